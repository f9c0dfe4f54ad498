import pytest


def added(delight, name="Ida Rowe", *more):
    return delight.done("customer", "add", "--name", name, *more)


def test_a_customer_is_added_shown_and_changed(delight):
    ida = added(
        delight, "Ida Rowe", "--email", "ida@example.org", "--phone", "01632 960 111",
        "--birthday", "03-02",
        "--address", "The Old Mill; 4 Weir Lane ;Ely; CB7 4JU", "--since", "1 March 2020", "--no-letters",
        "--know", "allergic to nuts",
    )  # fmt: skip
    assert ida["address"] == "The Old Mill\n4 Weir Lane\nEly\nCB7 4JU"
    assert (ida["since"], ida["letters_welcome"], ida["surprises_welcome"]) == ("2020-03-01", False, True)
    changed = delight.done("customer", "edit", "Ida Rowe", "--email", "", "--letters", "--organisation")
    assert (changed["email"], changed["letters_welcome"], changed["organisation"]) == ("", True, True)
    assert changed["know"] == "allergic to nuts"
    shown = delight("customer", "show", ida["id"]).out
    assert "The Old Mill\n" in shown
    assert "letters given" in shown
    assert delight.refused("customer", "edit", "1", code=2)["code"] == "usage"


def test_a_name_without_an_accent_finds_the_name_with_one(delight):
    assert delight.done("customer", "show", "zoe marlow")["name"] == "Zoë Marlow"
    assert [row["name"] for row in delight.done("customer", "list", "--search", "marlow")] == ["Zoë Marlow"]
    assert delight.done("customer", "list", "--standing", "promoter") == []
    assert len(delight.done("customer", "list", "--standing", "new", "--limit", "1")) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--name", " "], "customer.name_missing"),
        (["--name", "\u0000"], "customer.name_missing"),
        (["--name", "x" * 2001], "text.too_long"),
        (["--name", "x", "--email", "not one"], "email.unreadable"),
        (["--name", "x", "--birthday", "30 Feb"], "birthday.unreadable"),
        (["--name", "x", "--country", "Atlantis"], "country.unknown"),
        (["--name", "x", "--since", "once"], "date.unreadable"),
    ],
)
def test_a_customer_that_cannot_be_added(delight, words, code):
    assert delight.refused("customer", "add", *words)["code"] == code
    assert len(delight.done("customer", "list")) == 1


def test_how_somebody_is_addressed(delight):
    meier = added(
        delight, "Dr. Ada Meier", "--title", "Dr.", "--given", "Ada", "--family", "Meier", "--language", "de",
        "--address-as", "ms", "--formality", "familiar", "--address-name", "Frau Dr. Meier", "--large-print",
        "--reading", "アダ・マイヤー",
    )  # fmt: skip
    assert (meier["address_as"], meier["formality"], meier["large_print"]) == ("ms", "familiar", True)
    changed = delight.done("customer", "edit", meier["id"], "--address-as", "unknown", "--formality", "usual")
    assert (changed["address_as"], changed["formality"], changed["title"]) == ("", "", "Dr.")
    assert "large print" in delight("customer", "show", meier["id"]).out
    assert [row["id"] for row in delight.done("customer", "list", "--search", "あだ")] == [meier["id"]]


def test_somebody_who_moved_or_died_gets_no_letters(delight):
    gone = delight.done("customer", "edit", "zoe marlow", "--moved")
    assert gone["gone"] == "moved"
    assert [row["gone"] for row in delight.done("customer", "list", "--search", "marlow")] == ["moved"]
    assert "moved" in delight("customer", "list", "--search", "marlow").out
    words = ("letter", "write", "--wording", "thank-you", "--customer", "1", "--out", "x.pdf", "--issue")
    assert delight.refused(*words)["code"] == "letters.moved"
    assert delight.done("customer", "edit", "1", "--died")["gone"] == "died"
    assert delight.done("customer", "edit", "1", "--gone", "no")["gone"] == ""


def test_what_is_no_language_is_refused(delight):
    for words in (("add", "--name", "Bo"), ("edit", "1")):
        refused = delight.refused("customer", *words, "--language", "xx")
        assert refused["code"] == "language.unknown"
    assert delight.done("customer", "edit", "1", "--language", "FR_ca")["language"] == "fr-CA"


def test_groups_by_hand(delight):
    ida = added(delight)
    tagged = delight.done("customer", "tag", "Ida Rowe", " Regulars ")
    assert (tagged["id"], tagged["tags"]) == (ida["id"], ["Regulars"])
    assert [row["name"] for row in delight.done("customer", "list", "--group", "regulars")] == ["Ida Rowe"]
    assert delight.done("customer", "list", "--group", "regulars", "--search", "zoe") == []
    assert delight.done("customer", "groups") == [{"name": "Regulars", "count": 1, "rule": None}]
    assert delight.done("customer", "show", ida["id"])["tags"] == ["Regulars"]
    assert delight("customer", "tag", ida["id"], "Regulars", "--remove").out == (
        "Ida Rowe is not in the group Regulars now.\n"
    )
    assert delight.done("customer", "groups") == []
    assert delight.refused("customer", "tag", ida["id"], " ")["code"] == "tag.name_missing"


def test_the_list_is_sorted_as_asked(delight):
    ben = added(delight, "Ben Ito")["id"]
    delight.done("visit", "add", ben, "--on", "yesterday", "--amount", "3")
    delight.done("visit", "add", "1", "--on", "today")
    names = {
        sort: [row["name"] for row in delight.done("customer", "list", "--sort", sort)]
        for sort in ("name", "last-here", "value")
    }
    assert names == {
        "name": ["Ben Ito", "Zoë Marlow"],
        "last-here": ["Zoë Marlow", "Ben Ito"],
        "value": ["Ben Ito", "Zoë Marlow"],
    }


def test_words_in_another_encoding_are_refused_and_not_shortened(delight):
    latin = b"Zo\xeb Rowe".decode("utf-8", "surrogateescape")
    assert delight.refused("customer", "add", "--name", latin)["code"] == "text.unreadable"
    assert (
        delight.refused("customer", "add", "--name", "Zo", "--also-phone", latin)["code"] == "text.unreadable"
    )
    assert [row["name"] for row in delight.done("customer", "list")] == ["Zoë Marlow"]
