"""How fast the shop wants to be, and what that means for somebody who complains today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from delight.ui.kit.formats import date_text, relative_day
from delight.ui.kit.forms import Field
from delight.ui.kit.layouts import column, label
from delight.ui.settings.days_box import DaysBox, DaysLine
from delight.ui.settings.group import Group
from delight.ui.settings.shop_card import ShopCard


class TargetGroup(Group):
    """One card of sentences with numbers in them, and an example that follows."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.card = self._card()
        self.card.typed.connect(self._say_example)
        self.add(self.card)

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
        about = self.tr("Days of the calendar. Cases under way keep their dates.")
        return ShopCard(self.tr("How fast we want to be"), about, grid, box, fields=fields, name="targets")

    def _say_example(self) -> None:
        values = self.card.legible()
        if "return_days" not in values or self.card.base is None:
            return
        today = self._today()
        right = today + timedelta(days=values["resolve_days"])
        said = [
            self.tr(
                "Somebody complains today: we get back to them {answer} and put it right by {right}."
            ).format(
                answer=relative_day(today + timedelta(days=values["acknowledge_days"]), today),
                right=relative_day(right, today),
            ),
            self.tr("We ask how it is on {day}.").format(
                day=date_text(right + timedelta(days=values["check_days"]), today)
            ),
        ]
        returns = [date_text(right + timedelta(days=days), today) for days in values["return_days"]]
        if returns:
            back = QLocale().createSeparatedList(returns)
            said.append(self.tr("We look whether they came back on {days}.").format(days=back))
        self.example.setText(" ".join(said))


def _note(words: QWidget) -> QWidget:
    box = QWidget()
    column(box, words, margins=(0, 4, 0, 0))
    return box
