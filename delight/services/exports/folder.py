"""The folder of an export: what explains it, safe names, and how it comes to stand where it belongs."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from delight.domain.exports import CellKind, ExportTable
from delight.exchange.cells_out import Style, has_money
from delight.services.files import sync_tree

README = "README.txt"
_BY_US = ": an export by Delight "
_FIRST_LINE = 4_096
_NOBODYS = frozenset({"desktop.ini", "Thumbs.db"})
"""What systems leave in folders by themselves, besides hidden files."""
_KINDS = {
    CellKind.TEXT: "text",
    CellKind.NUMBER: "number",
    CellKind.MONEY: "amount",
    CellKind.DAY: "date (YYYY-MM-DD)",
    CellKind.MOMENT: "date and time on the shop's clock",
    CellKind.YES_NO: "yes or no",
}
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def readme(tables: Sequence[ExportTable], counts: Mapping[str, int], style: Style) -> str:
    """Return what explains the files of an export, column by column."""
    head = style.head
    made = style.moment(head.made_at).strftime("%Y-%m-%d %H:%M")
    lines = [
        f"{head.shop}{_BY_US}{head.version}, made {made}",
        "",
        "Each .csv file is a table: UTF-8, commas between the columns, the headings in its first line.",
        "Spreadsheets open them as they are. A text that a spreadsheet would take for a formula has an",
        "apostrophe before it; Delight takes it away again when it imports the file. Letters lie in the",
        "folder “letters” as PDF files, what was kept with cases in the folder “attachments”.",
    ]
    for table in tables:
        lines += ["", f"{table.key}.csv ({counts.get(table.key, 0)} lines). {table.about}"]
        for column in table.columns:
            about = f"; {column.about}" if column.about else ""
            lines.append(f"    {column.title}: {_KINDS[column.kind]}{about}")
        if has_money(table.columns):
            lines.append(f"    Currency: of the amounts, {head.currency}")
    return "\n".join(lines) + "\n"


def safe_name(name: str) -> str:
    """Return the name of a file that every system takes, and that leaves its folder nowhere."""
    bare = _UNSAFE.sub("_", name).strip(" .") or "file"
    stem, ending = os.path.splitext(bare)  # noqa: PTH122 - a name alone
    short = stem.encode()[: 180 - len(ending.encode()[:40])].decode("utf-8", "ignore") + ending[:20]
    return f"_{short}" if _RESERVED.fullmatch(short) else short


def names_in(folder: Path) -> set[str]:
    """Return the names of what somebody put into a folder; nothing where there is none."""
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    return {name for name in names - _NOBODYS if not name.startswith(".")}


def is_export(folder: Path) -> bool:
    """Tell whether an export of ours is in a folder: its README says so."""
    with suppress(OSError), (folder / README).open(encoding="utf-8-sig", errors="replace") as file:
        return _BY_US in file.readline(_FIRST_LINE)
    return False


def put_in_place(whole: Path, target: Path) -> None:
    """Move a folder that was written aside to ``target``; what stands there besides stays.

    Raises:
        OSError: where the system refuses; each file is the old one or the new one then.
    """
    sync_tree(whole)
    if not target.exists():
        whole.replace(target)
        return
    for path in sorted(whole.iterdir()):
        _take_the_place(path, target / path.name)


def _take_the_place(path: Path, target: Path) -> None:
    if not path.is_dir() or not target.exists():
        path.replace(target)
        return
    old = path.with_name(f"old-{uuid4().hex}")  # in the scratch folder, which goes with all that is in it
    target.replace(old)
    try:
        path.replace(target)
    except OSError:
        with suppress(OSError):
            old.replace(target)
        raise
