"""Surprises by the command: planned, given, changed and taken back."""


def test_surprises_planned_given_and_undone(delight):
    planned = delight.done(
        "gesture",
        "add",
        "--customer",
        "1",
        "--gesture",
        "A jar of plum jam",
        "--cost",
        "3.2",
        "--planned",
        "in 2 days",
    )
    assert (planned["state"], planned["cost"]) == ("planned", "3.20")
    given = delight.done("gesture", "done", planned["id"], "--reaction", "She laughed")
    assert (given["state"], given["reaction"]) == ("given", "She laughed")
    assert delight.refused("gesture", "done", planned["id"])["code"] == "gesture.given_already"
    undone = delight.done("undo")
    assert undone["touched"] == [{"noun": "gestures", "id": planned["id"]}]
    assert delight.done("gesture", "list", "--state", "planned")[0]["id"] == planned["id"]


def test_a_surprise_out_of_the_catalogue_brings_its_cost(delight):
    idea = delight.done("gesture", "ideas")[0]
    for name in (idea["key"], idea["name"].upper()):
        given = delight.done("gesture", "add", "--customer", "1", "--gesture", name, "--given")
        assert (given["name"], given["cost"], given["kind"]) == (idea["name"], idea["cost"], idea["kind"])


def test_surprises_that_are_refused(delight):
    both = ("gesture", "add", "--customer", "1", "--gesture", "tea", "--given", "--planned", "friday")
    assert delight.refused(*both, code=2)["code"] == "usage"
    empty = ("gesture", "add", "--customer", "1", "--gesture", "")
    assert delight.refused(*empty)["code"] == "gesture.name_missing"
    delight.done("customer", "edit", "1", "--no-surprises")
    unwelcome = ("gesture", "add", "--customer", "1", "--gesture", "tea")
    assert delight.refused(*unwelcome)["code"] == "gesture.not_welcome"
    assert delight.refused("gesture", "done", "44")["code"] == "gesture.unknown"


def test_a_surprise_keeps_the_key_of_the_catalogue(delight):
    given = delight.done("gesture", "add", "--customer", "1", "--gesture", "a flower from the vase")
    assert given["key"] == "flower"
    own = delight.done("gesture", "add", "--customer", "1", "--gesture", "a kind word")
    assert own["key"] == ""


def test_a_planned_surprise_is_changed_and_moved(delight):
    planned = delight.done("gesture", "add", "--customer", "1", "--gesture", "tea", "--planned", "friday")
    changed = delight.done("gesture", "edit", planned["id"], "--gesture", "note", "--note", "For the rain")
    assert (changed["key"], changed["kind"], changed["cost"]) == ("note", "note", "0.90")
    assert (changed["planned_on"], changed["note"]) == (planned["planned_on"], "For the rain")
    moved = delight.done("gesture", "edit", planned["id"], "--planned", "in 5 days", "--cost", "1.50")
    assert moved["planned_on"] > planned["planned_on"]
    assert (moved["key"], moved["cost"], moved["note"]) == ("note", "1.50", "For the rain")
    assert delight.refused("gesture", "edit", planned["id"], code=2)["code"] == "usage"


def test_a_surprise_that_will_not_happen_is_taken_back(delight):
    planned = delight.done("gesture", "add", "--customer", "1", "--gesture", "tea", "--planned", "friday")
    said = delight("gesture", "remove", planned["id"])
    assert said.out == f"Surprise {planned['id']}, tea for Zoë Marlow, is taken back.\n"
    assert delight.done("gesture", "list") == []
    delight.done("undo")
    assert [row["id"] for row in delight.done("gesture", "list")] == [planned["id"]]
    assert delight.refused("gesture", "remove", "44")["code"] == "gesture.unknown"


def test_a_complaint_that_came_in_since_it_was_planned_is_said(delight):
    planned = delight.done("gesture", "add", "--customer", "1", "--gesture", "tea", "--planned", "friday")
    assert not delight.done("gesture", "list")[0]["complaint_open"]
    delight.done("case", "add", "--customer", "1", "--what", "The tea was cold")
    assert delight.done("gesture", "list")[0]["complaint_open"]
    assert "tea (a complaint is open)" in delight("gesture", "list").out
    given = delight("gesture", "done", planned["id"])
    assert given.code == 0
    assert "a complaint is open" not in delight("gesture", "list").out
