import pytest

from delight.domain.errors import DelightError
from delight.domain.letters.paper import PaperSize, paper_named


@pytest.mark.parametrize("size", PaperSize)
def test_a_paper_is_known_in_large_and_small_letters(size):
    assert {paper_named(name) for name in (size.value, size.lower(), f" {size.upper()} ")} == {size}


@pytest.mark.parametrize("name", ["", "B5", "A 4", "A4 A5"])
def test_another_paper_is_refused_and_those_that_are_known_are_named(name):
    with pytest.raises(DelightError, match=r"letters\.unknown_paper") as refused:
        paper_named(name)
    assert refused.value.details == {"name": name, "known": ", ".join(PaperSize)}
