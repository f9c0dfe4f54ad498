"""Forms of a case: asked for from its letters."""

from __future__ import annotations

import io

import pypdfium2
from PySide6.QtWidgets import QLabel

from delight.domain.guards.writing import LetterRequest
from delight.ui.cases.page import CasesPage
from tests import factories
from tests.qt_helpers import press, settle


def test_letters_that_are_not_out_say_so(tools, services, qtbot):
    case_id = factories.case(services, factories.customer(services))
    request = LetterRequest(wording="apology", case_id=case_id)
    services.letters.never_sent(services.letters.issue(request).record)
    services.letters.put_out(request)
    page = CasesPage(tools)
    qtbot.addWidget(page)
    page.resize(1000, 720)
    page.show()
    settle(tools)
    page.open_case(case_id)
    settle(tools)
    words = " ".join(line.text() for line in page.view.letters.findChildren(QLabel))
    assert "never sent" in words
    assert "not out yet" in words


def test_a_form_of_the_case_is_asked_for(tools, services, qtbot):
    case_id = factories.case(services, factories.customer(services))
    page = CasesPage(tools)
    qtbot.addWidget(page)
    page.resize(1000, 720)
    page.show()
    settle(tools)
    page.open_case(case_id)
    settle(tools)
    wished = []
    page.paper_requested.connect(wished.append)
    button = page.view.letters.form_button
    button.setFocus()
    press(button, "Space")
    made = wished[0].choices[0].make()
    words = pypdfium2.PdfDocument(io.BytesIO(made.pdf))[0].get_textpage().get_text_range()
    assert services.cases.get(case_id).reference in words
    assert "Zoë Brontë" in words
