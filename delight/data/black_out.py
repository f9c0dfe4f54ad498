"""Black a person out of the entries of others, and of the history of those entries."""

import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Any

from sqlmodel import Session

from delight.data.erase import forget_payloads, history_of, mark_of_mention, put, remember, remove
from delight.data.journal import Writer
from delight.data.queries.mentions import row_of, word_columns
from delight.domain.changes import Noun
from delight.domain.mentions import BLACK, Mention, Named, blacked
from delight.domain.text import fold

_FOLDED = {"name": "name_key", "what": "what_key"}


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


def black_out_reports(session: Session, who: Named) -> None:
    """Black out the reports of imports: the name of a file, or a column, may be somebody's."""
    connection = session.connection()
    for uid, file, body in connection.exec_driver_sql("SELECT deed_uid, file, body FROM imports").all():
        told = json.loads(zlib.decompress(b64decode(body)))
        left = _every(told, who)
        if left != told or blacked(file, who) != file:
            packed = b64encode(zlib.compress(json.dumps(left, separators=(",", ":")).encode())).decode(
                "ascii"
            )
            connection.exec_driver_sql(
                "UPDATE imports SET file = ?, body = ? WHERE deed_uid = ?", (blacked(file, who), packed, uid)
            )


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
    if mention.noun is Noun.GROUP and "name" in new:
        new["name"] = f"{BLACK} {row['id']}"
    if mention.noun is Noun.LETTER:
        new |= {"pdf": blank, "sha256": hashlib.sha256(blank).hexdigest()}
    put(writer, mention.noun, row, new | _keys(row, new))
    return True


def _keys(row: dict[str, Any], new: dict[str, Any]) -> dict[str, str]:
    return {key: fold(new[name]) for name, key in _FOLDED.items() if name in new and key in row}
