"""What belongs to this machine and not to the shop: the window's place, the theme, the size of text."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QJsonDocument

from delight import paths

MOST_OFFSET = 15.0
"""Millimetres; a printer that is further out wants mending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineSettings:
    """Settings of this machine.

    Attributes:
        theme: ``system``, ``light`` or ``dark``.
        text_scale: 1.0 to 2.0.
        letter_keys: single letters are keys; off for screen readers.
        touch: what is pressed is large enough for fingers.
        counter: the window was in counter mode last.
        window: left, top, width, height in pixels; ``None`` before the first time.
        maximised: the window fills the screen.
        page: where the window was last.
        folders: by purpose, where a file was chosen last.
        desks: by the shop's folder, the uid of who sat at its desk last, unless they have a PIN.
        printer_offsets: by printer, millimetres to the right and down that make up for how it pulls paper.
        views: of the Cases page, by key: asked for, or put away.
        summaries: by the shop's folder, the day whose summary was told last; ``weeks`` the owner's Friday.
        booklet: of the yearly booklet, by chapter: in it, or left out; ``full`` is all of each chapter.
        insight: Insight stands on the rail before the tenth case.
        reminder_names: reminders on the desktop may say first names.
    """

    theme: str = "system"
    text_scale: float = 1.0
    letter_keys: bool = True
    touch: bool = False
    counter: bool = False
    window: tuple[int, int, int, int] | None = None
    maximised: bool = False
    page: str = "today"
    folders: dict[str, str] = field(default_factory=dict)
    desks: dict[str, str] = field(default_factory=dict)
    printer_offsets: dict[str, tuple[float, float]] = field(default_factory=dict)
    views: dict[str, bool] = field(default_factory=dict)
    summaries: dict[str, str] = field(default_factory=dict)
    weeks: dict[str, str] = field(default_factory=dict)
    booklet: dict[str, bool] = field(default_factory=dict)
    insight: bool = False
    reminder_names: bool = False


def load(file: Path | None = None) -> MachineSettings:
    """Return the settings; whatever cannot be read is as on the first day."""
    try:
        stored = QJsonDocument.fromJson((file or paths.machine_file()).read_bytes())  # costs no import
    except OSError:
        return MachineSettings()
    values = stored.toVariant()
    return _checked(values if isinstance(values, dict) else {})


def change(file: Path | None = None, **values: Any) -> MachineSettings:
    """Change some settings, keep the others, and return all of them.

    A folder that cannot be written to is no reason to bother anybody: the change then lasts until the
    program is closed.
    """
    settings = replace(load(file), **values)
    kept = {**asdict(settings), "window": list(settings.window or ()), "printer_offsets": _listed(settings)}
    target = file or paths.machine_file()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_suffix(".tmp")
        beside.write_bytes(QJsonDocument.fromVariant(kept).toJson().data())
        beside.replace(target)
    except OSError:
        return settings
    return settings


def printer_offset(printer: str, file: Path | None = None) -> tuple[float, float]:
    """Return by how many millimetres to the right and down everything moves on ``printer``."""
    return load(file).printer_offsets.get(printer, (0.0, 0.0))


def set_printer_offset(printer: str, right: float, down: float, file: Path | None = None) -> None:
    """Keep by how many millimetres everything moves on ``printer``; no further than ``MOST_OFFSET``."""
    offset = bounded_offset(right, down)
    others = {name: value for name, value in load(file).printer_offsets.items() if name != printer}
    change(file, printer_offsets=others | ({printer: offset} if any(offset) else {}))


def _checked(stored: dict[str, Any]) -> MachineSettings:
    known = {f.name: stored[f.name] for f in fields(MachineSettings) if f.name in stored}
    settings = MachineSettings()
    window, scale = known.get("window"), known.get("text_scale")
    return replace(
        settings,
        theme=known["theme"] if known.get("theme") in {"light", "dark"} else "system",
        text_scale=min(2.0, max(1.0, float(scale))) if isinstance(scale, int | float) else 1.0,
        letter_keys=known.get("letter_keys") is not False,
        touch=known.get("touch") is True,
        counter=known.get("counter") is True,
        window=_rectangle(window),
        maximised=known.get("maximised") is True,
        page=str(known.get("page", "today")),
        folders=_texts(known.get("folders")),
        desks=_texts(known.get("desks")),
        printer_offsets=_offsets(known.get("printer_offsets")),
        views=_views(known.get("views")),
        summaries=_texts(known.get("summaries")),
        weeks=_texts(known.get("weeks")),
        booklet=_views(known.get("booklet")),
        insight=known.get("insight") is True,
        reminder_names=known.get("reminder_names") is True,
    )


def _texts(value: object) -> dict[str, str]:
    found = value.items() if isinstance(value, dict) else ()
    return {str(key): text for key, text in found if isinstance(text, str)}


def _offsets(value: object) -> dict[str, tuple[float, float]]:
    found = value.items() if isinstance(value, dict) else ()
    return {str(name): bounded_offset(*pair) for name, pair in found if _is_pair(pair)}


def _views(value: object) -> dict[str, bool]:
    found = value.items() if isinstance(value, dict) else ()
    return {str(key): shown for key, shown in found if isinstance(shown, bool)}


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(v, int | float) for v in value)


def bounded_offset(right: float, down: float) -> tuple[float, float]:
    """Return an offset that keeps the letter on the sheet, in whole tenths of a millimetre."""
    return (
        round(max(-MOST_OFFSET, min(MOST_OFFSET, right)), 1),
        round(max(-MOST_OFFSET, min(MOST_OFFSET, down)), 1),
    )


def _listed(settings: MachineSettings) -> dict[str, list[float]]:
    return {name: list(offset) for name, offset in settings.printer_offsets.items()}


def _rectangle(value: object) -> tuple[int, int, int, int] | None:
    if isinstance(value, list) and len(value) == 4 and all(isinstance(v, int | float) for v in value):
        left, top, width, height = (int(v) for v in value)
        return left, top, width, height
    return None
