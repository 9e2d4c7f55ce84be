"""A register that seems to be lost: no new one is started in its place without a person saying so."""

from collections.abc import Iterator

from inventory.errors import Reason, Refused
from isms.backup import nightly
from isms.backup.engines import ENGINES
from isms.backup.restoring import ASIDE
from isms.evidence.store import DRAFT, FOLDER
from isms.installation import schema, setup
from isms.platform.config import Settings
from isms.platform.database import Database


def refuse_new(database: Database, settings: Settings) -> None:
    """
    Raise Refused where there is no register but what belongs to one: its file, emptied; its evidence; a register set
    aside; backups.
    """
    signs = list(_signs(database, settings))
    if not signs or (not setup.is_emptied(settings) and _has_register(database, settings)):
        return
    reasons = [Reason("register_lost", "", sign) for sign in signs]
    remedy = (
        "Không lập sổ mới ở đây, vì có vẻ sổ cũ bị mất. Hãy phục hồi: isms backup restore TỆP. "
        "Nếu thật sự muốn lập sổ mới, trống: isms init --new"
    )
    raise Refused([*reasons, Reason("init_new", "", remedy)])


def _has_register(database: Database, settings: Settings) -> bool:
    return setup.exists(settings) and schema.current(database.engine) is not None


def _signs(database: Database, settings: Settings) -> Iterator[str]:
    if setup.is_emptied(settings):
        yield f"Tệp cơ sở dữ liệu rỗng: {database.engine.url.database}."
    engine = ENGINES[database.engine.dialect.name]
    for name in engine.names(database.engine, ASIDE):
        yield f"Một sổ được giữ lại bên cạnh: {engine.place(database.engine, name)}."
    evidence = settings.data_dir / FOLDER
    if any(path.is_file() and not path.name.startswith(DRAFT) for path in evidence.rglob("*")):
        yield f"Tài liệu minh chứng của một sổ: {evidence}."
    nightly_ones = nightly.backups(settings.backup_folder).values()
    for file in [*sorted(settings.data_dir.glob("truoc-nang-cap-*.zip")), *list(nightly_ones)[-1:]]:
        yield f"Bản sao lưu của một sổ: {file}."
