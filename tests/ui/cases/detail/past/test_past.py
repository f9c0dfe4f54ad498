"""What a case leaves behind: its history in plain words, its ideas, its sheet on paper."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtTest import QSignalSpy

from delight.domain.cases.case import CaseEdit, Outcome, Severity
from delight.domain.cases.promises import PromiseDraft
from delight.domain.cases.recovery import ActionDraft, ActionKind
from delight.domain.cases.stages import REOPENED
from delight.domain.improvements.improvement import IdeaDraft, IdeaEdit
from delight.domain.improvements.states import IdeaState
from delight.domain.text import LONGEST_TEXT
from delight.ui.cases.detail.past.telling import moments
from delight.ui.cases.file import read_file
from tests import factories
from tests.letters.samples import read
from tests.qt_helpers import press, settle, type_text


def told(services, case_id):
    return [(one.title, one.text) for one in moments(read_file(services, case_id))]


def test_history_tells_who_did_what_and_what_it_was_before(services, clock):
    case = factories.case(services)
    factories.action(services, case, ActionKind.REFUND, cost_minor=1250)
    due = clock() + timedelta(days=1)
    services.recovery.make_promise(PromiseDraft(case_id=case, what="Ring her", due_at=due))
    services.cases.edit(case, CaseEdit(severity=Severity.HIGH, place="Table 4", mood=2, at_stake_minor=2450))
    services.cases.move(case, "resolved")
    services.cases.move(case, REOPENED, "Cold again")
    assert told(services, case) == [
        ("Case moved on", "Marta Lind\nResolved → In progress\nCold again"),
        ("Case moved on", "Marta Lind\nIn progress → Resolved"),
        (
            "Case changed",
            "\n".join(
                (
                    "Marta Lind",
                    "How bad: Annoying → Serious",
                    "What is at stake: £24.50",
                    "Where: “Table 4”",
                    "How they feel: Unhappy",
                )
            ),
        ),
        ("Promise made", "Marta Lind\nRing her"),
        ("Action added", "Marta Lind\nRefund · £12.50\nNew → In progress"),
        ("Case logged", "Marta Lind"),
    ]


def test_what_was_removed_is_still_told(services):
    case = factories.case(services)
    services.recovery.add_action(
        ActionDraft(case_id=case, kind=ActionKind.EXTRA, note="a bun", cost_minor=250)
    )
    services.history.undo()
    assert told(services, case)[0] == (
        "Undone",
        "Marta Lind\nRemoved: Free extra · a bun · £2.50\nIn progress → New",
    )


def test_ideas_causes_and_endings_are_told_in_words(services):
    case = factories.case(services)
    idea = services.ideas.add(IdeaDraft(what="Oat milk", case_id=case)).record
    services.ideas.edit(idea, IdeaEdit(state=IdeaState.PLANNED, note="in May"))
    services.cases.close(case, Outcome.WON_BACK, 5, "Soup pot")
    closed, planned, noted = told(services, case)[:3]
    assert "How it ended: Won back" in closed[1]
    assert "The cause: “Soup pot”" in closed[1]
    assert planned == ("Idea changed", "Marta Lind\nOat milk\nThe note: “in May”")
    assert noted == ("Idea noted", "Marta Lind\nOat milk")


def test_very_long_words_are_cut_in_history(services):
    case = factories.case(services)
    services.cases.edit(case, CaseEdit(what="x" * 1_500))
    assert len(told(services, case)[0][1]) < 400


def test_an_idea_is_noted_on_the_case(open_page, services, tools):
    case_id = factories.case(services)
    page = open_page(case_id)
    ideas = page.view.ideas
    assert not ideas.button.isEnabled()
    type_text(ideas.what, "Oat milk")
    assert page.view.is_typed
    press(ideas.what, "Return")
    settle(tools)
    assert [row.what for row in services.ideas.list(case_id=case_id)] == ["Oat milk"]
    assert [row.title.text() for row in ideas.rows()] == ["Oat milk"]
    assert ideas.what.text() == ""
    assert not page.view.is_typed


def test_an_idea_that_is_too_long_keeps_its_words(open_page, services, tools):
    page = open_page(factories.case(services))
    page.view.ideas.what.setText("x" * 2_001)
    page.view.ideas.note()
    settle(tools)
    assert "longer than" in page.view.ideas.field.problem.text()
    assert len(page.view.ideas.what.text()) == 2_001 < LONGEST_TEXT
    assert services.ideas.list() == []


def test_of_a_long_history_the_newest_is_shown_first(open_page, services):
    case_id = factories.case(services)
    for place in range(12):
        services.cases.edit(case_id, CaseEdit(place=f"Table {place}"))
    page = open_page(case_id)
    history = page.view.history
    shown = [row.moment for row in history.timeline.children() if hasattr(row, "moment")]
    assert len(shown) == 9
    assert history.more.text() == "4 more from before"
    history.more.click()
    assert len([row for row in history.timeline.children() if hasattr(row, "moment")]) >= 13
    assert history.more.isHidden()


def test_the_sheet_is_asked_for_and_made_for_us_and_for_them(open_page, services):
    case_id = factories.case(services, what="The cake was wrong")
    page = open_page(case_id)
    wanted = QSignalSpy(page.paper_requested)
    page.view.history.print.click()
    (wish,) = wanted.at(0)
    ours, theirs = (choice.make() for choice in wish.choices)
    assert "Who did what" in read(ours.pdf)
    assert "Who did what" not in read(theirs.pdf)
    assert wish.choices[0].file == "C-2026-0001.pdf"
    assert "Dossier C-2026-0001" in read(wish.choices[0].make_in("fr", "Letter").pdf)
    assert wish.languages()[0] == ("", "The shop’s own")
