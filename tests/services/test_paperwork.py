"""Forms and the like as a shop prints them: what is known stands on them already."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from delight.domain.errors import DelightError
from delight.domain.paper import EnvelopeSize, FormKind, LabelSheet
from tests import factories


def words_of(made):
    page = pypdfium2.PdfDocument(io.BytesIO(made.pdf))[0]
    return page.get_textpage().get_text_range(), tuple(round(v * 25.4 / 72) for v in page.get_size())


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


def test_nobody_with_an_address_is_said_so(services):
    person = factories.customer(services, address="")
    for make in (
        lambda: services.paperwork.labels([person], LabelSheet("L7160")),
        lambda: services.paperwork.envelopes([person], EnvelopeSize.DL),
    ):
        with pytest.raises(DelightError, match=r"letters\.no_addresses"):
            make()
