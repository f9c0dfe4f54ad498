"""What evidence guards look at: a decision about to be made, and what is known around it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from delight.domain.cases.case import Channel, Failure, Outcome, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind
from delight.domain.letters.offers import Offered
from delight.domain.letters.wordings import WordingKind


class Shown(StrEnum):
    """Where a remark is shown: where the decision is made."""

    LOG = "log"
    ACTION = "action"
    PROMISE = "promise"
    CLOSE = "close"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the guards look at; everything that is not known may be left out.

    Attributes:
        shown: the decision that is being made.
        kind: what the letter is for.
        text: its body as it would be printed, or the promise as it is typed.
        language: ISO 639 code, such as ``en``.
        complaint: the customer's words; empty where there is no complaint.
        grave: the grave matter that the case is marked as.
        own_words: the writer wrote the text over the ready-made one.
        by_owner: the owner is at the desk, or works alone.
        late: the complaint is overdue, or was resolved after its day.
        days: for how many days it has been open.
        adding: the action that is about to be added.
        due_in: in how many days it is to be done.
        actions: kinds of recovery actions on the case, planned or done, the new one not among them.
        voucher: the letter itself hands over a voucher.
        apologies: apologies to this customer for this case so far, spoken or written.
        fixes: actions done that put something right (``is_fix``).
        cost_minor: what the recovery costs with what is being added, in minor units.
        at_stake_minor: what the customer stood to lose, in minor units.
        offered: what the letter or the promise says the shop will do.
        has_owner: somebody is named who looks after it.
        promised_updates: the customer was promised to be kept informed.
        repeats: failures of the same kind for this customer within ``RECENT_DAYS`` before this one.
        loyal: the customer comes back anyway (promoter, or content).
        named: it is known who the customer is.
        bare_window: the envelope has a window, and no address is known to stand in it.
        outcome: how the case is said to have ended.
        mood, mood_after: from 1 (furious) to 5 (delighted).
        came_back: a visit after the complaint is known of.
        answered: the customer got a letter or a message about it.
    """

    shown: Shown = Shown.LETTER
    kind: WordingKind | None = None
    text: str = ""
    language: str = "en"
    complaint: str = ""
    grave: Grave | None = None
    own_words: bool = False
    by_owner: bool = False
    late: bool = False
    days: int = 0
    failure: Failure | None = None
    severity: Severity = Severity.MEDIUM
    channel: Channel = Channel.IN_PERSON
    adding: ActionKind | None = None
    due_in: int = 0
    actions: frozenset[ActionKind] = frozenset()
    voucher: bool = False
    apologies: int = 0
    fixes: int = 0
    cost_minor: int | None = None
    at_stake_minor: int | None = None
    offered: tuple[Offered, ...] = ()
    has_owner: bool = True
    promised_updates: bool = False
    repeats: int = 0
    loyal: bool = False
    named: bool = True
    bare_window: bool = False
    outcome: Outcome | None = None
    mood: int | None = None
    mood_after: int | None = None
    came_back: bool = False
    answered: bool = False

    @property
    def taken(self) -> frozenset[ActionKind]:
        """The actions of the case, the one about to be added among them."""
        return self.actions | {self.adding} if self.adding else self.actions


def is_fix(kind: ActionKind) -> bool:
    """Return whether an action puts something right, beside words."""
    return kind not in {ActionKind.APOLOGY, ActionKind.EXPLANATION, ActionKind.CALL_BACK}
