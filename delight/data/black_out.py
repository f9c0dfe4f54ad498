"""Black a person out of the entries of others, and of the history of those entries."""

import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from delight.data import file_words
from delight.data.belongings import stored
from delight.data.entities import Attachment, Change, Deed
from delight.data.erase import forget_payloads, history_of, mark_of_mention, put, remember, remove
from delight.data.journal import Writer
from delight.data.parts import parts
from delight.data.queries.common import table
from delight.data.queries.mentions import row_of, word_columns
from delight.domain.changes import Noun
from delight.domain.customers.mentions import BLACK, Mention, Named, blacked, where_alone
from delight.domain.text import fold

_A, _D, _H = table(Attachment), table(Deed), table(Change)
_AT_ONCE = 500
_FOLDED = {"name": "name_key", "what": "what_key", "cause": "cause_key", "word": "word_key"}
_UNIQUE = {Noun.GROUP: "name", Noun.FILTER: "name", Noun.ELSEWHERE: "name", Noun.IMPROVEMENT: "cause"}
"""Columns of which no two records have the same."""
_SWAPPED = "SELECT * FROM suggestions WHERE instr(swapped, ?)"
_BY_KEY = frozenset({Noun.CATALOGUE, Noun.GESTURE})
"""What has a key that was made of its name."""


def black_out(writer: Writer, mentions: Iterable[Mention], who: Named, blank: bytes) -> int:
    """Black out the entries; return how many they were.

    Args:
        writer: of the deed.
        mentions: which entries.
        who: whom.
        blank: a PDF that takes the place of a letter's, whose own cannot be changed.
    """
    done = [mention.uid for mention in mentions if _black_out_one(writer, mention, who, blank)]
    remember(writer, [mark_of_mention(uid) for uid in done])
    return len(done)


def black_out_reports(session: Session, who: Named, people: Collection[str]) -> None:
    """Black out the reports of imports: the name of a file, or a column, may be somebody's.

    Half a name counts where nobody else can be meant: as all that a column is called (a row that was taken
    for the headings), or in the name of a file that they came in with.

    Args:
        session: of the deed.
        who: whom.
        people: their uids, to know the files they came in with.
    """
    connection, alone = session.connection(), where_alone(who)
    theirs = _brought_in(session, people)
    for uid, file, body in connection.exec_driver_sql("SELECT deed_uid, file, body FROM imports").all():
        told = json.loads(zlib.decompress(b64decode(body)))
        left, name = _every(_headed(told, who), alone), blacked(file, who if uid in theirs else alone)
        if left != told or name != file:
            made = zlib.compress(json.dumps(left, separators=(",", ":")).encode())
            values = (name, b64encode(made).decode("ascii"), uid)
            connection.exec_driver_sql("UPDATE imports SET file = ?, body = ? WHERE deed_uid = ?", values)


def _brought_in(session: Session, people: Collection[str]) -> set[str]:
    """Return the deeds by which somebody came in, or was told more of."""
    query = sa.select(_D.c.uid).join(_H, _H.c.deed_id == _D.c.id).distinct()
    chunks = parts(sorted(people), _AT_ONCE)
    return {uid for some in chunks for (uid,) in session.execute(query.where(_H.c.record_uid.in_(some)))}


def _headed(told: dict[str, Any], who: Named) -> dict[str, Any]:
    """Return a report without the columns' names that are a single name of theirs."""
    columns = [
        [BLACK if tuple(fold(name).split()) in who.perhaps else name, *rest]
        for name, *rest in told.get("columns", ())
    ]
    return {**told, "columns": columns} if columns else told


def _every(value: Any, who: Named) -> Any:
    if isinstance(value, str):
        return blacked(value, who)
    if isinstance(value, dict):
        return {name: _every(part, who) for name, part in value.items()}
    return [_every(part, who) for part in value] if isinstance(value, list) else value


def _black_out_one(writer: Writer, mention: Mention, who: Named, blank: bytes) -> bool:
    session = writer.session
    row = row_of(session, mention.noun, mention.record)
    if row is None:
        return False
    new: dict[str, Any] = {
        name: text
        for name in word_columns()[mention.noun]
        if (text := blacked(row[name] or "", who)) != row[name]
    }
    forget_payloads(session, history_of(session, mention.uid, who))
    if not new:
        return False
    if mention.noun is Noun.TAG:
        remove(writer, Noun.TAG, row)  # half a name gathers nobody
        return True
    only = _UNIQUE.get(mention.noun)
    if only in new:
        new[only] = f"{BLACK} {row['id']}"
    if mention.noun is Noun.LETTER:
        new |= {"pdf": blank, "sha256": hashlib.sha256(blank).hexdigest()}
    if mention.noun is Noun.ATTACHMENT and file_words.names(_bytes_of(session, mention.record), who):
        new |= {"data": BLACK.encode(), "media_type": "text/plain", "sha256": "", "preview": None}
    if mention.noun in _BY_KEY and blacked(row["key"], who) != row["key"]:
        new["key"] = _rekey(writer, row) if mention.noun is Noun.CATALOGUE else ""
    put(writer, mention.noun, row, new | _keys(row, new))
    return True


def _rekey(writer: Writer, entry: dict[str, Any]) -> str:
    """Give a gesture of the catalogue a key that names nobody, wherever it stands; return it."""
    connection, old, key = writer.session.connection(), entry["key"], f"own-{entry['id']}"
    for noun in (Noun.GESTURE, Noun.SUGGESTION):
        for row in stored(connection, noun, "key", [old]):
            put(writer, noun, row, {"key": key})
    swapped = connection.exec_driver_sql(_SWAPPED, (old,)).mappings().all()
    for row in swapped:
        kept = ",".join(key if one == old else one for one in row["swapped"].split(","))
        put(writer, Noun.SUGGESTION, dict(row), {"swapped": kept})
    return key


def _bytes_of(session: Session, attachment_id: int) -> bytes:
    return session.scalar(sa.select(_A.c.data).where(_A.c.id == attachment_id)) or b""


def _keys(row: dict[str, Any], new: dict[str, Any]) -> dict[str, str]:
    return {key: fold(new[name]) for name, key in _FOLDED.items() if name in new and key in row}
