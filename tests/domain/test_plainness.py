import pytest

from delight.domain.plainness import _SAID, HINTS, Finding, sentence


@pytest.mark.parametrize("code", _SAID)
def test_every_finding_reads_well(code):
    said = sentence(Finding(code=code, words="you should have", hint="say-ours"))
    assert said.endswith("Say what you could have done.")
    assert "{" not in said


@pytest.mark.parametrize("hint", HINTS)
def test_every_hint_is_a_short_sentence(hint):
    assert HINTS[hint].endswith(".")
    assert len(HINTS[hint]) < 60


def test_a_finding_without_a_hint_says_only_what_it_is():
    assert sentence(Finding(code="over-a-page", words="2")) == "This runs to 2 pages."
