"""Customers that no letter was made for: the desk says what is the matter, and lets nothing out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from delight.domain.customers.customer import CustomerDraft
from delight.ui.kit.work.page import LetterWish
from tests.ui.letters.helpers import calm

FIFTEEN = "\n".join(f"Line {number}" for number in range(1, 16))
TOO_LONG = "the envelope’s window shows 7"
UNREADABLE = "No typeface here has the characters U+E123."
WHO = {
    "a name without end": ({"name": "N" * 2000, "address": "1 Mill Lane\nEly"}, TOO_LONG),
    "fifteen lines": ({"name": "Ann", "address": FIFTEEN}, f"The address has 16 lines; {TOO_LONG}"),
    "no address": ({"name": "Ann"}, "Still missing: their postal address."),
    "a line without end": ({"name": "Ann", "address": "A" * 2000}, TOO_LONG),
    "no such letter": ({"name": "Ann \ue123", "address": "1 Mill Lane"}, UNREADABLE),
}


def words_of(page):
    return " ".join(part.text() for part in page.desk.findChildren(QLabel) if part.isVisible())


def write(page, services, who):
    customer = services.customers.add(CustomerDraft(**who)).record
    page.write(LetterWish(customer_id=customer, wording="thank-you"))
    calm(page)
    page.editor.more.picked.emit({"envelope": "uk-dl"})
    calm(page)


@pytest.mark.parametrize("which", WHO)
def test_what_is_the_matter_is_said_and_nothing_goes_out(page, services, paper, which):
    who, words = WHO[which]
    write(page, services, who)
    assert words in words_of(page)
    assert page.minimumSizeHint().width() < 1100
    assert page.width() == 1100
    assert not page.desk.print.isVisible() or not page.desk.print.isEnabled()
    page.desk.print.click()
    calm(page)
    assert not paper.exists()
    assert services.letters.page() == []


@pytest.mark.parametrize("which", ["a name without end", "fifteen lines", "no address"])
def test_without_a_window_it_can_go_out(page, services, paper, which):
    write(page, services, WHO[which][0])
    page.editor.more.picked.emit({"envelope": "none"})
    calm(page)
    page.desk.print.click()
    calm(page)
    assert paper.exists()
    assert len(services.letters.waiting()) == 1
