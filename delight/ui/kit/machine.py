"""What belongs to this machine and not to the shop: the window's place, the theme, the size of text."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QJsonDocument

from delight import paths


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineSettings:
    """Settings of this machine.

    Attributes:
        theme: ``system``, ``light`` or ``dark``.
        text_scale: 1.0 to 2.0.
        letter_keys: single letters are keys; off for screen readers.
        window: left, top, width, height in pixels; ``None`` before the first time.
        maximised: the window fills the screen.
        page: where the window was last.
    """

    theme: str = "system"
    text_scale: float = 1.0
    letter_keys: bool = True
    window: tuple[int, int, int, int] | None = None
    maximised: bool = False
    page: str = "today"


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
    kept = {**asdict(settings), "window": list(settings.window or ())}
    target = file or paths.machine_file()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_suffix(".tmp")
        beside.write_bytes(QJsonDocument.fromVariant(kept).toJson().data())
        beside.replace(target)
    except OSError:
        return settings
    return settings


def _checked(stored: dict[str, Any]) -> MachineSettings:
    known = {f.name: stored[f.name] for f in fields(MachineSettings) if f.name in stored}
    settings = MachineSettings()
    window, scale = known.get("window"), known.get("text_scale")
    return replace(
        settings,
        theme=known["theme"] if known.get("theme") in {"light", "dark"} else "system",
        text_scale=min(2.0, max(1.0, float(scale))) if isinstance(scale, int | float) else 1.0,
        letter_keys=known.get("letter_keys") is not False,
        window=_rectangle(window),
        maximised=known.get("maximised") is True,
        page=str(known.get("page", "today")),
    )


def _rectangle(value: object) -> tuple[int, int, int, int] | None:
    if isinstance(value, list) and len(value) == 4 and all(isinstance(v, int | float) for v in value):
        left, top, width, height = (int(v) for v in value)
        return left, top, width, height
    return None
