"""
What a template of the office may do: show texts of a paper and go through its lists. Nothing else.

A template is a program written by whoever made the file. It is given plain texts, lists and dictionaries, no object of
ours; no function but a few filters; and no way to grow: no arithmetic that multiplies, no ranges, no names of its own,
no texts put together but by `join` and `replace`, whose results are bounded as the whole is; few loops in loops.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from isms.papers.composition.word import as_word_text

FILTERS = ("upper", "lower", "title", "trim", "default", "join", "length", "first", "last", "replace", "e", "escape")
DEEPEST = 3  # loops within one another
LONGEST_TEXT, LONGEST_OUTPUT = 1_000_000, 50_000_000  # characters: of a filter's result, of all that is written
_LOOP = frozenset({"index", "first", "last", "length"})
_GROWS = frozenset({"*", "**", "%"})


class NotPermitted(TemplateSyntaxError):
    """A template asks for more than to show; the message says for what, in Vietnamese."""


class Sandbox(ImmutableSandboxedEnvironment):
    """A Jinja environment without ranges, macros, includes, arithmetic that grows, or any method of a value."""

    intercepted_binops = _GROWS

    @staticmethod
    def concat(parts: Iterable[str]) -> str:
        """Put the parts of the output together, as long as they stay within the bound."""
        return "".join(_bounded(parts))

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=as_word_text)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.filters |= {"join": self._join, "replace": self._replace}
        self.tests = {name: self.tests[name] for name in ("defined", "none", "equalto", "in")}

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"phép tính {operator}")

    def _join(self, values: Any, between: str = "", attribute: str | int | None = None) -> Any:
        each = list(values)
        texts = [str(one) if attribute is None else str(self.getitem(one, attribute)) for one in each]
        _require_short(sum(map(len, texts)) + len(str(between)) * max(len(texts) - 1, 0))
        return str(between).join(texts)

    def _replace(self, value: Any, old: str, new: str) -> Any:
        text, found = str(value), str(old)
        _require_short(len(text) + text.count(found) * len(str(new)))
        return text.replace(found, str(new))

    def wrap_str_format(self, value: Any) -> None:
        """No method of a text is given out, `format` neither."""
        return None

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return isinstance(obj, LoopContext) and attr in _LOOP

    def is_safe_callable(self, obj: Any) -> bool:
        return False

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _require_modest(tree)
        return tree


_ONLY_SHOWS = "mẫu chỉ được hiện dữ liệu, không được gọi hàm, đặt tên, nối chữ bằng ~ hay dẫn mẫu khác"


def _bounded(parts: Iterable[str]) -> Iterator[str]:
    length = 0
    for part in parts:
        length += len(part)
        if length > LONGEST_OUTPUT:
            raise SecurityError("văn bản dài quá mức")
        yield part


def _require_short(length: int) -> None:
    if length > LONGEST_TEXT:
        raise SecurityError("đoạn chữ dài quá mức")


def _require_modest(tree: nodes.Template) -> None:
    for kind in (
        nodes.Macro,
        nodes.CallBlock,
        nodes.Include,
        nodes.Import,
        nodes.FromImport,
        nodes.Extends,
        nodes.Call,
        nodes.Assign,
        nodes.AssignBlock,
        nodes.Concat,
    ):
        for node in tree.find_all(kind):
            raise NotPermitted(_ONLY_SHOWS, node.lineno)
    for used in tree.find_all(nodes.Filter):
        for given in (*used.args, *(each.value for each in used.kwargs)):
            if isinstance(given, nodes.Filter) or given.find(nodes.Filter) is not None:
                raise NotPermitted("không dùng bộ lọc bên trong một bộ lọc khác", used.lineno)
    for name in tree.find_all(nodes.Name):
        if name.name == "self":
            raise NotPermitted("không có tên self", name.lineno)
    _require_shallow(tree, 0)


def _require_shallow(node: nodes.Node, depth: int) -> None:
    for child in node.iter_child_nodes():
        below = depth + isinstance(child, nodes.For)
        if below > DEEPEST:
            raise NotPermitted(f"quá {DEEPEST} vòng lặp lồng nhau", child.lineno)
        _require_shallow(child, below)
