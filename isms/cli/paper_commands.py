"""Papers and reports: `isms print` and `isms report`, one command for each of the catalogue."""

from datetime import date
from pathlib import Path
from typing import Annotated, get_args

import typer

from inventory.errors import Invalid, Problem
from isms.cli.opening import Json, On, Output, day_of, operator, register, say
from isms.evidence.store import Store
from isms.ledger import issued
from isms.papers import catalogue
from isms.papers.bulk_run import Run, print_many
from isms.papers.composition import fonts
from isms.papers.composition.declared_papers import Declared
from isms.papers.composition.rendering import Ending
from isms.papers.dossiers import package
from schedules.standing import listing

OneCode = Annotated[str, typer.Argument(help="Mã hệ thống.")]
Subject = Annotated[str, typer.Argument(help="Mã hệ thống (IOFFICE), bản ghi của nó (IOFFICE:12), hoặc năm.")]
All = Annotated[bool, typer.Option("--all", help="Mọi hệ thống, vào một tệp .zip.")]
Wherever = Annotated[Path | None, typer.Option("--output", help="Tệp .pdf, .docx hoặc .html.")]


def printing() -> typer.Typer:
    """Return `isms print`: a command for each paper that is declared, and one for the whole dossier."""
    group = typer.Typer(no_args_is_help=True, help="In giấy tờ.")
    group.command("package")(print_the_package)
    for declared in sorted(catalogue.PAPERS.values(), key=lambda each: (not each.in_bulk, each.code)):
        if declared.in_bulk:
            _add_of_systems(group, declared)
        elif not declared.report:
            _add_paper(group, declared)
    return group


def reports() -> typer.Typer:
    """Return `isms report`: a command for each report with figures that is declared."""
    group = typer.Typer(no_args_is_help=True, help="Lập báo cáo, tính đến bất kỳ ngày nào.")
    for declared in catalogue.PAPERS.values():
        if declared.report:
            _add_report(group, declared)
    return group


def print_the_package(
    code: Annotated[str, typer.Argument(help="Mã hệ thống; nhiều hệ thống cấp độ 1, 2: nối bằng dấu +.")],
    output: Annotated[Path, typer.Option("--output", help="Tệp .zip.")],
) -> None:
    """Gói cả hồ sơ đề xuất cấp độ thành một tệp ZIP."""
    database, settings = register()
    with database.snapshot(operator()) as work:
        packed = package.pack(work, Store(settings), code, output)
    with database.work(operator()) as work:
        package.enter(work, packed)
    _written(output)


def _add_of_systems(group: typer.Typer, declared: Declared) -> None:
    @group.command(declared.code, help=f"In: {declared.title}, của một hệ thống hoặc của mọi hệ thống (--all).")
    def print_of_systems(output: Output, code: OneCode = "", all_systems: All = False) -> None:
        if bool(code) == all_systems:
            raise Invalid([Problem("code", "Chưa rõ in của hệ thống nào.", "Hãy ghi một mã hệ thống, hoặc --all.")])
        if all_systems:
            _print_all(declared.code, output)
        else:
            _print(declared.code, code, output)
        _written(output)


def _add_paper(group: typer.Typer, declared: Declared) -> None:
    @group.command(declared.code, help=f"In: {declared.title}.")
    def print_the_paper(subject: Subject, output: Output, on: On = None) -> None:
        _print(declared.code, subject, output, day_of(on))
        _written(output)


def _add_report(group: typer.Typer, declared: Declared) -> None:
    @group.command(declared.code, help=f"{declared.report}.")
    def make_the_report(on: On = None, output: Wherever = None, as_json: Json = False) -> None:
        if output is None and not as_json:
            rule = "Chưa nói ghi báo cáo vào đâu."
            raise Invalid([Problem("output", rule, "Hãy thêm --output TỆP, hoặc --json để xem các con số.")])
        database, _ = register()
        day = day_of(on)
        subject = declared.subject.of(day or database.today())
        if output is not None:
            _print(declared.code, subject, output, day)
        if as_json:
            with database.look(operator()) as work:
                say(catalogue.make(work, declared.code, subject, day).figures(), True, "")
        elif output is not None:
            _written(output)


def _print(paper: str, subject: str, output: Path, on: date | None = None) -> None:
    ending = next((each for each in get_args(Ending) if f".{each}" == output.suffix.lower()), None)
    if ending is None:
        rule = f"Không in được dạng “{output.suffix}”."
        raise Invalid([Problem("output", rule, "Hãy dùng tên tệp .pdf, .docx hoặc .html.")])
    database, _ = register()
    with database.snapshot(operator()) as work:
        made = catalogue.printed(work, paper, subject, ending, on)
    unprintable = fonts.missing_letters_text(fonts.missing_letters(made.facts)) if ending != "docx" else ""
    if unprintable:
        typer.echo(f"{unprintable}.", err=True)
    with database.work(operator()) as work:
        row = issued.enter(work, made)
        output.write_bytes(issued.content(work, row.id))


def _print_all(paper: str, output: Path) -> None:
    if output.suffix.lower() != ".zip":
        raise Invalid([Problem("output", "Nhiều giấy in vào một tệp nén.", "Hãy dùng tên tệp .zip.")])
    database, _ = register()
    with database.look(operator()) as work:
        run = Run(paper, "pdf", listing.codes(work, listing.Filter()))
    with output.open("wb") as target:
        print_many(lambda: database.look(operator()), lambda: database.work(operator()), run, target)
    for code, why in run.left_out.items():
        typer.echo(f"{code}: {why}", err=True)


def _written(output: Path) -> None:
    typer.echo(f"Đã ghi {output}.")
