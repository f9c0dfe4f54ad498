"""``delight action``, ``promise``, ``follow-up`` and ``elsewhere``: recovery by the command."""

import pytest

from delight.domain.staff.staff import Role, StaffDraft


@pytest.fixture
def case(delight):
    return delight.done("case", "add", "--customer", "Zoë Marlow", "--what", "The cake was late")["reference"]


@pytest.fixture
def tom(delight):
    """Tom at the counter, who may decide up to £25."""
    with_staff = delight.services()
    with_staff.staff.add(StaffDraft(name="Maya", role=Role.OWNER))
    with_staff.staff.add(StaffDraft(name="Tom", role=Role.FRONT_DESK, authority_minor=2500))
    with_staff.close()
    return "Tom"


def test_above_authority_waits_and_is_approved_or_declined(delight, case, tom):
    add = ("action", "add", case, "--kind", "refund")
    within = delight.done(*add, "--cost", "20", "--done", "--staff", tom)
    assert within["approval"] == ""
    above = delight.done(*add, "--cost", "20", "--staff", tom)
    assert above["approval"] == "waiting"
    said = delight("action", "list")
    assert "waits for the owner" in said.out
    refused = delight.refused("action", "done", above["id"], "--staff", tom)
    assert refused["code"] == "action.waits"
    assert delight.refused("action", "approve", above["id"], "--staff", tom)["code"] == "owner.needed"
    approved = delight.done("action", "approve", above["id"], "--note", "gladly")
    assert (approved["approval"], approved["approval_note"]) == ("approved", "gladly")
    other = delight.done(*add, "--cost", "90", "--staff", tom)
    declined = delight("action", "decline", other["id"], "--note", "A voucher instead")
    assert declined.out == (
        f"Action {other['id']}, refund, 90.00 GBP: the owner said no: A voucher instead.\n"
    )
    refused = delight.refused(*add, "--cost", "90", "--done", "--staff", tom)
    assert refused["code"] == "action.above_authority"
    assert "up to 25.00 GBP" in refused["message"]


def test_an_action_is_changed_and_removed(delight, case):
    action = delight.done("action", "add", case, "--kind", "redo", "--note", "a new cake")
    changed = delight.done("action", "edit", action["id"], "--cost", "12.50", "--kind", "credit")
    assert (changed["kind"], changed["cost"], changed["note"]) == ("credit", "12.50", "a new cake")
    delight.done("action", "remove", action["id"])
    assert delight.done("case", "show", case)["actions"] == []
    delight.done("undo")
    assert delight.done("case", "show", case)["actions"][0]["id"] == action["id"]


def test_promises_on_a_case_or_to_a_customer(delight, case):
    first = delight.done("promise", "add", case, "--what", "call her", "--by", "tomorrow")
    second = delight.done(
        "promise", "add", "--customer", "Zoë Marlow", "--what", "put a loaf aside", "--by", "in 3 days"
    )
    assert (first["reference"], second["case_id"], second["customer_name"]) == (case, None, "Zoë Marlow")
    assert [row["id"] for row in delight.done("promise", "list", "--customer", "Zoë Marlow")] == [
        first["id"],
        second["id"],
    ]
    new = delight.done("promise", "longer", first["id"], "--by", "in 5 days", "--why", "The part is late")
    assert new["id"] != first["id"]
    (broken,) = delight.done("promise", "list", "--state", "broken")
    assert (broken["id"], broken["note"]) == (first["id"], "The part is late")
    assert delight.done("promise", "kept", second["id"])["state"] == "kept"
    assert delight.done("promise", "list", "--due") == []
    assert delight("promise", "add", "--what", "x", "--by", "tomorrow").code == 2


def test_a_case_ends_elsewhere(delight, case):
    delight.done("elsewhere", "add", "Miller's", "--for", "rye", "--contact", "3 Mill Lane")
    delight.done("promise", "add", case, "--what", "call her", "--by", "tomorrow")
    said = delight(
        "case", "close", case, "--outcome", "sent-elsewhere", "--sent-to", "miller's", "--lacked", "rye"
    )
    assert said.out.endswith("Promises still open: 1.\n")
    shown = delight.done("case", "show", case)
    assert (shown["elsewhere"], shown["lacked"]) == ("Miller's (3 Mill Lane)", "rye")
    assert delight.done("elsewhere", "list")[0]["sent"] == 1
    delight.done("elsewhere", "remove", "Miller's")
    assert delight("elsewhere", "list").out == "No places are on the list.\n"
    assert delight.refused("elsewhere", "remove", "Nowhere")["code"] == "elsewhere.unknown"


def test_parting_ways_is_the_owners(delight, case, tom):
    parted = ("case", "close", case, "--outcome", "parted-ways")
    assert delight.refused(*parted, "--staff", tom)["code"] == "owner.needed"
    assert delight.done(*parted)["outcome"] == "parted-ways"


def test_a_check_is_answered(delight, case):
    delight.done("case", "move", case, "resolved")
    check = delight.done("follow-up", "list")[0]["id"]
    answered = delight.done("follow-up", "done", check, "--well", "no", "--result", "It broke again")
    assert (answered["well"], answered["result"]) == (False, "It broke again")
    assert delight.refused("follow-up", "done", check, "--well", "yes")["code"] == "follow-up.done_already"


def test_an_owner_agrees_by_phone_to_what_waits(delight, case, tom):
    above = delight.done("action", "add", case, "--kind", "refund", "--cost", "40", "--staff", tom)
    assert delight.refused("action", "phone", above["id"], "--by", tom)["code"] == "action.phone_owner"
    agreed = delight.done("action", "phone", above["id"], "--by", "Maya", "--staff", tom)
    assert (agreed["approval"], agreed["approved_by"]) == ("by-phone", "Maya")
    assert delight.refused("action", "phone", above["id"], "--by", "Maya")["code"] == "action.not_waiting"
    assert delight.done("action", "approve", above["id"], "--staff", "Maya")["approval"] == "approved"


def test_an_owner_takes_a_grave_matter_on(delight, tom):
    grave = delight.done(
        "case", "add", "--what", "She burnt her hand", "--grave", "injury", "--staff", tom
    )["reference"]  # fmt: skip
    assert delight.refused("case", "take", grave, "--staff", tom)["code"] == "owner.needed"
    taken = delight.done("case", "take", grave, "--staff", "Maya")
    assert (taken["owner"], taken["stage"]) == ("Maya", "in-progress")


def test_days_are_said_as_people_say_them(delight, case):
    for said in ("at 2:30", "friday noon", "in 2 hours", "half past four"):
        assert delight.done("promise", "add", case, "--what", "ring", "--by", said)["due_at"]
    assert delight.refused("promise", "add", case, "--what", "x", "--by", "one fine day")["code"] == (
        "date.unreadable"
    )


def test_a_place_is_changed(delight):
    delight.done("elsewhere", "add", "Miller", "--for", "rye", "--contact", "3 Mill Lane")
    now = delight.done("elsewhere", "edit", "Miller", "--name", "Miller & Son", "--for", "")
    assert (now["name"], now["what_for"], now["contact"]) == ("Miller & Son", "", "3 Mill Lane")
    assert delight.refused("elsewhere", "edit", "Miller", "--for", "x")["code"] == "elsewhere.unknown"
    assert delight.refused("elsewhere", "edit", "1", code=2)["code"] == "usage"
