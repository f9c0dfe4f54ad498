"""What is typed on this week's page and not saved yet: it outlives a crash, and its form is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from delight.ui.kit.unfinished.back import BackBar
from delight.ui.kit.unfinished.fields import texts_in
from delight.ui.kit.unfinished.unfinished import Unfinished
from delight.ui.kit.unfinished.watched import Watched
from delight.ui.surprises.week.gesture_card import GestureCard
from delight.ui.surprises.week.reading import WEEK, Shown

if TYPE_CHECKING:
    from delight.ui.surprises.week.view import WeekView

_ANSWER = "answer-"


class WeekKeeping:
    """Keeps what is typed in the forms of the page, and what customers said, below their cards."""

    def __init__(self, view: WeekView) -> None:
        self._view, self.back = view, BackBar()
        form, rules, entry = view.form, view.rules, view.catalogue.form
        watched = {
            "surprise": Watched(form=form, open=self._open_surprise, before=lambda: form.filled),
            "rules": Watched(form=rules, open=lambda _: view.open_rules(), before=lambda: rules.filled),
            "entry": Watched(form=entry, open=self._open_entry, before=lambda: entry.filled),
        }
        self._unfinished = Unfinished(
            view.tools, watched, self.back, view, stored=self._stored, more=self._open_answer
        )
        self._unfinished.came_back.connect(self._bring_into_sight)
        for section in (view.lists.planned, view.lists.later, view.lists.given):
            section.made.connect(self._watch)
            section.gone.connect(self._on_gone)

    def show(self, shown: Shown) -> None:
        """Put back, once, what a crash left; of whom was erased nothing stays."""
        self._unfinished.follow_erasing(shown.kept)
        self._unfinished.show_kept(WEEK, {}, shown.kept)
        form = self._view.form
        if not form.is_typed and self._unfinished.waits("surprise", form.record):
            form.opened.emit()
        self._unfinished.touch()

    def saved(self, card: GestureCard) -> None:
        """What they said is stored."""
        if card.asked is not None:
            card.leave()

    def _watch(self, card: GestureCard) -> None:
        name = _ANSWER + card.gesture.uid
        before = {"line": card.gesture.reaction}
        card.asks.connect(
            lambda line: self._unfinished.watch(name, Watched(form=line, before=lambda: before))
        )
        card.leaves.connect(lambda line: self._unfinished.unwatch(name, line))

    def _on_gone(self, card: GestureCard) -> None:
        """Keep what was being answered where the surprise is gone, and not on its way out."""
        if card.asked is None:
            return
        name = _ANSWER + card.gesture.uid
        if self._view.doing.is_leaving(GestureCard, card.key):
            self._unfinished.unwatch(name, card.asked)
        else:
            self._unfinished.loosen(name, card.asked)

    def _stored(self) -> list[str]:
        """Return the words of the shop's own gestures: a new one that stands there was saved."""
        shown = self._view.shown
        return list(texts_in([idea for idea in shown.ideas if idea.own])) if shown else []

    def _open_surprise(self, record: dict[str, Any]) -> None:
        view, shown = self._view, self._view.shown
        if shown is None:
            return
        if "gesture_id" in record:
            gestures = {one.id: one for one in (*shown.planned, *shown.given)}
            view.change(gestures[record["gesture_id"]])
        elif "link_id" in record:
            view.thank({one.link_id: one for one in shown.thanks}[record["link_id"]])
        else:
            view.start_new()
        view.form.uid = record.get("uid") or view.form.uid

    def _open_entry(self, record: dict[str, Any]) -> None:
        """Open the form for a gesture of the catalogue, or for a new one."""
        shown = self._view.shown
        if shown is not None and shown.may_change:
            ideas = {idea.key: idea for idea in shown.ideas}
            self._view.catalogue.form.change(ideas[record["id"]] if record["id"] else None)

    def _open_answer(self, name: str) -> None:
        cards = (card for card in self._view.cards() if isinstance(card, GestureCard))
        for card in cards:
            if _ANSWER + card.gesture.uid == name:
                card.ask()

    def _bring_into_sight(self, form: QWidget) -> None:
        self._view.rules.show_hold_out()
        self._view.look_at(form)
