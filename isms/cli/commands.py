"""The commands of the program besides papers and reports, and the groups they stand in."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from inventory.work import Role
from isms import exchange
from isms.accounts import new_passwords, people
from isms.accounts.passwords import NewPassword
from isms.cli.background_command import work_on_task
from isms.cli.backup_commands import backups
from isms.cli.check_command import check
from isms.cli.doctor_command import doctor
from isms.cli.exit_codes import Answering
from isms.cli.opening import Code, From, Json, On, day_of, opened, operator, prepare, register, say
from isms.cli.own_list_command import refuse_without_own, take_own
from isms.cli.paper_commands import printing, reports
from isms.cli.service_commands import services
from isms.cli.sign_command import sign_file
from isms.cli.trail_commands import trails
from isms.exchange import starting_inventory
from isms.exchange.aside import import_task, undo_task
from isms.exchange.aside.import_task import RegisterFile
from isms.exchange.format.lines import WRONG, NotImported
from isms.exchange.sheets import files
from isms.exchange.undo import undoing
from isms.installation import schema, setup
from isms.interface import answers, rules
from isms.jobs import jobs
from isms.platform.database import Database
from isms.platform.garbage import collecting_seldom
from isms.systems import voiding
from schedules.acts import enforcement
from schedules.cadence.cadence import default_policies
from schedules.cadence.working_days import Holidays, default_holidays
from schedules.policies import policies
from schedules.standing import column_conditions, fact_reader, listing, queries

app = typer.Typer(
    cls=Answering,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Sổ hệ thống thông tin theo cấp độ: cấp độ, kiểm tra, cho phép sử dụng, cảnh báo, giấy tờ.",
)


def _group(name: str, about: str) -> typer.Typer:
    group = typer.Typer(no_args_is_help=True, help=about)
    app.add_typer(group, name=name)
    return group


systems = _group("systems", "Xem hệ thống, xin phép và thu hồi cho phép sử dụng.")
user = _group("user", "Người dùng.")
app.add_typer(printing(), name="print")
app.add_typer(reports(), name="report")
app.add_typer(backups(), name="backup")
app.add_typer(services(), name="service")
app.add_typer(trails(), name="trail")
app.command("sign")(sign_file)
app.command("check")(check)
app.command("doctor")(doctor)
app.command("work-on-task", hidden=True)(work_on_task)


@app.command()
def init(
    with_inventory: Annotated[
        bool, typer.Option("--starting-inventory", help="Nạp các hệ thống trong kế hoạch 2025 của Sở, một lần.")
    ] = False,
    with_backup: Annotated[
        bool, typer.Option("--backup/--no-backup", help="Sao lưu sổ của phiên bản trước rồi mới nâng cấp.")
    ] = True,
    anew: Annotated[bool, typer.Option("--new", help="Lập sổ mới dù ở đây có dấu vết của một sổ đã mất.")] = False,
    as_json: Json = False,
) -> None:
    """Tạo sổ, hoặc sao lưu rồi nâng cấp sổ lên phiên bản này."""
    database, settings = opened()
    new = prepare(database, settings, with_backup, anew)
    loaded = 0
    if with_inventory:
        with database.work(setup.SETUP) as work:
            loaded = starting_inventory.load_once(work)
    with database.look(setup.SETUP) as work:
        unconfirmed = listing.page(work, listing.Filter(responsibility=column_conditions.UNCONFIRMED), most=1).total
    words = "Đã tạo sổ mới." if new else "Sổ đã có và đúng phiên bản."
    words += f" Nạp {loaded} hệ thống." if loaded else ""
    words += f" {unconfirmed} hệ thống chưa xác nhận vai trò của cơ quan." if unconfirmed else ""
    say({"created": new, "systems_loaded": loaded, "roles_to_confirm": unconfirmed}, as_json, words)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Địa chỉ lắng nghe.")] = None,
    port: Annotated[int | None, typer.Option(help="Cổng lắng nghe.", min=1, max=65535)] = None,
) -> None:
    """Chạy ứng dụng web và bộ hẹn giờ."""
    from isms.cli.serving import serve as run  # the web framework takes a second to load: only this command needs it

    database, settings = opened()
    prepare(database, settings)
    chosen = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    run(database, settings.model_copy(update=chosen))


@user.command("add")
def add_user(
    name: Annotated[str, typer.Argument(help="Tên đăng nhập.")],
    role: Annotated[Role, typer.Option(help="Vai trò.")],
    email: Annotated[str, typer.Option(help="Địa chỉ thư.")] = "",
    unit: Annotated[str | None, typer.Option(help="Mã đơn vị; bỏ trống: tất cả đơn vị.")] = None,
    password_stdin: Annotated[bool, typer.Option("--password-stdin", help="Đọc mật khẩu từ đầu vào chuẩn.")] = False,
    as_json: Json = False,
) -> None:
    """Thêm người dùng."""
    database, _ = register()
    password = _password_of(database, name) if password_stdin else None
    with database.work(operator()) as work:
        person = people.add(work, name=name, role=role, email=email, unit_code=unit, password=password)
        facts = {"name": person.name, "role": person.role, "unit": unit, "email": person.email}
        waits = bool(work.deferred)
    if waits:
        say(
            facts | {"waits": True},
            as_json,
            f"Chưa thêm {facts['name']}: đề nghị đã gửi, có hiệu lực khi hai người xác nhận.",
        )
        return
    cannot = "" if password else " Chưa có mật khẩu nên chưa đăng nhập được."
    say(facts, as_json, f"Đã thêm {facts['name']} ({facts['role']}).{cannot}")


@user.command("password")
def set_user_password(
    name: Annotated[str, typer.Argument(help="Tên đăng nhập.")],
    lost_phone: Annotated[bool, typer.Option("--lost-phone", help="Gỡ cả xác thực hai bước.")] = False,
    as_json: Json = False,
) -> None:
    """Đặt lại mật khẩu (đọc từ đầu vào chuẩn) và mở lại tài khoản; dùng khi không còn ai vào được sổ."""
    database, _ = register()
    password = _password_of(database, name)
    with database.work(operator()) as work:
        replace = people.take_off_second_factor if lost_phone else people.set_password
        replace(work, name, password)
        waits = bool(work.deferred)
        if not waits:
            people.activate(work, name)
    done = "Đề nghị đã gửi, có hiệu lực khi hai người xác nhận:" if waits else "Đã"
    say({"name": name} | ({"waits": True} if waits else {}), as_json, f"{done} đặt lại mật khẩu của {name}.")


def _password_of(database: Database, name: str) -> NewPassword:
    return new_passwords.chosen(database, sys.stdin.readline().rstrip("\r\n"), name)


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="Tệp .json (isms/1), .xlsx hoặc .csv; hoặc undo.")],
    number: Annotated[int | None, typer.Argument(help="Sau undo: số của lần nhập cần lấy lại.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ kiểm tra, không ghi.")] = False,
    own: Annotated[bool, typer.Option("--own", help="Danh sách riêng của cơ quan (.xlsx, .xls, .ods, .csv).")] = False,
    mapping: Annotated[Path | None, typer.Option("--mapping", help="Tệp ánh xạ (.json), dùng cùng --own.")] = None,
    rest: Annotated[
        Path | None, typer.Option("--rest", help="Với --own: ghi các dòng đúng, các dòng còn lại vào tệp .xlsx này.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Sau undo: lý do lấy lại.")] = undoing.BY_COMMAND,
    as_json: Json = False,
) -> None:
    """Nhập dữ liệu: tất cả hoặc không gì cả, mỗi dòng một kết luận. import undo SỐ: lấy lại cả một lần nhập."""
    if str(file) == "undo":
        return undo_import(number, reason, as_json)
    if number is not None:
        raise typer.BadParameter("Chỉ import undo có số.")
    if own:
        return take_own(file, mapping, dry_run, rest, as_json)
    refuse_without_own(mapping, rest)
    database, settings = register()
    incoming = RegisterFile(file.name, files.content(file), file.suffix)
    with collecting_seldom():
        report = import_task.take_in(database, operator(), incoming, dry_run, settings.data_dir)
    if report.count(WRONG):
        raise NotImported(report)
    say(report.plain(), as_json, report.words())


def undo_import(number: int | None, reason: str, as_json: bool) -> None:
    """Take one import back as a whole."""
    if number is None:
        raise typer.BadParameter("Thiếu số của lần nhập: isms import undo SỐ.")
    database, settings = register()
    done = undo_task.take_back(database, operator(), number, reason, settings.data_dir)
    say(done.plain(), as_json, done.words())


@app.command("export")
def export_file(file: Annotated[Path, typer.Argument(help="Tệp .json (isms/1), .xlsx hoặc .csv.")]) -> None:
    """Xuất dữ liệu."""
    database, _ = register()
    with collecting_seldom():
        exchange.export_file(database, operator(), file)
    typer.echo(f"Đã ghi {file}. {files.LEFT_OUT.get(file.suffix.lower(), '')}".strip())


@app.command("template")
def template_file(file: Annotated[Path, typer.Argument(help="Tệp .xlsx sẽ tạo.")]) -> None:
    """Tạo bảng tính mẫu để nhập dữ liệu: tiêu đề, danh sách chọn, hướng dẫn."""
    files.template(file)
    typer.echo(f"Đã ghi {file}.")


@systems.command("list")
def list_systems(on: On = None, as_json: Json = False) -> None:
    """Danh sách hệ thống tính đến một ngày."""
    database, _ = register()
    with database.look(operator()) as work:
        found = [answers.describe(system, state) for system, _, state in queries.every(work, day_of(on))]
    say(found, as_json, "\n".join(answers.line(each) for each in found) or "Chưa có hệ thống nào.")


@systems.command("show")
def show_system(code: Code, on: On = None, as_json: Json = False) -> None:
    """Một hệ thống tính đến một ngày, kèm mọi lý do chặn."""
    database, _ = register()
    with database.look(operator()) as work:
        system, _, state = queries.show(work, code, day_of(on))
        found = answers.describe(system, state)
    say(found, as_json, answers.sheet(found))


_USE = {
    (True, False, True): "được đưa vào sử dụng.",
    (False, False, False): "đã được đưa vào sử dụng từ trước; không lưu gì thêm.",
    (True, True, True): "chưa được đưa vào sử dụng; đề nghị đã gửi, có hiệu lực khi người thứ hai xác nhận.",
    (True, True, False): "chưa được đưa vào sử dụng; đề nghị đã gửi từ trước, đang chờ người thứ hai xác nhận.",
}
"""What to say of asking for the permission, by: it is new, it waits for a second person, something was stored."""


@systems.command("use")
def use_system(
    code: Code,
    on: From = None,
    number: Annotated[str, typer.Option(help="Số văn bản cho phép.")] = "",
    reason: Annotated[str, typer.Option(help="Ghi chú; sau khi bị thu hồi: đã khắc phục thế nào.")] = "",
    as_json: Json = False,
) -> None:
    """Xin phép đưa vào sử dụng. Kết thúc 0 cả khi đã được phép từ trước hoặc còn chờ người thứ hai: xem lời báo."""
    database, _ = register()
    with database.work(operator()) as work:
        given = enforcement.put_into_use(work, code, day_of(on), number, reason)
        waits, stored = bool(work.deferred), bool(work.notes)
    facts = {"code": code, "in_use": not waits, "waits": waits, "stored": stored}
    say(facts, as_json, f"{code}: {_USE[given is not None, waits, stored]}")


@systems.command("withdraw")
def withdraw_system(
    code: Code,
    reason: Annotated[str, typer.Option(help="Lý do.")],
    on: From = None,
    number: Annotated[str, typer.Option(help="Số văn bản thu hồi.")] = "",
    as_json: Json = False,
) -> None:
    """Thu hồi cho phép sử dụng."""
    database, _ = register()
    with database.work(operator()) as work:
        enforcement.withdraw(work, code, reason, day_of(on), number)
    say({"code": code, "in_use": False}, as_json, f"Đã thu hồi cho phép sử dụng {code}.")


@systems.command("void")
def void_system(code: Code, reason: Annotated[str, typer.Option(help="Lý do.")], as_json: Json = False) -> None:
    """Hủy một hệ thống ghi nhầm: không còn được tính ở đâu; mã không dùng lại."""
    database, _ = register()
    with database.work(operator()) as work:
        voiding.void(work, code, reason)
        waits = bool(work.deferred)
    said = "đã gửi; có hiệu lực khi người thứ hai xác nhận." if waits else "đã được hủy khỏi sổ."
    say({"code": code, "voided": not waits, "waits": waits}, as_json, f"{code} {said}")


@app.command()
def sweep(as_json: Json = False) -> None:
    """Thực thi các hạn của hôm nay ngay bây giờ."""
    database, settings = register()
    done = jobs.sweep_and_report(database, settings)
    facts = {"date": done.date.isoformat(), "withdrawn": done.withdrawn, "alerts": done.alerts, "failed": done.failed}
    failed = f" Không xử lý được: {', '.join(done.failed)}." if done.failed else ""
    say(facts, as_json, f"Thu hồi cho phép sử dụng {len(done.withdrawn)} hệ thống, {done.alerts} cảnh báo mới.{failed}")
    raise typer.Exit(1 if done.failed else 0)


@app.command()
def deliver(as_json: Json = False) -> None:
    """Gửi thư báo đang chờ."""
    database, settings = register()
    done = jobs.deliver(database, settings)
    facts = {"sent": done.sent, "failed": done.failed, "waiting": done.waiting, "note": done.note}
    say(facts, as_json, f"Đã gửi {done.sent}, lỗi {done.failed}, còn chờ {done.waiting}. {done.note}".strip())


@app.command("rules")
def ask_rules(
    topic: Annotated[rules.Topic, typer.Argument(help="Quy tắc cần hỏi.")],
    facts: Annotated[typer.FileBinaryRead, typer.Option("--facts", help="Tệp JSON; - là đầu vào chuẩn.")],
    _as_json: Json = True,
) -> None:
    """Hỏi các quy tắc: cấp độ, thẩm quyền, hồ sơ, thời hạn, người đánh giá, hạn kiểm tra."""
    say(rules.ask(topic, facts.read(), _office()), True, "")


def _office() -> rules.Office:
    """The register's own policies and days off; those the product comes with where there is no register."""
    database, settings = opened()
    if not setup.exists(settings) or schema.current(database.engine) != schema.newest():
        return rules.Office(database.today(), default_policies(), Holidays.of(default_holidays()))
    with database.look(operator()) as work:
        return rules.Office(work.today, fact_reader.policies(work.session), policies.holidays(work))
