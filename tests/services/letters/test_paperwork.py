"""Forms and the like as a shop prints them: what is known stands on them already."""

from __future__ import annotations

import io
import math
from dataclasses import fields

import pypdfium2
import pytest

from delight.domain.customers.customer import Gone
from delight.domain.errors import DelightError
from delight.domain.guards.writing import AsideReason, OtherLanguage
from delight.domain.letters.paper import EnvelopeSize, FormKind, LabelSheet
from delight.domain.plain.sentences import explain
from delight.domain.shop import ShopDraft
from tests import factories


def words_of(made):
    page = pypdfium2.PdfDocument(io.BytesIO(made.pdf))[0]
    return page.get_textpage().get_text_range(), tuple(round(v * 25.4 / 72) for v in page.get_size())


def pages_of(made):
    pages = pypdfium2.PdfDocument(io.BytesIO(made.pdf))
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


@pytest.mark.parametrize("kind", FormKind)
def test_a_form_knows_the_customer_already(services, kind):
    zoe = factories.customer(services, phone="07700 900111")
    words, _size = words_of(services.paperwork.form(kind, zoe))
    assert "Zoë Brontë" in words
    assert "The Honey Bun" in words


def test_a_blank_form_names_nobody(services):
    factories.customer(services)
    words, size = words_of(services.paperwork.form(FormKind.COMPLAINT))
    assert "Zoë" not in words
    assert size == (210, 297)
    _words, size = words_of(services.paperwork.form(FormKind.FEEDBACK))
    assert size[0] < 210


def test_a_complaint_form_is_about_its_case(services):
    zoe = factories.customer(services)
    case_id = factories.case(services, zoe)
    words, _size = words_of(services.paperwork.form(FormKind.COMPLAINT, case_id=case_id))
    assert services.cases.get(case_id).reference in words
    assert "Zoë Brontë" in words
    nobody = factories.case(services, None)
    words, _size = words_of(services.paperwork.form(FormKind.RETURN, case_id=nobody))
    assert services.cases.get(nobody).reference in words


def test_a_form_speaks_the_customers_language(services):
    meier = factories.customer(services, "Ada Meier", language="de")
    words, size = words_of(services.paperwork.form(FormKind.COMPLAINT, meier, paper="letter"))
    assert "Was ist schiefgelaufen?" in words
    assert size == (216, 279)
    with pytest.raises(DelightError, match=r"letters\.unknown_paper"):
        services.paperwork.form(FormKind.COMPLAINT, paper="B5")
    with pytest.raises(DelightError, match=r"customer\.unknown"):
        services.paperwork.form(FormKind.COMPLAINT, 99)


@pytest.mark.parametrize("language", ["xx", "pl", "tlh-QO"])
def test_a_language_without_forms_is_refused_where_it_is_asked_for(services, language):
    with pytest.raises(DelightError, match=r"letters\.form_languages") as raised:
        services.paperwork.form(FormKind.COMPLAINT, language=language)
    assert str(explain(raised.value)) == (
        f"There are no forms in “{language}” yet. Nothing was changed. There are forms in: de, en, es, fr."
    )


def test_a_name_that_is_too_long_for_a_form_is_said_to_be_it(services):
    endless = factories.customer(services, "Wolfeschlegel " * 142)
    case_id = factories.case(services, endless)
    with pytest.raises(DelightError, match=r"letters\.form_too_long") as raised:
        services.paperwork.form(FormKind.COMPLAINT, case_id=case_id)
    assert "name" in explain(raised.value).what


def test_a_customers_own_language_without_forms_falls_back_and_says_so(services):
    ewa = factories.customer(services, "Ewa Nowak", language="pl")
    made = services.paperwork.form(FormKind.COMPLAINT, ewa)
    assert made.other_language == OtherLanguage(customer_name="Ewa Nowak", wanted="pl", written="en")
    assert "What went wrong?" in words_of(made)[0]
    assert services.paperwork.form(FormKind.COMPLAINT, ewa, language="de-AT").other_language is None
    _edit_shop(services, language="de")
    assert "Was ist schiefgelaufen?" in words_of(services.paperwork.form(FormKind.COMPLAINT, ewa))[0]
    _edit_shop(services, language="pl")
    assert "What went wrong?" in words_of(services.paperwork.form(FormKind.COMPLAINT, ewa))[0]
    blank = services.paperwork.form(FormKind.COMPLAINT)
    assert blank.other_language == OtherLanguage(customer_name="", wanted="pl", written="en")


def _edit_shop(services, **changed):
    shop = services.shop.row()
    draft = {field.name: getattr(shop, field.name) for field in fields(ShopDraft)}
    services.shop.edit(ShopDraft(**{**draft, **changed}))


def test_nobody_with_an_address_is_said_so(services):
    person = factories.customer(services, address="")
    for make in (
        lambda: services.paperwork.labels([person], LabelSheet("L7160")),
        lambda: services.paperwork.envelopes([person], EnvelopeSize.DL),
    ):
        with pytest.raises(DelightError, match=r"letters\.no_addresses"):
            make()


_SHEET = LabelSheet("L7160")
_EVERY_RUN = [
    lambda services, ids: services.paperwork.labels(ids, _SHEET),
    lambda services, ids: services.paperwork.envelopes(ids, EnvelopeSize.DL),
]


@pytest.mark.parametrize("run", _EVERY_RUN)
def test_one_who_can_get_none_does_not_stop_the_others(services, run):
    ids = [
        factories.customer(services, "Ann Lee"),
        factories.customer(services, "Bea \ue123"),
        factories.customer(services, "Cyd Ray", address="\n".join(f"Line {n}" for n in range(60))),
        factories.customer(services, "Dan Ohm", gone=Gone.DIED),
        factories.customer(services, "Eve Orr", gone=Gone.MOVED),
        factories.customer(services, "Fay Poe", address=""),
        factories.customer(services, "Gus Quy"),
    ]
    made = run(services, ids)
    assert {(one.name, one.reason) for one in made.aside} == {
        ("Bea \ue123", AsideReason.CHARACTERS),
        ("Cyd Ray", AsideReason.TOO_LONG),
        ("Dan Ohm", AsideReason.DIED),
        ("Eve Orr", AsideReason.MOVED),
        ("Fay Poe", AsideReason.NO_ADDRESS),
    }
    words = pages_of(made)
    assert "Ann Lee" in words
    assert "Gus Quy" in words
    assert "Cyd Ray" not in words


@pytest.mark.parametrize("run", _EVERY_RUN)
@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": "Bea \ue123"}, "letters.characters"),
        ({"address": "Road\n" * 60 + "Town"}, "letters.label_too_long"),
        ({"gone": Gone.DIED}, "letters.died"),
    ],
)
def test_a_run_for_somebody_who_can_get_none_says_who_it_is(services, run, fields, code):
    person = factories.customer(services, **{"name": "Bea Lot", "address": "1 Road\nTown", **fields})
    with pytest.raises(DelightError) as raised:
        run(services, [person])
    assert raised.value.code == code
    assert services.customers.get(person).name in raised.value.details["name"]
    assert "Bea " in explain(raised.value).what


def test_what_is_wrong_with_the_shops_own_name_is_no_customers_fault(services):
    _edit_shop(services, name="Bun \ue124")
    person = factories.customer(services, "Bea \ue123")
    with pytest.raises(DelightError) as raised:
        services.paperwork.envelopes([person, factories.customer(services)], EnvelopeSize.DL)
    assert raised.value.code == "letters.characters"
    assert "name" not in raised.value.details


@pytest.mark.parametrize("distance", [math.nan, math.inf, -math.inf, 50.1, -1e30])
def test_a_page_is_moved_only_as_far_as_paper_goes(services, distance):
    person = factories.customer(services)
    for make in (
        lambda offset: services.paperwork.labels([person], _SHEET, offset=offset),
        lambda offset: services.paperwork.test_sheet(_SHEET, offset),
    ):
        for offset in ((distance, 0.0), (0.0, distance)):
            with pytest.raises(DelightError, match=r"letters\.offset"):
                make(offset)
        assert make((-50.0, 50.0)).pages == 1
