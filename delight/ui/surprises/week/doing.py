"""What happens when somebody does something with a card of the week: by a button, a key or a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QMenu, QWidget

from delight.domain.changes import Changes
from delight.domain.errors import DelightError
from delight.domain.gestures import GestureDraft, GestureIdea, GestureRow
from delight.domain.surprises.suggestions import SkipWhy
from delight.ui.kit.burst import PAUSE
from delight.ui.kit.fields.days import calendar_action, natural_days
from delight.ui.kit.menus import Deed, add_heading, menu_of, pop_below
from delight.ui.kit.voucher_wish import VoucherWish
from delight.ui.kit.words.formats import coming_day
from delight.ui.kit.work.page import LetterWish
from delight.ui.surprises.week.card import PersonCard
from delight.ui.surprises.week.gesture_card import GestureCard
from delight.ui.surprises.week.suggestion_card import SuggestionCard
from delight.ui.surprises.week.thanks_card import ThanksCard
from delight.ui.surprises.words.gestures import A_NOTE, NOTES, cost_words
from delight.ui.surprises.words.saying import tr

if TYPE_CHECKING:
    from delight.ui.surprises.week.view import WeekView

Key = tuple[type[PersonCard], object]


class Doing:
    """Does what is asked of a card, each thing once: two quick presses are one deed."""

    def __init__(self, view: WeekView) -> None:
        self._view = view
        self._under_way: set[Key] = set()
        self._last = QElapsedTimer()
        self._ways: dict[type[PersonCard], dict[str, Callable[..., object]]] = {
            SuggestionCard: {
                "accept": self._accept,
                "given": self._given_already,
                "swap": self._swap,
                "swaps": self._swaps,
                "skip": self._skip,
                "skips": self._skips,
                "plan": self._plan,
                "more": self._more_of_suggestion,
                "customer": lambda card: self._open(card.row.customer_id),
            },
            GestureCard: {
                "given": lambda card: card.ask(),
                "note": self._write,
                "plan": self._move,
                "skip": self._take_away,
                "change": lambda card: self._view.change(card.gesture),
                "more": self._more_of_gesture,
                "customer": lambda card: self._open(card.gesture.customer_id),
            },
            ThanksCard: {
                "thank": lambda card: self._view.thank(card.referral),
                "accept": lambda card: self._view.thank(card.referral),
                "more": self._more_of_thanks,
                "customer": lambda card: self._open(card.referral.who_id),
            },
        }

    def act(self, card: PersonCard, name: str) -> None:
        """Do what ``name`` stands for, where that can be done with such a card."""
        way = self._ways[type(card)].get(name)
        if way is not None and _key(card) not in self._under_way:
            way(card)

    def is_leaving(self, kind: type[PersonCard], key: object) -> bool:
        """Return whether a card has gone although what became of it is not stored yet."""
        return (kind, key) in self._under_way

    def given(self, card: GestureCard, words: str) -> None:
        """Note that a planned surprise was given, and what they said."""
        one = card.gesture
        said = tr("{what} for {name}: given.").format(what=one.name, name=one.customer_name)
        self._deed(card, lambda: self._services.gestures.given(one.id, words), said)

    def reacted(self, card: GestureCard, words: str) -> None:
        """Note what they said."""
        one = card.gesture
        self._deed(card, lambda: self._services.gestures.react(one.id, words), tr("Noted."), stays=True)

    @property
    def _services(self):  # noqa: ANN202 - read inside the work, on the worker
        return self._view.tools.services

    def _write(self, card: GestureCard) -> None:
        """Write and print the note that goes with a surprise."""
        one = card.gesture
        wording = NOTES.get(one.occasion, A_NOTE)
        wish = LetterWish(customer_id=one.customer_id, gesture_id=one.id, wording=wording)
        self._view.write_letter_requested.emit(wish)

    def _accept(self, card: SuggestionCard, day: date | None = None) -> None:
        row, today = card.row, self._view.tools.today()
        when = day or max(row.day or today, today)
        said = tr("{what} for {name}: planned for {day}.").format(
            what=row.name, name=row.customer_name, day=coming_day(when, today)
        )
        self._deed(card, lambda: self._services.surprises.accept(row.id, day), said)

    def _given_already(self, card: SuggestionCard) -> None:
        row = card.row
        said = tr("{what} for {name}: given.").format(what=row.name, name=row.customer_name)
        self._deed(card, lambda: self._services.surprises.accept(row.id, given=True), said)

    def _swap(self, card: SuggestionCard, key: str = "") -> None:
        row = card.row

        def said() -> str:
            with suppress(DelightError):  # it is done, also where somebody has taken it away since
                now = self._services.surprises.get(row.id).name
                return tr("{what} for {name} instead.").format(what=now, name=row.customer_name)
            return tr("Something else for {name}.").format(name=row.customer_name)

        self._deed(card, lambda: self._services.surprises.swap(row.id, key), said, stays=True)

    def _skip(self, card: SuggestionCard, why: SkipWhy = SkipWhy.NOW) -> None:
        row = card.row
        said = {
            SkipWhy.PERSON: tr("{name} is not suggested for half a year."),
            SkipWhy.GESTURE: tr("{name} is not offered “{what}” any more."),
        }.get(why, tr("{name} is not suggested for four weeks."))
        words = said.format(name=row.customer_name, what=row.name)
        self._deed(card, lambda: self._services.surprises.skip(row.id, why), words)

    def _take_away(self, card: GestureCard) -> None:
        one = card.gesture
        said = tr("{what} for {name}: taken away.").format(what=one.name, name=one.customer_name)
        self._deed(card, lambda: self._services.gestures.remove(one.id), said)

    def _plan(self, card: SuggestionCard) -> None:
        self._ask_day(card, tr("Plan it for"), card.row.day, lambda day: self._accept(card, day))

    def _move(self, card: GestureCard) -> None:
        if card.is_planned:
            on = card.gesture.planned_on
            self._ask_day(card, tr("Move it to"), on, lambda day: self._move_to(card, day))

    def _move_to(self, card: GestureCard, day: date) -> None:
        one, today = card.gesture, self._view.tools.today()
        said = tr("{what} for {name}: now planned for {day}.").format(
            what=one.name, name=one.customer_name, day=coming_day(day, today)
        )
        draft = draft_of(one, day)
        self._deed(card, lambda: self._services.gestures.edit(one.id, draft), said, stays=True)

    def _ask_day(
        self, card: PersonCard, words: str, day: date | None, on_day: Callable[[date], object]
    ) -> None:
        today = self._view.tools.today()
        menu = QMenu(card)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(words)
        add_heading(menu, words)

        def choose(chosen: date) -> None:
            menu.close()
            on_day(max(chosen, today))

        for said, natural in natural_days(today):
            menu.addAction(said, lambda natural=natural: on_day(natural))
        menu.addSeparator()
        menu.addAction(calendar_action(menu, words, max(day or today, today), choose))
        self._pop(menu, card)

    def _swaps(self, card: SuggestionCard) -> None:
        find, number = self._services.surprises.swaps, card.row.id
        self._view.load(lambda: find(number), lambda found: self._offer_swaps(card, found))

    def _offer_swaps(self, card: SuggestionCard, found: Sequence[GestureIdea]) -> None:
        if card not in self._view.cards():
            return  # somebody was quicker
        if not found:
            words = tr("Nothing else suits {name} now.").format(name=card.row.customer_name)
            self._view.said.emit(words, None)
            return
        deeds = [
            Deed(text=_idea_words(idea, self._view.currency), do=lambda key=idea.key: self._swap(card, key))
            for idea in found
        ]
        self._pop(menu_of(card, deeds), card, card.swaps)

    def _skips(self, card: SuggestionCard) -> None:
        self._pop(menu_of(card, self._ways_to_skip(card)), card, card.skips)

    def _ways_to_skip(self, card: SuggestionCard) -> list[Deed]:
        return [
            Deed(text=tr("Not now"), do=lambda: self._skip(card), key=Qt.Key.Key_X),
            Deed(text=tr("Not this person"), do=lambda: self._skip(card, SkipWhy.PERSON)),
            Deed(text=tr("Not this gesture for them"), do=lambda: self._skip(card, SkipWhy.GESTURE)),
        ]

    def _more_of_suggestion(self, card: SuggestionCard) -> None:
        deeds = [
            Deed(text=tr("Plan for a day …"), do=lambda: self._plan(card), key=Qt.Key.Key_D),
            Deed(text=tr("Given already"), do=lambda: self._given_already(card), key=Qt.Key.Key_G),
            *self._ways_to_skip(card)[1:],
            self._to_page(card.row.customer_id),
        ]
        self._pop(menu_of(card, deeds), card, card.more)

    def _more_of_gesture(self, card: GestureCard) -> None:
        deeds = [
            Deed(text=tr("Move to another day …"), do=lambda: self._move(card), key=Qt.Key.Key_D),
            Deed(text=tr("Change …"), do=lambda: self._view.change(card.gesture), key=Qt.Key.Key_E),
            Deed(text=tr("Take it away"), do=lambda: self._take_away(card), key=Qt.Key.Key_X),
            Deed(text=tr("A voucher for it …"), do=lambda: self._issue_voucher(card)),
            self._to_page(card.gesture.customer_id),
        ]
        self._pop(menu_of(card, deeds if card.is_planned else deeds[1:]), card, card.more)

    def _issue_voucher(self, card: GestureCard) -> None:
        """Ask for the voucher that a surprise is; it stands on the note that is printed then."""
        one = card.gesture
        wish = VoucherWish(
            customer_id=one.customer_id,
            customer_name=one.customer_name,
            gesture_id=one.id,
            item=one.name,
            about=tr("For the surprise: {what}").format(what=one.name),
        )
        self._view.voucher_requested.emit(wish)

    def _more_of_thanks(self, card: ThanksCard) -> None:
        self._pop(menu_of(card, [self._to_page(card.referral.who_id)]), card, card.more)

    def _to_page(self, customer_id: int) -> Deed:
        return Deed(text=tr("Open their page"), do=lambda: self._open(customer_id))

    def _open(self, customer_id: int) -> None:
        self._view.open_customer_requested.emit(customer_id)

    def _pop(self, menu: QMenu, card: PersonCard, button: QWidget | None = None) -> None:
        self._view.tools.burst.opened(menu)
        pop_below(menu, button or card.more)

    def _deed(
        self,
        card: PersonCard,
        work: Callable[[], Changes],
        said: str | Callable[[], str],
        *,
        stays: bool = False,
    ) -> None:
        """Do it once; what will not ``stay`` has gone at once, and comes back where that failed."""
        key = _key(card)
        if key in self._under_way or (self._last.isValid() and self._last.elapsed() < PAUSE):
            return
        self._last.start()
        self._under_way.add(key)
        self._view.let_go(card, stays=stays)

        def done(_changes: Changes) -> None:
            self._under_way.discard(key)
            if isinstance(card, GestureCard):
                self._view.keeping.saved(card)

        def fail(error: Exception) -> None:
            self._under_way.discard(key)
            self._view.banner.show_error(error)
            self._view.refresh()

        self._view.do(work, said, done, fail)


def draft_of(one: GestureRow, day: date | None) -> GestureDraft:
    """Return a surprise as a draft that plans it for ``day``."""
    return GestureDraft(
        customer_id=one.customer_id,
        name=one.name,
        kind=one.kind,
        cost_minor=one.cost_minor,
        planned_on=day,
        note=one.note,
        key=one.key,
        occasion=one.occasion,
        source=one.source,
    )


def _key(card: PersonCard) -> Key:
    return type(card), card.key


def _idea_words(idea: GestureIdea, currency: str) -> str:
    cost = cost_words(idea.cost_minor, currency)
    words = f"{idea.name}  ·  {cost}" if cost else idea.name
    return words.replace("&", "&&")  # else Qt underlines the letter behind it
