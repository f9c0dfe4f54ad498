"""What is known of somebody, in words: birthdays that come near, how letters begin."""

from __future__ import annotations

from datetime import date

import pytest

from delight.services.letters.greeting import Greeting
from delight.ui.customers.details.about import About, Addressed, birthday_words
from tests import factories
from tests.qt_helpers import press

TODAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        ("03-11", "11 March, today"),
        ("1980-03-12", "12 March 1980, tomorrow"),
        ("04-01", "1 April, in 21 days"),
        ("04-30", "30 April"),
        ("03-10", "10 March"),
        ("02-29", "29 February"),
    ],
)
def test_a_birthday_says_when_it_is_near(stored, words):
    assert birthday_words(stored, TODAY) == words


def test_over_the_turn_of_the_year():
    assert birthday_words("01-02", date(2026, 12, 30)) == "2 January, in 3 days"


def test_only_what_is_known_is_shown_and_enter_opens_it(qtbot, services):
    who = services.customers.get(factories.customer(services, expects="On time", birthday="03-11"))
    about = About()
    qtbot.addWidget(about)
    about.show_about(who, TODAY)
    about.show()
    opened = []
    about.edit.connect(opened.append)
    assert list(about.rows) == ["expects", "birthday"]
    press(about.rows["expects"], "Return")
    assert opened == ["expects"]
    about.show_about(services.customers.get(factories.customer(services)), TODAY)
    assert about.isHidden()


def test_the_envelope_is_named_where_it_says_something_else(qtbot, services):
    who = services.customers.get(factories.customer(services, "Zoë Brontë"))
    shown = Addressed()
    qtbot.addWidget(shown)
    plain = Greeting(
        line="Dear Zoë Brontë,", worked_out="Dear Zoë Brontë,", envelope="Zoë Brontë", language="en"
    )
    shown.show_greeting(who, plain)
    assert list(shown.rows) == ["salutation"]
    shown.show_greeting(
        who, Greeting(line="Dear Ms Brontë,", worked_out="", envelope="Ms Zoë Brontë", language="en")
    )
    assert list(shown.rows) == ["salutation", "address_name"]
