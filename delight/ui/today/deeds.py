"""What can be done with each thing on the first page, and how the bar says it was done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from delight.domain.cases.recovery import ActionKind, FollowUpResult
from delight.domain.cases.stages import Stage
from delight.domain.changes import Changes
from delight.domain.today import TaskKind, TodayRow

if TYPE_CHECKING:
    from delight.services.bundle import Services

_CALLS = frozenset({TaskKind.ACT, TaskKind.PROMISE})
SNOOZABLE = frozenset({TaskKind.ACKNOWLEDGE, TaskKind.RESOLVE, TaskKind.ACT, TaskKind.CHECK, TaskKind.RETURN})
"""A promise keeps its day, whatever the shop would like."""
DECLINABLE = frozenset({TaskKind.PROMISE, TaskKind.APPROVE, TaskKind.RETURN, TaskKind.SUGGESTION})
"""What can be answered with no."""


class Way(Enum):
    """What the one button of a row does."""

    DO = auto()
    CALL = auto()
    ASK = auto()
    CHOOSE = auto()
    WRITE = auto()
    LETTERS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The one button of a row, and perhaps a second, which says no."""

    button: str
    icon: str
    way: Way
    no: str = ""


def offer_of(row: TodayRow) -> Offer:
    """Return what the buttons of a row say and do."""
    if row.kind is TaskKind.ACKNOWLEDGE:
        return _acknowledging(row)
    if row.kind in _CALLS and row.code == ActionKind.CALL_BACK and row.phone:
        return Offer(button=_tr("Call"), icon="call", way=Way.CALL)
    if row.kind is TaskKind.PRINT and row.record == 1:
        return Offer(button=_tr("See it"), icon="print", way=Way.LETTERS)
    if row.kind is TaskKind.APPROVE and row.agreed:
        return Offer(button=_tr("Confirm"), icon="done", way=Way.DO, no=_tr("I did not"))
    return _OFFERS[row.kind]()


def do(services: Services, row: TodayRow) -> Changes:
    """Note that a thing is done."""
    recovery = services.recovery
    if row.kind is TaskKind.GRAVE:
        return services.today.take_on(row.record)
    if row.kind is TaskKind.APPROVE:
        return recovery.approve_action(row.record)
    if row.kind is TaskKind.ACKNOWLEDGE:
        return services.cases.move(row.record, Stage.ACKNOWLEDGED)
    if row.kind is TaskKind.RESOLVE:
        return services.cases.move(row.record, Stage.RESOLVED)
    if row.kind is TaskKind.ACT:
        return recovery.action_done(row.record)
    if row.kind is TaskKind.PROMISE:
        return recovery.settle_promise(row.record, kept=True)
    if row.kind is TaskKind.GESTURE:
        return services.gestures.given(row.record)
    if row.kind is TaskKind.SUGGESTION:
        return services.surprises.accept(row.record)
    return recovery.follow_up_done(row.record, FollowUpResult(result="", came_back=True))


def answer(services: Services, row: TodayRow, said: str, *, well: bool | None = None) -> Changes:
    """Note what a customer answered to a check, and whether all is well, if that is known."""
    return services.recovery.follow_up_done(row.record, FollowUpResult(result=said, well=well))


def decline(services: Services, row: TodayRow) -> Changes:
    """Answer no: a promise could not be kept, the owner declines, nobody came back, no surprise for now."""
    if row.kind is TaskKind.SUGGESTION:
        return services.surprises.skip(row.record)
    if row.kind is TaskKind.APPROVE:
        return services.recovery.decline_action(row.record)
    if row.kind is TaskKind.PROMISE:
        return services.recovery.settle_promise(row.record, kept=False)
    return services.recovery.follow_up_done(row.record, FollowUpResult(result="", came_back=False))


def said_done(row: TodayRow) -> str:
    """Return what the bar says once a thing is done."""
    who = row.customer_name or _tr("them")
    return _tr(_SAID[row.kind]).format(who=who)


def said_declined(row: TodayRow) -> str:
    """Return what the bar says once the answer was no."""
    if row.kind is TaskKind.SUGGESTION:
        return _tr("{who} is not suggested for four weeks.").format(who=row.customer_name)
    if row.kind is TaskKind.PROMISE:
        return _tr("Noted: the promise could not be kept.")
    if row.kind is TaskKind.APPROVE:
        return _tr("Declined.")
    return _tr("Noted: not back yet.")


def _acknowledging(row: TodayRow) -> Offer:
    if row.phone:
        return Offer(button=_tr("Call"), icon="call", way=Way.CALL)
    if row.customer_id is not None:
        return Offer(button=_tr("Write"), icon="letter", way=Way.WRITE)
    return Offer(button=_tr("Answered"), icon="done", way=Way.DO)


_OFFERS = {
    TaskKind.GRAVE: lambda: Offer(button=_tr("Take it on"), icon="person", way=Way.DO),
    TaskKind.APPROVE: lambda: Offer(button=_tr("Approve"), icon="done", way=Way.DO, no=_tr("Decline")),
    TaskKind.PRINT: lambda: Offer(button=_tr("See them"), icon="print", way=Way.LETTERS),
    TaskKind.RESOLVE: lambda: Offer(button=_tr("Put right"), icon="done", way=Way.CHOOSE),
    TaskKind.ACT: lambda: Offer(button=_tr("Done"), icon="done", way=Way.DO),
    TaskKind.PROMISE: lambda: Offer(button=_tr("Kept"), icon="done", way=Way.DO),
    TaskKind.CHECK: lambda: Offer(button=_tr("Ask"), icon="call", way=Way.ASK),
    TaskKind.RETURN: lambda: Offer(button=_tr("Yes"), icon="done", way=Way.DO, no=_tr("No")),
    TaskKind.GESTURE: lambda: Offer(button=_tr("Given"), icon="gift", way=Way.DO),
    TaskKind.SUGGESTION: lambda: Offer(button=_tr("Accept"), icon="done", way=Way.DO, no=_tr("Skip")),
}
_SAID: dict[TaskKind, Any] = {
    TaskKind.GRAVE: QT_TRANSLATE_NOOP("Today", "It is yours now."),
    TaskKind.APPROVE: QT_TRANSLATE_NOOP("Today", "Approved for {who}."),
    TaskKind.PRINT: QT_TRANSLATE_NOOP("Today", "Printed."),
    TaskKind.ACKNOWLEDGE: QT_TRANSLATE_NOOP("Today", "Noted: {who} has heard from us."),
    TaskKind.RESOLVE: QT_TRANSLATE_NOOP("Today", "Put right for {who}."),
    TaskKind.ACT: QT_TRANSLATE_NOOP("Today", "Done for {who}."),
    TaskKind.PROMISE: QT_TRANSLATE_NOOP("Today", "Promise to {who} kept."),
    TaskKind.CHECK: QT_TRANSLATE_NOOP("Today", "Noted what {who} said."),
    TaskKind.RETURN: QT_TRANSLATE_NOOP("Today", "Noted: {who} came back."),
    TaskKind.GESTURE: QT_TRANSLATE_NOOP("Today", "{who} was surprised."),
    TaskKind.SUGGESTION: QT_TRANSLATE_NOOP("Today", "A surprise for {who} is planned."),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)
