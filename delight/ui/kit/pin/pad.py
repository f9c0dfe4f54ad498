"""The pad on which a PIN is typed: by finger, mouse or keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.errors import DelightError
from delight.domain.staff.pins import LONGEST, SHORTEST
from delight.domain.staff.staff import Role, StaffRow
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import label
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.words.formats import counted
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.dialogs import Sheet
from delight.ui.kit.work.notices import announce
from delight.ui.kit.work.page import Tools

_KEY, _GAP, _TICK_MS = (84, 52), 8, 1000
_WIDTH, _LETTERS = 320, 18


class PinLine(QLineEdit):
    """Shows a dot for each digit; whatever is no digit is not typed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly
            | Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setAccessibleName(name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textEdited.connect(self._keep_digits)

    def _keep_digits(self, text: str) -> None:
        digits = "".join(character for character in text if character.isdecimal())
        if digits != text:
            self.setText(digits)


class PinPad(Sheet):
    """Asks for somebody's PIN; what fits closes it, what does not is told, and the pause counts down."""

    def __init__(
        self, parent: QWidget, tools: Tools, person: StaffRow, on_in: Callable[[], object], enter: str = ""
    ) -> None:
        """Ask for the PIN of ``person``; once it fits ``on_in`` is called, which ``enter`` says in words."""
        self._words = label("", "problem", wrap=True)
        self.line = PinLine("")
        self._pad, field = QWidget(), Field("", self.line)
        self._forgot = label("", "small", wrap=True, selectable=True)
        parts = (field, self._words, self._pad, self._forgot)
        super().__init__(person.name, parent, *parts, width=max(_WIDTH, _LETTERS * type_sizes().small))
        self._tools, self._person, self._on_in = tools, person, on_in
        self._left, self._busy, self._tried = 0, False, False
        self.line.setAccessibleName(self.tr("PIN of {name}").format(name=person.name))
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.label.setText(self.tr("PIN"))
        field.label.show()
        self.line.setMinimumHeight(44)
        self.line.textChanged.connect(lambda _text: self._show_ready())
        self._forgot.setText(forgotten(person))
        self._forgot.hide()
        self._words.setMinimumHeight(self._words.fontMetrics().height() * 2 + 4)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._make_keys()
        self.add_button(self.tr("Cancel"), role="quiet")
        self.enter = self.add_button(enter or self.tr("Sit down"), self.try_it, role="primary")
        self._show_ready()
        self._ask_state()

    @property
    def waits(self) -> bool:
        """Whether a pause after wrong PINs is running."""
        return self._left > 0

    def try_it(self) -> None:
        """Try what was typed."""
        text = self.line.text()
        if self._busy or self.waits or len(text) < SHORTEST:
            return
        self._busy = True
        self._show_ready()
        services, person = self._tools.services, self._person
        self._tools.tasks.run(
            lambda: services.pins.check(person.id, text), self._on_fits, self._on_wrong, owner=self
        )

    def _ask_state(self) -> None:
        """See whether a pause is running, perhaps since before the program was started."""
        services, person = self._tools.services, self._person
        self._tools.tasks.run(
            lambda: services.pins.state(person.id),
            lambda state: self._begin_wait(round(state.wait.total_seconds())),
            owner=self,
        )

    def _make_keys(self) -> None:
        grid = QGridLayout(self._pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        self._pad.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a pad is the same everywhere
        for digit in range(1, 10):
            grid.addWidget(self._key(str(digit)), (digit - 1) // 3, (digit - 1) % 3)
        grid.addWidget(self._key("0"), 3, 1)
        back = self._key("")
        put_icon(back, "back", "ink")
        back.setAccessibleName(self.tr("Delete the last digit"))
        back.setToolTip(self.tr("Delete the last digit"))
        grid.addWidget(back, 3, 2)

    def _key(self, digit: str) -> QPushButton:
        key = push_button(digit, lambda: self._tap(digit))
        key.setProperty("role", "pad")
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line keeps the keyboard: Tab goes on to the buttons
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        key.setMinimumSize(QSize(_KEY[0], _KEY[1]))
        return key

    def _tap(self, digit: str) -> None:
        if self.waits or self._busy:
            return
        text = self.line.text()
        self.line.setText((text + digit)[:LONGEST] if digit else text[:-1])
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_fits(self, _nothing: object) -> None:
        self._busy = False
        self.close()
        self._on_in()

    def _on_wrong(self, error: Exception) -> None:
        self._busy, self._tried = False, True
        self.line.clear()
        self._say(" ".join(part for part in (words_for(error).what, words_for(error).remedy) if part))
        if isinstance(error, DelightError):
            self._begin_wait(int(error.details.get("seconds", 0)))
        self._show_ready()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_wait(self, seconds: int) -> None:
        self._left = seconds
        if seconds > 0:
            self._timer.start()
            self._forgot.show()
            self._tell_wait()
            announce(self, self._words.text())
        self._show_ready()

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._tell_wait()
            return
        self._timer.stop()
        self._say("")
        self._show_ready()
        self._ask_state()

    def _tell_wait(self) -> None:
        minutes, seconds = divmod(self._left, 60)
        short = counted(seconds, self.tr("1 second"), "%n seconds", "PinPad")
        told = self.tr("Not that one. Try again in {time}.")
        if not self._tried:
            told = self.tr("A short pause after wrong PINs. Try again in {time}.")
        self._words.setText(told.format(time=f"{minutes}:{seconds:02}" if minutes else short))

    def _say(self, words: str) -> None:
        self._words.setText(words)
        if words:
            announce(self, words)

    def _show_ready(self) -> None:
        free = not self.waits and not self._busy
        self._pad.setEnabled(free)
        self.line.setReadOnly(not free)
        self.enter.setEnabled(free and len(self.line.text()) >= SHORTEST)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in ENTERS and not event.modifiers():
            self.try_it()
            return
        super().keyPressEvent(event)


def forgotten(person: StaffRow) -> str:
    """Return what helps somebody who forgot their PIN."""
    if person.role is Role.FRONT_DESK:
        return QCoreApplication.translate(
            "PinPad", "Forgotten? An owner gives you a new one: Settings, People."
        )
    told = QCoreApplication.translate(
        "PinPad", "Forgotten? Ask another owner for a new one, or take it away in a terminal:"
    )
    return f'{told}\ndelight staff pin "{person.name}" --remove'


def ask_pin(
    parent: QWidget, tools: Tools, person: StaffRow, on_in: Callable[[], object], enter: str = ""
) -> PinPad:
    """Open the pad for somebody's PIN and return it; ``enter`` says what its button does: they sit down."""
    pad = PinPad(parent, tools, person, on_in, enter)
    pad.open()
    pad.line.setFocus(Qt.FocusReason.OtherFocusReason)
    return pad
