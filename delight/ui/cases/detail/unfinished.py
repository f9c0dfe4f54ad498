"""The forms of a case's page whose words outlive a crash, and how each is opened again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from delight.domain.cases.figures import is_figure
from delight.domain.cases.stages import ENDED_STAGES, REOPENED, CaseKind, moves
from delight.ui.cases.forms.action_settling import Settling
from delight.ui.cases.forms.promise_forms import Answering
from delight.ui.kit.composer import Composer
from delight.ui.kit.files.unfinished_file import of_case
from delight.ui.kit.unfinished.fields import texts_in
from delight.ui.kit.unfinished.unfinished import Unfinished, Watched

if TYPE_CHECKING:
    from delight.ui.cases.detail.detail import CaseView
    from delight.ui.cases.file import CaseFile

_LAST = 3
"""So many deeds may come between a crash and a look at the case, as a colleague's."""


class UnfinishedOnCase:
    """Keeps what is typed on the case that is looked at."""

    def __init__(self, view: CaseView) -> None:
        self._view = view
        self._late = self._openings()
        self.kept = Unfinished(view.tools, self._watched(), view.back, view, stored=self._stored)
        for name in self._late:
            view.forms.all[name].then(partial(self._watch_from_opening, name))

    def show_file(self, file: CaseFile) -> None:
        """Put back what a crash left of this case, when it is first looked at; of whom was erased nothing."""
        if is_figure(file.case.reference):
            self.kept.pause()
            return
        for name in file.unfinished.get("forms", ()):
            self._watch(name)
        self.kept.show_kept(of_case(file.case.uid), {"case_id": file.case.id}, dict(file.unfinished))
        self.kept.touch()

    def _stored(self) -> Iterator[str]:
        """Yield what the last deeds wrote on the case; the same words, there for longer, were typed anew."""
        file = self._view.file
        if file is not None:
            last = file.history[:_LAST]
            touched = {line.record_uid for deed in last for line in deed.lines}
            records = (file.case, *file.actions, *file.promises, *file.follow_ups, *file.ideas)
            yield from texts_in((last, [one for one in records if one.uid in touched]))

    def _watched(self) -> dict[str, Watched]:
        """Return what is always there."""
        view = self._view
        return {
            "story": Watched(form=view.story, before=lambda: {"text": view.story.stored}),
            "idea": Watched(form=view.ideas, before=lambda: {"what": ""}),
        }

    def _openings(self) -> dict[str, Callable[[dict[str, Any]], object]]:
        """Return how each form is opened for its record; each is watched from when it is first opened."""
        view = self._view
        return {
            "facts": lambda _record: view.edit(),
            "closing": self._close,
            "reopening": self._reopen,
            "action": self._act,
            "settling": self._settle,
            "promise": self._promise,
            "answering": self._answer,
            "check": lambda record: view.follow_ups.answer(record["id"]),
        }

    def _watch_from_opening(self, name: str, form: Composer) -> None:
        form.opened.connect(lambda: self._watch(name))

    def _watch(self, name: str) -> None:
        """Keep what is typed in a form from now on."""
        again = self._late.pop(name, None)
        if again is not None:
            self.kept.watch(name, Watched(form=self._view.forms.all[name].get(), open=again))

    def _close(self, _record: dict[str, Any]) -> None:
        file = self._view.file
        if file and file.case.kind is CaseKind.COMPLAINT and file.case.stage not in ENDED_STAGES:
            self._view.close_case()

    def _reopen(self, _record: dict[str, Any]) -> None:
        file = self._view.file
        if file and REOPENED in moves(file.case.kind, file.case.stage):
            self._view.move_to(REOPENED)

    def _act(self, record: dict[str, Any]) -> None:
        view = self._view
        _one(record, view.file.actions if view.file else (), view.add_action, view.measures.change)

    def _settle(self, record: dict[str, Any]) -> None:
        file, how = self._view.file, Settling[record["how"]]
        ask = self._view.measures.ask
        for action in file.open_actions if file else ():
            if action.id == record["id"]:
                ask(action, how, finish=bool(record["finish"]))

    def _promise(self, record: dict[str, Any]) -> None:
        view = self._view
        composer = view.promises.composer
        _one(record, view.file.open_promises if view.file else (), view.add_promise, composer.change)

    def _answer(self, record: dict[str, Any]) -> None:
        file, how = self._view.file, Answering[record["how"]]
        for promise in file.open_promises if file else ():
            if promise.id == record["id"]:
                self._view.promises.answering.ask(promise, how)


def _one(
    record: dict[str, Any], rows: Iterable[Any], add: Callable[[], object], change: Callable[[Any], object]
) -> None:
    """Open a form for one more, or for the one that it was about if that is still there."""
    if not record:
        add()
    for row in rows:
        if row.id == record.get("id"):
            change(row)
