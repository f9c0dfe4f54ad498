"""How fast the shop wants to be, and what that means for somebody who complains today."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from delight.domain.days.calendar import evening_of
from delight.domain.days.schedule import Example
from delight.domain.shop import ShopDraft
from delight.ui.kit.fields.forms import Field
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.words.formats import date_text, relative_day
from delight.ui.kit.work.page import Page
from delight.ui.settings.days_box import DaysBox, DaysLine
from delight.ui.settings.group import Group
from delight.ui.settings.places_card import PlacesCard
from delight.ui.settings.shop_card import ShopCard


class TargetGroup(Group):
    """One card of sentences with numbers in them, and an example that follows."""

    def __init__(self, page: Page, draft: Callable[[], ShopDraft | None]) -> None:
        """Show what follows from ``draft``, the shop as it would be with everything typed."""
        super().__init__()
        self._page, self._draft = page, draft
        self._asked = 0
        self.card = self._card()
        self.card.typed.connect(self.say_example)
        self.places = PlacesCard(page)
        self.places.typed.connect(self.typed_changed)
        self.add(self.card, self.places)

    @property
    @override
    def is_typed(self) -> bool:
        return super().is_typed or self.places.is_typed

    @override
    def refresh(self) -> None:
        self.say_example()

    def _card(self) -> ShopCard:
        same = self.tr("the same day")
        self.returns = DaysLine()
        lines = {
            "acknowledge_days": (self.tr("We get back to whoever complains"), DaysBox(zero=same)),
            "resolve_days": (self.tr("We put it right within"), DaysBox(zero=same)),
            "check_days": (self.tr("Once it is right, we ask how it is after"), DaysBox(zero=same)),
            "return_days": (self.tr("We look whether they came back after"), self.returns),
        }
        fields: dict[str, Field] = {}
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for number, (name, (words, widget)) in enumerate(lines.items()):
            widget.setAccessibleName(words)
            fields[name] = Field("", widget)
            said = label(words, wrap=True)
            said.setBuddy(widget)
            grid.addWidget(said, number, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(fields[name], number, 1, Qt.AlignmentFlag.AlignVCenter)
        self.example = label("", "quiet", wrap=True)
        box = _note(self.example)
        about = self.tr(
            "Opening days, once you have said when you are open. Cases under way keep their dates."
        )
        return ShopCard(self.tr("How fast we want to be"), about, grid, box, fields=fields, name="targets")

    def say_example(self) -> None:
        """Say what the targets as typed mean for somebody who complains now."""
        draft, tools = self._draft(), self._page.tools
        if draft is None or "return_days" not in self.card.legible():
            return
        self._asked = asked = self._asked + 1

        def show(read: Example) -> None:
            if asked == self._asked:
                self.example.setText(self._said(read))

        self._page.load(
            lambda: tools.services.hours.example(draft, tools.services.now()), show, lambda _error: None
        )

    def _said(self, one: Example) -> str:
        zone, today = self._page.tools.zone, self._page.tools.today()
        right = evening_of(one.resolve_by, zone)
        said = [
            self.tr(
                "Somebody complains today: we get back to them {answer} and put it right by {right}."
            ).format(
                answer=relative_day(evening_of(one.acknowledge_by, zone), today),
                right=relative_day(right, today),
            ),
            self.tr("We ask how it is on {day}.").format(day=date_text(one.check_on, today)),
        ]
        returns = [date_text(day, today) for day in one.return_on]
        if returns:
            back = QLocale().createSeparatedList(returns)
            said.append(self.tr("We look whether they came back on {days}.").format(days=back))
        return " ".join(said)


def _note(words: QWidget) -> QWidget:
    box = QWidget()
    column(box, words, margins=(0, 4, 0, 0))
    return box
