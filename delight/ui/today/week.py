"""What the owner is told on Fridays: what staff settled alone, and how old the copy elsewhere is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from delight.domain.reminders import WeekSummary, week_day
from delight.ui.kit import machine
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import label, row
from delight.ui.kit.words.formats import counted, money_text
from delight.ui.kit.work.page import Page
from delight.ui.today.reading import Read

_OLD_COPY = 7
"""Days from which on a copy elsewhere is worth a word."""


class WeekLine(Card):
    """Stands at the top from Friday on, until the owner has read it; front desk never sees it."""

    def __init__(self, page: Page) -> None:
        super().__init__(margin=4)
        self._page, self._friday = page, ""
        self.words = label("", wrap=True)
        picture = QLabel()
        picture.setPixmap(pixmap("insight", "accent", 18))
        self.copy = push_button(self.tr("Make a copy …"), self._make_copy, role="quiet")
        self.copy.setAccessibleName(self.tr("Make a copy of the shop outside this computer"))
        self.done = push_button(self.tr("Got it"), self._put_away, role="quiet")
        self.done.setAccessibleName(self.tr("I have read the week’s summary"))
        line = row(None, 8, picture, 8, self.words, self.copy, self.done, margins=(4, 4, 4, 4))
        line.setStretch(3, 1)
        self.body.addLayout(line)
        self.hide()

    def ask(self, read: Read) -> None:
        """Ask for the summary of the last Friday, unless it was read already."""
        friday, tools = week_day(read.day), self._page.tools
        self._friday = friday.isoformat()
        shop, known = str(tools.services.place), machine.load().weeks
        if shop not in known and friday != read.day:  # a shop that is new here hears of its first whole week
            known = {**known, shop: self._friday}
            machine.change(weeks=known)
        if not read.sees_week or known.get(shop) == self._friday:
            self.hide()
            return
        self._page.load(lambda: tools.services.reminders.week(), self._show)

    def _show(self, week: WeekSummary | None) -> None:
        words = week_words(week) if week is not None else ""
        self.words.setText(words)
        self.setVisible(bool(words))
        self.copy.setVisible(week is not None and is_copy_old(week))

    def _make_copy(self) -> None:
        self._page.settings_requested.emit("open_copies")

    def _put_away(self) -> None:
        shop = str(self._page.tools.services.place)
        machine.change(weeks={**machine.load().weeks, shop: self._friday})
        self.hide()


def week_words(week: WeekSummary) -> str:
    """Return the week in a sentence or two; nothing where there is nothing to tell."""
    said = []
    if week.settled:
        one, many = _tr("This week staff settled 1 thing alone"), "This week staff settled %n things alone"
        settled = counted(week.settled, one, many, "Week")
        given = money_text(week.given_minor, week.currency)
        cost = _tr("{settled}, for {amount}.").format(settled=settled, amount=given)
        said.append(cost if week.given_minor else settled + ".")
    if week.copy_days is None:
        said.append(_tr("There is no copy of your shop outside this computer."))
    elif is_copy_old(week):
        many = "The newest copy outside this computer is %n days old."
        said.append(counted(week.copy_days, "", many, "Week"))
    return " ".join(said)


def is_copy_old(week: WeekSummary) -> bool:
    """Return whether a new copy elsewhere is worth a word."""
    return week.copy_days is None or week.copy_days >= _OLD_COPY


def _tr(text: str) -> str:
    return QCoreApplication.translate("Week", text)
