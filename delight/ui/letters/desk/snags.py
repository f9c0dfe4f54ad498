"""What keeps a letter back: said in red, filled in right there or where the jump leads to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from delight.ui.kit.cards import push_button
from delight.ui.kit.forms import LineField
from delight.ui.kit.icons import pixmap
from delight.ui.kit.layouts import column, label, row
from delight.ui.kit.notices import announce
from delight.ui.kit.theme import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Snag:
    """Something that keeps a letter back: in words, with the button that leads to where it is mended.

    ``tell`` lets it be filled in right here for what the letter is ``about``; ``example`` says how that may
    sound. Enter tells it; with ``by_leaving`` going elsewhere does too.
    """

    words: str
    button: str = ""
    mend: Callable[[], object] | None = None
    tell: Callable[[str], object] | None = None
    example: str = ""
    about: Hashable = 0
    by_leaving: bool = False


class Snags(QFrame):
    """Everything that keeps the letter back; a line that stays keeps what is typed in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", Tone.OVERDUE.value)
        self._box = column(self, space=0, margins=(12, 4, 8, 4))
        self._lines: dict[Hashable, _SnagLine] = {}
        self.hide()

    def show_snags(self, snags: Sequence[Snag]) -> None:
        """Show these; none hides the strip."""
        wanted = {(snag.words, snag.about): snag for snag in snags}
        same = list(wanted) == list(self._lines)
        if same and snags:
            return
        gone = [key for key in self._lines if key not in wanted]
        had_keyboard = any(self._lines[key].has_keyboard() for key in gone)
        for key in gone:
            self._drop(self._lines.pop(key))
        self._lines = {key: self._lines.get(key) or _SnagLine(snag) for key, snag in wanted.items()}
        for at, line in enumerate(self._lines.values()):
            self._box.insertWidget(at, line)
        self.setVisible(bool(snags))
        words = " ".join(snag.words for snag in snags)
        self.setAccessibleName(words)
        if words:
            announce(self, words)
        if had_keyboard:
            self.go_to_first()

    def go_to_first(self) -> bool:
        """Put the keyboard into the first field; ``False`` where there is none."""
        field = next((line.field for line in self._lines.values() if line.field), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        return field is not None

    def _drop(self, line: QWidget) -> None:
        self._box.removeWidget(line)
        line.hide()
        line.deleteLater()


class _SnagLine(QWidget):
    def __init__(self, snag: Snag) -> None:
        super().__init__()
        self._snag, self._told = snag, ""
        self.field: LineField | None = None
        picture, words = QLabel(), label(snag.words, "problem", wrap=True)
        picture.setPixmap(pixmap("warning", "overdue", 18))
        line = row(self, picture, words, margins=(0, 2, 0, 2))
        line.setStretch(1, 1)
        if snag.button and snag.mend:
            jump = push_button(snag.button, snag.mend, role="link")
            jump.setAccessibleName(f"{snag.words} {snag.button}")
            line.addWidget(jump)
        if snag.tell:
            self.field = LineField(name=snag.words, placeholder=snag.example)
            self.field.setToolTip(self.tr("Enter puts it into the letter"))
            self.field.returnPressed.connect(self._tell)
            if snag.by_leaving:
                self.field.editingFinished.connect(self._tell_once)
            line.addWidget(self.field, 1)

    def has_keyboard(self) -> bool:
        """Return whether somebody types here."""
        return self.field is not None and self.field.hasFocus()

    def _tell_once(self) -> None:
        """Leaving the field tells it too, but what was refused is not told again unasked."""
        if self.field is not None and self.field.text() != self._told:
            self._tell()

    def _tell(self) -> None:
        if self.field is not None and self._snag.tell and self.field.text().strip():
            self._told = self.field.text()
            self._snag.tell(self._told)
