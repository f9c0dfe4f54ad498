"""The typeface of the window: the system's, or ours where the desktop has chosen none."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

SMALLEST_BASE = 14
"""Pixels of ordinary text, unless the system or whoever reads it wants more."""
_FALLBACK_FACES = ("FiraSans-Regular.ttf", "FiraSans-SemiBold.ttf")
_NO_FACE_OF_ITS_OWN = frozenset(
    {"", "sans serif", "sans-serif", "sans", "dejavu sans", "bitstream vera sans"}
)


def ui_font(app: QApplication, text_scale: float) -> QFont:
    """Return the font of ordinary text, so much larger than usual."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font = QFont(system)
    if system.family().casefold() in _NO_FACE_OF_ITS_OWN and _load_fallback(app):
        font = QFont("Fira Sans")
    points = system.pointSizeF()
    pixels = points * app.primaryScreen().logicalDotsPerInch() / 72 if points > 0 else system.pixelSize()
    font.setPixelSize(round(max(SMALLEST_BASE, pixels) * text_scale))
    return font


def _load_fallback(app: QApplication) -> bool:
    """Load the bundled face once, so that a bare machine shows letters and not boxes."""
    if app.property("delight-face"):
        return True
    spec = find_spec("fontpkg_fira_sans")
    if spec is None or not spec.submodule_search_locations:
        return False
    folder = Path(spec.submodule_search_locations[0]) / "files"
    loaded = [QFontDatabase.addApplicationFont(str(folder / name)) for name in _FALLBACK_FACES]
    app.setProperty("delight-face", min(loaded) >= 0)
    return min(loaded) >= 0
