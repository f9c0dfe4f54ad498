"""The table ``facts``: for each customer what lists, filters and standing need, counted once."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any

import sqlalchemy as sa

from delight.data.derived.names import FACTS, FACTS_SEEN
from delight.data.entities.owners import HIDDEN_LETTERS, OWNERS_CASE
from delight.data.types import Day, UtcDateTime
from delight.domain.cases.stages import OPEN_STAGES, CaseKind
from delight.domain.changes import DeedName
from delight.domain.customers.links import LinkKind
from delight.domain.customers.standing import ENOUGH_VISITS, rhythm

facts = sa.Table(
    FACTS,
    sa.MetaData(),
    sa.Column("customer_id", sa.Integer, primary_key=True),
    sa.Column("from_list", sa.Integer, nullable=False),
    sa.Column("last_at", UtcDateTime, nullable=False),
    sa.Column("visits", sa.Integer, nullable=False),
    sa.Column("days", sa.Integer, nullable=False),
    sa.Column("first_day", Day),
    sa.Column("last_day", Day),
    sa.Column("value_minor", sa.Integer, nullable=False),
    sa.Column("cases", sa.Integer, nullable=False),
    sa.Column("first_case_at", UtcDateTime),
    sa.Column("complaints", sa.Integer, nullable=False),
    sa.Column("open_complaints", sa.Integer, nullable=False),
    sa.Column("open_since", UtcDateTime),
    sa.Column("complaint_at", UtcDateTime),
    sa.Column("complaint_before", UtcDateTime),
    sa.Column("complaint_outcome", sa.Text),
    sa.Column("complaint_closed_at", UtcDateTime),
    sa.Column("compliments", sa.Integer, nullable=False),
    sa.Column("compliment_at", UtcDateTime),
    sa.Column("pulse", sa.Integer),
    sa.Column("pulse_at", UtcDateTime),
    sa.Column("brought", sa.Integer, nullable=False),
    sa.Column("gestures", sa.Integer, nullable=False),
    sa.Column("gesture_at", UtcDateTime),
    sa.Column("letters", sa.Integer, nullable=False),
    sa.Column("letter_at", UtcDateTime),
    sa.Column("usual_days", sa.Integer),
    sa.Column("longest_days", sa.Integer),
    sa.Column("read_as", sa.Text),
    sa.Index("ix_facts_last_day", "last_day"),
    sa.Index("ix_facts_value_minor", "value_minor"),
    sa.Index("ix_facts_read_as", "read_as", sqlite_where=sa.text("read_as IS NOT NULL")),
    sqlite_strict=True,
)
"""One row for each customer.

Attributes of a row:
    from_list: 1 where they came in with a list of customers.
    last_at: the moment when something last happened: they were added, came, said something, were given
        or sent something; a visit counts as noon.
    visits, days, first_day, last_day, value_minor: how often and on how many days they came, and what it was
        worth; ``usual_days`` and ``longest_days`` are their rhythm, where it can be told.
    cases, complaints, open_complaints: how many; ``first_case_at`` is the first of the cases, ``open_since``
        the oldest open complaint.
    complaint_at, complaint_before: when the latest complaint came in, and the one before it;
        ``complaint_outcome`` and ``complaint_closed_at`` how and when the latest ended, if it has.
    compliments, compliment_at: how many, and the latest.
    pulse, pulse_at: their latest answer, 0 to 10, at the counter or after a follow-up.
    brought: how many customers they brought.
    gestures, gesture_at, letters, letter_at: surprises given and letters sent; the latest.
    read_as: how the name is read, by which lists sort, where that is not how it is written: 佐藤 as サトウ.
"""

facts_seen = facts.to_metadata(sa.MetaData(), name=FACTS_SEEN)
"""A row for each customer with something that is the owner's alone (``data.veil``): all but that, counted."""

_COUNT = """
WITH
who(id) AS MATERIALIZED (SELECT value FROM json_each(:who)),
open(stage) AS (SELECT value FROM json_each(:open)),
v AS (
  SELECT customer_id, count(*) AS n, count(DISTINCT day) AS days, min(day) AS first, max(day) AS last,
    sum(amount_minor) AS value
  FROM visits WHERE customer_id IN (SELECT id FROM who) GROUP BY customer_id
),
ordered AS (
  SELECT customer_id, kind, stage, outcome, received_at, closed_at,
    row_number() OVER (PARTITION BY customer_id, kind ORDER BY received_at DESC, id DESC) AS nth
  FROM cases WHERE customer_id IN (SELECT id FROM who)
),
k AS (
  SELECT customer_id, count(*) AS n, max(received_at) AS last, min(received_at) AS first,
    count(*) FILTER (WHERE kind = :complaint) AS complaints,
    count(*) FILTER (WHERE kind = :complaint AND stage IN (SELECT stage FROM open)) AS open,
    min(received_at) FILTER (WHERE kind = :complaint AND stage IN (SELECT stage FROM open)) AS open_since,
    max(received_at) FILTER (WHERE kind = :complaint) AS complaint_at,
    max(received_at) FILTER (WHERE kind = :complaint AND nth = 2) AS complaint_before,
    max(outcome) FILTER (WHERE kind = :complaint AND nth = 1) AS outcome,
    max(closed_at) FILTER (WHERE kind = :complaint AND nth = 1) AS closed_at,
    count(*) FILTER (WHERE kind = :compliment) AS compliments,
    max(received_at) FILTER (WHERE kind = :compliment) AS compliment_at
  FROM ordered GROUP BY customer_id
),
said(customer_id, pulse, at, id) AS (
  SELECT customer_id, pulse, done_at, f.id
  FROM cases CROSS JOIN follow_ups AS f ON f.case_id = cases.id
  WHERE customer_id IN (SELECT id FROM who) AND pulse IS NOT NULL AND done_at IS NOT NULL
  UNION ALL
  SELECT customer_id, score, at, id FROM pulses WHERE customer_id IN (SELECT id FROM who)
),
answers AS (
  SELECT customer_id, pulse, at, row_number() OVER (PARTITION BY customer_id ORDER BY at DESC, id DESC) AS nth
  FROM said
),
g AS (
  SELECT customer_id, count(*) AS n, max(given_at) AS last
  FROM gestures WHERE customer_id IN (SELECT id FROM who) AND given_at IS NOT NULL GROUP BY customer_id
),
l AS (
  SELECT customer_id, count(*) AS n, max(issued_at) AS last
  FROM letters WHERE customer_id IN (SELECT id FROM who) AND never_sent = 0 AND waiting = 0
  GROUP BY customer_id
),
b AS (
  SELECT customer_id, count(*) AS n
  FROM links WHERE customer_id IN (SELECT id FROM who) AND kind = :brought
  GROUP BY customer_id
),
o AS (
  SELECT customer_id, max(at) AS last
  FROM notes WHERE customer_id IN (SELECT id FROM who) GROUP BY customer_id
)
INSERT INTO facts
SELECT c.id,
  EXISTS (
    SELECT 1 FROM changes JOIN deeds ON deeds.id = changes.deed_id
    WHERE changes.record_uid = c.uid AND op = 'I' AND deeds.name = :listed AND deeds.at = c.created_at
  ),
  max(c.created_at, coalesce(v.last || 'T12:00:00.000+00:00', ''), coalesce(k.last, ''),
    coalesce(g.last, ''), coalesce(l.last, ''), coalesce(o.last, '')),
  coalesce(v.n, 0), coalesce(v.days, 0), v.first, v.last, coalesce(v.value, 0),
  coalesce(k.n, 0), k.first, coalesce(k.complaints, 0), coalesce(k.open, 0), k.open_since,
  k.complaint_at, k.complaint_before, k.outcome, k.closed_at, coalesce(k.compliments, 0), k.compliment_at,
  a.pulse, a.at, coalesce(b.n, 0), coalesce(g.n, 0), g.last, coalesce(l.n, 0), l.last,
  NULL, NULL,
  CASE WHEN c.reading <> '' OR unicode(c.name_key) BETWEEN 0x3041 AND 0x309F
    THEN fold_reading(coalesce(nullif(c.reading, ''), c.name)) END
FROM who
JOIN customers AS c ON c.id = who.id
LEFT JOIN v ON v.customer_id = c.id
LEFT JOIN k ON k.customer_id = c.id
LEFT JOIN answers AS a ON a.customer_id = c.id AND a.nth = 1
LEFT JOIN g ON g.customer_id = c.id
LEFT JOIN l ON l.customer_id = c.id
LEFT JOIN b ON b.customer_id = c.id
LEFT JOIN o ON o.customer_id = c.id
"""
_FORGET = "DELETE FROM {table} WHERE customer_id IN (SELECT value FROM json_each(?))"
_DAYS = """
SELECT customer_id, group_concat(DISTINCT day)
FROM visits WHERE customer_id IN (
  SELECT customer_id FROM json_each(?) JOIN facts ON customer_id = value WHERE days >= ?
)
GROUP BY customer_id
"""
_ALONE = """
SELECT customer_id FROM cases WHERE customer_id IN (SELECT value FROM json_each(:who)) AND {cases}
UNION
SELECT customer_id FROM letters WHERE customer_id IN (SELECT value FROM json_each(:who)) AND id IN ({letters})
""".format(cases=f"({OWNERS_CASE})", letters=HIDDEN_LETTERS)  # noqa: S608 - our own words
_SEEN = f"""
WITH
seen_cases AS (SELECT * FROM cases WHERE NOT ({OWNERS_CASE})),
seen_letters AS (SELECT * FROM letters WHERE id NOT IN ({HIDDEN_LETTERS})),
"""  # noqa: S608
_COUNT_SEEN = (
    _COUNT.replace("FROM cases", "FROM seen_cases AS cases")
    .replace("FROM letters", "FROM seen_letters")
    .replace("INTO facts", f"INTO {FACTS_SEEN}")
    .replace("WITH\n", _SEEN, 1)
)
_RHYTHM = "UPDATE facts SET usual_days = ?, longest_days = ? WHERE customer_id = ?"
_WORDS = {
    "open": json.dumps(sorted(stage.value for stage in OPEN_STAGES)),
    "complaint": CaseKind.COMPLAINT.value,
    "compliment": CaseKind.COMPLIMENT.value,
    "brought": LinkKind.BROUGHT.value,
    "listed": DeedName.CUSTOMERS_IMPORTED.value,
}


def count_again(cursor: Any, customer_ids: Collection[int]) -> None:
    """Work out the facts of these customers from what the tables hold now; those who are gone lose theirs."""
    who = json.dumps(sorted(customer_ids))
    for table in (FACTS, FACTS_SEEN):
        cursor.execute(_FORGET.format(table=table), (who,))
    cursor.execute(_COUNT, {"who": who, **_WORDS})
    alone = sorted(row[0] for row in cursor.execute(_ALONE, {"who": who}).fetchall())
    if alone:
        cursor.execute(_COUNT_SEEN, {"who": json.dumps(alone), **_WORDS})
    _tell_rhythms(cursor, who)


def _tell_rhythms(cursor: Any, who: str) -> None:
    told = []
    for customer_id, days in cursor.execute(_DAYS, (who, ENOUGH_VISITS)).fetchall():
        found = rhythm(map(date.fromisoformat, days.split(",")))
        if found is not None:
            told.append((found.usual, found.longest, customer_id))
    cursor.executemany(_RHYTHM, told)
