"""A thing is called the same in Insight, whose words stand in files, as on every other page."""

from __future__ import annotations

import pytest

from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.stages import CaseKind
from delight.domain.cases.terms import Channel, Failure, Outcome
from delight.services.insight.words import words_in
from delight.ui.kit.words.labels import label_of

GROUPS = {
    "failure": Failure, "remedy": ActionKind, "channel": Channel, "outcome": Outcome, "kind": CaseKind,
}  # fmt: skip


@pytest.mark.parametrize("group", GROUPS)
def test_english_is_that_of_the_window(qapp, group):
    table = words_in("en")["common"][group]
    assert {member: table[member.value] for member in GROUPS[group]} == {
        member: label_of(member) for member in GROUPS[group]
    }
