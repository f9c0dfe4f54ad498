"""What the parts of a case's page are made of: sections, rows, and small forms that open in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QFrame, QLabel, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.errors import DelightError, InputError
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.fields.forms import Form
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.look.cards import Heading, push_button
from delight.ui.kit.look.icons import pixmap, put_icon
from delight.ui.kit.look.layouts import FlowLayout, Item, column, empty, label, row, tab_where
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.menus import Deed as MenuDeed
from delight.ui.kit.menus import menu_of, pop_below
from delight.ui.kit.remarks import GuardBox
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import Page

if TYPE_CHECKING:
    from delight.services.bundle import Services

Deed = Callable[["Services"], Changes]
"""Calls one service method, on the worker."""
Do = Callable[[Deed, str, Callable[[Changes], None] | None, Callable[[Exception], None] | None], object]
"""Does a deed, says so with Undo; ``then`` and ``fail`` come back on the GUI thread."""


_BESIDE_A_PILL = 80
"""Pixels that quiet words shrink to beside a pill, before a row is wider than its page."""


def doing(page: Page) -> Do:
    """Return how the parts of a page do their deeds: on its worker, told by it, failing in its banner."""
    return lambda deed, said, then, fail: page.do(lambda: deed(page.tools.services), said, then, fail)


class Section(QWidget):
    """A heading, its rows, and a place for a form that adds one."""

    def __init__(self, title: str, *right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Heading(title, *right)
        self.rest = right[-1] if right else None
        self.nothing = label("", "quiet", wrap=True)
        self.nothing.hide()
        self._rows = column(None, space=0)
        self.box = column(self, self.heading, self.nothing, self._rows, space=4)
        self._forms: list[Composer] = []

    def show_rows(self, rows: Sequence[QWidget], nothing: str = "") -> None:
        """Show these rows and no others; without any, the words ``nothing`` while no form is open."""
        at = self.window().focusWidget()
        if self.rest is not None and at is not None and any(w.isAncestorOf(at) for w in self.rows()):
            self.rest.setFocus(Qt.FocusReason.OtherFocusReason)  # or Qt gives it to whatever stands first
        empty(self._rows)
        for widget in rows:
            self._rows.addWidget(widget)
        if self.rest is not None:
            tab_where(self.rest, [w for one in rows for w in one.findChildren(QAbstractButton)])
        self.nothing.setText("" if rows else nothing)
        self._say_nothing()

    def add_form(self, form: Composer) -> None:
        """Put a form below the rows; while it is open nobody needs to be told that there are none."""
        self._forms.append(form)
        self.box.addWidget(form)
        form.opened.connect(self._say_nothing)
        form.closed.connect(self._say_nothing)

    def rows(self) -> list[QWidget]:
        """Return the rows, from the top."""
        items = [self._rows.itemAt(n) for n in range(self._rows.count())]
        return [w for w in (item.widget() for item in items if item) if isinstance(w, ItemRow)]

    def _say_nothing(self) -> None:
        idle = all(form.isHidden() for form in self._forms)
        self.nothing.setVisible(bool(self.nothing.text()) and idle)


class ItemRow(QFrame):
    """One thing in a section: a mark, a line, quiet words below, what can be done at the right.

    A ``pill`` stands before the quiet words, ``answers`` below: a row with both is no wider than its page.
    """

    def __init__(
        self,
        mark: QWidget,
        title: str,
        below: str = "",
        *right: QWidget,
        pill: Pill | None = None,
        answers: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = label(title, wrap=True)
        self.below = label(below, "small", wrap=True)
        words = column(None, self.title, space=3 if pill else 2, margins=(0, 6, 0, 6))
        if below or pill is not None:  # a line of nothing but hidden words would hold the title narrow
            words.addLayout(self._second(pill))
        if answers:
            asked = FlowLayout(space=8)
            for widget in answers:
                asked.addWidget(widget)
            words.addLayout(asked)
        line = row(self, mark, words, *right, space=10)
        line.setStretch(1, 1)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        for widget in right:
            line.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
        spoken = (title, pill.text if pill else "", below)
        self.setAccessibleName(", ".join(part for part in spoken if part))

    def _second(self, pill: Pill | None) -> QBoxLayout:
        if pill is None:
            return row(None, self.below)
        self.below.setMinimumWidth(_BESIDE_A_PILL)
        second = row(None, pill, self.below)
        second.setStretch(1, 1)
        second.setAlignment(pill, Qt.AlignmentFlag.AlignTop)
        return second


def mark(icon: str, tone: Tone = Tone.PLAIN) -> QLabel:
    """Return an icon that stands before a row."""
    picture = QLabel()
    picture.setPixmap(pixmap(icon, "quiet" if tone is Tone.PLAIN else tone.value, 18))
    picture.setFixedSize(32, 34)
    picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return picture


def more_button(what: str, deeds: Sequence[MenuDeed]) -> QToolButton:
    """Return a small button whose menu has what else can be done with a row; ``what`` names the row."""
    button = QToolButton()
    put_icon(button, "more", "quiet")
    button.setAccessibleName(QCoreApplication.translate("Cases", "More about {what}").format(what=what[:80]))
    button.setToolTip(QCoreApplication.translate("Cases", "More"))
    button.clicked.connect(lambda _checked=False: pop_below(menu_of(button, deeds), button))
    return button


class NotYetError(InputError):
    """Something still has to be chosen: the words stand at its field."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__("", field)
        self.words = words


class Composer(QFrame):
    """A small form in place: Ctrl+Enter, or Enter in a line, saves; Escape closes.

    While it is saved it holds still; if that fails it says why, and every word stays.
    """

    opened = Signal()
    closed = Signal()
    giving_way = Signal()
    """What is typed is about to make room for something else; it may be put aside now."""

    def __init__(self, save_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sheet")
        self.form = Form()
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.save_button = push_button(save_words, self.submit, role="primary")
        self.cancel_button = push_button(self.tr("Cancel"), self.close_form, role="quiet", tip="Esc")
        for button in (self.save_button, self.cancel_button):
            button.setAutoDefault(True)
        self._busy = False
        self._next: Callable[[], object] | None = None
        self.guard: GuardBox | None = None
        """Remarks on what is being decided; Escape closes them before it closes the form."""
        key = add_actions(
            self, ActionDef(name="composer-save", text=save_words, do=self.submit, key="Ctrl+Return")
        )["composer-save"]
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self.hide()

    def fill(self, *items: Item, form: Form | None = None) -> None:
        """Lay the fields out, with the buttons below."""
        self.form = form or Form()
        foot = row(None, self.save_button, self.cancel_button, None)
        column(self, *items, self.problem, foot, space=12, margins=(16, 12, 16, 12))
        for typed in self.findChildren(QLineEdit):
            typed.returnPressed.connect(self.submit)
        for said in self.findChildren(SentenceField):
            said.entered.connect(self.submit)

    def begin(self) -> None:
        """Open, and put the keyboard into the first field."""
        self.say_problem("")
        self.form.clear_problems()
        self.show()
        self.opened.emit()
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def when_free(self, go_on: Callable[[], object]) -> None:
        """Go on now, or once what is being saved is stored; not where that fails and has to be looked at."""
        if self._busy:
            self._next = go_on
        else:
            go_on()

    def give_way(self) -> None:
        """Make room for something else to be asked about."""
        if not self.isHidden():
            self.giving_way.emit()

    def stay(self) -> None:
        """Let what could not be stored be looked at."""
        self._hold(busy=False)
        go_on, self._next = self._next, None
        if go_on is not None and self.isHidden():
            go_on()

    @property
    def record(self) -> dict[str, Any]:
        """What is asked about, as plain values: it can be asked about again after a crash."""
        return {}

    def first_field(self) -> QWidget:
        """Return the field where typing begins."""
        raise NotImplementedError

    def clear(self) -> None:
        """Empty the fields."""
        raise NotImplementedError

    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        """Do the deed (may raise ``InputError`` for what cannot be read)."""
        raise NotImplementedError

    def submit(self) -> None:
        """Save what was entered, once."""
        if self._busy or self.isHidden():
            return
        self.say_problem("")
        self.form.clear_problems()
        self._hold(busy=True)
        try:
            self.send(self.failed, self._saved)
        except InputError as error:
            self.failed(error)

    def failed(self, error: Exception) -> None:
        """Say at its field what is wrong, and go on."""
        self.stay()
        if isinstance(error, NotYetError):
            self.form.fields[error.details["field"]].show_problem(error.words)
        elif not self.form.show_error(error):
            self.say_problem(_sentence(error))

    def close_form(self) -> None:
        """Close without saving."""
        self.clear()
        self.hide()
        self.closed.emit()

    def say_problem(self, words: str) -> None:
        """Say what is wrong with the whole."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _saved(self, _changes: Any) -> None:
        self._hold(busy=False)
        self.close_form()
        self.stay()

    def _hold(self, *, busy: bool) -> None:
        self._busy = busy
        self.save_button.setEnabled(not busy)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.guard is None or not self.guard.dismiss():
                self.close_form()
        else:
            super().keyPressEvent(event)


def _sentence(error: Exception) -> str:
    plain = words_for(error)
    return str(plain) if isinstance(error, DelightError) else plain.what
