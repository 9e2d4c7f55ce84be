"""Papers and reports: `isms print` and `isms report`, one command for each of the catalogue."""

from datetime import date
from pathlib import Path
from typing import Annotated, get_args

import typer

from inventory.errors import Invalid, Problem
from isms.cli.opening import Code, Json, On, Output, day_of, operator, register, say
from isms.evidence.store import Store
from isms.ledger import issued
from isms.papers import catalogue
from isms.papers.bulk_run import Run, print_many
from isms.papers.composition import fonts
from isms.papers.composition.render import Form as Ending
from isms.papers.dossiers import package
from isms.papers.forms import form_titles as forms
from schedules.standing import listing

printing = typer.Typer(no_args_is_help=True, help="In giấy tờ.")
reports = typer.Typer(no_args_is_help=True, help="Lập báo cáo, tính đến bất kỳ ngày nào.")
OneCode = Annotated[str, typer.Argument(help="Mã hệ thống.")]
Subject = Annotated[str, typer.Argument(help="Mã hệ thống (IOFFICE), bản ghi của nó (IOFFICE:12), hoặc năm.")]
All = Annotated[bool, typer.Option("--all", help="Mọi hệ thống, vào một tệp .zip.")]
Wherever = Annotated[Path | None, typer.Option("--output", help="Tệp .pdf, .docx hoặc .html.")]


@printing.command(catalogue.CHECKLIST)
def print_the_checklist(output: Output, code: OneCode = "", all_systems: All = False) -> None:
    """In phiếu kiểm tra thành phần hồ sơ đề xuất cấp độ, của một hệ thống hoặc của mọi hệ thống (--all)."""
    if bool(code) == all_systems:
        raise Invalid([Problem("code", "Chưa rõ in của hệ thống nào.", "Hãy ghi một mã hệ thống, hoặc --all.")])
    if all_systems:
        _print_all(catalogue.CHECKLIST, output)
    else:
        _print(catalogue.CHECKLIST, code, output)
    _written(output)


@printing.command("package")
def print_the_package(
    code: Annotated[str, typer.Argument(help="Mã hệ thống; nhiều hệ thống cấp độ 1, 2: nối bằng dấu +.")],
    output: Annotated[Path, typer.Option("--output", help="Tệp .zip.")],
) -> None:
    """Gói cả hồ sơ đề xuất cấp độ thành một tệp ZIP."""
    database, settings = register()
    with database.work(operator()) as work:
        package.pack(work, Store(settings), code, output)
    _written(output)


def _add_form(form: forms.Form) -> None:
    @printing.command(form.code, help=f"In {form.title}: {form.name}.")
    def print_the_form(code: Code, output: Output) -> None:
        _print(form.code, code, output)
        _written(output)


def _add_paper(paper: str) -> None:
    @printing.command(paper, help=f"In: {catalogue.NAMES[paper]}.")
    def print_the_paper(subject: Subject, output: Output, on: On = None) -> None:
        _print(paper, subject, output, day_of(on))
        _written(output)


def _add_report(code: str, report: catalogue.Report) -> None:
    @reports.command(code, help=f"{report.help}.")
    def make_the_report(on: On = None, output: Wherever = None, as_json: Json = False) -> None:
        if output is None and not as_json:
            rule = "Chưa nói ghi báo cáo vào đâu."
            raise Invalid([Problem("output", rule, "Hãy thêm --output TỆP, hoặc --json để xem các con số.")])
        database, _ = register()
        day = day_of(on)
        subject = report.subject(day or database.today())
        if output is not None:
            _print(code, subject, output, day)
        if as_json:
            with database.look(operator()) as work:
                say(catalogue.make(work, code, subject, day).figures(), True, "")
        elif output is not None:
            _written(output)


for _code in forms.CODES:
    _add_form(forms.form(_code))
for _paper in sorted(catalogue.MAKERS.keys() - set(forms.CODES) - catalogue.REPORTS.keys()):
    _add_paper(_paper)
for _name, _report in catalogue.REPORTS.items():
    _add_report(_name, _report)


def _print(paper: str, subject: str, output: Path, on: date | None = None) -> None:
    ending = next((each for each in get_args(Ending) if f".{each}" == output.suffix.lower()), None)
    if ending is None:
        rule = f"Không in được dạng “{output.suffix}”."
        raise Invalid([Problem("output", rule, "Hãy dùng tên tệp .pdf, .docx hoặc .html.")])
    database, _ = register()
    with database.work(operator()) as work:
        made = catalogue.printed(work, paper, subject, ending, on)
        unprintable = fonts.told(fonts.lacking(made.facts)) if ending != "docx" else ""
        if unprintable:
            typer.echo(f"{unprintable}.", err=True)
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
