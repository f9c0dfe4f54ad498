"""The left of this week's page: the budget, suggestions, what is planned and what was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.domain.gestures import GestureRow
from delight.domain.surprises.effect import Effect
from delight.domain.surprises.reasons import Empty
from delight.domain.surprises.suggestions import SuggestionRow, SuggestionState
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.words.reasons import why_empty
from delight.ui.kit.work.page import Page
from delight.ui.surprises.week.budget import BudgetBar
from delight.ui.surprises.week.card import PersonCard
from delight.ui.surprises.week.doing import Doing
from delight.ui.surprises.week.empty_week import EmptyWeek
from delight.ui.surprises.week.forms import WeekForms
from delight.ui.surprises.week.gesture_card import GestureCard
from delight.ui.surprises.week.reading import Shown
from delight.ui.surprises.week.section import Section
from delight.ui.surprises.week.suggestion_card import SuggestionCard
from delight.ui.surprises.week.thanks_card import ThanksCard
from delight.ui.surprises.week.why_not import WhyNotField
from delight.ui.surprises.words.effect import effect_words
from delight.ui.surprises.words.month import week_words
from delight.ui.surprises.words.saying import tr


class WeekLists(QWidget):
    """All of it in one column that scrolls as a whole, so that a small screen shows cards, too."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = lambda: page.tools.zone
        self.sentence = label("", "quiet", wrap=True)
        self.budget = BudgetBar()
        self.forms = WeekForms(page)
        self.empty, self.why_not = EmptyWeek(), WhyNotField(page)
        self.thanks: Section[ThanksCard] = Section(tr("Say thank you"))
        self.suggested: Section[SuggestionCard] = Section(tr("Suggested"))
        self.planned: Section[GestureCard] = Section(tr("Planned"))
        self.later: Section[GestureCard] = Section(tr("Later"))
        self.given: Section[GestureCard] = Section(tr("Given"), counts=False)
        self.sections = (self.thanks, self.suggested, self.planned, self.later, self.given)
        self.more = push_button(tr("Show earlier ones"), role="link")
        self.effect = label("", "small", wrap=True)
        self._build()

    def cards(self) -> list[PersonCard]:
        """Return the cards that are shown, from top to bottom."""
        every = [card for section in self.sections for card in section.cards]
        return [card for card in every if not card.isHidden()]

    def steps(self, shown: Shown, doing: Doing) -> list[Callable[[], object]]:
        """Return what shows all that was read, in steps that each take a moment only.

        What is on its way out stays away.
        """
        return [
            partial(self._show_week, shown, doing),
            *(
                partial(self._show_gestures, shown, doing, section, gestures)
                for section, gestures in (
                    (self.planned, shown.soon),
                    (self.later, shown.later),
                    (self.given, shown.given),
                )
            ),
            partial(self.more.setVisible, shown.more),
        ]

    def _show_week(self, shown: Shown, doing: Doing) -> None:
        currency, today = shown.shop.currency, shown.today
        self.budget.show_budget(shown.budget, currency, may_change=shown.may_change)
        self.forms.show(shown)
        self.sentence.setText(week_words(len({one.customer_id for one in shown.soon})))
        self.thanks.show_rows(shown.thanks, lambda one: ThanksCard(one, today), today)
        suggested = [row for row in shown.week.open if not doing.is_leaving(SuggestionCard, row.id)]
        self.suggested.show_rows(suggested, lambda one: SuggestionCard(one, currency, today), currency, today)
        self._show_empty(shown)

    def _show_gestures(
        self, shown: Shown, doing: Doing, section: Section[GestureCard], gestures: Sequence[GestureRow]
    ) -> None:
        currency, today, zone = shown.shop.currency, shown.today, self._zone()
        here = [one for one in gestures if not doing.is_leaving(GestureCard, one.id)]
        section.show_rows(here, lambda one: GestureCard(one, currency, today, zone), currency, today, zone)

    def show_effect(self, effect: Effect) -> None:
        """Say what surprises change, as far as that is known."""
        words = effect_words(effect)
        self.effect.setText(words)
        self.effect.setVisible(bool(words))

    def _show_empty(self, shown: Shown) -> None:
        week = shown.week
        decided = [row for row in week.rows if row.state is not SuggestionState.OPEN]
        if week.open or week.unkept is not None:  # nobody knows who else would be among them
            self.empty.hide()
        elif week.empty is not Empty.NO:
            words, remedy = why_empty(week, shown.shop.currency, shown.today)
            self.empty.show_why(week.empty, words, remedy, may_change=shown.may_change)
        elif decided:
            words = tr("You have been through this week’s suggestions.")
            self.empty.show_why(Empty.NO, words, _what_now(decided), may_change=False)

    def _build(self) -> None:
        self.foot = column(None)
        """Where the catalogue stands while there is no room for it beside."""
        surprise, rules = self.forms.late_surprise.place, self.forms.late_rules.place
        box = column(
            self, self.sentence, surprise, self.budget, rules, self.thanks, self.suggested,
            self.empty, self.why_not, self.planned, self.later, self.given, self.more, self.effect,
            self.foot, space=14, margins=(0, 0, 12, 16),
        )  # fmt: skip
        box.setAlignment(self.more, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        for part in (self.more, self.effect):
            part.hide()


def _what_now(decided: Sequence[SuggestionRow]) -> str:
    """Say where those went that were accepted, and when there are others."""
    comes = tr("New ones come on Monday.")
    if any(row.state is SuggestionState.ACCEPTED for row in decided):
        return tr("What you accepted is below. {comes}").format(comes=comes)
    return comes
