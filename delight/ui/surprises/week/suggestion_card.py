"""One suggestion of the week: who, what, why, what it costs, and yes, something else, or no."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.domain.gestures import Occasion
from delight.domain.surprises.suggestions import SuggestionRow
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.pills import Avatar, Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.look.yielding import YieldingRow
from delight.ui.kit.words.formats import relative_day, sentence
from delight.ui.kit.words.reasons import why_surprised
from delight.ui.surprises.week.card import PersonCard
from delight.ui.surprises.words.gestures import cost_words

_PICTURE = 36


class SuggestionCard(PersonCard):
    """Accept, Swap or Skip it; the menus beside them hold the other ways."""

    first = "accept"

    def __init__(
        self, row_: SuggestionRow, currency: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(row_.id, parent)
        self.row = row_
        self.name = OneLine(row_.customer_name, "heading")
        self.what = label(row_.name, wrap=True)
        self.why = label(why_surprised(row_.why, row_.figures, today), "quiet", wrap=True)
        self.cost = label(cost_words(row_.cost_minor, currency), "small")
        self._build(today)
        spoken = (row_.customer_name, row_.name, self.cost.text(), self._day(today), self.why.text())
        self.setAccessibleName(", ".join(part for part in spoken if part))

    def _day(self, today: date) -> str:
        day = self.row.day
        return sentence(relative_day(max(day, today), today)) if day is not None else ""

    def _build(self, today: date) -> None:
        side = QWidget()
        timely = self.row.occasion is not Occasion.NONE
        day = self._day(today)
        shown: QWidget = Pill(day, Tone.SURPRISE, "calendar") if timely else label(day, "small")
        row(side, self.cost, shown, space=12)
        shown.setVisible(bool(day))
        head = QWidget()
        YieldingRow(head, self.name, side, letters=8)
        self._add_buttons()
        words = column(None, head, self.what, self.why, self.deeds, space=2)
        mark = Avatar(self.row.customer_name, _PICTURE)
        line = row(self, mark, words, space=12, margins=(14, 10, 12, 10))
        line.setStretch(1, 1)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)

    def _add_buttons(self) -> None:
        who = self.row.customer_name
        self.accept = self.offer("accept", self.tr("Accept"), "A", self.tr("Yes: plan it"), icon="check")
        self.swap, self.swaps = self.offer_ways(
            "swap",
            self.tr("Swap"),
            "S",
            self.tr("Something else for them"),
            "swaps",
            self.tr("Something else for {name} …").format(name=who),
        )
        self.skip, self.skips = self.offer_ways(
            "skip",
            self.tr("Skip"),
            "X",
            self.tr("Not now"),
            "skips",
            self.tr("Skip {name}, and why …").format(name=who),
        )
        self.more = self.menu_button("more", self.tr("More about {name}").format(name=who))
        self.put(self.more)
