"""Problems in one plain sentence, and what nobody expected in the log, without anybody's data."""

from __future__ import annotations

import platform
import shlex
import traceback
from datetime import UTC, datetime
from pathlib import Path, PurePath

from delight import __version__
from delight.domain.errors import DelightError
from delight.domain.plain.sentences import explain

LONGEST_LOG = 256_000
_MENDABLE = frozenset({"storage.damaged", "storage.not_a_shop"})
_MAY_BE_REPLACED = frozenset({"file.not_ours", "backup.other_shop", "export.there"})
_BY_COMMAND = {
    "owner.needed": "Name an owner with --staff.",
    "undo.conflict": "Add --rest to undo the rest.",
    "promise.later_day": "Tell them, and say so with `delight promise longer`.",
    "staff.left": "Name somebody who does.",
    "voucher.expired": "Add --anyway to take it all the same.",
    "voucher.taken_twice": "If they use as much a second time, add --again.",
    "undo.voucher_used": "You can `delight voucher cancel` it.",
    "record.changed_elsewhere": "Look at what it is now, then do it again.",
}
"""What helps here, where the window would have something to press."""
_ROOT = PurePath(__file__).parents[2]


def sentence(error: DelightError) -> str:
    """Return what happened and what helps, on one line."""
    plain = explain(error)
    if error.code in _MAY_BE_REPLACED:
        return f"{plain.what} Choose another name, or add --replace."
    if error.code == "storage.damaged" or "copy" in error.details:
        return f"{plain.what} {_how_to_save(error)}"
    return " ".join(f"{plain.what} {_BY_COMMAND.get(error.code, plain.remedy)}".split())


def _how_to_save(error: DelightError) -> str:
    """Return the commands that help a shop's file which cannot be read."""
    copy = error.details.get("copy")
    mend = "mend it with `delight check --repair`" if error.code in _MENDABLE else ""
    back = f"bring its newest copy back with `delight restore {shlex.quote(copy)}`" if copy else ""
    ways = ", or ".join(filter(None, (mend, back)))
    return f"{ways[0].upper()}{ways[1:]}."


def write_down(error: BaseException, log: Path) -> bool:
    """Add an unexpected fault to the log: its kind, files and lines; no values. Return whether it worked."""
    frames = traceback.extract_tb(error.__traceback__)
    head = (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z Delight {__version__}, Python {platform.python_version()},"
        f" {platform.system()}: {type(error).__module__}.{type(error).__qualname__}"
    )
    lines = [head, *(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames)]
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        kept = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        log.write_text(kept[-LONGEST_LOG:] + "\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        return False  # a full or read-only disk must not make one fault two
    return True


def _short(filename: str) -> str:
    path = PurePath(filename)
    return str(path.relative_to(_ROOT)) if path.is_relative_to(_ROOT) else path.name
