"""Two people, one case: only what both changed is asked about."""

from __future__ import annotations

from dataclasses import replace

from delight.domain.cases.case import CaseEdit, Severity
from delight.ui.cases.file import read_file
from delight.ui.cases.forms.conflict import clashes, settled, value_words
from tests import factories


def test_only_what_both_changed_to_something_else_clashes(services):
    base = services.cases.get(factories.case(services))
    theirs = replace(base, what="Theirs", place="Table 4", severity=Severity.HIGH)
    edit = CaseEdit(what="Mine", topic="the soup", severity=Severity.HIGH)
    (clash,) = clashes(edit, base, theirs)
    assert (clash.name, clash.theirs, clash.mine) == ("what", "Theirs", "Mine")
    assert clashes(CaseEdit(topic="the soup"), base, theirs) == ()


def test_their_words_stay_where_they_are_chosen():
    edit = CaseEdit(what="Mine", topic="the soup")
    assert settled(edit, frozenset({"what"})) == CaseEdit(topic="the soup")


def test_values_are_read_as_people_say_them(services):
    file = read_file(services, factories.case(services))
    shown = {
        ("severity", Severity.HIGH): "Serious",
        ("at_stake_minor", 1250): "£12.50",
        ("mood", 1): "Furious",
        ("owner_id", file.staff[0].id): "Marta Lind",
        ("place", ""): "nothing",
        ("what", "<b>x</b>"): "<b>x</b>",
    }
    said = {(name, value): value_words(name, value, file) for name, value in shown}
    assert said == shown
