"""What a row adds to a customer: nothing is ever written over, and no more is kept than they allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Any

from delight.data.chain import Stored
from delight.data.entities import Consent, Note, Reach, Tag
from delight.data.journal import stored
from delight.domain.changes import Noun
from delight.domain.customers.consents import (
    Answers,
    ConsentAbout,
    ConsentDraft,
    kept,
    may_keep_birthday,
    may_keep_health,
)
from delight.domain.customers.customer import CustomerDraft
from delight.domain.customers.reaches import Reach as Way
from delight.domain.customers.reaches import ReachKind, way_key
from delight.domain.imports.importing import Remark
from delight.domain.incoming import Person, apart_already
from delight.domain.text import digits, fold
from delight.exchange.phone import e164
from delight.services.imports.known import name_key
from delight.services.imports.record import WAYS, CustomerRecord, way_keys

_FILLS = (
    "country", "language", "salutation", "address_name", "given", "family", "title", "reading", "address_as",
    "formality", "large_print", "gone", "birthday", "expects", "likes", "health", "since",
)  # fmt: skip
"""What an empty field learns; what is there already is never written over."""
_SAID = frozenset({"birthday", "language", "expects", "likes", "health", "since", "country"})
"""What is worth saying where the file says something else."""
_REFUSALS = ("letters_welcome", "surprises_welcome")
_DEFAULTS = {name: one.default for name, one in CustomerDraft.__dataclass_fields__.items() if name != "name"}
_NAMES, _USUAL = tuple(_DEFAULTS), tuple(_DEFAULTS.values())
_all_of = attrgetter(*_NAMES)
_TEXTS = frozenset(name for name, value in _DEFAULTS.items() if value == "" and type(value) is str)
_EMPTY = {name: stored(Noun.CUSTOMER, name, value) for name, value in _DEFAULTS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What a row changed: fields that were added, fields that say something else, and remarks."""

    adds: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def begin(record: CustomerRecord, person: Person, uid: str) -> Learnt:
    """Make a new customer of a row; when it came in is known once it is written."""
    draft, remarks = _allowed(record, person)
    record.someone.uid = uid
    record.values = {
        **_EMPTY,
        "uid": uid,
        "name": draft.name,
        "name_key": fold(draft.name),
        "phone_key": digits(draft.phone) if draft.phone else "",
        "e164": e164(draft.phone, draft.country or record.home) if draft.phone else "",
        "created_at": "",
        **_told(draft),
    }
    if person.reaches or person.tags or person.consents:
        _belong(record, person, person.consents)
    return Learnt(remarks=remarks)


def learn(record: CustomerRecord, person: Person, today: date) -> Learnt:
    """Let a customer learn from a row: what is empty is filled, nothing is written over."""
    consents = tuple(one for one in person.consents if _is_news(record, one))
    draft, remarks = _allowed(record, person)
    adds, differs = _fill(record, draft)
    for name in _REFUSALS:
        if not getattr(draft, name) and record.values[name]:
            record.values[name] = 0
            adds.append(name)
    for consent in person.consents:
        if consent.given and record.answers.get(consent.about) is False:
            differs.append(f"consent:{consent.about}")
    dated = [_counting(one, today, record) for one in consents]
    adds += _belong(record, person, dated)
    _forget(record)
    adds += _note(record, draft.know)
    adds += _ways(record, draft)
    return Learnt(adds=tuple(dict.fromkeys(adds)), differs=tuple(dict.fromkeys(differs)), remarks=remarks)


def _allowed(record: CustomerRecord, person: Person) -> tuple[CustomerDraft, tuple[Remark, ...]]:
    """Return the draft as it may be kept after all consents, and what had to be left out."""
    if not person.consents and not person.draft.health and not record.answers:
        return person.draft, ()
    draft, withheld = kept(person.draft, _answers(record.answers, person.consents))
    if draft.letters_welcome and not person.draft.letters_welcome:
        draft = replace(draft, letters_welcome=False)
    remarks = tuple(
        Remark(code="row.withheld", row=person.row, details={"about": about.value}) for about in withheld
    )
    return draft, remarks


def _answers(known: Answers, consents: Iterable[ConsentDraft]) -> dict[ConsentAbout, bool]:
    """Return the answers that hold after a row: a no is stronger than a yes, whoever said it."""
    told = dict(known)
    for one in consents:
        told[one.about] = one.given and told.get(one.about, True)
    return told


def _told(draft: CustomerDraft) -> Stored:
    """Return what a draft says, as it is stored; what it leaves out is not named."""
    return {
        name: value if name in _TEXTS else stored(Noun.CUSTOMER, name, value)
        for name, value, default in zip(_NAMES, _all_of(draft), _USUAL, strict=True)
        if value is not default and value != default
    }


def _fill(record: CustomerRecord, draft: CustomerDraft) -> tuple[list[str], list[str]]:
    adds, differs = [], []
    if name_key(fold(draft.name)) != record.someone.key:
        differs.append("name")
    told = _told(draft)
    known = apart_already(record.values["name_key"], draft)
    for name in _FILLS:
        if name not in told or name in known:
            continue
        mine = record.values[name]
        if mine == _EMPTY[name]:
            record.values[name] = told[name]
            adds.append(name)
        elif name in _SAID and not _agree(name, mine, told[name]):
            differs.append(name)
    return adds, differs


def _agree(name: str, mine: Any, theirs: Any) -> bool:
    if name == "birthday":  # one of them may leave out the year
        return mine[-5:] == theirs[-5:] and (len(mine) != len(theirs) or mine == theirs)
    return fold(str(mine)) == fold(str(theirs))


def _ways(record: CustomerRecord, draft: CustomerDraft) -> list[str]:
    """Fill the first e-mail, phone and address, or keep them as further ones."""
    adds = []
    for kind in WAYS:
        value = getattr(draft, kind.value)
        if value and _is_new_way(record, kind, value):
            _put_way(record, Way(kind=kind, value=value))
            adds.append(kind.value)
    return adds


def _put_way(record: CustomerRecord, way: Way) -> None:
    is_phone = way.kind is ReachKind.PHONE
    number = e164(way.value, record.values["country"] or record.home) if is_phone else ""
    if record.values[way.kind.value]:
        key = way_key(way.kind, way.value, number)
        row = {"kind": way.kind.value, "value": way.value, "key": key, "label": way.label}
        record.added.append((Reach, row))
    else:
        record.values[way.kind.value] = way.value
        if is_phone:
            record.values["phone_key"], record.values["e164"] = digits(way.value), number
    record.ways.update(way_keys(way.kind, way.value))


def _is_new_way(record: CustomerRecord, kind: ReachKind, value: str) -> bool:
    return record.ways.isdisjoint(way_keys(kind, value))


def _belong(record: CustomerRecord, person: Person, consents: Iterable[ConsentDraft]) -> list[str]:
    """Add the further ways, tags and consents of a row that are not there yet."""
    adds = []
    for way in person.reaches:
        if _is_new_way(record, way.kind, way.value):
            _put_way(record, way)
            adds.append(way.kind.value)
    for tag in person.tags:
        if (key := fold(tag)) and key not in record.tags:
            record.tags.add(key)
            record.added.append((Tag, {"name": tag, "name_key": key}))
            adds.append("tags")
    for consent in consents:
        record.answers[consent.about] = consent.given
        day = consent.day.isoformat() if consent.day else None
        told = {"about": consent.about.value, "given": int(consent.given), "day": day}
        record.added.append((Consent, {**told, "source": consent.source}))
        adds.append("consents")
    return adds


def _forget(record: CustomerRecord) -> None:
    """Keep no more of somebody than they allow now."""
    if not may_keep_birthday(record.answers):
        record.values["birthday"] = ""
    if not may_keep_health(record.answers):
        record.values["health"] = ""


def _is_news(record: CustomerRecord, consent: ConsentDraft) -> bool:
    """Return whether an answer changes what holds: a yes is news only where nobody has answered."""
    known = record.answers.get(consent.about)
    return known is None or (known and not consent.given)


def _counting(consent: ConsentDraft, today: date, record: CustomerRecord) -> ConsentDraft:
    """Return a consent with a day on which it counts: a no counts even beside a later yes."""
    overrules = not consent.given and record.answers.get(consent.about) is True
    return replace(consent, day=today) if overrules else consent


def _note(record: CustomerRecord, words: str) -> list[str]:
    if not words:
        return []
    if not record.values["know"]:
        record.values["know"] = words
        return ["know"]
    known = fold(record.values["know"])
    if fold(words) in known or fold(words) in record.notes:
        return []
    record.notes.add(fold(words))
    record.added.append((Note, {"text": words}))
    return ["notes"]
