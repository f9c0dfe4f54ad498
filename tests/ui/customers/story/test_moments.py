from __future__ import annotations

from datetime import UTC, datetime, timedelta

from delight.domain.timeline import EntryKind, TimelineEntry
from delight.ui.customers.story.moments import Setting, moments
from delight.ui.kit.look.theme import Tone

NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)


def entry(kind: EntryKind, days: int = 1, **fields):
    base = {"at": NOW - timedelta(days=days), "code": "", "text": "", "record": 7} | fields
    return TimelineEntry(kind=kind, **base)


def setting(opened=None):
    note = (lambda record: opened.append(record)) if opened is not None else (lambda _record: None)
    return Setting(now=NOW, zone=UTC, currency="GBP", open_case=note, open_letter=note)


def test_visits_in_a_row_are_told_as_one():
    visits = [entry(EntryKind.VISIT, days, minor=450) for days in (1, 3, 9)]
    told = moments(visits, setting())
    assert [(m.title, m.when) for m in told] == [("3 visits · £13.50", "2 Mar – 10 Mar")]
    assert len(moments(visits, setting(), gather=False)) == 3


def test_a_case_opens_and_a_letter_opens():
    opened = []
    case = entry(EntryKind.CASE, code="complaint", reference="C-2026-0001", case_id=3, text="Cold")
    letter = entry(EntryKind.LETTER, code="apology", case_id=3)
    told = moments([case, letter], setting(opened))
    assert [m.title for m in told] == ["Complaint C-2026-0001", "Letter: Apology"]
    for moment in told:
        moment.opens()
    assert opened == [3, 7]


def test_an_open_promise_gone_by_is_late_and_one_ahead_says_for_when():
    late, ahead = moments(
        [entry(EntryKind.PROMISE, 1, code="open"), entry(EntryKind.GESTURE, -2, code="planned")], setting()
    )
    assert (late.title, late.tone) == ("A promise is late", Tone.OVERDUE)
    assert ahead.when == "for 13 Mar"


def test_a_letter_called_like_its_wording_shows_its_number():
    letter = entry(EntryKind.LETTER, code="apology", text="Apology", reference="L-2026-0004")
    titled = entry(EntryKind.LETTER, code="apology", text="About your cake", reference="L-2026-0005")
    assert [m.text for m in moments([letter, titled], setting())] == ["L-2026-0004", "About your cake"]


def test_letters_that_are_not_out_say_so_and_an_answer_opens_its_letter():
    opened = []
    states = [entry(EntryKind.LETTER, code="apology", state=state) for state in ("waiting", "never-sent")]
    answer = entry(EntryKind.REPLY, code="not-yet", text="Still no jam", case_id=3)
    told = moments([*states, answer], setting(opened))
    assert [m.title for m in told] == [
        "Letter: Apology · not out yet",
        "Letter: Apology · never sent",
        "Answer: Not yet",
    ]
    told[-1].opens()
    assert (told[-1].text, opened) == ("Still no jam", [7])


def test_codes_nobody_knows_are_shown_as_they_are():
    odd = [entry(kind, code="from-the-future") for kind in EntryKind]
    assert len(moments(odd, setting())) == len(odd)


def test_vouchers_say_what_they_are_worth_and_their_code():
    issued = entry(EntryKind.VOUCHER, code="voucher-issued", minor=1000, reference="VK7 2NP XR4")
    used = entry(
        EntryKind.VOUCHER, code="voucher-used", text="a coffee", reference="VS2 2NP XR4", staff="Tom"
    )
    gone = entry(EntryKind.VOUCHER, code="voucher-cancelled", text="lost it", reference="VK7 2NP XR4")
    told = moments([issued, used, gone], setting())
    assert [(m.title, m.text) for m in told] == [
        ("Voucher issued · £10", "VK7 2NP XR4"),
        ("Voucher used", "a coffee\nVS2 2NP XR4"),
        ("Voucher cancelled", "lost it\nVK7 2NP XR4"),
    ]
    assert {m.icon for m in told} == {"ticket"}
    assert told[1].when.endswith("Tom")


def test_stamps_are_counted_and_an_answer_is_told():
    card = {"kind": EntryKind.STAMP_CARD, "reference": "SK7 2NP XR4"}
    told = moments(
        [
            entry(code="stamp-card-opened", **card),
            entry(code="stamped", count=1, **card),
            entry(code="stamped", count=3, staff="Tom", **card),
            entry(code="stamp-card-rewarded", text="a loaf", **card),
            entry(EntryKind.PULSE, code="pulse", count=0, text="Too dry"),
        ],
        setting(),
    )
    assert [(m.title, m.text) for m in told] == [
        ("Stamp card opened", "SK7 2NP XR4"),
        ("1 stamp", "SK7 2NP XR4"),
        ("3 stamps", "SK7 2NP XR4"),
        ("Full stamp card rewarded", "a loaf\nSK7 2NP XR4"),
        ("Would recommend us: 0 of 10", "Too dry"),
    ]
    assert told[2].when.endswith("Tom")
