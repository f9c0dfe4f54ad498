"""docs/surprises.md tells each code that a reason, a bar or an empty week has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from delight.domain.surprises.choosing import BY_HAND, MADE_FOR
from delight.domain.surprises.reasons import Bar, Empty, Reason
from delight.paths import resource

DOCS = Path(__file__).parents[3] / "docs" / "surprises.md"


@pytest.mark.parametrize("codes", [Reason, Bar, Empty])
def test_each_code_is_told(codes):
    told = set(re.findall(r"`([a-z-]+)`", DOCS.read_text(encoding="utf-8")))
    assert {code.value for code in codes if code.value} <= told


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_gestures_with_a_rule_of_their_own_are_in_the_catalogue(language):
    text = resource("gestures", f"{language}.toml").read_text(encoding="utf-8")
    assert {*MADE_FOR, *BY_HAND} <= set(re.findall(r'^key = "([a-z-]+)"$', text, re.MULTILINE))
