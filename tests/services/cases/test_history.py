"""The history of a case: complete, even of what was removed since."""

from delight.domain.changes import DeedName
from delight.domain.improvements.improvement import IdeaDraft
from tests import factories


def told(services, case_id):
    return [row.name for row in services.cases.history(case_id)]


def test_what_was_added_and_taken_back_is_still_told(services):
    case_id = factories.case(services)
    other = factories.case(services)
    factories.action(services, case_id)
    services.history.undo()
    assert told(services, case_id) == [DeedName.UNDONE, DeedName.ACTION_ADDED, DeedName.CASE_LOGGED]
    assert told(services, other) == [DeedName.CASE_LOGGED]


def test_ideas_and_causes_stand_in_it(services):
    case_id = factories.case(services)
    idea = services.ideas.add(IdeaDraft(what="Oat milk", case_id=case_id)).record
    services.improvements.gather([case_id], "Soup pot")
    services.ideas.remove(idea)
    assert told(services, case_id) == [
        DeedName.IDEA_REMOVED,
        DeedName.CASES_GATHERED,
        DeedName.IDEA_NOTED,
        DeedName.CASE_LOGGED,
    ]
