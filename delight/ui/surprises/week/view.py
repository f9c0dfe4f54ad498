"""This week: whom to surprise, what the month has left, what is planned and what was given."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from delight.domain.changes import Changes, Noun
from delight.domain.customers.referrals import ReferralRow
from delight.domain.gestures import GestureIdea, GestureRow
from delight.ui.kit.actions import action_button, add_actions
from delight.ui.kit.look.layouts import column, row, scrolled, show_opened
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.work.page import Page, Place, Tools
from delight.ui.kit.work.steps import Steps
from delight.ui.kit.work.tasks import Loader
from delight.ui.surprises.catalogue.column import Catalogue
from delight.ui.surprises.week import empty_week
from delight.ui.surprises.week.card import PersonCard
from delight.ui.surprises.week.doing import Doing
from delight.ui.surprises.week.form import SurpriseForm
from delight.ui.surprises.week.gesture_card import GestureCard
from delight.ui.surprises.week.keeping import WeekKeeping
from delight.ui.surprises.week.keyboard import CardKeyboard
from delight.ui.surprises.week.keys import definitions
from delight.ui.surprises.week.lists import WeekLists
from delight.ui.surprises.week.reading import Shown, read_shown
from delight.ui.surprises.week.rules_form import RulesForm

_CATALOGUE_WIDTH, _LEAST_LEFT, _USUAL_TEXT = 312, 380, 14
_BATCH, _LOOK_MS = 10, 5 * 60_000


class WeekView(Page):
    """Suggestions, what is planned and given at the left, the catalogue at the right or below."""

    SHOWS = frozenset(
        {Noun.GESTURE, Noun.CUSTOMER, Noun.SHOP, Noun.SUGGESTION, Noun.CATALOGUE, Noun.CASE, Noun.LINK}
    )

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._limit = _BATCH
        self._comes = False
        self._loader = Loader(tools.tasks, self)
        self.shown: Shown | None = None
        self.steps = Steps(self)
        self.doing = Doing(self)
        self.acts = add_actions(
            self,
            *definitions(
                self._act,
                start=self.start_new,
                rules=self.open_rules,
                why=self._ask_why,
                gestures=self._go_to_gestures,
            ),
        )
        self.lists, self.catalogue = WeekLists(self), Catalogue(self)
        self.forms, self.why_not = self.lists.forms, self.lists.why_not
        self.keeping = WeekKeeping(self)
        self._build()
        self._connect()
        clock = QTimer(self, interval=_LOOK_MS)
        clock.timeout.connect(self._follow_day)
        clock.start()

    @property
    def currency(self) -> str:
        """The shop's currency, once it is read."""
        return self.shown.shop.currency if self.shown else ""

    @property
    def form(self) -> SurpriseForm:
        """Who is surprised; made when it is first asked for."""
        return self.forms.surprise

    @property
    def rules(self) -> RulesForm:
        """How the shop surprises; made when it is first asked for."""
        return self.forms.rules

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        limit, tools = self._limit, self.tools
        self._loader.load(lambda: read_shown(tools.services, limit), self._show, self.banner.show_error)
        if changes is None:
            self.load(lambda: tools.services.surprises.effect(), self.lists.show_effect)
        else:
            self.why_not.ask_again()

    @override
    def focus_first(self) -> None:
        cards = self.cards()
        self._comes = self.shown is None
        form = self.forms.late_surprise.made
        first = self.form.who if form and form.isVisible() else cards[0] if cards else self.new_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._follow_day()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place_catalogue()

    def cards(self) -> list[PersonCard]:
        """Return the cards that are shown, from top to bottom."""
        return self.lists.cards()

    def surprise(self, customer_id: int) -> None:
        """Start a surprise for this customer."""
        self.form.when_free(lambda: self._surprise(customer_id))

    def thank(self, referral: ReferralRow) -> None:
        """Ask how somebody is thanked who brought somebody."""
        self.form.when_free(lambda: (self.form.thank(referral), self._start()))

    def change(self, gesture: GestureRow) -> None:
        """Ask what is different about a surprise."""
        self.form.when_free(lambda: (self.form.change(gesture), self._open_form()))

    def open_rules(self) -> None:
        """Ask how much, how many and how often, if whoever is at the desk may say so."""
        if self.shown is not None and self.shown.may_change:
            self.rules.change()

    def look_at(self, form: QWidget) -> None:
        """Bring a form into sight that words are back in."""
        show_opened(self._beside if self._beside.isAncestorOf(form) else self._left_area, form)

    def let_go(self, card: PersonCard, *, stays: bool) -> None:
        """Something is done with a card: it holds still, or has gone and the next one has the keyboard."""
        card.hold(busy=True)
        if stays:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.keyboard.leave(card, self.new_button)
        card.hide()

    def _build(self) -> None:
        self.head, beside = QWidget(), QWidget()
        self.new_button = action_button(self.acts["new"], role="primary")
        row(self.head, self.new_button)
        self.head.addActions(list(self.acts.values()))  # it stands outside, where the page's title is
        self._right = column(beside, self.catalogue, margins=(0, 0, 8, 16))
        self._left_area, self._beside = scrolled(self.lists), scrolled(beside)
        self.keyboard = CardKeyboard(self, self._left_area, self.cards)
        both = row(None, self._left_area, self._beside, space=16, margins=(0, 0, 4, 0))
        both.setStretch(0, 1)
        column(self.content, self.keeping.back, both, space=0).setStretch(1, 1)

    def _connect(self) -> None:
        self.catalogue.picked.connect(self._pick)
        self.catalogue.came.connect(self.look_at)
        self.forms.late_surprise.then(self._connect_form)
        self.forms.late_rules.then(self._connect_rules)
        self.forms.stored.connect(self._close_form)
        self.lists.budget.pressed.connect(self.open_rules)
        self.lists.empty.helped.connect(self._help)
        self.lists.more.clicked.connect(self._show_more)
        look = partial(self._left_area.ensureWidgetVisible, self.why_not.answer)
        self.why_not.explained.connect(lambda: QTimer.singleShot(0, self, look))
        self.why_not.left.connect(lambda: self.keyboard.go_back() or self.focus_first())
        self.why_not.surprise_wanted.connect(self.surprise)
        self.why_not.customer_wanted.connect(self.open_customer_requested)
        for section in self.lists.sections:
            section.made.connect(self._connect_card)

    def _connect_form(self, form: SurpriseForm) -> None:
        form.picked.connect(self.catalogue.mark)
        form.closed.connect(lambda: form.when_free(self._close_form))

    def _connect_rules(self, rules: RulesForm) -> None:
        rules.opened.connect(lambda: show_opened(self._left_area, rules))
        rules.closed.connect(self._leave_rules)

    def _connect_card(self, card: PersonCard) -> None:
        card.acted.connect(lambda name: self.doing.act(card, name))
        card.moved.connect(lambda step: self.keyboard.move(card, step))
        for part in (card, *card.findChildren(QAbstractButton)):
            part.installEventFilter(self.tools.burst)
        if isinstance(card, GestureCard):
            card.given.connect(lambda _row, words: self.doing.given(card, words))
            card.reacted.connect(lambda _row, words: self.doing.reacted(card, words))

    def _show(self, shown: Shown) -> None:
        """Show what was read, one step after the other: a window that is being used never waits for all."""
        held, self.shown = self.keyboard.place(), shown
        if shown.week.unkept is not None:
            self.banner.show_error(shown.week.unkept, self.tr("Try again"), self.refresh)
        self.steps.take(
            [
                *self.lists.steps(shown, self.doing),
                partial(self.catalogue.show_ideas, shown.ideas, self.currency, may_change=shown.may_change),
                self._place_catalogue,
                lambda: self.keeping.show(shown),
                lambda: self._keep_keyboard(held),
            ]
        )

    def _keep_keyboard(self, held: int | None) -> None:
        """Bring the keyboard to the card that came where it was, if that one has gone."""
        self.keyboard.go_on(self.lists.empty.button)
        if not self.keyboard.keep(held) or (self._comes and self.new_button.hasFocus()):
            self.focus_first()

    def _follow_day(self) -> None:
        """Read again once another day has begun: a window is left open over the night, and the weekend."""
        if self.isVisible() and self.shown is not None and self.shown.today != self.tools.today():
            self.refresh()

    def _place_catalogue(self) -> None:
        """Put the catalogue below where there is no room for both, as in large text on a small screen."""
        wide = _CATALOGUE_WIDTH * type_sizes().base // _USUAL_TEXT
        least = _LEAST_LEFT * type_sizes().base // _USUAL_TEXT
        beside = self.width() >= wide + least
        self._beside.setFixedWidth(wide)
        if beside is self._beside.isHidden():
            self._beside.setVisible(beside)
            (self._right if beside else self.lists.foot).addWidget(self.catalogue)

    def _act(self, name: str) -> None:
        """Do something with the card that has the keyboard; without one, nothing is guessed."""
        card = self.keyboard.card()
        if card is not None:
            self.doing.act(card, name)

    def _ask_why(self) -> None:
        self.keyboard.mark()
        self.why_not.who.setFocus(Qt.FocusReason.OtherFocusReason)
        self._left_area.ensureWidgetVisible(self.why_not)

    def _go_to_gestures(self) -> None:
        cards = [card for card in self.catalogue.cards if not card.isHidden()]
        if cards:
            cards[0].setFocus(Qt.FocusReason.TabFocusReason)
            self._left_area.ensureWidgetVisible(cards[0])

    def _help(self, what: str) -> None:
        if what == empty_week.CHANGE:
            self.open_rules()
        elif what == empty_week.ADD:
            self.catalogue.add()
        elif what == empty_week.CUSTOMERS:
            self.page_requested.emit(Place.CUSTOMERS.value)
        else:
            self.start_new()

    def start_new(self) -> None:
        form = self.form
        form.when_free(lambda: (form.leave_about() if form.about else None, self._start()))

    def _surprise(self, customer_id: int) -> None:
        if self.form.about:
            self.form.leave_about()
        self._open_form()
        self.load(lambda: self.tools.services.customers.get(customer_id), self.form.surprise)

    def _start(self) -> None:
        self._open_form()
        self.form.go_on()

    def _open_form(self) -> None:
        self.form.show()
        self.form.what.setFocus(Qt.FocusReason.OtherFocusReason)
        self._left_area.ensureWidgetVisible(self.form)

    def _close_form(self) -> None:
        if self.form.about:
            self.form.leave_about()
        self.form.hide()
        self.catalogue.mark("")
        self.focus_first()

    def _leave_rules(self) -> None:
        if self.lists.budget.isVisible():
            self.lists.budget.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, idea: GestureIdea) -> None:
        self.form.when_free(lambda: (self._open_form(), self.form.pick(idea), self.form.go_on()))

    def _show_more(self) -> None:
        self._limit += _BATCH
        self.refresh()
