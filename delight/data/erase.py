"""Erase for good: the records, what belongs to them, and all that history kept of them.

The chain of history stays as it is: it holds hashes of payloads, each with a salt of its own, and the salt
goes with the payload, so that nobody can try out names against the hash.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlmodel import Session

from delight.data.anonymous import keep_figures
from delight.data.belongings import Belongings, belongings, stored
from delight.data.journal import Line, Writer
from delight.domain.changes import Noun
from delight.domain.customers.mentions import NOBODY, Named, places
from delight.domain.progress import ProgressFn, share, silent
from delight.domain.surprises.suggestions import SuggestionState

_STEP = 4_000
_LOOSE = ("customer_id", "case_id", "gesture_id", "voucher_id")
_REFERENCES = (
    (Noun.LETTER, "customer_id", Noun.CUSTOMER),
    (Noun.LETTER, "case_id", Noun.CASE),
    (Noun.LETTER, "gesture_id", Noun.GESTURE),
    (Noun.LETTER, "voucher_id", Noun.VOUCHER),
    (Noun.VOUCHER, "case_id", Noun.CASE),
    (Noun.VOUCHER, "gesture_id", Noun.GESTURE),
    (Noun.GESTURE, "link_id", Noun.LINK),
    (Noun.SUGGESTION, "link_id", Noun.LINK),
)


def erase(
    writer: Writer,
    seeds: Mapping[Noun, Iterable[int]],
    today: str,
    progress: ProgressFn = silent,
    who: Named = NOBODY,
) -> Belongings:
    """Erase the seeds and all that belongs to them; their figures stay, and letters under a legal hold.

    Args:
        writer: of the deed.
        seeds: ids by kind: customers, or single cases or letters.
        today: the shop's day, as it is stored.
        progress: hears how many records are done with; may raise to stop.
        who: what they are called: the words of a voucher that is still good stay without it.

    Returns:
        What was erased, and which letters are held.
    """
    connection = writer.session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    writer.session.flush()
    theirs = belongings(writer.session, seeds, today)
    _let_go(writer, theirs)
    keep_figures(writer, theirs, today, who, share(progress, 0, 50))
    nouns = list(reversed(list(Noun)))
    for number, noun in enumerate(nouns):
        share(progress, 50, 100)(number, len(nouns))
        _remove(writer, noun, list(theirs.of(noun)))
    _forget_history(connection, theirs.uids, theirs.people)
    named = theirs.people | {
        str(row["uid"]) for noun in seeds if noun is not Noun.CUSTOMER for row in theirs.of(noun)
    }
    remember(writer, named)
    return theirs


def remember(writer: Writer, uids: Iterable[str]) -> None:
    """Remember uids, so that a restored backup forgets the same again."""
    at = writer.at.isoformat(timespec="milliseconds")
    writer.session.connection().connection.cursor().executemany(
        "INSERT OR IGNORE INTO erased(uid, at) VALUES (?, ?)", [(uid, at) for uid in sorted(set(uids))]
    )


def mark_of_mention(uid: str) -> str:
    """Return the mark that says that a record was blacked out; it looks like a uid and is nobody's."""
    return hashlib.sha256(f"mention {uid}".encode()).hexdigest()[:32]


def put(writer: Writer, noun: Noun, before: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Change columns of a record without keeping in history what stood there."""
    sets = ", ".join(f"{name} = ?" for name in new)
    writer.session.connection().exec_driver_sql(
        f"UPDATE {noun.value} SET {sets} WHERE id = ?",  # noqa: S608 - our own names
        (*new.values(), before["id"]),
    )
    seen = {name: value for name, value in new.items() if not isinstance(value, bytes)}
    writer.record(
        Line(
            noun=noun,
            uid=before["uid"],
            id=before["id"],
            before=dict(before),
            after={**before, **seen},
            bare=True,
        )
    )


def remove(writer: Writer, noun: Noun, row: Mapping[str, Any]) -> None:
    """Remove one record without keeping in history what it was."""
    _remove(writer, noun, [dict(row)])


def history_naming(session: Session, who: Named, after: int = 0) -> list[int]:
    """Return the ids of payloads after id ``after`` that name somebody beyond doubt."""
    if who.is_nobody:
        return []
    found: list[int] = []
    while part := payloads_after(session, after):
        found += naming(part, who)
        after = part[-1][0]
    return found


def payloads_after(session: Session, after: int) -> list[tuple[int, str]]:
    """Return a few thousand payloads after id ``after``, by id: (id, body)."""
    query = f"SELECT id, body FROM payloads WHERE id > ? ORDER BY id LIMIT {_STEP}"  # noqa: S608 - a number
    return [(row[0], row[1]) for row in session.connection().exec_driver_sql(query, (after,))]


def naming(payloads: Iterable[tuple[int, str]], who: Named) -> list[int]:
    """Return the ids of those payloads that name somebody."""
    return [number for number, body in payloads if places(_readable(body), who)]


def history_of(session: Session, uid: str, who: Named) -> list[int]:
    """Return the ids of a record's payloads that name somebody."""
    rows = session.connection().exec_driver_sql(
        "SELECT p.id, p.body FROM payloads p JOIN changes c ON c.id = p.change_id WHERE c.record_uid = ?",
        (uid,),
    )
    return [number for number, body in rows if places(_readable(body), who)]


def forget_payloads(session: Session, ids: Sequence[int]) -> None:
    """Remove payloads by id."""
    session.connection().connection.cursor().executemany(
        "DELETE FROM payloads WHERE id = ?", [(number,) for number in ids]
    )


def tidy(connection: Any) -> None:
    """Rewrite the whole file, so that nothing is left between its records.

    SQLite overwrites what it deletes, but moving records about within a page may leave copies behind.
    """
    connection.execute("VACUUM")


def _let_go(writer: Writer, theirs: Belongings) -> None:
    """Take their letters under a hold, and what is of others and refers to theirs, off what goes."""
    for noun, column, owner in _REFERENCES:
        gone = theirs.ids(owner)
        for row in _referring(writer, noun, column, gone):
            if noun is Noun.SUGGESTION and not theirs.has(noun, row["id"]):
                _let_go_of_thanks(writer, row)
            elif not theirs.has(noun, row["id"]):
                loose = _LOOSE if row["id"] in theirs.held else (column,)
                new: dict[str, Any] = dict.fromkeys(loose)
                put(writer, noun, row, new)
                _forget_history(writer.session.connection(), {row["uid"]}, ())


def _let_go_of_thanks(writer: Writer, row: dict[str, Any]) -> None:
    """Take somebody's thanks off whom they brought: nothing is left to thank them for."""
    if row["state"] == SuggestionState.OPEN:
        _remove(writer, Noun.SUGGESTION, [row])
    else:
        put(writer, Noun.SUGGESTION, row, {"link_id": None, "figures": "{}"})
    _forget_history(writer.session.connection(), {row["uid"]}, ())


def _referring(writer: Writer, noun: Noun, column: str, ids: set[int]) -> list[dict[str, Any]]:
    return stored(writer.session.connection(), noun, column, ids)


def _remove(writer: Writer, noun: Noun, rows: Sequence[dict[str, Any]]) -> None:
    cursor = writer.session.connection().connection.cursor()
    cursor.executemany(f"DELETE FROM {noun.value} WHERE id = ?", [(row["id"],) for row in rows])  # noqa: S608
    for row in rows:
        writer.record(Line(noun=noun, uid=row["uid"], id=row["id"], before=row, after=None, bare=True))


def _forget_history(connection: Any, uids: Iterable[str], people: Iterable[str]) -> None:
    """Remove the payloads of records, and those that say that they concern one of these people."""
    cursor = connection.connection.cursor()
    of_record = "DELETE FROM payloads WHERE change_id IN (SELECT id FROM changes WHERE record_uid = ?)"
    cursor.executemany(of_record, [(uid,) for uid in uids])
    cursor.executemany("DELETE FROM payloads WHERE customer_uid = ?", [(uid,) for uid in people])


def _readable(body: str) -> str:
    """Return the words of a payload, without what JSON makes of line ends and quotes."""
    return body if "\\" not in body else " ".join(_texts(json.loads(body)))


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [text for part in value for text in _texts(part)] if isinstance(value, list) else []
