"""Every column that holds words is looked through for names; a new one is not forgotten."""

from __future__ import annotations

import sqlalchemy as sa

from delight.data.queries.mentions import word_columns
from delight.data.tables import records
from delight.domain.changes import Noun

OUR_OWN = frozenset({Noun.SHOP, Noun.STAFF, Noun.PICTURE})
"""What the shop says of itself."""
NOT_WORDS = frozenset(
    {
        "uid", "name_key", "what_key", "phone_key", "key", "email", "phone", "e164", "address",
        "country", "language", "given", "family", "title", "reading", "address_name", "birthday",
        "reference", "their_reference", "number", "wording", "kind", "variants", "paper", "envelope",
        "reply_code", "sha256", "media_type", "value", "old_uid", "cause_key", "word_key", "message_id",
        "playbook", "step", "guard", "hours", "code", "why", "figures", "swapped",
    }
)  # fmt: skip
"""What belongs to whoever it stands with, and is no text about others."""


def test_every_text_is_looked_through_or_said_to_hold_no_words_about_others():
    known = word_columns()
    forgotten = [
        f"{noun}.{column.name}"
        for noun, shown in records()
        if noun not in OUR_OWN
        for column in shown.columns
        if type(column.type) is sa.Text
        and column.name not in known.get(noun, ())
        and (column.name not in NOT_WORDS)
        and not (noun is Noun.CUSTOMER and column.name == "name")
    ]
    assert forgotten == []


def test_every_column_that_is_looked_through_is_there():
    columns = {noun: set(shown.columns.keys()) for noun, shown in records()}
    assert all(set(names) <= columns[noun] for noun, names in word_columns().items())
