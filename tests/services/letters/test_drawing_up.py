"""What a letter is asked for: how much it may say, before anything is set."""

import time

import pytest

from delight.domain.errors import InputError
from delight.domain.plain import explain
from delight.domain.text import LONGEST_TEXT
from delight.domain.wordings import ShortText
from delight.domain.writing import LetterRequest
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
