"""Where entries of others name somebody, and blacking that out."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data.belongings import Belongings, plain
from delight.data.entities import Case, Customer, Gesture, Letter
from delight.data.parts import parts
from delight.data.queries.common import Read, table
from delight.data.tables import records
from delight.domain.changes import Noun
from delight.domain.codes import spaced
from delight.domain.customers.mentions import Mention, Named, excerpt, may_name, places
from delight.domain.progress import ProgressFn, silent

_WORDS: dict[Noun, tuple[str, ...]] = {
    Noun.CUSTOMER: ("salutation", "know", "expects", "likes", "health"),
    Noun.TAG: ("name",),
    Noun.REACH: ("label",),
    Noun.CONSENT: ("source",),
    Noun.NOTE: ("text",),
    Noun.CASE: ("what", "topic", "remedy_wanted", "place", "cause", "reopened_why", "lacked"),
    Noun.PROMISE: ("what", "note"),
    Noun.ACTION: ("note", "approval_note"),
    Noun.FOLLOW_UP: ("result",),
    Noun.ATTACHMENT: ("name",),
    Noun.GESTURE: ("name", "note", "reaction"),
    Noun.LETTER: ("title", "body", "hold_why"),
    Noun.REPLY: ("words",),
    Noun.GROUP: ("name", "rule"),
    Noun.WORDING: ("source",),
    Noun.PLAYBOOK: ("source",),
    Noun.GUESS_WORD: ("word",),
    Noun.SPECIAL_DAY: ("name",),
    Noun.FILTER: ("name", "rule"),
    Noun.TALLY: ("what",),
    Noun.IDEA: ("what", "note"),
    Noun.IMPROVEMENT: ("cause", "what"),
    Noun.ELSEWHERE: ("name", "what_for", "contact"),
    Noun.STANDARD: ("words",),
    Noun.CATALOGUE: ("name", "hint"),
    Noun.VOUCHER: ("item", "note", "cancel_why"),
    Noun.STAMP_CARD: ("reward",),
    Noun.PULSE: ("words",),
}
"""The columns that hold words somebody typed; a test fails when a table gets another one."""
_STRETCH, _AT_ONCE, _BREAK = 200, 20, 10
"""So many records are looked at as one text, so many times while a session is open; a line end between."""
_KEYS = (
    "id",
    "uid",
    "customer_id",
    "case_id",
    "letter_id",
    "gesture_id",
    "number",
    "code",
    "reference",
    "key",
    "name",
)


def word_columns() -> dict[Noun, tuple[str, ...]]:
    """Return the columns of words by table."""
    return dict(_WORDS)


def mentions(read: Read, who: Named, theirs: Belongings, progress: ProgressFn = silent) -> list[Mention]:
    """Return the entries of others that name somebody, those that do so beyond doubt first.

    Args:
        read: gives a reading session; each is held for a moment only, so that no save has to wait.
        who: who is looked for.
        theirs: what belongs to them, which is not looked through.
        progress: told after each table; may raise to stop.
    """
    if who.is_nobody:
        return []
    found = []
    for number, (noun, shown) in enumerate(records()):
        progress(number, len(Noun))
        if noun in _WORDS:
            found += list(_in_table(read, noun, shown, who, theirs))
    with read() as session:
        owners = _owners(session, [row for _noun, row, _columns in found])
    told = [_mention(noun, row, columns, who, owners) for noun, row, columns in found]
    return sorted(told, key=lambda one: (not one.sure, one.noun, one.record))


def row_of(session: Session, noun: Noun, record_id: int) -> dict[str, Any] | None:
    """Return one record as it is stored, without its bulky bytes."""
    shown = dict(records())[noun]
    query = f"SELECT {', '.join(plain(shown))} FROM {noun.value} WHERE id = ?"  # noqa: S608 - our own names
    row = session.connection().exec_driver_sql(query, (record_id,)).mappings().first()
    return dict(row) if row else None


def _in_table(
    read: Read, noun: Noun, shown: sa.Table, who: Named, theirs: Belongings
) -> Iterator[tuple[Noun, dict[str, Any], tuple[str, ...]]]:
    columns = _WORDS[noun]
    for first, last in _stretches(read, noun, who):
        for row in _rows(read, noun, shown, first, last):
            hits = tuple(name for name in columns if row[name] and places(row[name], who))
            if hits and not theirs.has(noun, row["id"]) and not _is_held(noun, row, theirs):
                yield noun, row, hits


def _stretches(read: Read, noun: Noun, who: Named) -> Iterator[tuple[int, int]]:
    """Yield from after which id to which there may be somebody: a stretch of texts is looked at as one.

    That is ten times as quick as looking at each, and nearly every stretch names nobody.
    """
    texts = f" || char({_BREAK}) || ".join(_WORDS[noun])
    query = (
        f"SELECT max(id), group_concat(texts, char({_BREAK})) FROM "  # noqa: S608 - our own names
        f"(SELECT id, {texts} AS texts FROM {noun.value} WHERE id > ? ORDER BY id LIMIT {_STRETCH})"
    )
    after: int | None = 0
    while after is not None:
        found: list[tuple[int, int]] = []
        with read() as session:
            connection = session.connection()
            for _ in range(_AT_ONCE):
                last, text = connection.exec_driver_sql(query, (after,)).one()
                if last is not None and may_name(text or "", who):
                    found.append((after, last))
                after = last
                if after is None:
                    break
        yield from found


def _rows(read: Read, noun: Noun, shown: sa.Table, after: int, last: int) -> list[dict[str, Any]]:
    """Return the records of a stretch with what they are called and their words."""
    columns = _WORDS[noun]
    keys = [name for name in _KEYS if name in shown.columns and name not in columns]
    names = ", ".join((*keys, *columns))
    query = f"SELECT {names} FROM {noun.value} WHERE id > ? AND id <= ? ORDER BY id"  # noqa: S608 - as above
    with read() as session:
        rows = session.connection().exec_driver_sql(query, (after, last)).mappings()
        return [dict(row) for row in rows]


def _is_held(noun: Noun, row: dict[str, Any], theirs: Belongings) -> bool:
    """Return whether it is a letter of theirs that a legal hold keeps as it is, or an answer to it."""
    letter = row["id"] if noun is Noun.LETTER else row.get("letter_id")
    return letter in theirs.held


def _mention(
    noun: Noun, row: dict[str, Any], columns: tuple[str, ...], who: Named, owners: dict[tuple[str, int], str]
) -> Mention:
    texts = [row[name] for name in columns]
    return Mention(
        noun=noun,
        record=row["id"],
        uid=row["uid"],
        columns=columns,
        excerpt=excerpt(texts[0], who),
        whose=_whose(noun, row, owners),
        sure=any(sure for text in texts for _start, _end, sure in places(text, who)),
    )


def _whose(noun: Noun, row: dict[str, Any], owners: dict[tuple[str, int], str]) -> str:
    """Return whose entry it is: the customer's name, with the case or letter it belongs to."""
    if noun is Noun.CUSTOMER:
        return str(row["name"])
    parts = [str(row.get("reference") or row.get("number") or spaced(row.get("code") or ""))]
    parts += [owners.get((name, row.get(name) or 0), "") for name in ("customer_id", "case_id", "letter_id")]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _owners(session: Session, rows: Sequence[dict[str, Any]]) -> dict[tuple[str, int], str]:
    """Return what customers, cases and letters are called, by the column that refers to them."""
    named: dict[tuple[str, int], str] = {}
    for column, words in (
        ("customer_id", sa.select(table(Customer).c.id, table(Customer).c.name)),
        ("case_id", sa.select(table(Case).c.id, table(Case).c.reference)),
        ("letter_id", sa.select(table(Letter).c.id, table(Letter).c.number)),
        ("gesture_id", sa.select(table(Gesture).c.id, table(Gesture).c.name)),
    ):
        ids = sorted({row[column] for row in rows if row.get(column)})
        first = words.selected_columns[0]
        for part in parts(ids, 500):
            for key, name in session.execute(words.where(first.in_(part))):
                named[column, key] = name
    return named
