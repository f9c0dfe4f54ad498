"""The catalogue: what could be given, ready-made and the shop's own, changed in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delight.domain.changes import Changes
from delight.domain.gestures import GestureIdea
from delight.ui.kit.look.cards import Heading, push_button
from delight.ui.kit.look.layouts import column, label, tab_chain, tab_where
from delight.ui.kit.menus import Deed, menu_of, pop_below
from delight.ui.kit.words.formats import counted
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.steps import Steps
from delight.ui.surprises.catalogue.cards import IdeaCard
from delight.ui.surprises.catalogue.entry_form import EntryForm
from delight.ui.surprises.words.saying import tr

_STEP = 3
"""So many cards are made before the window is painted again."""


class Catalogue(QWidget):
    """A column of cards; Tab reaches each of them, Up and Down go through them."""

    picked = Signal(object)
    """A ``GestureIdea`` to surprise somebody with."""
    came = Signal(object)
    """What the keyboard went to, such as the card of a gesture that was just added: bring it into sight."""

    form_opened = Signal()
    """Something of the catalogue is being written from now on."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.cards: list[IdeaCard] = []
        self._shown: tuple[object, ...] = ()
        self._steps = Steps(self)
        self._off_shown = False
        self._added = ""
        self._under_way: set[str] = set()
        self.add_button = push_button(
            tr("Add"), self.add, role="quiet", icon="plus", tip=tr("Add one of your own")
        )
        self.add_button.hide()
        self._form: EntryForm | None = None
        self.nothing = label(tr("Every gesture is switched off."), "quiet", wrap=True)
        self.off_button = push_button("", self._show_off, role="link")
        self.heading = Heading(tr("Gestures"), self.add_button)
        self._on, self._off = QVBoxLayout(), QVBoxLayout()
        for box in (self._on, self._off):
            box.setSpacing(8)
        self._top = column(None)
        parts = (self.heading, self._top, self.nothing, self._on, self.off_button, self._off)
        column(self, *parts, None, space=8)
        for part in (self.nothing, self.off_button):
            part.hide()
        self.setAccessibleName(tr("Gestures to give"))

    @property
    def form(self) -> EntryForm:
        """Where a gesture is written; made when it is first asked for."""
        if self._form is None:
            self._form = self._new_form()
        return self._form

    def show_ideas(self, ideas: Sequence[GestureIdea], currency: str, *, may_change: bool) -> None:
        """Show these, with their costs; who ``may_change`` them has their menus.

        New ones come in steps, each below those that are seen already, so that none moves; those that have to
        be made anew, all at once.
        """
        on = [idea for idea in ideas if not idea.off]
        stays = not self.cards or self._shown[1:3] == (currency, may_change)
        first = len(self.cards) if stays else len(on)
        show = partial(self._show, currency=currency, may_change=may_change)
        self._steps.take(
            [
                *(partial(show, on[:many], whole=False) for many in range(first + _STEP, len(on), _STEP)),
                partial(show, ideas, whole=True),
            ]
        )

    def _show(self, ideas: Sequence[GestureIdea], currency: str, *, may_change: bool, whole: bool) -> None:
        wanted = (tuple(ideas), currency, may_change, self._off_shown, whole)
        if self._shown == wanted:
            return
        same = self._shown[1:3] == wanted[1:3]
        self._shown = wanted
        on, off = [i for i in ideas if not i.off], [i for i in ideas if i.off]
        shown = [*on, *(off if self._off_shown else [])]
        kept = {card.idea: card for card in self.cards if same}
        make = partial(IdeaCard, currency=currency, may_change=may_change)
        self._arrange([kept.get(idea) or self._connected(make(idea)) for idea in shown], len(on))
        self._put_in_place()
        if self._form is not None:
            self._form.set_currency(currency)
        self.add_button.setVisible(may_change)
        self.nothing.setVisible(not on)
        self.off_button.setText(
            counted(len(off), tr("1 is switched off"), "%n are switched off", "Surprises")
        )
        self.off_button.setVisible(bool(off) and may_change and whole)
        self._go_to_added()

    def _arrange(self, cards: list[IdeaCard], on: int) -> None:
        """Put the cards in their order; those that were as they are stayed, and have the keyboard still."""
        at = self.window().focusWidget()
        held = next((card.idea.key for card in self.cards if card is at), "")
        before, self.cards = self.cards, cards
        for number, card in enumerate(cards):
            (self._on if number < on else self._off).addWidget(card)
        for card in before:
            if card not in self.cards:
                card.hide()
                card.deleteLater()
        again = next((card for card in self.cards if card.idea.key == held), None)
        if again is not None and again not in before:
            self._go_to(again)

    def mark(self, key: str) -> None:
        """Mark the gesture with this key; none if it is somebody's own."""
        for card in self.cards:
            card.mark(picked=card.idea.key == key)

    def add(self) -> None:
        """Ask about a gesture of the shop's own."""
        self.form.change(None)

    def _connected(self, card: IdeaCard) -> IdeaCard:
        card.picked.connect(self.picked)
        card.changed.connect(lambda idea: self.form.change(idea))
        card.switched.connect(self._switch)
        card.asked.connect(lambda idea: self._pop(card, idea))
        card.moved.connect(lambda step: self._go(self.cards.index(card) + step))
        return card

    def _pop(self, card: IdeaCard, idea: GestureIdea) -> None:
        change = Deed(text=tr("Change …"), do=lambda: self.form.change(idea), key=Qt.Key.Key_F2)
        words = tr("Switch on") if idea.off else tr("Switch off")
        deeds = [change, Deed(text=words, do=partial(self._switch, idea), key=Qt.Key.Key_Delete)]
        if idea.own:
            deeds.append(Deed(text=tr("Remove"), do=partial(self._restore, idea)))
        elif idea.edited:
            deeds.append(Deed(text=tr("As it came"), do=partial(self._restore, idea)))
        pop_below(menu_of(card, deeds), card.dots)

    def _switch(self, idea: GestureIdea) -> None:
        services = self._page.tools.services
        said = tr("“{name}” is offered again.") if idea.off else tr("“{name}” is switched off.")
        self._do_once(idea, lambda: services.catalogue.switch(idea.key, off=not idea.off), said)

    def _restore(self, idea: GestureIdea) -> None:
        services = self._page.tools.services
        said = tr("“{name}” is removed.") if idea.own else tr("“{name}” is as it came.")
        self._do_once(idea, lambda: services.catalogue.restore(idea.key), said)

    def _do_once(self, idea: GestureIdea, work: Callable[[], Changes], said: str) -> None:
        """Do it; pressed again before it is stored, nothing more comes of it."""
        if idea.key in self._under_way:
            return
        self._under_way.add(idea.key)

        def fail(error: Exception) -> None:
            self._under_way.discard(idea.key)
            self._page.banner.show_error(error)

        def done(_changes: Changes) -> None:
            self._under_way.discard(idea.key)

        self._page.do(work, said.format(name=idea.name), done, fail)

    def _show_off(self) -> None:
        self._off_shown = not self._off_shown
        ideas, currency, may_change, *_rest = self._shown
        self.show_ideas(ideas, currency, may_change=may_change)  # type: ignore[arg-type]

    def _new_form(self) -> EntryForm:
        form = EntryForm(self._page)
        if self._shown:
            form.set_currency(str(self._shown[1]))
        chain = tab_chain(form)
        self._top.addWidget(form)
        tab_where(self.add_button, chain)
        form.opened.connect(self._put_in_place)
        form.opened.connect(self.form_opened)
        form.closed.connect(self._on_closed)
        form.added.connect(self._wait_for)
        return form

    def _put_in_place(self) -> None:
        """Let the form stand where the card of its gesture stood; for a new one, at the top."""
        form = self._form
        key = form.idea.key if form and form.idea is not None and not form.isHidden() else ""
        if form is not None:
            self._top.addWidget(form)
        for card in self.cards:
            card.setHidden(card.idea.key == key)
            if form is not None and card.isHidden():
                box = self._off if card.idea.off else self._on
                box.insertWidget(box.indexOf(card), form)

    def _on_closed(self) -> None:
        key = self.form.idea.key if self.form.idea is not None else ""
        self._put_in_place()
        self._go_to(next((card for card in self.cards if card.idea.key == key), self.add_button))

    def _wait_for(self, name: str) -> None:
        self._added = name

    def _go_to_added(self) -> None:
        """Choose the gesture that was just added, unless somebody has gone on elsewhere meanwhile."""
        card = next((card for card in self.cards if card.idea.own and card.idea.name == self._added), None)
        if card is None or not self._added:
            return
        self._added = ""
        if self.add_button.hasFocus():
            self._go_to(card)

    def _go_to(self, card: QWidget) -> None:
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, card, lambda: self.came.emit(card))  # once it has its place

    def _go(self, number: int) -> None:
        if 0 <= number < len(self.cards):
            self.cards[number].setFocus(Qt.FocusReason.TabFocusReason)
