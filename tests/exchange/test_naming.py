import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.exchange.naming import Named, named, said
from delight.exchange.parts import Part


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({Part.FIRST: "Ida", Part.LAST: "Rowe"}, "Ida Rowe"),
        ({Part.FIRST: "Иван", Part.MIDDLE: "Иванович", Part.LAST: "Иванов"}, "Иван Иванович Иванов"),
        ({Part.FIRST: "花子", Part.LAST: "山田"}, "山田 花子"),
        ({Part.LAST: "Rowe", Part.SUFFIX: "Jr."}, "Rowe Jr."),
        ({Part.SUFFIX: "Jr.", Part.COMPANY: "Rowe Ltd"}, "Rowe Ltd"),
        ({Part.NAME: "Ida May Rowe", Part.FIRST: "Ida", Part.LAST: "Rowe"}, "Ida May Rowe"),
        ({Part.NAME: "Rowe, Ida", Part.FIRST: "Ida", Part.LAST: "Rowe"}, "Ida Rowe"),
        ({Part.NAME: "I. Rowe", Part.FIRST: "Ida", Part.LAST: "Rowe"}, "Ida Rowe"),
        ({Part.NAME: "Ida Rowe", Part.LAST: "Rowe"}, "Ida Rowe"),
        ({}, ""),
    ],
)
def test_a_name_of_its_parts(parts, name):
    assert named(parts).name == name


def test_a_firm_is_one_where_nobody_is_named():
    assert named({Part.COMPANY: "Rowe Ltd"}) == Named("Rowe Ltd", organisation=True)
    assert not named({Part.COMPANY: "Rowe Ltd", Part.NAME: "Ida"}).organisation
    assert named({Part.NAME: "Rowe Ltd", Part.ORGANISATION: "yes"}).organisation


@given(st.text(max_size=40))
def test_a_name_keeps_its_words(name):
    whole, first, last = said(name)
    assert sorted(whole.replace(",", " ").split()) == sorted(name.replace(",", " ").split())
    assert not first or whole == f"{first} {last}"
