"""What is typed about promises and not saved yet: it outlives a crash, and its form is opened again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from delight.domain.cases.promises import PromiseRow
from delight.domain.cases.recovery import PromiseState
from delight.domain.errors import DelightError
from delight.ui.cases.forms.promise_forms import AnswerComposer, Answering, PromiseComposer
from delight.ui.kit.files.unfinished_file import read_for
from delight.ui.kit.unfinished.back import BackBar
from delight.ui.kit.unfinished.fields import texts_in
from delight.ui.kit.unfinished.unfinished import Unfinished, Watched
from delight.ui.kit.work.page import Tools

if TYPE_CHECKING:
    from delight.services.bundle import Services

_WHAT = "cases/promises"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPromises:
    """What a crash left, the promises it is about that are still open, by id, and what stands on record."""

    kept: dict[str, Any] = field(default_factory=dict)
    about: Mapping[int, PromiseRow] = field(default_factory=dict)
    stored: tuple[PromiseRow, ...] = ()


def read_kept_promises(services: Services) -> KeptPromises:
    """Read what whoever is at the desk had not saved, on the worker."""
    kept = read_for(services, _WHAT)
    found: dict[int, PromiseRow] = {}
    for form in kept.get("forms", {}).values():
        number = form["record"].get("id")
        if type(number) is int:
            with suppress(DelightError):
                found[number] = services.recovery.promise(number)
    return KeptPromises(
        kept=kept,
        about={n: row for n, row in found.items() if row.state is PromiseState.OPEN},
        stored=(*found.values(), *_made_to(services, kept)),
    )


def _made_to(services: Services, kept: Mapping[str, Any]) -> list[PromiseRow]:
    """Return the last promise to whomever a new one is for: it may be the one that was typed."""
    form = kept.get("forms", {}).get("promise", {"said": {}})
    whom = form["said"].get("whom")
    customer_id = whom.get("customer_id") if isinstance(whom, dict) else None
    made = services.recovery.promises_to(customer_id) if type(customer_id) is int else []
    return sorted(made, key=lambda one: one.id)[-1:]


class PromiseKeeping:
    """Keeps what is typed in the forms of the promise list."""

    def __init__(
        self,
        tools: Tools,
        composer: PromiseComposer,
        answering: AnswerComposer,
        shown: Callable[[QWidget], object],
        parent: QWidget,
    ) -> None:
        """Watch the forms; ``shown`` brings one into sight."""
        self._composer, self._answering = composer, answering
        self._about: Mapping[int, PromiseRow] = {}
        self.back = BackBar()
        watched = {
            "promise": Watched(form=composer, open=self._open),
            "answering": Watched(form=answering, open=self._ask),
        }
        self._stored: tuple[PromiseRow, ...] = ()
        self._unfinished = Unfinished(
            tools, watched, self.back, parent, stored=lambda: texts_in(self._stored)
        )
        self._unfinished.came_back.connect(shown)

    def show(self, told: KeptPromises) -> None:
        """Put back, once, what a crash left; of whom was erased nothing stays."""
        self._about, self._stored = told.about, told.stored
        self._unfinished.follow_erasing(told.kept)
        self._unfinished.show_kept(_WHAT, {}, told.kept)
        self._unfinished.touch()

    def _open(self, record: dict[str, Any]) -> None:
        if record:
            self._composer.change(self._about[record["id"]])
        else:
            self._composer.begin()

    def _ask(self, record: dict[str, Any]) -> None:
        self._answering.ask(self._about[record["id"]], Answering[record["how"]])
