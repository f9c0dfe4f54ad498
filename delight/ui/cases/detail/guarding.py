"""Evidence guards in the forms of a case: asked as a decision takes shape, never in its way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QScrollArea
from typing_extensions import override

from delight.domain.cases.case import Outcome
from delight.domain.errors import InputError
from delight.ui.cases.forms.action_forms import ActionComposer
from delight.ui.cases.forms.closing import ClosingComposer
from delight.ui.cases.forms.promise_forms import PromiseComposer
from delight.ui.cases.late_form import LateForm
from delight.ui.kit.composer import Composer
from delight.ui.kit.remarks import Ask, GuardBox
from delight.ui.kit.work.page import Tools

Question = Callable[[], tuple[int, Ask] | None]
"""Returns the case, and what is asked about the decision as it stands; ``None`` where there is none yet."""
_AROUND = 16


def guard_forms(
    tools: Tools,
    area: QScrollArea,
    case_id: Callable[[], int],
    actions: LateForm[ActionComposer],
    promises: LateForm[PromiseComposer],
    closing: LateForm[ClosingComposer],
) -> None:
    """Let the guards look at actions, promises and how cases end while these are written down in ``area``."""

    def guard(form: Composer, question: Question, *changed: SignalInstance) -> None:
        box = _guard(tools, form, question, *changed)
        box.told.connect(lambda _code: _bring_into_sight(area, form))

    actions.then(
        lambda form: guard(form, lambda: _of_action(form, case_id()),
                           form.kind.currentIndexChanged, form.cost.textChanged, form.due.changed)
    )  # fmt: skip
    promises.then(
        lambda form: guard(form, lambda: _of_promise(form, case_id()),
                           form.what.textChanged, form.due.changed)
    )  # fmt: skip
    closing.then(
        lambda form: guard(form, lambda: _of_closing(form, case_id()),
                           form.outcome.changed, form.mood.changed)
    )  # fmt: skip


def _bring_into_sight(area: QScrollArea, form: Composer) -> None:
    """Scroll as far as a remark just said, and what saves below it; where one types stays in sight."""

    def scroll() -> None:
        for part in (form.save_button, form.guard, form.focusWidget()):
            if part is not None:
                area.ensureWidgetVisible(part, 0, _AROUND)

    QTimer.singleShot(0, form, scroll)


class _Guarding(QObject):
    """Asks when something changes or the form opens; says nothing once it is closed."""

    def __init__(self, composer: Composer, box: GuardBox, question: Question) -> None:
        super().__init__(composer)
        self._composer, self._box, self._question = composer, box, question
        composer.closed.connect(box.forget)
        composer.installEventFilter(self)

    def ask(self) -> None:
        """Ask about the decision as it stands."""
        asked = None if self._composer.isHidden() else self._question()
        if asked is None:
            self._box.forget()
        else:
            self._box.ask(asked[1], asked[0])

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Show:
            self.ask()
        return False


def _guard(tools: Tools, composer: Composer, question: Question, *changed: SignalInstance) -> GuardBox:
    box = GuardBox(tools)
    composer.guard = box
    layout = composer.layout()
    if isinstance(layout, QBoxLayout):
        layout.insertWidget(layout.indexOf(composer.problem), box)
    guarding = _Guarding(composer, box, question)
    for signal in changed:
        signal.connect(guarding.ask)
    return box


def _of_action(form: ActionComposer, case_id: int) -> tuple[int, Ask] | None:
    kind, base = form.kind.value(), form.base.id if form.base else None
    try:
        cost = form.cost.minor()
    except InputError:
        cost = None
    due = None if form.now_done.isChecked() else form.due.day()
    return case_id, lambda services: services.guards.for_action(case_id, kind, cost, base, due)


def _of_promise(form: PromiseComposer, case_id: int) -> tuple[int, Ask] | None:
    what, due, owner = form.what.text(), form.due.moment(), form.owner.value()
    if due is None or not what.strip():
        return None
    return case_id, lambda services: services.guards.for_promise(case_id, what, due, owner)


def _of_closing(form: ClosingComposer, case_id: int) -> tuple[int, Ask] | None:
    outcome, mood = form.outcome.value(), form.mood.mood()
    if not isinstance(outcome, Outcome):
        return None
    return case_id, lambda services: services.guards.for_close(case_id, outcome, mood)
