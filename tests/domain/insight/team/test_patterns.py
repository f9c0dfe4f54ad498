"""What tells who somebody is by its shape, whatever they are called."""

from __future__ import annotations

import pytest

from delight.domain.insight.team.patterns import ARTICLE, LABELLED, PATTERNS, TITLE, TITLED, UNSEEN, Stand


def found(text):
    return {(stand, match[0]) for pattern, stand in PATTERNS for match in pattern.finditer(text)}


@pytest.mark.parametrize(
    "said",
    [
        "maggie_s@mail.example.com", "@maggie.s", "maggie.co.uk", "facebook.com/maggie", "www.maggie.example",
        "maggie dot s at mail dot com", "maggie (at) mail (punkt) de",
        "12 High Street", "12 high street", "7b Long Mill Lane", "3 Beech Close", "Station Road 4",
        "Hauptstraße 5", "hauptstrasse 5 b", "Mühlweg 3", "12 rue de la Gare", "4 bis, avenue d'Iéna",
        "calle de Alcalá 42", "Avenida Sol, nº 3", "SW1A 1AA", "m1 1ae",
    ],
)  # fmt: skip
def test_where_somebody_can_be_reached_is_an_address(said):
    assert (Stand.ADDRESS, said) in found(f"We wrote to {said}, and waited")


@pytest.mark.parametrize(
    "said", ["+44 20 7946 0958", "01632/960 555", "0 7 7 0 0", "A-778", "AB1234C", "B-MW 1234", "80331"]
)
def test_a_number_that_is_somebodys_is_one(said):
    assert (Stand.NUMBER, said) in found(f"It was {said} again")


@pytest.mark.parametrize("said", ["12/03/2026", "2026-03-12", "3 March", "3. März", "3 de marzo", "May 3rd"])
def test_a_day_of_a_month_is_one_day(said):
    assert (Stand.DAY, said) in found(f"It was {said} again")


@pytest.mark.parametrize(
    "said",
    [
        "12 people stood in the street", "20 minutes too close", "It took 3 of us", "It was 7.50 at 3:45 pm",
        "We waited in the road", "2 places were free", "It was cold. They were kind", "Cold.The soup too",
        "In 2026 it was good",
    ],
)  # fmt: skip
def test_what_tells_nobody_stays(said):
    assert found(said) == set()


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("order no. 12345 was late", "order was late"),
        ("order #A-778 was late", "order was late"),
        ("Zimmer Nr. 12b war kalt", "Zimmer war kalt"),
        ("booking KX77", "booking"),
        ("the table was cold", "the table was cold"),
    ],
)
def test_of_an_order_or_a_room_the_word_stays(said, left):
    assert LABELLED.sub(r"\1", said) == left


@pytest.mark.parametrize("before", ["Mrs. ", "Mrs de la ", "Frau Dr. von ", "Monsieur d’", "Mr and Dr "])
def test_a_title_reaches_its_name(before):
    assert TITLED.search(f"so kind to {before}")


@pytest.mark.parametrize("before", ["the ", "far from ", "Mrs came with a ", "drama "])
def test_what_is_no_title_does_not(before):
    assert not TITLED.search(before)
    assert not TITLE.search(before)


def test_a_customer_has_no_second_article_and_nothing_unseen_hides_a_name():
    assert ARTICLE.search("so the ")
    assert not ARTICLE.search("so breathe ")
    assert UNSEEN.sub("", "Mar\u00adga\u200bret") == "Margaret"
