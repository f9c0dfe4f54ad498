"""The full shop with all noted of its cases that Insight reads: the plain one leaves most of it empty."""

from __future__ import annotations

from pathlib import Path

from benchmarks.data_shop import NOW
from delight.data import derived
from delight.services.opening import open_services

STAFF, CAUSES, ANSWERS, REFERRALS = 12, 40, 20_000, 3_000
_UID = "lower(hex(randomblob(16)))"
_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many})"


def _any(many: int, of: int) -> str:
    """Return a number below ``many`` that looks drawn by lot, and is always the same for a row."""
    factor = 2_654_435_761 * (2 * of + 1) * (of + 7) % 2**32 | 1
    return f"(((id * {factor} & 4294967295) >> 9) % {many})"


def _one(of: int, *words: str) -> str:
    """Return one of some words; what is there several times is more frequent."""
    cases = " ".join(f"WHEN {place} THEN {word!r}" for place, word in enumerate(words))
    return f"CASE {_any(len(words), of)} {cases} END"


def _later(column: str, hours: int, of: int) -> str:
    return f"strftime('%Y-%m-%dT%H:%M:%f+00:00', {column}, '+' || {_any(hours * 60, of)} || ' minutes')"


_FAILURES = (
    "late", "late", "late", "waiting", "waiting", "wrong-item", "wrong-item", "faulty", "quality", "quality",
    "rude", "billing", "damaged", "cleanliness", "not-as-described", "booking-lost", "other",
)  # fmt: skip
_CHANNELS = ("in-person", "in-person", "phone", "email", "message", "letter", "review", "social")
_REMEDIES = ("apology", "apology", "refund", "redo", "replacement", "credit", "call-back", "extra")
_STEPS = (
    f"""{_NUMBERS.format(many=STAFF)} INSERT INTO staff(uid, name, role, active)
    SELECT {_UID}, 'Helper ' || i, iif(i = 1, 'owner', 'front-desk'), 1 FROM n""",
    f"""UPDATE cases SET
      channel = {_one(1, *_CHANNELS)},
      mood = iif({_any(5, 2)}, 1 + {_any(5, 3)}, NULL),
      owner_id = iif(kind = 'complaint', 1 + {_any(STAFF, 4)}, NULL),
      praised_id = iif(kind = 'compliment' AND {_any(2, 5)}, 1 + {_any(STAFF, 6)}, NULL)""",
    f"""UPDATE cases SET
      failure = {_one(7, *_FAILURES)},
      at_stake_minor = iif({_any(5, 8)}, NULL, 500 + {_any(20_000, 9)}),
      mood_after = iif(outcome IS NOT NULL AND {_any(2, 10)}, 1 + {_any(5, 11)}, NULL),
      cause = iif({_any(10, 12)} < 7, 'Cause ' || {_any(CAUSES, 13)}, ''),
      cause_key = iif({_any(10, 12)} < 7, 'cause ' || {_any(CAUSES, 13)}, ''),
      acknowledge_by = iif(channel IN ('email', 'message', 'letter'),
        strftime('%Y-%m-%dT%H:%M:%f+00:00', received_at, '+1 day'), NULL),
      acknowledged_at = iif(channel = 'in-person', NULL, {_later("received_at", 30, 14)}),
      resolve_by = strftime('%Y-%m-%dT%H:%M:%f+00:00', received_at, '+7 days'),
      resolved_at = iif(outcome IS NULL, NULL, {_later("received_at", 200, 15)}),
      closed_at = iif(outcome IS NULL, NULL,
        strftime('%Y-%m-%dT%H:%M:%f+00:00', received_at, '+14 days')),
      outcome = iif(outcome IS NULL, NULL, {
        _one(16, "won-back", "won-back", "won-back", "settled", "settled", "not-satisfied", "not-upheld")
    })
    WHERE kind = 'complaint'""",
    f"""UPDATE actions SET case_id = max(1, id * 5 / 2 - {_any(200, 17)}),
      kind = {_one(18, *_REMEDIES)},
      cost_minor = iif({_any(8, 19)}, {_any(3_000, 20)}, NULL)""",
    f"""UPDATE follow_ups SET case_id = max(1, id * 10 - {_any(1_000, 21)}), well = {_any(5, 22)} > 0,
      pulse = iif({_any(2, 23)}, {_any(11, 24)}, NULL),
      came_back = iif({_any(3, 25)}, {_any(2, 26)}, NULL)""",
    f"""UPDATE promises SET case_id = max(1, id * 30 - {_any(900, 27)}),
      state = {_one(28, "kept", "kept", "kept", "kept", "broken")}""",
    f"""UPDATE gestures SET cost_minor = iif({_any(6, 29)}, {_any(1_500, 30)}, NULL),
      occasion = {_one(31, "", "", "years", "birthday", "nth-visit", "recovery", "recovery", "referral")}""",
    f"""{_NUMBERS.format(many=ANSWERS)} INSERT INTO pulses(uid, customer_id, score, words, at, place)
    SELECT {_UID}, iif(i % 5, 1 + i * 7919 % 100000, NULL), 10 - i * i % 11, '',
      strftime('%Y-%m-%dT%H:%M:%f+00:00', :now, '-' || (({ANSWERS} - i) * 3650.0 / {ANSWERS}) || ' days'),
      'counter' FROM n""",
    f"""{_NUMBERS.format(many=REFERRALS)} INSERT INTO links(uid, customer_id, other_id, kind, day)
    SELECT {_UID}, i, 50000 + i, 'brought', NULL FROM n""",
)


def fill(folder: Path) -> None:
    """Note in a copy of the full shop what it leaves empty; takes most of a minute."""
    services = open_services(folder, clock=lambda: NOW)
    try:
        with services.context.db.raw() as connection:
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("BEGIN")
            cursor = connection.cursor()
            for step in _STEPS:
                cursor.execute(step, {"now": NOW.isoformat()} if ":now" in step else {})
            derived.rebuild(cursor)
            connection.execute("COMMIT")
    finally:
        services.close()
