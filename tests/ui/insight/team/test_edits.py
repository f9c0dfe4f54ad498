"""What an owner changed on the sheet: by case, kept beside the shop, gone where that is erased."""

from __future__ import annotations

from datetime import date

from delight.domain.insight.team.sheet import Part, Story, TeamSheet
from delight.ui.insight.team.edits import Edit, Edits, keep_edits, read_edits
from tests import factories

MARCH = date(2026, 3, 1)


def story(case_id, **given):
    return Story(**{"case_id": case_id, "part": Part.RECOVERY, "text": "Cold soup", **given})


def test_what_was_changed_is_applied_and_a_doubt_that_is_gone_is_none():
    sheet = TeamSheet(
        month=MARCH, language="en", stories=(story(1, doubts=("Cold",)), story(2)), lesson="Call"
    )
    edits = Edits()
    edits.change(sheet.stories[0], "Cold soup", "A soup", on=True)
    edits.change(sheet.stories[1], "Cold soup", "Cold soup", on=False)
    told = edits.applied(sheet)
    assert [(one.text, one.on, one.doubts) for one in told.stories] == [
        ("A soup", True, ()), ("Cold soup", False, ()),
    ]  # fmt: skip
    assert told.lesson == "Call"
    edits.change(sheet.stories[0], "Cold soup", "Cold soup", on=True)
    assert set(edits.stories) == {2}


def test_it_comes_back_as_it_was_kept_for_its_month_alone(services):
    case = factories.case(services)
    edits = Edits({case: Edit("A soup", on=False)}, "")
    keep_edits(services, MARCH, edits)
    assert read_edits(services, MARCH) == edits
    assert read_edits(services, date(2026, 2, 1)) == Edits()
    keep_edits(services, MARCH, Edits())
    assert not list((services.place / "drafts").rglob("team-2026-03*"))


def test_of_whoever_is_erased_nothing_stays(services):
    who = factories.customer(services, "Zoë Brontë")
    mine, other = factories.case(services, who), factories.case(services)
    keep_edits(services, MARCH, Edits({mine: Edit("Zoë was glad"), other: Edit("All well")}))
    services.privacy.erase([who])
    assert read_edits(services, MARCH).stories == {other: Edit("All well")}
