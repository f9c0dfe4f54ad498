"""How letters would begin to somebody who is still being edited."""

from __future__ import annotations

from delight.domain.customers.customer import CustomerDraft
from delight.domain.letters.addressing import AddressAs


def test_a_line_of_their_own_wins_and_the_other_is_known_too(services):
    draft = CustomerDraft(name="Ada Meier", language="de", address_as=AddressAs.MS, title="Dr.")
    made = services.letters.greeting(draft)
    assert (made.line, made.worked_out) == ("Sehr geehrte Frau Dr. Meier,", "Sehr geehrte Frau Dr. Meier,")
    assert (made.envelope, made.language) == ("Frau Dr. Ada Meier", "de")
    own = services.letters.greeting(
        CustomerDraft(name="Ada Meier", salutation="Hello Ada,", address_name="A. M.")
    )
    assert (own.line, own.worked_out) == ("Hello Ada,", "Dear Ada Meier,")
    assert (own.envelope, own.language) == ("Ada Meier", "en")
    assert services.customers.count() == 0
