"""Repair a shop's file: its indexes, or the whole of it out of what can be read and its newest copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from delight.data.backups.checks import sound
from delight.data.backups.compare import stored_uids
from delight.data.backups.file import unpack
from delight.data.backups.folder import Stored, is_whole, stored_in
from delight.data.backups.history import mend_history
from delight.data.backups.pages import bring_pages_back
from delight.data.backups.salvage import Salvaged, salvage
from delight.data.backups.side import beside
from delight.data.backups.swap import replace_keeping
from delight.data.backups.values import is_derived_readable, unreadable
from delight.data.database import FILE_NAME, Database
from delight.data.derived.keeping import forget
from delight.data.engine import sqlite
from delight.data.entities import Shop
from delight.data.faults import plain_faults
from delight.data.journal import values
from delight.data.schema import SCHEMA_NO, has_first_page, identify
from delight.domain.backups import Repair, RepairReport
from delight.domain.errors import StorageError
from delight.domain.shop import ShopDraft, checked_shop
from delight.services.backups import erased
from delight.services.backups.replay import replay
from delight.services.backups.store import naming_copies, own_folder
from delight.services.erasing import erase_again

NAMELESS = "My shop"
"""What a shop is called whose own name is lost, until somebody says it again."""
_SHOP_ONCE = "SELECT record_uid FROM changes WHERE noun = 'shop' ORDER BY id LIMIT 1"
"""The shop's own uid, as history has it: the codes of its vouchers tell whose they are by it."""
_WORTH_IT = ("customers", "cases", "letters")
_GARBLED = (sqlite.Error, UnicodeDecodeError)
"""What the engine raises of a damaged file; its own words about it quote what stands there."""
_BEYOND = frozenset({"storage.damaged", "storage.not_a_shop"})


def _now() -> datetime:
    return datetime.now(UTC)


def repair(place: Path, *, clock: Callable[[], datetime] = _now) -> RepairReport:
    """Repair the file of the shop in the folder ``place``, which must not be open here, if it needs it.

    Raises:
        StorageError: ``storage.beyond_repair`` where nothing of the file can be read, so that only a copy
            helps, which it names; the other codes ``storage.*``. The file is as it was then.
    """
    file = place / FILE_NAME
    with naming_copies(place), plain_faults(file):
        schema_no = _schema_no(file)
        if schema_no is not None:
            if _is_sound(file):
                return RepairReport(how=Repair.INDEXES) if _recounted(file) else _letters(file)
            if _reindexed(file):
                return RepairReport(how=Repair.INDEXES)
            if schema_no != SCHEMA_NO:
                raise StorageError("storage.beyond_repair", path=str(file))
        with _saying_so(file, known=schema_no is not None), plain_faults(file):
            return _rebuilt(file, clock)


@contextmanager
def _saying_so(file: Path, *, known: bool) -> Iterator[None]:
    """Say that too little is left of a shop; or that a file is none, where neither it nor a copy tells."""
    try:
        yield
    except StorageError as error:
        if error.code not in _BEYOND:
            raise
        known = known or bool(stored_in(own_folder(file.parent)))
        raise StorageError(
            "storage.beyond_repair" if known else "storage.not_a_shop", path=str(file)
        ) from error


def _schema_no(file: Path) -> int | None:
    """Return which tables a shop's file has; ``None`` where a copy may tell, or only its pages can.

    A file of another program says so on its first page, and is left alone.
    """
    try:
        return identify(file)
    except StorageError as error:
        has_copies = bool(stored_in(own_folder(file.parent)))
        if error.code != "storage.not_a_shop" or (has_first_page(file) and not has_copies):
            raise
        return None


def _is_sound(file: Path) -> bool:
    try:
        sound(file)
        with closing(sqlite.connect(str(file), isolation_level=None)) as connection:
            return not unreadable(connection)
    except (StorageError, *_GARBLED) as error:
        if isinstance(error, StorageError) and error.code != "storage.damaged":
            raise
        return False


def _recounted(file: Path) -> bool:
    """Have what is counted of the records made anew, if it cannot be read."""
    with closing(sqlite.connect(str(file), isolation_level=None)) as connection:
        return not is_derived_readable(connection) and forget(connection)


def _letters(file: Path) -> RepairReport:
    """Give letters that are not as they went out their pages again, out of whichever copy has them."""
    with beside(file, "copy") as (copy,):
        found, lost = bring_pages_back(file, _databases(file.parent, copy))
    return RepairReport(
        how=Repair.LETTERS if found or lost else Repair.NOTHING,
        brought_back={"letters": found} if found else {},
        lost={"letters": lost} if lost else {},
    )


def _databases(place: Path, target: Path) -> Iterator[Path]:
    """Yield the database of each copy that is whole, one after the other at ``target``, the newest first."""
    for stored in stored_in(own_folder(place)):
        if is_whole(stored.path):
            unpack(stored.path, target)
            yield target


def _reindexed(file: Path) -> bool:
    """Make the indexes anew, if they are all that is damaged; the file is as it was otherwise."""
    try:
        with closing(sqlite.connect(str(file), isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("REINDEX")
            whole = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            whole = whole and not connection.execute("PRAGMA foreign_key_check").fetchone()
            whole = whole and not unreadable(connection)
            connection.execute("COMMIT" if whole else "ROLLBACK")
            return whole
    except _GARBLED:
        return False


def _rebuilt(file: Path, clock: Callable[[], datetime]) -> RepairReport:
    with (
        beside(file, "repaired", "copy", "lent", "pages") as (new, copy, lent, pages),
        _newest_copy(file.parent, copy) as (stored, older),
    ):
        Database(new, clock=clock, create=True, durable=False).close()
        uids = erased.listed([file.parent, own_folder(file.parent)]) | stored_uids(file)
        told: Salvaged = salvage(file, lent, new, older, uids)
        spoilt = mend_history(new, clock().astimezone(UTC).isoformat(timespec="milliseconds"))
        told.lost["payloads"] = told.lost.get("payloads", 0) + spoilt
        _give_shop(new, file, told)
        replay(new, uids, clock, erase_again)
        found, lost = bring_pages_back(new, _databases(file.parent, pages))
        sound(new)
        kept = replace_keeping(new, file)
    return RepairReport(
        how=Repair.REBUILT,
        saved=told.saved,
        brought_back=_with_letters(told.brought_back, found),
        lost={noun: count for noun, count in _with_letters(told.lost, lost).items() if count},
        copy=stored.path if stored and told.brought_back else None,
        kept=kept,
    )


def _give_shop(new: Path, file: Path, told: Salvaged) -> None:
    """Make a shop of whatever name, where all that is lost is what the shop says of itself."""
    if told.saved.get("shop") or told.brought_back.get("shop"):
        return
    if not any(told.saved.get(table) for table in _WORTH_IT):
        raise StorageError("storage.damaged", path=str(file))
    told.lost["shop"] = 1
    draft = checked_shop(ShopDraft(name=NAMELESS))
    row = values(Shop(**{name: getattr(draft, name) for name in ShopDraft.__dataclass_fields__}))
    with closing(sqlite.connect(str(new), isolation_level=None)) as connection:
        known = connection.execute(_SHOP_ONCE).fetchone()
        row["uid"] = known[0] if known else row["uid"]
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO shop({', '.join(row)}) VALUES ({marks})", tuple(row.values()))  # noqa: S608


def _with_letters(counts: dict[str, int], letters: int) -> dict[str, int]:
    return counts | {"letters": counts.get("letters", 0) + letters} if letters else counts


@contextmanager
def _newest_copy(place: Path, target: Path) -> Iterator[tuple[Stored | None, Path | None]]:
    """Yield the newest copy that is whole, and its database at ``target``."""
    stored = next((one for one in stored_in(own_folder(place)) if is_whole(one.path)), None)
    if stored is not None:
        unpack(stored.path, target)
    yield stored, target if stored else None
