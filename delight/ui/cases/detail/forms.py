"""The forms of a case's page, by their names; each is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from delight.ui.cases.detail.guarding import guard_forms
from delight.ui.cases.file import CaseFile
from delight.ui.cases.forms.closing import ClosingComposer
from delight.ui.cases.forms.ending import ReopenComposer, SnoozeComposer
from delight.ui.cases.forms.facts_form import FactsForm
from delight.ui.cases.late_form import LateForm
from delight.ui.cases.parts import Do

if TYPE_CHECKING:
    from delight.ui.cases.detail.detail import CaseView


class CaseForms:
    """Those at the head of the page, what is known of the case, and those of its sections."""

    def __init__(self, view: CaseView, do: Do) -> None:
        tools, measures, promises = view.tools, view.measures, view.promises
        self._view = view
        self.closing = LateForm(lambda: ClosingComposer(tools, do), ClosingComposer.show_file)
        self.reopening = LateForm(lambda: ReopenComposer(do), ReopenComposer.show_file)
        self.snoozing = LateForm(lambda: SnoozeComposer(tools, do), SnoozeComposer.show_file)
        self.facts = LateForm(lambda: FactsForm(tools, view.saver.save))
        self.at_head = (self.closing, self.reopening, self.snoozing)
        self.all: dict[str, LateForm[Any]] = {
            "closing": self.closing, "reopening": self.reopening, "snoozing": self.snoozing,
            "facts": self.facts, "action": measures.late_composer, "settling": measures.late_settling,
            "promise": promises.late_composer, "answering": promises.late_answering,
            "check": view.follow_ups.late_composer,
        }  # fmt: skip

    @property
    def made(self) -> list[Any]:
        """Those that were asked for."""
        return [late.made for late in self.all.values() if late.made is not None]

    def show_file(self, file: CaseFile) -> None:
        """Let those at the head of the page ask about this case."""
        for late in self.at_head:
            late.show_file(file)

    def open_only(self, wanted: LateForm[Any]) -> None:
        """Open one of those at the head; the others there are closed."""
        for late in self.at_head:
            if late is not wanted and late.made and not late.made.isHidden():
                late.made.cancel()  # not what is being saved: why that fails has to be read
        wanted.get().begin()

    def connect(self, reveal: Callable[[QWidget], object], after: Callable[[], object]) -> None:
        """Bring into sight what opens, and go on ``after`` what closes; what follows from each is offered."""
        view, offer = self._view, self._view.afterwards
        self.facts.then(lambda form: form.closed.connect(view.facts.show))
        self.closing.then(lambda form: form.ended.connect(offer.ended))
        view.promises.late_answering.then(lambda form: form.put_off.connect(offer.put_off))
        view.follow_ups.late_composer.then(lambda form: form.went_badly.connect(offer.went_badly))
        actions, promises = view.measures.late_composer, view.promises.late_composer
        guard_forms(view.tools, view.area, lambda: view.case_id, actions, promises, self.closing)
        for late in self.all.values():
            late.then(lambda form: form.opened.connect(partial(reveal, form)))
            late.then(lambda form: form.closed.connect(after))
