"""A yes or no is kept with its day and source, and followed at once."""

from dataclasses import replace

import pytest

from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft, draft_of
from delight.domain.errors import InputError, UnknownError
from delight.domain.guards.writing import LetterRequest
from tests import factories


def said(about, *, yes, **more):
    return ConsentDraft(about=about, given=yes, **more)


def given(services, customer_id):
    return {one.about: one.given for one in services.consents.of(customer_id)}


def test_a_yes_is_kept_with_its_day_and_where_it_was_said(services):
    zoe = factories.customer(services)
    services.consents.note(zoe, said(ConsentAbout.EMAIL, yes=True, source="loyalty card form"))
    counts = next(one.counts for one in services.consents.of(zoe) if one.about is ConsentAbout.EMAIL)
    assert (counts.given, counts.day, counts.source) == (
        True,
        services.context.today(),
        "loyalty card form",
    )


def test_nobody_unknown_agrees(services):
    with pytest.raises(UnknownError, match=r"customer\.unknown"):
        services.consents.note(7, said(ConsentAbout.EMAIL, yes=True))


def test_no_birthday_takes_it_away_and_undo_brings_it_back(services):
    zoe = factories.customer(services, birthday="03-14")
    services.consents.note(zoe, said(ConsentAbout.BIRTHDAY, yes=False))
    assert services.customers.get(zoe).birthday == ""
    services.history.undo()
    assert services.customers.get(zoe).birthday == "03-14"
    assert given(services, zoe)[ConsentAbout.BIRTHDAY] is None


def test_a_birthday_typed_after_a_no_is_refused(services):
    zoe = factories.customer(services)
    services.consents.note(zoe, said(ConsentAbout.BIRTHDAY, yes=False))
    with pytest.raises(InputError, match=r"consent\.birthday_refused"):
        services.customers.edit(zoe, replace(draft_of(services.customers.get(zoe)), birthday="03-14"))


def test_health_notes_need_a_yes_and_go_with_a_no(services):
    zoe = factories.customer(services)
    wanted = replace(draft_of(services.customers.get(zoe)), health="allergic to nuts")
    with pytest.raises(InputError, match=r"consent\.health_unknown"):
        services.customers.edit(zoe, wanted)
    services.consents.note(zoe, said(ConsentAbout.HEALTH, yes=True))
    services.customers.edit(zoe, wanted)
    assert services.customers.get(zoe).health == "allergic to nuts"
    services.consents.note(zoe, said(ConsentAbout.HEALTH, yes=False))
    assert services.customers.get(zoe).health == ""


def test_somebody_new_may_bring_their_yes_along(services):
    draft = CustomerDraft(name="Zoë Brontë", health="allergic to nuts")
    with pytest.raises(InputError, match=r"consent\.health_unknown"):
        services.customers.add(draft)
    zoe = services.customers.add(draft, [said(ConsentAbout.HEALTH, yes=True)]).record
    assert services.customers.get(zoe).health == "allergic to nuts"
    assert given(services, zoe)[ConsentAbout.HEALTH] is True


def test_no_to_letters_and_the_quick_answer_are_one(services):
    zoe = factories.customer(services)
    services.consents.note(zoe, said(ConsentAbout.LETTERS, yes=False))
    assert services.customers.get(zoe).letters_welcome is False
    services.customers.edit(zoe, replace(draft_of(services.customers.get(zoe)), letters_welcome=True))
    assert given(services, zoe)[ConsentAbout.LETTERS] is True


def test_a_no_to_letters_stops_those_at_the_printer(services):
    zoe = factories.customer(services)
    letter = services.letters.put_out(LetterRequest(wording="thank-you-card", customer_id=zoe)).record
    services.consents.note(zoe, said(ConsentAbout.LETTERS, yes=False))
    row = services.letters.get(letter)
    assert (row.waiting, row.never_sent) == (False, True)


def test_undoing_a_yes_takes_away_what_was_kept_with_it(services):
    who = factories.customer(services)
    yes = services.consents.note(who, ConsentDraft(about=ConsentAbout.HEALTH, given=True))
    services.customers.edit(who, replace(draft_of(services.customers.get(who)), health="no nuts"))
    undone = services.history.undo(yes.deed)
    assert services.customers.get(who).health == ""
    services.history.undo(undone.deed)
    assert services.customers.get(who).health == "no nuts"


def test_undoing_a_later_yes_takes_away_the_birthday_that_an_earlier_no_forbids(services):
    who = factories.customer(services)
    services.consents.note(who, ConsentDraft(about=ConsentAbout.BIRTHDAY, given=False))
    yes = services.consents.note(who, ConsentDraft(about=ConsentAbout.BIRTHDAY, given=True))
    services.customers.edit(who, replace(draft_of(services.customers.get(who)), birthday="03-14"))
    services.history.undo(yes.deed)
    assert services.customers.get(who).birthday == ""
