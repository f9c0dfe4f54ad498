"""What makes history tamper-evident: payloads, their hashes, and the chain over all lines."""

import hashlib
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

HEAD, COUNT, GAPS = "journal.head", "journal.count", "journal.gaps"
Stored = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Lines that a repair could not read: so many before ``line``, whose chain is taken as it stands.

    ``noted_at`` is when the repair was, as it is stored.
    """

    line: int
    lost: int
    chain: str
    noted_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A deed as the chain signs it; ``reverses`` is the uid of the deed it undid."""

    uid: str
    name: str
    staff_uid: str
    at: datetime
    schema_no: int
    reverses: str | None


def packed(before: Stored | None, after: Stored | None) -> str:
    """Return a line's payload: nothing for an insert, what changed for an update, the row for a delete."""
    if before is None:
        return ""
    if after is None:
        return _json([before, None])
    changed = [name for name in after if after[name] != before.get(name)]
    return _json([{name: before.get(name) for name in changed}, {name: after[name] for name in changed}])


def unpacked(body: str) -> tuple[Stored | None, Stored | None]:
    """Return what ``packed`` was given, as far as it was kept."""
    if not body:
        return None, None
    before, after = json.loads(body, object_hook=_bytes_back)
    return before, after


def verify(connection: sa.Connection) -> int | None:
    """Return the number of the first line that was edited, deleted, moved or cut off, if any.

    What a repair noted as unreadable is no such line: from the next one on the chain is followed again.
    """
    known = gaps(connection)
    restarts = {gap.line: gap.chain for gap in known}
    chain, last, missing = "", 0, 0
    for row in story(connection):
        follows = chained(chain, row.id, signature(row), row.noun, row.record_uid, row.op, row.hash)
        if row.chain not in {follows, restarts.get(row.id)} or not is_as_written(row):
            return row.id
        missing += row.id - last - 1
        chain, last = row.chain, row.id
    kept_head, count = head(connection.connection.cursor())
    intact = kept_head == chain and missing + count - last == sum(gap.lost for gap in known)
    return None if intact and count >= last else last + 1


def story(connection: sa.Connection) -> sa.CursorResult[Any]:
    """Return every line with what the chain says of its deed, and its payload where there still is one."""
    return connection.execute(_STORY)


def is_as_written(row: sa.Row[Any]) -> bool:
    """Tell whether a line's payload, if it is still there, is the one that its hash was made of."""
    return row.salt is None or digest(row.salt, row.body) == row.hash


def gaps(connection: sa.Connection) -> list[Gap]:
    """Return what repairs could not read of the history, in the order of its lines."""
    kept = connection.execute(sa.select(_META.c.value).where(_META.c.key == GAPS)).scalar()
    return [Gap(**one) for one in json.loads(kept)] if kept else []


def chained(chain: str, number: int, signature: str, *parts: str) -> str:
    """Return the chain up to and with line ``number``."""
    return hashlib.sha256("|".join((chain, str(number), signature, *parts)).encode()).hexdigest()


def digest(salt: str, body: str) -> str:
    """Return the hash of a payload; an insert has none."""
    return hashlib.sha256((salt + body).encode()).hexdigest() if body else ""


def signature(deed: Signed | sa.Row[Any]) -> str:
    """Return what the chain says of a deed: who did what, when, and what it reversed."""
    at = deed.at.astimezone(UTC).isoformat(timespec="milliseconds")
    parts = (deed.uid, deed.name, deed.staff_uid, at, deed.schema_no, deed.reverses)
    return "|".join(str(part) for part in parts)


def head(cursor: Any) -> tuple[str, int]:
    """Return the chain's head and how many lines there are, as kept in ``meta``."""
    kept = dict(cursor.execute("SELECT key, value FROM meta WHERE key IN (?, ?)", (HEAD, COUNT)).fetchall())
    return kept.get(HEAD, ""), int(kept.get(COUNT, "0"))


def _bytes_away(value: bytes) -> dict[str, str]:
    return {"b64": b64encode(value).decode("ascii")}


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_bytes_away).encode
"""Made once: an undone import packs a hundred thousand rows."""


def _bytes_back(value: dict[str, Any]) -> Any:
    return b64decode(value["b64"]) if set(value) == {"b64"} else value


_TABLES = SQLModel.metadata.tables
_META, _CHANGES, _DEEDS, _PAYLOADS = (_TABLES[name] for name in ("meta", "changes", "deeds", "payloads"))
_STORY = (
    sa.select(
        *_CHANGES.c["id", "noun", "record_uid", "op", "hash", "chain"],
        *_DEEDS.c["uid", "name", "staff_uid", "at", "schema_no", "reverses"],
        *_PAYLOADS.c["salt", "body"],
    )
    .join_from(_CHANGES, _DEEDS, _DEEDS.c.id == _CHANGES.c.deed_id)
    .outerjoin(_PAYLOADS, _PAYLOADS.c.change_id == _CHANGES.c.id)
    .order_by(_CHANGES.c.id)
)
