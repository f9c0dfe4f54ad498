"""The forms of a case's page whose words outlive a crash, and how each is opened again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from delight.domain.cases.figures import is_figure
from delight.domain.cases.stages import ENDED_STAGES, REOPENED, CaseKind, moves
from delight.ui.cases.forms.action_settling import Settling
from delight.ui.cases.forms.promise_forms import Answering
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
        self.kept = Unfinished(view.tools, self._watched(), view.back, view, stored=self._stored)

    def show_file(self, file: CaseFile) -> None:
        """Put back what a crash left of this case, when it is first looked at; of whom was erased nothing."""
        if is_figure(file.case.reference):
            self.kept.pause()
            return
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
        view = self._view
        measures, promises = view.measures, view.promises
        return {
            "story": Watched(form=view.story, before=lambda: {"text": view.story.stored}),
            "facts": Watched(form=view.facts_form, open=lambda _record: view.edit()),
            "closing": Watched(form=view.closing, open=self._close),
            "reopening": Watched(form=view.reopening, open=self._reopen),
            "action": Watched(form=measures.composer, open=self._act),
            "settling": Watched(form=measures.settling, open=self._settle),
            "promise": Watched(form=promises.composer, open=self._promise),
            "answering": Watched(form=promises.answering, open=self._answer),
            "check": Watched(form=view.follow_ups.composer, open=lambda r: view.follow_ups.answer(r["id"])),
            "idea": Watched(form=view.ideas, before=lambda: {"what": ""}),
        }

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
