"""What each kind of thing is found by: which texts are read of a record, and which words they make."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from delight.domain.changes import Noun
from delight.domain.seeking import in_one, name_words, phone_ends, reference_words, words_of

BEGINS, NAMED, KNOWN = "^", ".", "#"
"""Signs before words: the whole name, a word of a name or the code of a reply slip, a number of something."""

Read = tuple[int, str | None, set[str]]
_BREAK = "\x1f"
"""Between values that SQL gathers: it is in no text that was cleaned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of thing that is found by words.

    Attributes:
        every: SQL for the id and the moment of every record; ``these`` of those whose ids come as JSON.
        theirs: SQL for the ids of what belongs to the customers whose ids come as JSON.
        some: SQL for id, moment and texts of the records whose ids come as JSON.
        words: makes words of the texts of one row; empty where it is not to be found.
    """

    every: str
    these: str
    theirs: str
    some: str
    words: Callable[..., set[str]]

    def read(self, cursor: Any, ids: Collection[int]) -> Iterator[Read]:
        """Yield id, moment and words of these records."""
        for record_id, moment, *texts in cursor.execute(self.some, (json.dumps(list(ids)),)):
            yield record_id, moment, self.words(*texts)


def _person_words(
    name: str, parts: str, reading: str, reached: str, phones: str, told: str, more: str | None
) -> set[str]:
    names = name_words(name, parts, reading)
    ways = [way.split("=", 1) for way in (more or "").split(_BREAK) if way]
    numbers = [*phones.split(_BREAK), *(value for kind, value in ways if kind == "phone")]
    words = names | name_words(reached, *(value for kind, value in ways if kind == "email"))
    words |= words_of(told, *(value for kind, value in ways if kind not in {"email", "phone"}))
    words.update([BEGINS + word for word in in_one(name) | (in_one(reading) if reading else set())])
    words.update([NAMED + word for word in names])
    words.update([KNOWN + end for number in numbers if number for end in phone_ends(number)])
    return words


def _case_words(
    reference: str, theirs: str, what: str, told: str, name: str | None, more: str | None
) -> set[str]:
    own = words_of(what)
    if not own:
        return own  # what stays of an erased person says nothing
    known = reference_words(reference) | (reference_words(theirs) if theirs else set())
    words = own | words_of(told, more or "") | name_words(reference, theirs, name or "")
    words.update([KNOWN + word for word in known])
    return words


def _letter_words(
    number: str, code: str, title: str, body: str, name: str | None, more: str | None
) -> set[str]:
    words = words_of(body, more or "") | name_words(number, title, name or "")
    words.update([KNOWN + word for word in reference_words(number)])
    if code:
        words.add(NAMED + code.casefold())
    return words


def _entry_words(text: str, name: str | None) -> set[str]:
    return words_of(text) | (name_words(name) if name else set())


_PEOPLE = f"""
SELECT c.id, f.last_at, c.name, c.given || ' ' || c.family || ' ' || c.address_name, c.reading, c.email,
  c.phone || '{_BREAK}' || c.e164, c.address || ' ' || c.know || ' ' || c.expects || ' ' || c.likes,
  (SELECT group_concat(way, '{_BREAK}') FROM (
    SELECT kind || '=' || value AS way FROM reaches WHERE customer_id = c.id
    UNION ALL SELECT 'phone=' || key FROM reaches WHERE customer_id = c.id AND kind = 'phone'
    UNION ALL SELECT 'tag=' || name FROM tags WHERE customer_id = c.id
  ))
FROM json_each(?) JOIN customers AS c ON c.id = value JOIN facts AS f ON f.customer_id = c.id
"""  # noqa: S608 - our own sign alone
_CASES = """
SELECT k.id, k.received_at, k.reference, k.their_reference, k.what,
  k.topic || ' ' || k.place || ' ' || k.remedy_wanted || ' ' || k.cause, c.name,
  (SELECT group_concat(said, ' ') FROM (
    SELECT note AS said FROM actions WHERE case_id = k.id
    UNION ALL SELECT what FROM promises WHERE case_id = k.id
    UNION ALL SELECT result FROM follow_ups WHERE case_id = k.id
  ))
FROM json_each(?) JOIN cases AS k ON k.id = value LEFT JOIN customers AS c ON c.id = k.customer_id
"""
_LETTERS = """
SELECT l.id, l.issued_at, l.number, l.reply_code, l.title, l.body, c.name,
  (SELECT group_concat(words, ' ') FROM replies WHERE letter_id = l.id)
FROM json_each(?) JOIN letters AS l ON l.id = value LEFT JOIN customers AS c ON c.id = l.customer_id
"""
_NOTES = """
SELECT n.id, n.at, n.text, c.name
FROM json_each(?) JOIN notes AS n ON n.id = value LEFT JOIN customers AS c ON c.id = n.customer_id
"""
_GESTURES = """
SELECT g.id, coalesce(g.given_at, g.planned_on), g.name || ' ' || g.note || ' ' || g.reaction, c.name
FROM json_each(?) JOIN gestures AS g ON g.id = value JOIN customers AS c ON c.id = g.customer_id
"""


def _kind(table: str, key: str, moment: str, some: str, words: Callable[..., set[str]]) -> Kind:
    given = "IN (SELECT value FROM json_each(?))"
    every = f"SELECT {key}, {moment} FROM {table}"  # noqa: S608 - our own names
    theirs = f"SELECT {key} FROM {table} WHERE customer_id {given}"  # noqa: S608
    return Kind(every=every, these=f"{every} WHERE {key} {given}", theirs=theirs, some=some, words=words)


KINDS: Mapping[Noun, Kind] = MappingProxyType(
    {
        Noun.CUSTOMER: _kind("facts", "customer_id", "last_at", _PEOPLE, _person_words),
        Noun.CASE: _kind("cases", "id", "received_at", _CASES, _case_words),
        Noun.LETTER: _kind("letters", "id", "issued_at", _LETTERS, _letter_words),
        Noun.NOTE: _kind("notes", "id", "at", _NOTES, _entry_words),
        Noun.GESTURE: _kind("gestures", "id", "coalesce(given_at, planned_on)", _GESTURES, _entry_words),
    }
)
MOMENTS: Mapping[Noun, tuple[str, ...]] = MappingProxyType(
    {
        Noun.CASE: ("received_at",),
        Noun.LETTER: ("issued_at",),
        Noun.NOTE: ("at",),
        Noun.GESTURE: ("given_at", "planned_on"),
    }
)
"""Columns that tell a record's moment: the first that is not empty."""
