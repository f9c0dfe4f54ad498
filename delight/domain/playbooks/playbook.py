"""Playbooks: the steps and remedies that a shop suggests for one kind of failure, and how far a case is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from delight.domain.cases.case import Failure, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind

GRAVE = "grave-"
"""What the keys of playbooks for grave matters begin with."""
_WAYS = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_SEVERITIES = tuple(Severity)


class Known(StrEnum):
    """What Delight knows by itself, so that nobody has to tick it."""

    IN_TOUCH = "in-touch"
    PROMISED = "promised"
    REMEDY_CHOSEN = "remedy-chosen"
    REMEDIED = "remedied"
    APOLOGISED = "apologised"
    WRITTEN = "written"
    CHECKED = "checked"
    OWNER = "owner"
    PICTURED = "pictured"
    CAUSE = "cause"


class StepState(StrEnum):
    """How far a step is.

    ``ticked`` by hand, ``known`` to be done, ``passed`` since what it leads to is done already, ``next``, or
    still ``open``.
    """

    TICKED = "ticked"
    KNOWN = "known"
    PASSED = "passed"
    NEXT = "next"
    OPEN = "open"


FREE = frozenset({ActionKind.APOLOGY, ActionKind.EXPLANATION, ActionKind.CALL_BACK})
"""Remedies that cost nothing but time."""
DONE_STATES = frozenset({StepState.TICKED, StepState.KNOWN, StepState.PASSED})


class PlaybookGroup(StrEnum):
    """What a playbook is for: a kind of failure, a grave matter, or a way to go about any complaint."""

    FAILURE = "failure"
    GRAVE = "grave"
    METHOD = "method"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do.

    Attributes:
        key: what a tick remembers it by.
        known: what tells that it is done.
        least: how bad a case has to be for it to be worth doing.
    """

    key: str
    say: str
    known: Known | None = None
    least: Severity = Severity.LOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """One way to make the loss good, what its action is called, and why it fits."""

    kind: ActionKind
    why: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """The steps for one kind of failure, remedies that fit the loss, and sentences to say.

    Sentences may differ by how the customer is addressed: ``{Sie haben|du hast}``. A playbook for neither a
    failure nor a grave matter is a way to go about any complaint; it takes remedies and words from the other.
    """

    key: str
    title: str
    language: str
    steps: tuple[Step, ...]
    remedies: tuple[Remedy, ...] = ()
    say: tuple[str, ...] = ()
    failure: Failure | None = None
    grave: Grave | None = None

    @property
    def group(self) -> PlaybookGroup:
        """What it is for."""
        if self.grave is not None:
            return PlaybookGroup.GRAVE
        return PlaybookGroup.FAILURE if self.failure is not None else PlaybookGroup.METHOD


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookRow:
    """A playbook in a list; ``own`` is the shop's, and ``ready_made`` says whether another one comes back."""

    key: str
    title: str
    language: str
    group: PlaybookGroup
    own: bool = False
    ready_made: bool = True
    readable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A step of a case's playbook, and how far it is; ``number`` counts from 1.

    ``by`` and ``at`` say who ticked it and when.
    """

    number: int
    key: str
    say: str
    known: Known | None
    state: StepState
    by: str = ""
    at: datetime | None = None

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do about it."""
        return self.state in DONE_STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedRemedy:
    """A remedy as it is offered on a case.

    Attributes:
        cost_minor: what it costs, where that is known.
        in_hand: one of its kind is on the case already.
        at_once: nothing is left to ask: it costs nothing, or no more than may be decided at the desk.
    """

    kind: ActionKind
    note: str
    why: str
    cost_minor: int | None = None
    in_hand: bool = False
    at_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlaybook:
    """The playbook of one case, in words as its customer is addressed.

    Attributes:
        chosen: somebody chose it over the one that fits by itself.
        fits: key of the one that fits by itself.
    """

    case_id: int
    key: str
    title: str
    group: PlaybookGroup
    chosen: bool
    fits: str
    steps: tuple[StepRow, ...]
    remedies: tuple[SuggestedRemedy, ...]
    say: tuple[str, ...]

    @property
    def next(self) -> StepRow | None:
        """The step to do now; ``None`` where all is done."""
        return next((step for step in self.steps if step.state is StepState.NEXT), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """A step was ticked by hand."""

    at: datetime
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What is known of a case that its playbook goes by.

    Attributes:
        done: what Delight knows to be done.
        moot: what cannot be done here, such as a letter to somebody without a name.
        over: the complaint is put right or ended: what was to be said meanwhile is no step any more.
        ticks: steps ticked by hand, by key.
    """

    severity: Severity
    done: frozenset[Known]
    moot: frozenset[Known]
    over: bool
    ticks: Mapping[str, Ticked]


def fitting_key(failure: Failure | None, grave: Grave | None) -> str:
    """Return the key of the playbook that fits by itself: a grave matter before any failure."""
    if grave is not None:
        return f"{GRAVE}{grave.value}"
    return (failure or Failure.OTHER).value


def key_of(chosen: str, failure: Failure | None, grave: Grave | None) -> str:
    """Return the key of a case's playbook; a grave matter keeps to those for grave matters."""
    if chosen and (grave is None or chosen.startswith(GRAVE)):
        return chosen
    return fitting_key(failure, grave)


def addressed(text: str, *, familiar: bool) -> str:
    """Return ``text`` with one of each pair of ways: ``{Sie haben|du hast}``."""
    return _WAYS.sub(lambda pair: pair[2 if familiar else 1], text)


def steps_of(steps: Sequence[Step], progress: Progress) -> tuple[StepRow, ...]:
    """Return the steps of a case and how far each is; those it is too small for, or that are moot, left out.

    What stands before the remedy is over once the remedy is done: nobody has to tick it then.
    """
    wanted = [
        step
        for step in steps
        if _SEVERITIES.index(step.least) <= _SEVERITIES.index(progress.severity)
        and (step.known not in progress.moot or step.known in progress.done)
    ]
    states = [_state(step, progress) for step in wanted]
    passed = _passed(wanted, states, over=progress.over)
    found = next((n for n, s in enumerate(states) if s is StepState.OPEN and n not in passed), None)
    return tuple(
        _row(number, step, _seen(number, state, passed, found), progress)
        for number, (step, state) in enumerate(zip(wanted, states, strict=True))
    )


def _state(step: Step, progress: Progress) -> StepState:
    if step.known in progress.done:
        return StepState.KNOWN
    return StepState.TICKED if step.key in progress.ticks else StepState.OPEN


def _passed(steps: Sequence[Step], states: Sequence[StepState], *, over: bool) -> frozenset[int]:
    remedied = [
        n for n, step in enumerate(steps) if step.known is Known.REMEDIED and states[n] is not StepState.OPEN
    ]
    before = max(remedied, default=0)
    return frozenset(
        n
        for n, (step, state) in enumerate(zip(steps, states, strict=True))
        if state is StepState.OPEN and (n < before or (over and step.known not in _LATER))
    )


_LATER = frozenset({Known.WRITTEN, Known.CHECKED, Known.CAUSE})
"""What is still to be done once a complaint is put right."""


def _seen(number: int, state: StepState, passed: frozenset[int], found: int | None) -> StepState:
    if number in passed:
        return StepState.PASSED
    return StepState.NEXT if number == found else state


def _row(number: int, step: Step, state: StepState, progress: Progress) -> StepRow:
    tick = progress.ticks.get(step.key) if state is StepState.TICKED else None
    return StepRow(
        number=number + 1,
        key=step.key,
        say=step.say,
        known=step.known,
        state=state,
        by=tick.by if tick else "",
        at=tick.at if tick else None,
    )
