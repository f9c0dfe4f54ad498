"""The whole way through the real window, by keys alone: the row, the screen and the paper agree."""

from __future__ import annotations

from datetime import UTC, datetime

import pypdfium2
import pytest

from delight import app
from delight.domain.cases.case import CaseFilter
from delight.domain.cases.recovery import ActionKind
from delight.domain.cases.stages import CaseKind, Stage
from delight.services.opening import open_services, shop_exists
from delight.ui.kit.work.page import Tools
from delight.ui.letters.out import outbox
from delight.ui.main_window import MainWindow
from tests import factories
from tests.qt_helpers import settle, wait_for
from tests.ui.hands import Hands

MALGORZATA = "Małgorzata Παπαδοπούλου"


@pytest.fixture
def sit_down(qtbot, place):
    """Return a function that opens the window on the shop in ``place``, with somebody before it."""
    opened = []

    def open_it(opener=None, now=None) -> Hands:
        tools = Tools(now=now)
        window = MainWindow(tools, place, opener or (lambda at: app.open_shop(at, tools)))
        qtbot.addWidget(window)
        opened.append(tools)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        wait_for(lambda: window.places.count() > 1)
        hands = Hands(window)
        hands.rest()
        return hands

    yield open_it
    for tools in opened:
        settle(tools)
        if tools.is_open:
            tools.services.close()
        tools.deleteLater()


@pytest.fixture
def saved_pdf(monkeypatch, tmp_path):
    """Answer where to save a PDF, the one thing the system asks; return the file."""
    path = tmp_path / "letter.pdf"
    monkeypatch.setattr(outbox, "choose_file", lambda _parent, _name, on_chosen: on_chosen(path))
    return path


def read_pdf(path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join("\n".join(p.get_textpage().get_text_range() for p in document).split())


def test_from_complaint_to_letter(services, sit_down, saved_pdf, clock):
    customer_id = factories.customer(services, MALGORZATA)
    for n in range(9):
        factories.customer(services, f"Guest {n}")
    hands = sit_down(lambda place: open_services(place, clock=clock, zone=UTC), clock)
    case_id = log_a_complaint(hands, services, customer_id)
    put_it_right(hands, services, case_id)
    clock.forward(days=2)
    ask_how_it_went(hands, services, case_id)
    surprise(hands, services, customer_id)
    write_what_we_did(hands, services, case_id, saved_pdf)
    take_back(hands, services, case_id)


def log_a_complaint(hands, services, customer_id) -> int:
    hands.press("Ctrl+N")
    hands.type("The birthday cake had the wrong name on it")
    hands.press("Tab")
    hands.choose("malgo")
    hands.tab_to("What would put it right?")
    hands.type("A new cake by Friday")
    hands.tab_to("When did we promise to be back?")
    hands.type("tomorrow at six pm")
    hands.tab_to("What did we promise?")
    hands.type("Ring her")
    hands.press("Ctrl+Return")
    (row,) = services.cases.page(CaseFilter())
    case = services.cases.get(row.id)
    assert (case.what, case.customer_id) == ("The birthday cake had the wrong name on it", customer_id)
    assert (case.remedy_wanted, case.stage) == ("A new cake by Friday", Stage.NEW)
    (promise,) = services.recovery.promises(case.id)
    assert (promise.what, promise.due_at) == ("Ring her", datetime(2026, 3, 12, 18, tzinfo=UTC))
    assert hands.sees("Saved as C-2026-0001")
    assert hands.sees(f"{MALGORZATA} · Complaint")
    return case.id


def put_it_right(hands, services, case_id) -> None:
    hands.press("Return")
    assert hands.sees("Keep the promise: Ring her")
    hands.press("A")
    hands.type("Refund")
    hands.tab_to("What does it cost?")
    hands.type("12.50")
    hands.tab_to("It is done already")
    hands.press("Space", "Ctrl+Return")
    (action,) = services.recovery.actions(case_id)
    assert (action.kind, action.cost_minor) == (ActionKind.REFUND, 1250)
    assert action.done_at is not None
    assert hands.sees("£12.50 so far")
    hands.press("Return")
    assert services.recovery.promises(case_id)[0].settled_at is not None
    assert hands.sees("All is done. Is it put right?")
    hands.press("Return")
    assert services.cases.get(case_id).stage is Stage.RESOLVED
    assert hands.sees("Resolved")


def ask_how_it_went(hands, services, case_id) -> None:
    hands.press("Ctrl+1")
    assert hands.sees(f"Ask {MALGORZATA} how it is now")
    hands.press("Return")
    hands.type("She laughed, all is well")
    hands.press("Return")
    check = services.recovery.follow_ups(case_id)[0]
    assert (check.result, check.done_at is None) == ("She laughed, all is well", False)
    assert services.cases.get(case_id).stage is Stage.FOLLOWED_UP


def surprise(hands, services, customer_id) -> None:
    hands.press("Ctrl+4", "+")
    hands.choose("malg")
    hands.type("A jar of plum jam")
    hands.press("Ctrl+Return")
    (gesture,) = services.gestures.page()
    assert (gesture.name, gesture.customer_id) == ("A jar of plum jam", customer_id)
    assert hands.sees("A jar of plum jam")
    assert hands.sees("Noted. That was kind.")


def write_what_we_did(hands, services, case_id, saved_pdf) -> None:
    hands.press("Ctrl+5")
    assert hands.sees("Still missing: what it was about, in a few words.")
    hands.tab_to("Still missing")
    hands.type("the wrong name on the cake")
    hands.press("Return")
    assert services.cases.get(case_id).topic == "the wrong name on the cake"
    hands.press("Ctrl+S")
    (letter,) = services.letters.page()
    assert (letter.customer_name, letter.number) == (MALGORZATA, "L-2026-0001")
    text = read_pdf(saved_pdf)
    assert MALGORZATA in text
    assert "£12.50" in text
    assert "The Honey Bun" in text
    assert saved_pdf.read_bytes() == services.letters.pdf(letter.id)
    hands.tab_to("Archive")
    hands.press("Space")
    assert hands.sees(f"{MALGORZATA}, What we did")
    assert hands.sees("L-2026-0001")


def take_back(hands, services, case_id) -> None:
    hands.press("Ctrl+Z")
    assert services.cases.get(case_id).topic == ""
    assert hands.sees("Undone: Case changed.")


def test_from_nothing_to_a_thank_you_note(sit_down, saved_pdf, place):
    """22 keys besides the words, from an empty machine to the note in the shop's own name."""
    hands = sit_down()
    open_a_shop(hands, place)
    services = hands.window.tools.services
    hands.press("Ctrl+N")
    hands.type("Brought us flowers for the counter")
    hands.press("Tab")
    hands.type("Zoë Brontë")
    hands.press("F2", "Ctrl+M")
    hands.tab_to("In a few words, for the letter")
    hands.type("the flowers")
    hands.press("Ctrl+Return")
    (case,) = services.cases.page(CaseFilter())
    assert (case.kind, case.customer_name) == (CaseKind.COMPLIMENT, "Zoë Brontë")
    assert hands.sees("Next: thank them.")
    hands.press("L")
    assert hands.sees("To Zoë Brontë · C-")
    hands.press("Ctrl+S")
    (letter,) = services.letters.page()
    text = read_pdf(saved_pdf)
    assert text.startswith("Bäckerei Süß")
    assert "Dear Zoë Brontë," in text
    assert "the flowers" in text
    assert text.endswith("Łucja Nowak Bäckerei Süß")
    assert hands.sees(f"{letter.number} is in the archive and saved as letter.pdf.")
    assert services.cases.get(case.id).stage is Stage.THANKED
    assert hands.keys <= 22


def open_a_shop(hands, place) -> None:
    assert hands.is_at("What is your shop called?")
    hands.type("Bäckerei Süß")
    hands.tab_to("Your name")
    hands.type("Łucja Nowak")
    hands.press("Return")
    assert shop_exists(place)
    shop = hands.window.tools.services.shop.row()
    assert (shop.name, shop.signed_by) == ("Bäckerei Süß", "Łucja Nowak")
    assert hands.sees("Write a thank-you note")


def test_half_a_note_outlives_its_window(services, sit_down, place):
    hands = sit_down()
    hands.press("Ctrl+N")
    hands.type("The soup was cold and then")
    hands.press("Tab")
    hands.type("Łukasz Brontë")
    wait_for(lambda: _kept_words(place, "ukasz"))
    again = sit_down()
    again.press("Ctrl+N")
    assert again.is_at("What happened?")
    assert again.sees("The soup was cold and then")
    assert again.sees("Łukasz Brontë")
    assert services.cases.page(CaseFilter()) == []


def _kept_words(place, words) -> bool:
    """Whether these words of an unfinished note are on disk."""
    return any(words in file.read_text() for file in place.glob("drafts/*.json"))
