import pytest

from delight.letters.type.actual_text import mark


@pytest.mark.parametrize(
    ("text", "actual"), [("é", "feff00e9"), ("😀", "feffd83dde00"), ("שם", "feff05e905dd"), ("", "")]
)
def test_a_mark_says_its_text_in_utf_16(text, actual):
    assert mark(text, "[<0001>]TJ") == f"/P<</ActualText<{actual}>>>BDC[<0001>]TJ EMC"


def test_marks_stand_inside_each_other():
    nested = mark("a", mark("b", "[<0001>]TJ"), "Span")
    assert nested == "/Span<</ActualText<feff0061>>>BDC/P<</ActualText<feff0062>>>BDC[<0001>]TJ EMC EMC"
