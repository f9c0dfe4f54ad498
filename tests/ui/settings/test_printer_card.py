"""How far a printer is off: kept for this computer, and the sheet that tells."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from delight.domain.shop import ShopDraft
from delight.services.letters.print_server import Queue
from delight.ui.kit import machine
from delight.ui.settings import printer_card
from tests.qt_helpers import named, press, settle, too_small, type_text, unnamed


@pytest.fixture
def card(page, tools, monkeypatch):
    """The card on a computer that knows two printers."""
    card = page.machine.printers
    card.known = [Queue(name=name, title=name) for name in ("Office", "Till")]
    monkeypatch.setattr(type(tools.services.printers), "queues", lambda _self: card.known)
    monkeypatch.setattr(printer_card.QPrinterInfo, "availablePrinterNames", list)
    page.open_group(page.machine)
    page.refresh()
    settle(tools)
    return card


def test_each_printer_has_its_own_numbers(card, page):
    card.right.setFocus()
    card.right.selectAll()
    type_text(card.right, "1.5")
    press(card.right, "Return")
    card.down.setFocus()
    press(card.down, "Down")
    assert machine.printer_offset("Office") == (1.5, -0.5)
    card.printer.set_value("Till")
    assert (card.right.value(), card.down.value()) == (0.0, 0.0)
    assert machine.printer_offset("Office") == (1.5, -0.5)
    card.printer.set_value("Office")
    assert (card.right.value(), card.down.value()) == (1.5, -0.5)
    assert not unnamed(page)
    assert not too_small(page)


def test_without_a_printer_it_says_so(card, page, tools):
    card.known = []
    page.refresh()
    settle(tools)
    assert card.none.isVisible()
    assert not card.test.isVisible()


def test_a_test_sheet_speaks_the_shops_language(card, page, tools, services):
    services.shop.edit(ShopDraft(name="Zum Löwen", country="DE"))
    wished = []
    page.paper_requested.connect(wished.append)
    press(card.test, "Space")
    settle(tools)
    assert [choice.words[:4] for choice in wished[0].choices] == ["A4", "Aver", "Aver"]
    pdf = wished[0].choices[0].make().pdf
    assert "Testblatt" in pypdfium2.PdfDocument(io.BytesIO(pdf))[0].get_textpage().get_text_range()


def test_blank_forms_are_offered_with_the_letterhead(page, tools):
    wished = []
    page.paper_requested.connect(wished.append)
    page.open_group(page.letters)
    button = named(page, "Print a form …")
    button.setFocus()
    press(button, "Space")
    assert len(wished[0].choices) == 4
    assert wished[0].choices[0].make().pages == 1
