import pytest

from delight.exchange.addresses import address_lines
from delight.exchange.parts import Part

PARTS = {
    Part.STREET: "Weir Lane",
    Part.HOUSE: "1a",
    Part.CITY: "Ely",
    Part.ZIP: "CB7",
    Part.PROVINCE: "Cambs",
}


@pytest.mark.parametrize(
    ("country", "lines"),
    [
        ("GB", "1a Weir Lane\nEly\nCambs\nCB7"),
        ("FR", "1a Weir Lane\nCB7 Ely"),
        ("DE", "Weir Lane 1a\nCB7 Ely"),
        ("US", "1a Weir Lane\nEly, Cambs CB7"),
        ("IT", "Weir Lane 1a\nCB7 Ely\nCambs"),
        ("JP", "CB7\n1a, Weir Lane, Ely, Cambs"),
        ("", "Weir Lane 1a\nCB7 Ely\nCambs"),
    ],
)
def test_a_house_stands_as_in_its_country(country, lines):
    assert address_lines(PARTS, country) == lines


def test_a_box_says_what_it_is():
    assert address_lines({Part.BOX: "17", Part.CITY: "Ely"}, "GB") == "PO Box 17\nEly"
    assert address_lines({Part.BOX: "Postfach 17", Part.CITY: "Bonn"}, "DE") == "Postfach 17\nBonn"


def test_what_is_written_whole_is_taken_where_there_are_no_parts():
    assert address_lines({Part.FORMATTED: "1 Weir Lane\nEly"}, "GB") == "1 Weir Lane\nEly"
    assert address_lines({Part.FORMATTED: "1 Weir Lane\nEly", Part.CITY: "York"}, "GB") == "York"


def test_a_japanese_address_goes_from_the_largest_to_the_smallest():
    parts = {Part.ZIP: "〒100-0001", Part.PROVINCE: "東京都", Part.CITY: "千代田区", Part.STREET: "千代田1-1"}
    assert address_lines(parts, "JP") == "〒100-0001\n東京都千代田区千代田1-1"


@pytest.mark.parametrize(
    ("country", "line"),
    [("PL", "Długa 5/12"), ("RU", "Długa, 5, кв. 12"), ("DE", "Długa 5, 12"), ("GB", "5 Długa, 12")],
)
def test_the_number_of_a_flat_stands_beside_the_house(country, line):
    parts = {Part.STREET: "Długa", Part.HOUSE: "5", Part.STREET_2: "12"}
    assert address_lines(parts, country) == line
