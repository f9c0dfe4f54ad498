"""What stands in the Log panel, as typed: kept on disk as it is, turned into a draft when it is saved."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from delight.domain.cases.case import CaseDraft, Channel, Failure, Outcome, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.sorting import SORTED_ENDS, SortedDraft, fitting_remedy
from delight.domain.cases.stages import CaseKind
from delight.domain.errors import InputError
from delight.domain.text import first_words
from delight.ui.kit.words.formats import typed_money

_UID = re.compile(r"[0-9a-f]{32}")
_CONTENT = (
    "what", "who", "remedy", "promise", "promise_by", "promise_said", "place", "happened_at", "mood",
    "at_stake", "topic", "idea", "cost", "files",
)  # fmt: skip
_IDS = frozenset({"customer_id", "owner_id", "praised_id", "phoned_id", "taken_by"})
WHO = "who"
_TITLE_LENGTH = 22
_NOTHING_DONE = "-"


def new_uid() -> str:
    """Return a uid for a note; the case that comes of it has the same."""
    return uuid4().hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """An unfinished note; enums by value, moments as ISO 8601, the amount as typed.

    Attributes:
        who: a name; ``customer_id`` says that it is a known customer's.
        promise_said: the words that ``promise_by`` was typed in, understood or not.
        grave: the matter that is for the owner at once, if it is one.
        taken_by: who was at the desk when it was begun.
        chosen: what a person chose, as ``failure,channel``: no guess writes over it.
        sorted_already: it was put right at once: what was ``done`` (empty is what fits, ``-`` is nothing),
            what that cost, how it ended, where they were sent, what the shop lacked, and which owner agreed
            by phone.
        more: the part behind "More" is open.
        files: so many photos and files lie beside it.
        at_counter: it was begun at the counter and not opened elsewhere since.
        writer, message_id, received_at: of the e-mail that it came in with.
        uids: of records whose ids are not known yet, or that are gone, by the names of the ids; ``who`` is
            the name that was typed for theirs.
    """

    uid: str = field(default_factory=new_uid)
    what: str = ""
    who: str = ""
    customer_id: int | None = None
    anonymous: bool = False
    remedy: str = ""
    promise: str = ""
    promise_by: str = ""
    promise_said: str = ""
    kind: str = CaseKind.COMPLAINT.value
    failure: str = ""
    severity: str = Severity.MEDIUM.value
    channel: str = Channel.IN_PERSON.value
    grave: str = ""
    place: str = ""
    happened_at: str = ""
    mood: int | None = None
    at_stake: str = ""
    topic: str = ""
    idea: str = ""
    owner_id: int | None = None
    praised_id: int | None = None
    owner_only: bool = False
    taken_by: int | None = None
    chosen: str = ""
    sorted_already: bool = False
    done: str = ""
    cost: str = ""
    outcome: str = Outcome.SETTLED.value
    mood_after: int | None = None
    phoned_id: int | None = None
    sent_to: str = ""
    lacked: str = ""
    more: bool = False
    files: int = 0
    at_counter: bool = False
    writer: str = ""
    message_id: str = ""
    received_at: str = ""
    uids: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def is_blank(self) -> bool:
        """Whether nothing worth keeping was entered."""
        return not any(str(getattr(self, name) or "").strip() for name in _CONTENT)

    def is_seen_by(self, desk: int | None, *, sees_all: bool) -> bool:
        """Return whether it may be shown: what is for the owner alone, to owners and to whoever took it."""
        return sees_all or not self.owner_only or (desk is not None and desk == self.taken_by)

    @property
    def title(self) -> str:
        """A few words to tell notes apart by."""
        return first_words(self.who.strip(), _TITLE_LENGTH) or self.words

    @property
    def words(self) -> str:
        """The first words of what was said."""
        return first_words(self.what.strip() or self.remedy.strip(), _TITLE_LENGTH)


def fresh(note: Note) -> Note:
    """Return the same words as a note of its own."""
    return replace(note, uid=new_uid())


def to_stored(note: Note) -> dict[str, Any]:
    """Return the note as JSON keeps it."""
    return asdict(note)


def from_stored(stored: Any) -> Note | None:
    """Return a note as kept; whatever is not of its kind is as on an empty note, without a uid it is none."""
    if not isinstance(stored, dict) or not _UID.fullmatch(str(stored.get("uid"))):
        return None
    blank = Note()
    known = {f.name: stored[f.name] for f in fields(Note) if f.name in stored}
    note = replace(blank, **{n: v for n, v in known.items() if _fits(n, v, getattr(blank, n))})
    return _by_uid(note) if note.uids else note


def _by_uid(note: Note) -> Note:
    """Return a note without the ids that are kept by uid: they are looked up once the shop is open."""
    who = note.uids.get(WHO, note.who) if note.customer_id is None else note.who
    ids = dict.fromkeys(name for name in _IDS if name in note.uids)
    return replace(note, **ids, uids={**note.uids, WHO: who})


def to_draft(note: Note, currency: str, promise_words: str) -> CaseDraft:
    """Return the case to log.

    Args:
        note: what stands in the panel.
        currency: of the shop, for the amount at stake.
        promise_words: what was promised where only a day was given.

    Raises:
        InputError: the amount cannot be read, see ``parse_amount``; ``date.unreadable``.
    """
    typed = note.who.strip() if note.customer_id is None and not note.anonymous else ""
    kind = CaseKind(note.kind)
    promise_by = _promise_by(note)
    return CaseDraft(
        uid=note.uid,
        what=note.what,
        kind=kind,
        customer_id=None if note.anonymous else note.customer_id,
        new_customer=typed,
        new_email=_email_of(typed, note.writer),
        topic=note.topic,
        idea=note.idea,
        failure=Failure(note.failure) if note.failure and kind is CaseKind.COMPLAINT else None,
        severity=Severity(note.severity),
        channel=Channel(note.channel),
        grave=Grave(note.grave) if note.grave and kind is CaseKind.COMPLAINT else None,
        remedy_wanted=note.remedy,
        at_stake_minor=_minor(note.at_stake, currency, "at_stake"),
        promise=note.promise if note.promise.strip() or not promise_by else promise_words,
        promise_by=promise_by,
        happened_at=_moment(note.happened_at),
        place=note.place,
        mood=note.mood,
        owner_id=note.owner_id,
        praised_id=note.praised_id if kind is CaseKind.COMPLIMENT else None,
        owner_only=note.owner_only,
        message_id=note.message_id,
        received_at=_moment(note.received_at),
    )


def to_sorted(note: Note, currency: str) -> SortedDraft:
    """Return how the note says that it was put right at once.

    Raises:
        InputError: what it cost cannot be read, see ``parse_amount``.
    """
    fitting = fitting_remedy(Failure(note.failure) if note.failure else None)
    done = ActionKind(note.done) if note.done not in {"", _NOTHING_DONE} else fitting
    return SortedDraft(
        remedy=None if note.done == _NOTHING_DONE else done,
        cost_minor=_minor(note.cost, currency, "cost"),
        phoned_id=note.phoned_id,
        outcome=Outcome(note.outcome),
        mood_after=note.mood_after,
        sent_to=note.sent_to,
        lacked=note.lacked,
    )


def _minor(text: str, currency: str, field: str) -> int | None:
    """Return an amount in the smallest unit of the currency; ``None`` where nobody said one."""
    return typed_money(text, currency, field=field).minor if text.strip() else None


def _promise_by(note: Note) -> datetime | None:
    by, said = _moment(note.promise_by), note.promise_said.strip()
    if by is None and said:
        raise InputError("date.unreadable", "promise_by", text=said[:80])
    return by


def _email_of(typed: str, writer: str) -> str:
    """Return the address of whoever wrote an e-mail, if that is still who is meant."""
    name, _, email = writer.rpartition(" <")
    return email.rstrip(">") if typed and name == typed else ""


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _fits(name: str, value: Any, blank: Any) -> bool:
    allowed = _CHOICES.get(name)
    if allowed is not None:
        return value in allowed
    if name in {"promise_by", "happened_at", "received_at"}:
        return value == "" or _is_moment(value)
    if name == "uids":
        return isinstance(value, dict) and all(isinstance(one, str) for one in (*value, *value.values()))
    if blank is None:
        return value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**62)
    return isinstance(value, type(blank))


def _is_moment(value: Any) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


_CHOICES: dict[str, tuple[Any, ...]] = {
    "kind": tuple(k.value for k in CaseKind),
    "failure": ("", *(f.value for f in Failure)),
    "severity": tuple(s.value for s in Severity),
    "channel": tuple(c.value for c in Channel),
    "grave": ("", *(g.value for g in Grave)),
    "mood": (None, 1, 2, 3, 4, 5),
    "mood_after": (None, 1, 2, 3, 4, 5),
    "done": ("", _NOTHING_DONE, *(a.value for a in ActionKind)),
    "outcome": tuple(o.value for o in SORTED_ENDS),
}
