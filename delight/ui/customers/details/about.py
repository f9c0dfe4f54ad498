"""What is known of a customer beside how to reach them: expectations, likings, days, how letters begin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.customers.customer import CustomerDetail
from delight.ui.customers.details.birthday import show_birthday
from delight.ui.customers.details.drafts import words_of
from delight.ui.kit.look.layouts import column, empty, label, tab_where
from delight.ui.kit.menus import Deed
from delight.ui.kit.rows.quiet_row import QuietRow
from delight.ui.kit.words.formats import counted

if TYPE_CHECKING:
    from delight.services.letters.greeting import Greeting

Told = tuple[str, str, str]
"""The name of a field, its small heading, and its words."""

_SOON = 30
_LEAP_YEAR = 2024


class About(QWidget):
    """Each thing with its small heading; a click or Enter opens it for changing."""

    edit = Signal(str)
    """The name of a field."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, QuietRow] = {}
        self._box = column(self, space=0)

    def show_about(self, who: CustomerDetail, today: date) -> None:
        """Show what is known of a customer."""
        self.show_told(_told(who, today))

    def show_told(self, told: Iterable[Told]) -> None:
        """Show these: the field, its small heading and its words."""
        empty(self._box)
        self.rows = {}
        for field, heading, text in told:
            self.rows[field] = self._row(field, heading, text)
            self._box.addWidget(self.rows[field])
        tab_where(self, self.rows.values())
        self.setVisible(bool(self.rows))

    def _row(self, field: str, heading: str, text: str) -> QuietRow:
        content = QWidget()
        words = label(text, wrap=True)
        column(content, label(heading, "small"), words, space=1, margins=(0, 5, 0, 6))
        deeds = [Deed(text=self.tr("Change …"), do=self._opener(field), key=Qt.Key.Key_F2)]
        return QuietRow(content, deeds, spoken=f"{heading}: {text}", name=heading)

    def _opener(self, field: str) -> Callable[[], None]:
        return lambda: self.edit.emit(field)


class Addressed(About):
    """How letters to somebody begin, and the name on the envelope where it is another one."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[int, Greeting] | None = None

    def show_greeting(self, who: CustomerDetail, greeting: Greeting) -> None:
        """Show it, once it has been worked out."""
        if self._shown != (who.id, greeting):
            self._shown = who.id, greeting
            self.show_told(_addressed(who, greeting))

    def begin(self, who: CustomerDetail) -> None:
        """Forget how somebody else's letters begin."""
        if self._shown is None or self._shown[0] != who.id:
            self._shown = None
            self.show_told(())


def _told(who: CustomerDetail, today: date) -> Iterator[Told]:
    if who.expects:
        yield "expects", words_of("expects"), who.expects
    if who.likes:
        yield "likes", words_of("likes"), who.likes
    if who.birthday:
        yield "birthday", words_of("birthday"), birthday_words(who.birthday, today)


def _addressed(who: CustomerDetail, greeting: Greeting) -> Iterator[Told]:
    envelope = who.address_name or greeting.envelope
    yield "salutation", _tr("Letters begin"), greeting.line
    if envelope != who.name:
        yield "address_name", words_of("address_name"), envelope


def birthday_words(stored: str, today: date) -> str:
    """Return a birthday, and how far away it is where that is soon."""
    words = show_birthday(stored)
    month, day = (int(part) for part in stored.split("-")[-2:])
    try:
        coming = date(_LEAP_YEAR, month, day)
    except ValueError:
        return words
    ahead = (_this_year(coming, today) - today).days % 365
    if ahead == 0:
        return _tr("{day}, today").format(day=words)
    if ahead > _SOON:
        return words
    soon = counted(ahead, _tr("tomorrow"), "in %n days", "Customers")
    return f"{words}, {soon}"


def _this_year(day: date, today: date) -> date:
    """Return a day in this year; 29 February is kept on the 28th."""
    try:
        return day.replace(year=today.year)
    except ValueError:
        return date(today.year, 2, 28)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Customers", text)
