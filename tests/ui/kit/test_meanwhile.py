"""Two people changed the same record: what is kept of both, and what is asked about."""

from dataclasses import replace

from delight.domain.cases.elsewhere import PlaceDraft
from delight.ui.kit.meanwhile import clash_words, joined

BASE = PlaceDraft(name="Miller’s", what_for="bread", contact="3 Mill Lane")


def test_what_only_one_changed_is_kept_of_both():
    both = joined(replace(BASE, name="Miller & Son"), BASE, replace(BASE, contact="8 High Street"))
    assert both.draft == PlaceDraft(name="Miller & Son", what_for="bread", contact="8 High Street")
    assert both.clashes == {}


def test_what_both_changed_alike_is_no_clash():
    mine = replace(BASE, what_for="cakes")
    assert joined(mine, BASE, mine).clashes == {}


def test_what_both_changed_otherwise_stays_mine_until_somebody_decides():
    both = joined(replace(BASE, what_for="cakes"), BASE, replace(BASE, what_for="", contact="8 High Street"))
    assert both.clashes == {"what_for": ""}
    assert both.draft == replace(BASE, what_for="cakes", contact="8 High Street")


def test_words_that_were_emptied_are_told_as_such():
    assert clash_words("") == "Meanwhile somebody emptied this. Save again, and yours stands."
    assert clash_words("cakes").startswith("Meanwhile somebody changed this to “cakes”.")
