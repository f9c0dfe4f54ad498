import pytest

from delight.domain.letters.plainness import HINTS, SAID


@pytest.mark.parametrize("code", SAID)
def test_every_finding_reads_well(code):
    said = SAID[code].format(words="you should have")
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("hint", HINTS)
def test_every_hint_is_a_short_sentence(hint):
    assert HINTS[hint].endswith(".")
    assert len(HINTS[hint]) < 60
