"""One letter to many: chosen by group, by search or by hand; then each with its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from delight.domain.customers.customer import TagRow
from delight.domain.guards.writing import Addressee, Aside, AsideReason, LetterRequest, ManyPlan, ManyRequest
from delight.domain.letters.wordings import WordingKind
from delight.domain.text import fold
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.faces import OneOf
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.rows.table import Ask
from delight.ui.kit.words.formats import counted
from delight.ui.kit.work.page import ManyWish, Tools
from delight.ui.letters.due.queue import PagesView
from delight.ui.letters.many.by_hand import ByHand
from delight.ui.letters.many.twice_hint import TwiceHint

_GROUP, _SEARCH, _HAND, _RAISED = "group", "search", "hand", "raised"
_WAYS = (_GROUP, _SEARCH, _HAND, _RAISED)
_WAIT_MS = 250
FIRST_WORDING = "thank-you"


class ManyView(PagesView):
    """Whom, and the letters that come of it."""

    planned = Signal()
    """A new ``plan`` is shown."""
    aside_requested = Signal()

    def __init__(self, tools: Tools) -> None:
        self.request = ManyRequest(letter=LetterRequest(wording=FIRST_WORDING))
        self.plan = self._coming = ManyPlan(to=(), aside=())
        self.feet: tuple[QWidget, ...] = ()
        super().__init__(
            tools,
            self.tr("Who gets the letter"),
            self._fetch,
            self._look,
            "",
            key=lambda person: person.customer_id,
        )
        self.how = OneOf(
            [
                (_GROUP, self.tr("A group")),
                (_SEARCH, self.tr("Search")),
                (_HAND, self.tr("By hand")),
                (_RAISED, self.tr("Who raised it")),
            ],
            name=self.tr("Chosen by"),
        )
        self.how.chip(_RAISED).hide()
        self.raised = OneLine("", "quiet")
        self._improvement: int | None = None
        self.group = Choice(name=self.tr("Group"))
        self.search = LineField(name=self.tr("Search"), placeholder=self.tr("Name, e-mail or phone"))
        self.search.setProperty("role", "search")
        self.by_hand = ByHand(tools)
        self.hand_button = push_button(self.tr("Choose customers …"), self._pick_by_hand, icon="customers")
        self.count = label("", "heading")
        self.aside_button = push_button("", self.aside_requested.emit, role="link")
        self.twice = TwiceHint(tools)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._choose)
        self._build()

    def _build(self) -> None:
        self._ways, self._where, letters = QStackedWidget(), QStackedWidget(), QWidget()
        for widget in (self.group, self.search, self.hand_button, self.raised):
            self._ways.addWidget(widget)
        self._ways.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        summary = row(None, self.count, self.aside_button, None, space=2)
        self._letters = column(letters, summary, self.twice, self.stack, space=4)
        self._letters.setStretch(2, 1)
        self._where.addWidget(letters)
        self._where.addWidget(self.by_hand)
        column(self, self.how, self._ways, self._where, space=8).setStretch(2, 1)
        self.how.take(_GROUP)
        self.how.changed.connect(self._choose_how)
        self.group.picked.connect(lambda _tag: self._choose())
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.by_hand.done.connect(self._picked_by_hand)
        self.model.loaded.connect(lambda _count: self._show_plan())
        self.ticks.changed.connect(self.reload)
        self._show_plan()

    def put_foot(self, *feet: QWidget) -> None:
        """Put the buttons below the list."""
        self.feet = feet
        for foot in feet:
            self._letters.addWidget(foot)

    def take_groups(self, tags: Sequence[TagRow]) -> None:
        """Offer these groups."""
        chosen = self.group.value()
        words = [(tag.name, self.tr("{group} · {n}").format(group=tag.name, n=tag.count)) for tag in tags]
        nothing = self.tr("Choose a group") if tags else self.tr("There are no groups yet")
        self.group.set_values([("", nothing), *words])
        self.group.set_value(chosen if chosen in {tag.name for tag in tags} else "")
        if not tags and self.how.value() == _GROUP:
            self.how.take(_SEARCH)  # nobody begins where there is nothing to choose from
            self._on_how()

    def choose_group(self, name: str) -> None:
        """Choose everybody who carries a tag."""
        self.how.take(_GROUP)
        self.group.set_value(name)
        self._on_how()

    def choose_raised(self, wish: ManyWish) -> None:
        """Choose everybody who raised what was improved, and tell them what was changed."""
        self._improvement = wish.improvement_id
        self.raised.set_line(self.tr("Everybody who raised “{cause}”").format(cause=wish.cause))
        told = (("change", wish.change),)
        kind, language = WordingKind.YOU_SAID_WE_DID.value, wish.language
        letter = replace(self.request.letter, wording=kind, told=told, language=language)
        self.request = replace(self.request, letter=letter)
        self.how.chip(_RAISED).show()
        self.how.take(_RAISED)
        self._on_how()

    def ask(self, request: ManyRequest) -> None:
        """Plan again: something of the letter changed."""
        self.request = request
        self.reload()

    def say(self, customer_id: int, words: str) -> None:
        """Keep a line for one of them, and show it in the row and on the page."""
        rest = tuple(pair for pair in self.request.personal if pair[0] != customer_id)
        self.ask(replace(self.request, personal=(*rest, (customer_id, words)) if words else rest))

    def line_of(self, customer_id: int) -> str:
        """Return the line for one of them."""
        return dict(self.request.personal).get(customer_id, "")

    @override
    def take_keyboard(self) -> None:
        (self.list if self.plan.to else self._field()).setFocus()

    @override
    def request_of(self, row: Addressee) -> LetterRequest:
        return row.request

    @override
    def requests(self) -> list[LetterRequest]:
        return [person.request for person in self.chosen()]

    def chosen(self) -> list[Addressee]:
        """Return those who get the letter, in their order; a tick counts before the next plan has come."""
        return [person for person in self.plan.to if self.ticks.has(person.customer_id)]

    @override
    def tick_all(self, *, on: bool) -> None:
        sharing = [one.customer_id for one in self.plan.aside if one.reason is AsideReason.HOUSEHOLD]
        self.ticks.set_all([*map(self.model.key_of, self.model.rows()), *sharing], on=on)

    def _fetch(self, ask: Ask) -> Sequence[Addressee]:
        """Plan on the worker, all at once: who loses the tick leaves the household's letter to another."""
        if ask.offset:
            return ()
        off = frozenset(int(str(one)) for one in self.ticks.chosen())
        request = replace(self.request, left_out=off)
        nobody = not _asked(request)
        plan = ManyPlan(to=(), aside=()) if nobody else self.tools.services.many.plan(request)
        out = [one for one in plan.aside if one.reason is AsideReason.LEFT_OUT]
        self._coming = replace(plan, aside=tuple(one for one in plan.aside if one not in out))
        rows = [*plan.to, *(_without_tick(one, request) for one in out)]
        return sorted(rows, key=lambda person: (fold(person.name), person.customer_id))

    def _on_loaded(self, count: int) -> None:
        self.plan = self._coming  # with the rows that are seen, not before
        asked = _asked(self.request)
        empty = (
            self.tr("Nobody of them can be written to.") if self.plan.aside else self.tr("Nobody is found.")
        )
        self.nothing.setText(
            empty if asked else self.tr("Write one letter to many: choose a group, search, or tick by hand.")
        )
        super()._on_loaded(count)

    def _show_plan(self) -> None:
        to, aside = len(self.plan.to), len(self.plan.aside)
        self.count.setText(counted(to, self.tr("1 gets it"), "%n get it", "Letters"))
        self.count.setVisible(to > 0 or aside > 0)
        self.aside_button.setText(self.tr("· {n} set aside").format(n=aside))
        self.aside_button.setVisible(aside > 0)
        for foot in self.feet:
            foot.setVisible(self.model.rowCount() > 0)
        chosen = len(self.request.customer_ids)
        self.hand_button.setText(
            counted(chosen, self.tr("1 chosen · change …"), "%n chosen · change …", "Letters")
            if chosen
            else self.tr("Choose customers …")
        )
        self.twice.ask(self.plan.to)
        self.planned.emit()

    def _look(self, person: Addressee) -> RowLook:
        line = self.line_of(person.customer_id)
        shown = f"“{line}”" if line else person.town or " "
        return self._marked(person, RowLook(title=person.name, subtitle=shown))

    def _choose_how(self) -> None:
        self._on_how()
        self._field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self) -> QWidget:
        """Return where somebody says who it is."""
        fields = {_GROUP: self.group, _SEARCH: self.search, _HAND: self.hand_button, _RAISED: self.list}
        return fields[str(self.how.value())]

    def _on_how(self) -> None:
        self._ways.setCurrentIndex(_WAYS.index(str(self.how.value())))
        self._where.setCurrentIndex(0)
        self._choose()

    def _choose(self) -> None:
        how = self.how.value()
        self.ask(
            replace(
                self.request,
                tag=str(self.group.value() or "") if how == _GROUP else "",
                search=self.search.text() if how == _SEARCH else "",
                customer_ids=self.by_hand.chosen() if how == _HAND else (),
                improvement_id=self._improvement if how == _RAISED else None,
            )
        )

    def _pick_by_hand(self) -> None:
        self._where.setCurrentWidget(self.by_hand)
        self.by_hand.open()

    def _picked_by_hand(self) -> None:
        self._where.setCurrentIndex(0)
        self._choose()


def _asked(request: ManyRequest) -> bool:
    """Return whether anybody was asked for."""
    by_words = bool(request.tag or request.search.strip())
    return by_words or bool(request.customer_ids) or request.improvement_id is not None


def _without_tick(one: Aside, request: ManyRequest) -> Addressee:
    """Return somebody who was taken out by hand and may be ticked again."""
    letter = replace(request.letter, customer_id=one.customer_id)
    return Addressee(customer_id=one.customer_id, name=one.name, town="", request=letter)
