"""What a letter is asked for: how much it may say, before anything is set."""

import time

import pytest

from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import InputError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.addressing import AddressAs
from delight.domain.letters.wordings import ShortText
from delight.domain.plain.sentences import explain
from delight.domain.text import LONGEST_TEXT
from delight.letters.words.names import address_lines
from delight.services.letters.drawing_up import draw_up
from tests import factories

ENDLESS = "**" * (LONGEST_TEXT // 2 + 1)


@pytest.fixture
def resolved(services):
    case = factories.case(services, factories.customer(services))
    services.cases.move(case, "resolved")
    return case


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("personal", {"personal": ENDLESS}),
        ("body", {"body": ENDLESS}),
        ("reason", {"told": (("change", "We bake twice."), ("reason", ENDLESS))}),
    ],
)
def test_words_without_end_are_refused_before_they_are_set(services, resolved, field, words):
    request = LetterRequest(wording="apology", case_id=resolved, **words)
    doors = [
        services.letters.preview,
        services.letters.issue,
        services.letters.put_out,
        lambda request: services.letters.short(request, ShortText.MESSAGE),
    ]
    for door in doors:
        with pytest.raises(InputError, match=r"text\.too_long") as caught:
            door(request)
        assert caught.value.details["field"] == field
        assert "200000 characters" in explain(caught.value).what
    assert services.letters.page() == []


def test_words_that_are_too_long_only_together_are_refused_too(services, resolved):
    half = "so sorry " * (LONGEST_TEXT // 18 + 1)
    told = (("reason", half),)
    request = LetterRequest(wording="kindly-no", case_id=resolved, personal=half, told=told)
    with pytest.raises(InputError, match=r"text\.too_long"):
        services.letters.preview(request)


def test_the_longest_words_are_set_while_somebody_waits(services, resolved):
    request = LetterRequest(wording="apology", case_id=resolved, body="*" * LONGEST_TEXT)
    begun = time.process_time()
    assert services.letters.preview(request).pages > 10
    assert time.process_time() - begun < 20


def drawn(services, **request):
    with services.context.db.read() as session:
        return draw_up(services.context, session, services.wordings, LetterRequest(**request)).composed


def test_a_letter_that_falls_back_to_english_is_addressed_as_its_reader_s_country_does(services):
    address = ("〒100-0001", "東京都千代田区1-1")
    hanako = services.customers.add(
        CustomerDraft(name="山田 花子", language="ja", country="JP", address="\n".join(address))
    ).record
    composed = drawn(services, wording="thank-you", customer_id=hanako)
    assert (composed.language, composed.salutation) == ("en", "Dear 山田 花子,")
    assert address_lines(composed.facts.recipient, "GB") == [*address, "山田 花子 様", "JAPAN"]


@pytest.mark.parametrize(
    ("country", "begins"), [("BR", "Prezada Sra. Maria,"), ("PT", "Exma. Senhora Silva,")]
)
def test_portuguese_is_as_their_own_country_writes_it(services, country, begins):
    own = 'title="Obrigado"\nkind="thank-you"\nlanguage="pt"\n[[paragraph]]\nsay=["Obrigado pela visita."]\n'
    services.wordings.save("thank-you", own)
    draft = CustomerDraft(name="Maria Silva", language="pt", country=country, address_as=AddressAs.MS)
    maria = services.customers.add(draft).record
    assert drawn(services, wording="thank-you", customer_id=maria).salutation == begins
    assert services.letters.greeting(draft).line == begins
