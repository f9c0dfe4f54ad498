"""Many letters in one go: what was put out is kept, what was not is still due, and Cancel is heard."""

from dataclasses import replace

import pypdfium2
import pytest

from delight.domain.cases.case import Channel
from delight.domain.cases.stages import Stage
from delight.domain.codes import spaced
from delight.domain.customers.customer import CustomerDraft, Gone
from delight.domain.errors import ConflictError, StoppedError, StorageError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.replies import SAMPLE_CODE
from delight.domain.marks import check_letter
from delight.letters.render import render
from tests import factories


@pytest.fixture
def owed(services):
    """Forty-five complaints by e-mail that nobody has acknowledged yet."""
    for n in range(45):
        factories.case(services, factories.customer(services, name=f"Customer {n:02}"), channel=Channel.EMAIL)
    return [letter.request for letter in services.due.list()]


def test_letters_wait_until_somebody_says_that_they_came_out(services, owed):
    out = services.batch.put_out(owed[:3])
    assert len(out.letters) == 3
    assert not out.left_out
    assert [row.id for row in services.letters.waiting()] == list(out.letters)
    assert {services.cases.get(r.case_id).stage for r in owed[:3]} == {Stage.NEW}
    services.letters.came_out(out.letters)
    assert services.letters.waiting() == []
    assert {services.cases.get(r.case_id).stage for r in owed[:3]} == {Stage.ACKNOWLEDGED}


def test_what_jammed_is_owed_again(services, owed):
    out = services.batch.put_out(owed[:3])
    services.letters.came_out(out.letters[:1])
    services.letters.never_sent(*out.letters[1:])
    still = {letter.request.case_id for letter in services.due.list()}
    assert owed[0].case_id not in still
    assert {owed[1].case_id, owed[2].case_id} <= still
    assert [row.never_sent for row in services.letters.page()] == [True, True, False]


def test_what_another_till_marked_as_never_sent_does_not_come_out_in_silence(services, owed):
    out = services.batch.put_out(owed[:3])
    first, second, third = out.letters
    services.letters.never_sent(second)
    with pytest.raises(ConflictError, match=r"letter\.never_sent") as refused:
        services.letters.came_out(out.letters)
    assert refused.value.details == {"number": out.rows[1].number, "ids": [second]}
    assert [row.id for row in services.letters.waiting()] == [first, third]
    services.letters.came_out([first, third])
    services.letters.came_out([first, third])  # said twice, it is as true
    assert services.letters.waiting() == []


def test_what_waits_is_not_owed_a_second_time(services, owed):
    services.batch.put_out(owed[:3])
    assert len(services.due.list()) == 42


def test_cancel_keeps_what_was_put_out_and_leaves_the_rest_due(services, owed):
    def stop(done, _total):
        if done >= 20:
            raise StoppedError

    out = services.batch.put_out(owed, stop)
    assert out.stopped
    assert len(out.letters) == 20
    assert len(services.letters.waiting()) == 20
    assert len(services.due.list()) == 25


@pytest.mark.parametrize("error", [StorageError("storage.full"), ConflictError("shop.closed")])
def test_what_ends_it_half_way_is_told_and_what_was_kept_is_listed(services, owed, monkeypatch, error):
    real, calls = services.context.deed, []

    def once(_self, name):
        calls.append(name)
        if len(calls) > 1:
            raise error
        return real(name)

    monkeypatch.setattr(type(services.context), "deed", once)
    out = services.batch.put_out(owed)
    assert out.problem is error
    assert len(out.letters) == 20
    assert list(out.rows) == services.letters.waiting()
    assert len(services.due.list()) == 25


def test_letters_that_cannot_go_out_are_named_and_the_others_go(services, owed):
    quiet = factories.customer(services, name="Quiet", letters_welcome=False)
    gone = factories.customer(services, name="Gone", gone="died")
    bare = factories.case(services, factories.customer(services, name="No topic"), topic="", what="x" * 200)
    wishes = [
        LetterRequest(wording="thank-you", customer_id=quiet),
        LetterRequest(wording="thank-you", customer_id=gone),
        LetterRequest(wording="apology", case_id=bare),
        owed[0],
    ]
    out = services.batch.put_out(wishes)
    assert len(out.letters) == 1
    assert {(left.customer_name, left.code) for left in out.left_out} >= {
        ("Quiet", "letters.not_welcome"),
        ("Gone", "letters.died"),
    }


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"gone": "moved"}, "letters.moved"), ({"gone": "died"}, "letters.died")],
)
def test_nobody_writes_to_somebody_who_is_gone(services, fields, code):
    person = factories.customer(services, **fields)
    with pytest.raises(ConflictError, match=code):
        services.letters.issue(LetterRequest(wording="thank-you", customer_id=person))
    assert services.letters.page() == []


def test_what_two_write_at_once_goes_out_once(services, owed):
    services.batch.put_out(owed[:2])  # asked for before, as somebody else's list would be
    out = services.batch.put_out(owed[:3])
    assert len(out.letters) == 1
    assert [(left.code, left.customer_name) for left in out.left_out] == [
        ("letters.already_written", "Customer 00"),
        ("letters.already_written", "Customer 01"),
    ]
    with pytest.raises(ConflictError, match=r"letters\.already_written"):
        services.letters.issue(owed[0])
    assert [row.number for row in services.letters.page()] == ["L-2026-0003", "L-2026-0002", "L-2026-0001"]
    services.letters.never_sent(out.letters[0])
    assert len(services.batch.put_out(owed[2:3]).letters) == 1


def test_a_second_letter_about_a_case_is_somebodys_own_choice(services, owed):
    services.letters.issue(owed[0])
    again = LetterRequest(wording="takes-longer", case_id=owed[0].case_id)
    assert len(services.batch.put_out([again]).letters) == 1


def test_a_due_letter_asked_for_twice_goes_out_once(services, owed):
    out = services.batch.put_out([owed[0], owed[1], owed[0]])
    assert len(out.letters) == 2
    assert [(left.code, left.customer_name) for left in out.left_out] == [
        ("letters.already_written", "Customer 00")
    ]


def test_each_letter_stands_beside_what_it_was_asked_for_with(services, owed):
    quiet = factories.customer(services, name="Quiet", letters_welcome=False)
    refused = LetterRequest(wording="thank-you", customer_id=quiet)
    out = services.batch.put_out([refused, *owed[:21], owed[3], *owed[21:23]])
    assert out.requests == tuple(owed[:23])
    assert [row.case_id for row in out.rows] == [request.case_id for request in owed[:23]]
    assert list(out.rows) == services.letters.waiting()
    assert [row.id for row in out.rows] == list(out.letters)


def test_whoever_says_no_while_the_pages_are_drawn_gets_none(services, owed, monkeypatch):
    changed = {"Customer 00": {"letters_welcome": False}, "Customer 01": {"gone": Gone.DIED}}

    def slowly(composed, style):
        name = composed.facts.recipient.name
        if fields := changed.pop(name, None):
            customer_id = services.customers.find(name)
            services.customers.edit(customer_id, CustomerDraft(name=name, **fields))
        return render(composed, style)

    monkeypatch.setattr("delight.services.letters.batch.render", slowly)
    out = services.batch.put_out(owed[:3])
    assert len(out.letters) == 1
    assert [left.code for left in out.left_out] == ["letters.not_welcome", "letters.died"]


def test_two_letters_never_share_the_code_of_their_slips(services, owed, monkeypatch):
    first, second = (body + check_letter(body) for body in ("K7M2P", "ABCDE"))
    codes = iter([SAMPLE_CODE, first, first, first, second])
    monkeypatch.setattr("delight.services.letters.issuing.new_code", lambda: next(codes))
    slips = [replace(request, reply_slip=True) for request in owed[:2]]
    out = services.batch.put_out(slips)
    rows = [services.letters.get(letter_id) for letter_id in out.letters]
    assert [row.reply_code for row in rows] == [first, second]
    page = pypdfium2.PdfDocument(services.letters.pdf(out.letters[1]))[0]
    assert spaced(second) in page.get_textpage().get_text_bounded()
    assert [row.id for row in services.letters.page(search=second)] == [out.letters[1]]
