"""This week's surprises: what is planned for this week, what was given and how it went, ideas for more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from delight.domain.changes import Changes, Noun
from delight.domain.days.calendar import local_day
from delight.domain.gestures import GestureDraft, GestureIdea, GestureRow, GestureState, GestureTotal
from delight.ui.kit.actions import ActionDef, action_button, add_actions
from delight.ui.kit.look.cards import EmptyState, Heading, push_button
from delight.ui.kit.look.layouts import column, label, row, scrolled
from delight.ui.kit.look.pills import Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.work.page import LetterWish, Page, Tools
from delight.ui.surprises.catalogue.cards import Ideas
from delight.ui.surprises.week.form import SurpriseForm
from delight.ui.surprises.week.gesture_card import GestureCard
from delight.ui.surprises.week.section import Section
from delight.ui.surprises.words.month import month_words, week_words

_IDEAS_WIDTH, _LEAST_WIDTH = 304, 700
_BATCH = 25
_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page shows, read in one go."""

    today: date
    currency: str
    ideas: tuple[GestureIdea, ...]
    planned: Sequence[GestureRow]
    given: Sequence[GestureRow]
    more: bool
    month: GestureTotal


class WeekView(Page):
    """Planned and given as cards at the left, the catalogue at the right."""

    SHOWS = frozenset({Noun.GESTURE, Noun.CUSTOMER, Noun.SHOP})

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._limit = _BATCH
        self._shown = self._comes = False
        self._today = tools.today()
        self.acts = add_actions(self, *self._definitions())
        self.form = SurpriseForm(tools, lambda: self._today)
        self.ideas = Ideas()
        self.total = Pill("", Tone.SURPRISE, "gift")
        self.this_week, self.later = Section(self.tr("This week")), Section(self.tr("Later"))
        self.given = Section(self.tr("Given"), counts=False)
        self.more = push_button(self.tr("Show earlier ones"), self._show_more, role="link")
        self.nothing = EmptyState(
            "gift",
            self.tr("A small thing, and somebody remembers you. Pick an idea, or start here."),
            self.tr("Surprise someone"),
            self._start,
        )
        self._build()
        self._connect()

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        limit = self._limit
        self.load(lambda: self._read(limit), self._show)

    @override
    def focus_first(self) -> None:
        cards = self.cards()
        self._comes = not self._shown
        first = self.form.who if self.form.isVisible() else cards[0] if cards else self.new_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def surprise(self, customer_id: int) -> None:
        """Start a surprise for this customer."""
        self._open_form()
        self.load(lambda: self.tools.services.customers.get(customer_id), self.form.surprise)
        self.form.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def cards(self) -> list[GestureCard]:
        """Return what is shown, from top to bottom."""
        return [*self.this_week.cards, *self.later.cards, *self.given.cards]

    def _definitions(self) -> list[ActionDef]:
        group = self.tr("Surprises")
        wanted = (
            ("new", self.tr("Surprise someone"), self._start, "+", "plus"),
            ("given", self.tr("Given"), self._ask_current, "g", "gift"),
            ("note", self.tr("Print the note"), self._write_current, "p", "print"),
        )
        return [
            ActionDef(name=name, text=text, do=do, key=key, icon=icon, group=group)
            for name, text, do, key, icon in wanted
        ]

    def _build(self) -> None:
        self.new_button = action_button(self.acts["new"], role="primary")
        self.head = QWidget()
        row(self.head, self.new_button)
        self.sentence = label("", "quiet", wrap=True)
        told = row(None, self.sentence, self.total, space=12)
        told.setStretch(0, 1)
        head = column(None, told, space=6)
        lists = QWidget()
        sections = (self.this_week, self.later, self.given)
        box = column(lists, *sections, self.more, None, space=16, margins=(0, 0, 12, 12))
        box.setAlignment(self.more, Qt.AlignmentFlag.AlignLeft)
        self.lists = scrolled(lists)
        left = column(None, head, self.form, self.nothing, self.lists, space=14)
        left.setStretch(2, 1)
        left.setStretch(3, 1)
        catalogue = scrolled(self.ideas)
        catalogue.setFixedWidth(_IDEAS_WIDTH)
        right = column(None, Heading(self.tr("Ideas")), catalogue, space=8, margins=(0, 0, 0, 0))
        self.content.setMinimumWidth(_LEAST_WIDTH)
        whole = row(self.content, left, right, space=20, margins=(0, 0, 12, 0))
        whole.setStretch(0, 1)
        self.form.hide()
        self.nothing.hide()
        self.more.hide()
        self.total.hide()

    def _connect(self) -> None:
        self.ideas.picked.connect(self._pick)
        self.form.picked.connect(self.ideas.mark)
        self.form.logged.connect(self._log)
        self.form.closed.connect(self._close_form)
        for section in (self.this_week, self.later, self.given):
            section.made.connect(self._connect_card)

    def _connect_card(self, card: GestureCard) -> None:
        card.given.connect(self._given)
        card.reacted.connect(self._reacted)
        card.note_requested.connect(self._write)
        card.customer_requested.connect(self.open_customer_requested.emit)
        card.moved.connect(lambda step: self._move(card, step))

    def _read(self, limit: int) -> Shown:
        services = self.tools.services
        given = services.gestures.page(state=GestureState.GIVEN, limit=limit + 1)
        return Shown(
            today=local_day(services.now(), services.zone),
            currency=services.shop.row().currency,
            ideas=services.gestures.ideas(),
            planned=services.gestures.page(state=GestureState.PLANNED, limit=200),
            given=given[:limit],
            more=len(given) > limit,
            month=services.gestures.month_total(),
        )

    def _show(self, shown: Shown) -> None:
        self._today = shown.today
        week_ends = shown.today + _WEEK
        soon = [g for g in shown.planned if g.planned_on is None or g.planned_on <= week_ends]
        later = [g for g in shown.planned if g not in soon]
        for section, gestures in ((self.this_week, soon), (self.later, later), (self.given, shown.given)):
            section.show_gestures(gestures, shown.currency, shown.today, self.tools.zone)
        self.ideas.show_ideas(shown.ideas, shown.currency)
        self.form.set_currency(shown.currency)
        self.more.setVisible(shown.more)
        self.sentence.setText(week_words(len({g.customer_id for g in soon})))
        self._show_total(shown)
        self._arrange()
        self._shown = True
        if self._comes and self.new_button.hasFocus():
            self.focus_first()

    def _show_total(self, shown: Shown) -> None:
        words = month_words(shown.month, shown.currency, shown.today)
        self.total.set(words, Tone.SURPRISE, "gift")
        self.total.setVisible(bool(words))

    def _arrange(self) -> None:
        nothing = not self.cards()
        self.nothing.setVisible(nothing and self.form.isHidden())
        self.lists.setVisible(not nothing)

    def _start(self) -> None:
        self._open_form()
        self.form.go_on()

    def _open_form(self) -> None:
        self.form.show()
        self._arrange()

    def _close_form(self) -> None:
        self.form.hide()
        self.ideas.mark("")
        self._arrange()
        self.focus_first()

    def _pick(self, idea: GestureIdea) -> None:
        self._open_form()
        self.form.pick(idea)
        self.form.go_on()

    def _log(self, draft: GestureDraft) -> None:
        said = self.tr("Planned.") if draft.planned_on else self.tr("Noted. That was kind.")
        self.do(
            lambda: self.tools.services.gestures.log(draft), said, lambda _changes: self._kept(), self._refuse
        )

    def _kept(self) -> None:
        self.form.clear()
        self._close_form()

    def _refuse(self, error: Exception) -> None:
        if not self.form.show_error(error):
            self.banner.show_error(error)

    def _given(self, gesture: GestureRow, words: str) -> None:
        said = self.tr("{what} for {name}: given.").format(what=gesture.name, name=gesture.customer_name)
        self.do(lambda: self.tools.services.gestures.given(gesture.id, words), said)

    def _reacted(self, gesture: GestureRow, words: str) -> None:
        self.do(lambda: self.tools.services.gestures.react(gesture.id, words), self.tr("Noted."))

    def _write(self, gesture: GestureRow) -> None:
        self.write_letter_requested.emit(
            LetterWish(customer_id=gesture.customer_id, gesture_id=gesture.id, wording="small-surprise-card")
        )

    def _current(self) -> GestureCard | None:
        """Return the card with the keyboard, or the first one that is planned."""
        focused = QApplication.focusWidget()
        cards = self.cards()
        here = next(
            (c for c in cards if focused is not None and (c is focused or c.isAncestorOf(focused))), None
        )
        return here or next((c for c in cards if c.is_planned), None)

    def _ask_current(self) -> None:
        card = self._current()
        if card is not None:
            card.ask()

    def _write_current(self) -> None:
        card = self._current()
        if card is not None:
            self._write(card.gesture)

    def _move(self, card: GestureCard, step: int) -> None:
        cards = self.cards()
        at = cards.index(card) + step
        if 0 <= at < len(cards):
            cards[at].setFocus(Qt.FocusReason.TabFocusReason)
            self.lists.ensureWidgetVisible(cards[at])

    def _show_more(self) -> None:
        self._limit += _BATCH
        self.refresh()
