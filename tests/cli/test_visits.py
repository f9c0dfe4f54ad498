"""Visits by the command: noted, changed, taken away."""


def test_visits_and_what_they_spent(delight):
    visit = delight.done("visit", "add", "zoë marlow", "--on", "yesterday", "--amount", "8.40")
    assert (visit["amount"], visit["currency"]) == ("8.40", "GBP")
    zoe = delight.done("customer", "show", "1")
    assert (zoe["visits"], zoe["value"], zoe["last_seen"]) == (1, "8.40", visit["day"])
    assert zoe["timeline"][0]["kind"] == "visit"
    assert delight("visit", "add", "1").out.startswith("Zoë Marlow came on ")
    assert delight.refused("visit", "add", "1", "--on", "tomorrow")["code"] == "date.future"


def test_a_visit_is_changed_and_taken_away(delight):
    visit = delight.done("visit", "add", "1", "--on", "yesterday", "--amount", "8.40")["id"]
    changed = delight.done("visit", "edit", visit, "--amount", "84")
    assert (changed["id"], changed["amount"]) == (visit, "84.00")
    today = delight.done("visit", "edit", visit, "--on", "today")
    assert (today["amount"], delight.done("customer", "show", "1")["last_seen"]) == ("84.00", today["day"])
    assert delight.done("visit", "edit", visit, "--amount", "")["amount"] is None
    assert delight("visit", "edit", visit, "--on", "yesterday").out.startswith("Zoë Marlow came on ")
    assert delight.refused("visit", "edit", visit, "--on", "tomorrow")["code"] == "date.future"
    assert delight.refused("visit", "edit", visit, code=2)["code"] == "usage"
    assert delight.refused("visit", "edit", "99", "--amount", "1")["code"] == "visit.unknown"
    assert delight("visit", "remove", visit).out.startswith("Zoë Marlow did not come on ")
    assert delight.done("customer", "show", "1")["visits"] == 0
    assert delight.refused("visit", "remove", visit)["code"] == "visit.unknown"
    delight.done("undo")
    assert delight.done("customer", "show", "1")["visits"] == 1


def test_an_amount_that_could_be_two_is_refused(delight):
    for amount in ("1.234", "1.500"):
        assert delight.refused("visit", "add", "1", "--amount", amount)["code"] == "amount.too_fine"
    assert delight.done("visit", "add", "1", "--amount", "1,234")["amount"] == "1234.00"
