"""A gesture of the catalogue, written in place: what, kind, cost, how often at most, a hint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.errors import ConflictError
from delight.domain.gestures import GestureIdea, GestureKind
from delight.domain.surprises.catalogue import IdeaDraft
from delight.ui.kit.composer import Composer
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.fields.forms import AmountField, Field, Form
from delight.ui.kit.fields.pair import Pair
from delight.ui.kit.fields.sentences import SentenceField
from delight.ui.kit.look.layouts import label
from delight.ui.kit.unfinished.fields import Said, said_in
from delight.ui.kit.words.formats import sentence
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import Page
from delight.ui.surprises.words.gestures import INTERVALS, interval_words
from delight.ui.surprises.words.saying import tr

_USUAL_INTERVAL = 90


class EntryForm(Composer):
    """Writes a gesture of the shop's own, or what the shop says of a ready-made one."""

    added = Signal(str)
    """One of the shop's own is stored, by its name."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(tr("Save"), parent)
        self._page = page
        self.idea: GestureIdea | None = None
        self.filled: Said = {}
        self.title = label("", "heading", wrap=True)
        self.name = SentenceField(placeholder=tr("A jar of plum jam"), longest=200)
        self.kind = Choice(GestureKind)
        self.cost = AmountField("", field="cost")
        self.interval = Choice()
        self.hint = SentenceField(placeholder=tr("How it is given best"), longest=400)
        fields = {
            "gesture": Field(tr("What?"), self.name),
            "kind": Field(tr("Kind"), self.kind),
            "cost": Field(tr("Cost"), self.cost),
            "interval": Field(tr("For one person at most"), self.interval),
            "hint": Field(tr("A hint for whoever gives it"), self.hint),
        }
        self.fill(
            self.title,
            fields["gesture"],
            Pair(fields["kind"], fields["cost"]),
            fields["interval"],
            fields["hint"],
            form=Form(**fields),
        )

    @property
    def record(self) -> dict[str, Any]:
        return {"id": self.idea.key if self.idea else ""}

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return not self.isHidden() and said_in(self) != self.filled

    def change(self, idea: GestureIdea | None) -> None:
        """Open for a gesture that is there, or for a new one, once what is being saved is stored."""
        self.when_free(lambda: self._open(idea))

    def set_currency(self, currency: str) -> None:
        """Count in the shop's currency."""
        self.cost.set_currency(currency)

    @override
    def first_field(self) -> QWidget:
        return self.name

    @override
    def clear(self) -> None:
        idea = self.idea
        self.title.setText(tr("Change this gesture") if idea else tr("A gesture of your own"))
        self.name.setText(idea.name if idea else "")
        self.kind.set_value(idea.kind if idea else GestureKind.GIFT)
        self.cost.set_minor(idea.cost_minor if idea else None)
        self.hint.setText(idea.hint if idea else "")
        days = idea.interval_days if idea else _USUAL_INTERVAL
        offered = [n for n in INTERVALS if interval_words(n) != interval_words(days)]
        self.interval.set_values([(n, sentence(interval_words(n))) for n in sorted([*offered, days])])
        self.interval.set_value(days)
        self.filled = said_in(self)

    @override
    def send(self, fail: Callable[[Exception], None], then: Callable[[Any], None]) -> None:
        seen, services = self.idea, self._page.tools.services
        draft = IdeaDraft(
            key=seen.key if seen else "",
            name=self.name.text(),
            kind=self.kind.value(),
            cost_minor=self.cost.minor() or 0,
            interval_days=self.interval.value(),
            hint=self.hint.text(),
        )

        def kept(changes: Changes) -> None:
            if seen is None:
                self.added.emit(draft.name.strip())
            then(changes)

        said = tr("“{name}” is saved.") if seen else tr("“{name}” is in your catalogue.")
        self._page.do(
            lambda: services.catalogue.save(draft, seen), said.format(name=draft.name.strip()), kept, fail
        )

    @override
    def failed(self, error: Exception) -> None:
        super().failed(error)
        seen = self.idea
        if isinstance(error, ConflictError) and seen is not None:
            services = self._page.tools.services
            self._page.load(lambda: services.catalogue.get(seen.key), self._show_theirs, super().failed)

    def _open(self, idea: GestureIdea | None) -> None:
        self.give_way()
        self.idea = idea
        self.clear()
        self.begin()

    def _show_theirs(self, theirs: GestureIdea) -> None:
        """Say what somebody else wrote meanwhile; saved again, what stands here takes its place."""
        self.idea = theirs
        said = (theirs.name, label_of(theirs.kind), interval_words(theirs.interval_days), theirs.hint)
        words = tr("Meanwhile somebody changed this to “{theirs}”. Save again, and yours stands.")
        self.say_problem(words.format(theirs=", ".join(part for part in said if part)))
