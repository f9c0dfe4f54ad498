"""The note as typed: kept as it is, turned into a draft, odd files survived."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.cases.case import Channel, Failure, Severity
from delight.domain.cases.stages import CaseKind
from delight.domain.errors import InputError
from delight.ui.log.note import Note, fresh, from_stored, to_draft, to_stored

FULL = Note(
    what="Cold soup",
    who="Zoë",
    remedy="Hot soup",
    promise="Ring",
    promise_by="2026-03-12T18:00:00+00:00",
    failure="quality",
    severity="high",
    channel="phone",
    place="Table 4",
    happened_at="2026-03-10T12:00:00+00:00",
    mood=2,
    at_stake="12,50",
    topic="the cold soup",
    owner_id=1,
    more=True,
)


def test_a_kept_note_comes_back_as_it_was():
    assert from_stored(to_stored(FULL)) == FULL


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=4))
def test_what_is_not_of_its_kind_is_left_out(junk):
    stored = {
        **to_stored(FULL),
        "what": junk,
        "mood": junk,
        "kind": junk,
        "promise_by": junk,
        "owner_id": junk,
    }
    note = from_stored(stored)
    assert note is not None
    assert isinstance(note.what, str)
    assert note.mood in {None, 1, 2, 3, 4, 5}
    assert note.kind in set(CaseKind)
    to_draft(note, "EUR", "")


@pytest.mark.parametrize("stored", [None, [], {}, {"uid": "../../etc/passwd"}, {"uid": 5}])
def test_without_a_uid_it_is_no_note(stored):
    assert from_stored(stored) is None


def test_a_note_becomes_the_case_that_is_logged():
    draft = to_draft(FULL, "EUR", "Get back to them")
    assert (draft.what, draft.new_customer, draft.promise) == ("Cold soup", "Zoë", "Ring")
    assert (draft.failure, draft.severity, draft.channel) == (Failure.QUALITY, Severity.HIGH, Channel.PHONE)
    assert draft.at_stake_minor == 1250
    assert draft.uid == FULL.uid


def test_a_day_alone_promises_to_be_back():
    assert to_draft(replace(FULL, promise=""), "EUR", "Get back to them").promise == "Get back to them"


def test_somebody_anonymous_has_no_name_and_a_known_customer_is_not_new():
    assert to_draft(replace(FULL, anonymous=True, customer_id=3), "EUR", "").customer_id is None
    known = to_draft(replace(FULL, customer_id=3), "EUR", "")
    assert (known.customer_id, known.new_customer) == (3, "")


def test_praise_has_no_failure():
    assert to_draft(replace(FULL, kind="compliment"), "EUR", "").failure is None


@pytest.mark.parametrize("amount", ["-5", "lots", "999999999999999"])
def test_an_absurd_amount_is_refused_at_its_field(amount):
    with pytest.raises(InputError) as refused:
        to_draft(replace(FULL, at_stake=amount), "EUR", "")
    assert refused.value.details["field"] == "at_stake"


def test_a_note_without_words_is_blank_whatever_its_choices():
    assert Note(kind="compliment", severity="high", owner_id=3, more=True).is_blank
    assert not Note(mood=1).is_blank
    assert not FULL.is_blank


def test_fresh_words_have_a_uid_of_their_own():
    assert fresh(FULL).uid != FULL.uid
    assert replace(fresh(FULL), uid=FULL.uid) == FULL
