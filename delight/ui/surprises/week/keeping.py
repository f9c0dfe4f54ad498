"""What is typed on this week's page and not saved yet: it outlives a crash, and its form is opened again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from delight.ui.kit.unfinished.back import BackBar
from delight.ui.kit.unfinished.fields import texts_in
from delight.ui.kit.unfinished.unfinished import Unfinished
from delight.ui.kit.unfinished.watched import Watched
from delight.ui.surprises.week.forms import RULES, SURPRISE
from delight.ui.surprises.week.gesture_card import GestureCard
from delight.ui.surprises.week.reading import WEEK, Shown
from delight.ui.surprises.week.rules_form import RulesForm

if TYPE_CHECKING:
    from delight.ui.surprises.catalogue.entry_form import EntryForm
    from delight.ui.surprises.week.form import SurpriseForm
    from delight.ui.surprises.week.view import WeekView

_ANSWER, _ENTRY = "answer-", "entry"


class WeekKeeping:
    """Keeps what is typed in the forms of the page, and what customers said, below their cards."""

    def __init__(self, view: WeekView) -> None:
        self._view, self.back = view, BackBar()
        self._forms: dict[str, Callable[[], SurpriseForm | RulesForm | EntryForm]] = {
            SURPRISE: lambda: view.form,
            RULES: lambda: view.rules,
            _ENTRY: lambda: view.catalogue.form,
        }
        self._open: dict[str, Callable[[dict[str, Any]], object]] = {
            SURPRISE: self._open_surprise,
            RULES: lambda _record: view.open_rules(),
            _ENTRY: self._open_entry,
        }
        self._unfinished = Unfinished(
            view.tools, {}, self.back, view, stored=self._stored, more=self._watch_more
        )
        view.forms.late_surprise.then(lambda _form: self._watch_form(SURPRISE))
        view.forms.late_rules.then(lambda rules: rules.opened.connect(lambda: self._watch_form(RULES)))
        view.catalogue.form_opened.connect(lambda: self._watch_form(_ENTRY))
        self._unfinished.came_back.connect(self._bring_into_sight)
        for section in (view.lists.planned, view.lists.later, view.lists.given):
            section.made.connect(self._watch)
            section.gone.connect(self._on_gone)

    def show(self, shown: Shown) -> None:
        """Put back, once, what a crash left; of whom was erased nothing stays."""
        self._unfinished.follow_erasing(shown.kept)
        for name in shown.kept.get("forms", ()):
            self._watch_form(name)
        self._unfinished.show_kept(WEEK, {}, shown.kept)
        form = self._view.forms.late_surprise.made
        if form and not form.is_typed and self._unfinished.waits(SURPRISE, form.record):
            form.opened.emit()
        self._unfinished.touch()

    def saved(self, card: GestureCard) -> None:
        """What they said is stored."""
        if card.asked is not None:
            card.leave()

    def _watch_form(self, name: str) -> None:
        """Keep what is typed in a form from now on."""
        if name in self._forms:
            self._unfinished.watch_once(name, self._forms[name](), self._open[name])

    def _watch_more(self, name: str) -> None:
        """Have what words are back for: one of the forms, or a card that asks what they said."""
        self._watch_form(name)
        self._open_answer(name)

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
        rules = self._view.forms.late_rules.made
        if isinstance(rules, RulesForm):
            rules.show_hold_out()
        self._view.look_at(form)
