"""What the parts of a case's page are made of: sections, rows, and small forms that open in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QFrame, QLabel, QToolButton, QWidget

from delight.domain.changes import Changes
from delight.ui.cases.late_form import LateForm
from delight.ui.kit.composer import Composer
from delight.ui.kit.look.cards import Heading
from delight.ui.kit.look.icons import pixmap, put_icon
from delight.ui.kit.look.layouts import FlowLayout, column, empty, label, row, tab_where
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.menus import Deed as MenuDeed
from delight.ui.kit.menus import menu_of, pop_below
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

    def add_form(self, late: LateForm[Any]) -> None:
        """Put a form below the rows; while it is open nobody needs to be told that there are none."""
        self.box.addLayout(late.place)
        late.then(self._mind)

    def rows(self) -> list[QWidget]:
        """Return the rows, from the top."""
        items = [self._rows.itemAt(n) for n in range(self._rows.count())]
        return [w for w in (item.widget() for item in items if item) if isinstance(w, ItemRow)]

    def _mind(self, form: Composer) -> None:
        self._forms.append(form)
        form.opened.connect(self._say_nothing)
        form.closed.connect(self._say_nothing)

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
