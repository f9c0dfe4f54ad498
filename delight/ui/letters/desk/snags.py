"""What keeps a letter back: said in red, filled in right there or where the jump leads to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget
from typing_extensions import override

from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, label, row, tab_where
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.work.notices import announce


@dataclass(frozen=True, slots=True, kw_only=True)
class Snag:
    """Something that keeps a letter back: in words, with the button that leads to where it is mended.

    ``tell`` lets it be filled in right here for what the letter is ``about``; ``example`` says how that may
    sound. Enter and Tab tell it; with ``by_leaving`` a click elsewhere does too.
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

    filled = Signal()
    """The keyboard was here, and there is no field left for it to go on to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", Tone.OVERDUE.value)
        self._box = column(self, space=4, margins=(12, 6, 8, 6))
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
        self._lines = {key: self._lines.get(key) or self._line(snag) for key, snag in wanted.items()}
        self._place()
        self.setVisible(bool(snags))
        words = " ".join(snag.words for snag in snags)
        self.setAccessibleName(words)
        if words:
            announce(self, words)
        if had_keyboard:
            self._go_to_first_of(list(self._lines.values()))

    def _line(self, snag: Snag) -> _SnagLine:
        line = _SnagLine(snag)
        line.passed.connect(lambda: self._pass(line))
        return line

    def _place(self) -> None:
        for at, line in enumerate(self._lines.values()):
            self._box.insertWidget(at, line)
        tab_where(self, [part for line in self._lines.values() for part in line.stops()])

    def _pass(self, line: _SnagLine) -> None:
        lines = list(self._lines.values())
        self._go_to_first_of(lines[lines.index(line) + 1 :])

    def _go_to_first_of(self, lines: Sequence[_SnagLine]) -> None:
        field = next((line.field for line in lines if line.field), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.filled.emit()

    def _drop(self, line: QWidget) -> None:
        self._box.removeWidget(line)
        line.hide()
        line.deleteLater()


class _SnagLine(QWidget):
    """What is missing, with the jump beside it or the field below it."""

    passed = Signal()
    """Tab was pressed behind words: they are told, and the keyboard goes on."""

    def __init__(self, snag: Snag) -> None:
        super().__init__()
        self._snag, self._told = snag, ""
        self.jump: QPushButton | None = None
        self.field: _SnagField | None = None
        picture, words = QLabel(), label(snag.words, "problem", wrap=True)
        picture.setPixmap(pixmap("warning", "overdue", 18))
        says = row(None, picture, words)
        says.setStretch(1, 1)
        box = column(self, says, space=4, margins=(0, 2, 0, 2))
        if snag.button and snag.mend:
            self.jump = push_button(snag.button, snag.mend, role="link")
            self.jump.setAccessibleName(f"{snag.words} {snag.button}")
            says.addWidget(self.jump)
        if snag.tell:
            self.field = _SnagField(name=snag.words, placeholder=snag.example)
            self.field.setToolTip(self.tr("Enter puts it into the letter"))
            self.field.entered.connect(self._tell)
            self.field.passed.connect(self._go_on)
            if snag.by_leaving:
                self.field.left.connect(self._tell_once)
            box.addLayout(row(None, 26, self.field, 4, space=0))

    def has_keyboard(self) -> bool:
        """Return whether somebody types here."""
        return self.field is not None and self.field.hasFocus()

    def stops(self) -> list[QWidget]:
        """Return where Tab stops in this line."""
        return [part for part in (self.jump, self.field) if part]

    def _go_on(self) -> None:
        self._tell_once()
        self.passed.emit()

    def _tell_once(self) -> None:
        """Leaving the field tells it too, but what was refused is not told again unasked."""
        if self.field is not None and self.field.text() != self._told:
            self._tell()

    def _tell(self) -> None:
        if self.field is not None and self._snag.tell and self.field.text().strip():
            self._told = self.field.text()
            self._snag.tell(self._told)


class _SnagField(SentenceField):
    """Tab behind words goes on to the next thing that is missing, not to whatever stands beside it."""

    passed = Signal()

    @override
    def focusNextPrevChild(self, next: bool, /) -> bool:
        if next and self.text().strip():
            self.passed.emit()
            return True
        return super().focusNextPrevChild(next)
