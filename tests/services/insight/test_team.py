"""The page for the staff room, from what was noted to what is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from delight.domain.cases.case import CaseDraft, CaseEdit, Failure, Outcome
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.customers.customer import VisitDraft
from delight.domain.errors import DelightError, InputError
from delight.domain.insight.team.sheet import Part, Story
from delight.domain.letters.paper import PaperSize
from delight.domain.shop import draft_of
from delight.domain.staff.staff import StaffDraft
from tests import factories
from tests.conftest import NOW
from tests.letters.samples import read

MARCH = date(2026, 3, 1)


def put_right(services, who=None, outcome=Outcome.WON_BACK, **given):
    """Log a complaint of three days ago that was put right within minutes."""
    given = {"failure": Failure.QUALITY, "mood": 2, "received_at": NOW - timedelta(days=3), **given}
    case = factories.case(services, who, **given)
    factories.action(services, case, ActionKind.REPLACEMENT, done=True, cost_minor=100)
    services.cases.move(case, Stage.RESOLVED)
    services.cases.close(case, outcome, mood_after=5)
    return case


def praise(services, who=None, **given):
    draft = {"kind": CaseKind.COMPLIMENT, "what": "Everyone was so friendly to us", **given}
    return services.cases.log(CaseDraft(customer_id=who, **draft)).record


def texts(sheet, part=None):
    return [one.text for one in sheet.stories if part in {None, one.part}]


def test_a_recovery_and_kind_words_are_told_without_a_name(services):
    who = factories.customer(services, "Zoë Brontë", phone="+44 20 7946 0958")
    put_right(services, who, what="Zoe Bronte got a cold soup, call her on 020 7946 0958")
    praise(services, who, what="Mrs Brontë's cake was lovely. Thank you!")
    sheet = services.team.draft(MARCH)
    (recovery,), (words,) = texts(sheet, Part.RECOVERY), texts(sheet, Part.WORDS)
    assert recovery.startswith("A customer got a cold soup, call her on a number. ")
    assert "a new one" in recovery
    assert recovery.endswith("They left happier than they came.")
    assert words == "A customer's cake was lovely. Thank you!"
    printed = " ".join(read(services.team.paper(sheet).pdf).split())
    assert "lovely" in printed
    for name in ("Zo", "Bront", "7946"):
        assert name not in printed


def test_another_customers_name_in_the_words_goes_too(services):
    factories.customer(services, "Ottokar Quillfeather", email="")
    put_right(services, what="ottokars soup was cold, and Quilfeather said so")
    (told,) = texts(services.team.draft(MARCH))
    assert "ottokar" not in told.lower()
    assert "feather" not in told or services.team.draft(MARCH).stories[0].doubts


def test_an_organisation_is_a_customer_by_its_whole_name_only(services):
    factories.customer(services, "Harbour Lights Home", email="", organisation=True)
    praise(services, what="At the harbour, Harbour Lights Home had the lights on for us")
    (told,) = texts(services.team.draft(MARCH))
    assert told == "At the harbour, a customer had the lights on for us"


def test_what_sounds_grave_is_not_told_even_if_nobody_marked_it(services):
    put_right(services, what="She fell on the stairs, and the ambulance came")
    assert texts(services.team.draft(MARCH)) == []


def test_the_figures_read_well_in_german(services):
    services.shop.edit(draft_of(services.shop.row(), language="de"))
    put_right(services, what="Die Suppe war kalt. “Eiskalt!”")
    praise(services, what="Sehr nett")
    sheet = services.team.draft(MARCH)
    assert [one.words for one in sheet.figures] == ["nettes Wort", "Beschwerden in Ordnung gebracht"]
    assert texts(sheet)[0].startswith("Die Suppe war kalt. “Eiskalt!” Innerhalb von ")


def test_who_is_praised_may_be_named_unless_switched_off(services):
    staff = services.staff.add(StaffDraft(name="Hanno Veldkamp")).record
    praise(services, what="Hanno found our lost scarf and ran after us", praised_id=staff)
    (one,) = services.team.draft(MARCH).stories
    assert (one.praised, one.text) == ("Hanno Veldkamp", "Hanno found our lost scarf and ran after us")
    (one,) = services.team.draft(MARCH, named=False).stories
    assert (one.praised, one.text) == ("", "One of us found our lost scarf and ran after us")


def test_what_is_grave_kept_for_the_owner_or_about_a_colleague_is_never_told(services):
    services.staff.add(StaffDraft(name="Hanno Veldkamp"))
    put_right(services, what="Grave soup", grave=Grave.ILLNESS)
    services.cases.edit(put_right(services, what="Kept soup"), CaseEdit(owner_only=True))
    put_right(services, what="Rude soup", failure=Failure.RUDE)
    put_right(services, what="Hanno spilt the soup")
    put_right(services, what="Parted soup", outcome=Outcome.PARTED_WAYS)
    put_right(services, what="Unhappy soup", outcome=Outcome.NOT_SATISFIED)
    assert texts(services.team.draft(MARCH)) == []


def test_of_who_was_erased_only_what_was_done_is_told(services):
    who = factories.customer(services, "Zoë Brontë")
    put_right(services, who, what="Zoë's soup was cold", failure=Failure.LATE)
    praise(services, who, what="Zoë loved the cake")
    services.privacy.erase([who])
    (recovery,) = texts(services.team.draft(MARCH))
    assert recovery.startswith("Something came late. ")
    assert "a new one" in recovery


def test_figures_are_counts_of_the_month_and_coming_back_is_told(services):
    who = factories.customer(services)
    put_right(services, who, what="The soup was cold")
    services.customers.add_visit(VisitDraft(customer_id=who, day=date(2026, 3, 10)))
    praise(services)
    sheet = services.team.draft(MARCH)
    assert [(one.value, one.words) for one in sheet.figures] == [
        ("1", "kind word"),
        ("1 of 1", "complaints put right"),
    ]


def test_a_quiet_month_is_told_kindly(services):
    sheet = services.team.draft(MARCH)
    assert (sheet.stories, sheet.figures, sheet.lesson) == ((), (), "")
    assert "A quiet month is a good month" in " ".join(read(services.team.paper(sheet).pdf).split())


def test_a_month_to_come_is_refused(services):
    with pytest.raises(InputError) as refused:
        services.team.draft(date(2026, 4, 1))
    assert refused.value.code == "period.future"


def test_it_is_the_owners(services):
    services.staff.add(StaffDraft(name="Hanno Veldkamp"))
    services.staff.sit_down(None)
    services.staff.desk()
    for ask in (lambda: services.team.draft(MARCH), lambda: services.team.paper(None)):
        with pytest.raises(DelightError) as refused:
            ask()
        assert refused.value.code == "owner.needed"


@pytest.mark.parametrize(
    ("language", "title"), [("de", "Das ist uns gelungen"), ("fr", "réussi"), ("es", "salió bien")]
)
def test_it_speaks_the_shops_language_on_the_shops_paper(services, language, title):
    services.shop.edit(draft_of(services.shop.row(), language=language, paper="Letter"))
    who = factories.customer(services, "Zoë Brontë")
    put_right(services, who, what="Zoë")
    made = services.team.paper(services.team.draft(MARCH))
    assert title in " ".join(read(made.pdf).split())
    assert "Zo" not in made.text
    assert made.pages == 1


def test_what_an_owner_typed_is_printed_as_it_is_and_what_is_left_out_is_not(services):
    sheet = services.team.draft(MARCH)
    stories = (
        Story(case_id=1, part=Part.RECOVERY, text="Typed by hand: Zoë was glad."),
        Story(case_id=2, part=Part.RECOVERY, text="Left out.", on=False),
    )
    printed = read(services.team.paper(replace(sheet, stories=stories), PaperSize.A4).pdf)
    assert "Typed by hand: Zoë was glad." in " ".join(printed.split())
    assert "Left out" not in printed


def test_what_somebody_typed_is_looked_at_for_customers_and_not_for_colleagues(services):
    who = factories.customer(services, "Zoë Brontë", phone="+44 20 7946 0958")
    factories.customer(services, "Ottilie Grünwald")
    services.staff.add(StaffDraft(name="Hanno Veldkamp"))
    case = put_right(services, who, what="Cold soup")
    typed = {
        case: "Zoe was so glad, ring 020 7946 0958. Mrs. Quendolin too. Hanno brought her a new soup.",
        0: "Ask Ottilie in room 12 or write to zoe@example.org soon",
    }
    found = services.team.doubts(typed)
    assert set(found[case]) >= {"Zoe", "020 7946 0958", "Mrs. Quendolin"}
    assert not any("Hanno" in word for word in found[case])
    assert set(found[0]) >= {"Ottilie", "room 12", "zoe@example.org"}
    assert services.team.doubts({case: "We were quick and kind.", 0: ""}) == {case: (), 0: ()}
    assert services.team.doubts({}) == {}


@pytest.mark.parametrize(
    "said",
    [
        "peggy got a cold soup", "Peggy’s soup was cold", "Mrs. de Okonkwo got cold soup", "MARGARET waited",
        "Mar\u00adgaret waited", "we wrote to peggy dot okonkwo at mail dot com", "okonkwos' soup was cold",
    ],
)  # fmt: skip
def test_neither_a_short_name_nor_a_hidden_one_stays(services, said):
    who = factories.customer(services, "Margaret Okonkwo", email="")
    put_right(services, who, what=f"So {said}")
    (one,) = services.team.draft(MARCH).stories
    for name in ("peggy", "okonkwo", "garet"):
        assert name not in one.text.lower()


def test_a_beginning_of_the_name_is_asked_about_in_small_letters_and_where_it_is_typed(services):
    who = factories.customer(services, "Alexandra Quillfeather", email="")
    case = put_right(services, who, what="so alex got a cold soup")
    (story,) = services.team.draft(MARCH).stories
    assert story.doubts == ("alex",)
    assert "alexi" in services.team.doubts({case: "alexi was so happy"})[case]
