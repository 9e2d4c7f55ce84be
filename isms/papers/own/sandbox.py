"""
What a template of the office may do: show texts of a paper and go through its lists. Nothing else.

A template is a program written by whoever made the file. It is given plain texts, lists and dictionaries, no object of
ours; no function but a few filters; and no way to grow: no arithmetic that multiplies, no ranges, few loops in loops.
"""

from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from isms.papers.composition.word import as_word_text

FILTERS = ("upper", "lower", "title", "trim", "default", "join", "length", "first", "last", "replace", "e", "escape")
DEEPEST = 3  # loops within one another
_LOOP = frozenset({"index", "first", "last", "length"})
_GROWS = frozenset({"*", "**", "%"})


class NotPermitted(TemplateSyntaxError):
    """A template asks for more than to show; the message says for what, in Vietnamese."""


class Sandbox(ImmutableSandboxedEnvironment):
    """A Jinja environment without ranges, macros, includes, arithmetic that grows, or any method of a value."""

    intercepted_binops = _GROWS

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=as_word_text)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests = {name: self.tests[name] for name in ("defined", "none", "equalto", "in")}

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"phép tính {operator}")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return isinstance(obj, LoopContext) and attr in _LOOP

    def is_safe_callable(self, obj: Any) -> bool:
        return False

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _require_modest(tree)
        return tree


def _require_modest(tree: nodes.Template) -> None:
    for kind in (
        nodes.Macro,
        nodes.CallBlock,
        nodes.Include,
        nodes.Import,
        nodes.FromImport,
        nodes.Extends,
        nodes.Call,
    ):
        for node in tree.find_all(kind):
            raise NotPermitted("mẫu chỉ được hiện dữ liệu, không được gọi hàm hay dẫn mẫu khác", node.lineno)
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
