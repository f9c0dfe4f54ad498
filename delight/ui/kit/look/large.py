"""How the counter looks: for fingers, at arm's length; what is behind it is not laid out anew for that.

Qt lays every widget of the window out anew when the application's font or stylesheet changes, hidden pages as
well: seconds. So what the counter shows has a stylesheet of its own, and while the whole screen is
one, ``type_sizes`` and ``target`` answer for it.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from delight.ui.kit.look.faces import ui_font
from delight.ui.kit.look.icons import retint
from delight.ui.kit.look.stylesheet import stylesheet
from delight.ui.kit.look.theme import tokens, type_sizes
from delight.ui.kit.look.touch import LARGE, TOUCH_TARGET

COUNTER_SCALE = 1.3
"""How large text is at least in counter mode: it is read at arm's length."""


def be_large(*, on: bool, text_scale: float = 1.0) -> None:
    """Measure and make all from now on for a counter, or no longer.

    Args:
        on: the whole screen is one.
        text_scale: 1.0 to 2.0, how much larger than usual text is set in the whole window.
    """
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setProperty(LARGE, ui_font(app, max(text_scale, COUNTER_SCALE)).pixelSize() if on else 0)


def dress(root: QWidget) -> None:
    """Let a widget and all within it look as they do at a counter; nothing is done if they do already."""
    sheet = f"QWidget {{ font-size: {type_sizes().base}px; }}"  # a font is not handed down below stylesheets
    sheet += stylesheet(tokens(), type_sizes(), TOUCH_TARGET)
    if root.styleSheet() != sheet:
        root.setStyleSheet(sheet)
        retint(root.findChildren(QWidget))


def undress(root: QWidget) -> None:
    """Let a widget look as the window does again."""
    root.setStyleSheet("")
    retint(root.findChildren(QWidget))
