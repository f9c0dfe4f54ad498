"""Doing what is due now, or opening the form it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from delight.domain.guards.writing import THANKS
from delight.ui.cases.next_step import NextStep, Step

if TYPE_CHECKING:
    from delight.ui.cases.detail.detail import CaseView


def take_step(view: CaseView, due: NextStep) -> None:
    """Do what is due on the case that is looked at."""
    step, record = due.step, due.record
    plain: dict[Step, Callable[[], object]] = {
        Step.GET_BACK: lambda: view.move_to("acknowledged"),
        Step.PLAYBOOK: view.playbook.do_next,
        Step.PROMISE: view.add_promise,
        Step.FIND_REMEDY: view.add_action,
        Step.RESOLVE: lambda: view.move_to("resolved"),
        Step.CHECK: lambda: view.follow_ups.answer(record),
        Step.CAME_BACK: lambda: view.follow_ups.answer(record),
        Step.CLOSE: view.close_case,
        Step.THANK: lambda: _thank(view),
        Step.TELL: lambda: view.move_to("done"),
        Step.KEEP_PROMISE: lambda: view.promises.keep_open(record),
        **dict.fromkeys((Step.ACT, Step.AGREE, Step.AWAIT), lambda: view.measures.done_open(record)),
    }
    if step in plain:
        plain[step]()


def _thank(view: CaseView) -> None:
    if view.file is not None:
        view.write_letter(THANKS[view.file.case.kind].value)
