"""Keys on the screen, for amounts and codes where there is no keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from delight.domain.marks import ALPHABET
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import put_icon

_GAP, _LEAST = 8, 48
_BACK = ""


class KeyPad(QWidget):
    """Types into a line; the line keeps the keyboard, so that Tab goes past the pad."""

    def __init__(
        self, line: QLineEdit, keys: Sequence[str], columns: int, *, parent: QWidget | None = None
    ) -> None:
        """Make the pad; an empty key takes back the last letter."""
        super().__init__(parent)
        self._line = line
        self.keys: dict[str, QPushButton] = {}
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # digits and codes read the same everywhere
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        for at, key in enumerate(keys):
            grid.addWidget(self._key(key), at // columns, at % columns)

    def _key(self, text: str) -> QPushButton:
        key = push_button(text, lambda: self._tap(text))
        key.setProperty("role", "pad")
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        key.setMinimumWidth(_LEAST)
        if text == _BACK:
            put_icon(key, "back", "ink")
            key.setAccessibleName(self.tr("Take back the last one"))
            key.setToolTip(self.tr("Take back the last one"))
        self.keys[text] = key
        return key

    def _tap(self, text: str) -> None:
        if self._line.isReadOnly():
            return
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        if text == _BACK:
            self._line.backspace()
        else:
            self._line.insert(text)


def amount_pad(line: QLineEdit) -> KeyPad:
    """Return digits and the sign between pounds and pence, as the shop's people write it."""
    digits = [str(digit) for digit in range(1, 10)]
    return KeyPad(line, [*digits, QLocale().decimalPoint(), "0", _BACK], 3)


def code_pad(line: QLineEdit) -> KeyPad:
    """Return the letters that codes are made of."""
    return KeyPad(line, [*ALPHABET, _BACK], 8)
