"""The list of wordings, also where one of the shop's own is lost."""

from delight.services.opening import open_services
from tests import factories


def test_a_wording_that_cannot_be_read_is_marked_and_the_others_are_listed(delight):
    many = len(delight.done("letter", "wordings"))
    services = open_services(delight.place)
    factories.unreadable_wording(services, "apology")
    services.close()
    rows = delight.done("letter", "wordings")
    assert len(rows) == many
    assert [(row["key"], row["language"]) for row in rows if not row["readable"]] == [("apology", "en")]
    (line,) = [line for line in delight("letter", "wordings").out.split("\n") if "cannot be read" in line]
    assert line.startswith("apology")
