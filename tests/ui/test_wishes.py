"""C6 on the screen: wherever somebody's ways are shown it says what they refuse, and offers no such way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from delight.domain.cases.case import CaseFilter, Channel
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft, Gone
from delight.domain.search import Found
from delight.ui.cases.page import CasesPage
from delight.ui.customers.listing import look_of
from delight.ui.customers.page import CustomersPage
from delight.ui.customers.twice.merge import MergePane, Pick
from delight.ui.frame.found import suggestions
from delight.ui.kit.fields.people import finder, told_by
from delight.ui.kit.work.page import Tools
from delight.ui.letters.many.by_hand import _look
from delight.ui.log.card import CustomerCard
from delight.ui.today.page import TodayPage
from tests import factories
from tests.qt_helpers import settle

PHONE, EMAIL = "01632 960111", "zoe@example.org"


_OPEN: list[QWidget] = []


def texts(widget: QWidget) -> list[str]:
    shown = [*widget.findChildren(QLabel), *widget.findChildren(QPushButton)]
    return [one.text() for one in shown if one.isVisibleTo(widget)]


def opened(make: Callable[[Tools], Any], tools: Tools) -> Any:
    made = make(tools)
    _OPEN.append(made)
    made.resize(1200, 800)
    made.show()
    settle(tools)
    return made


def on_today(tools: Tools, _who: int) -> list[str]:
    page = opened(TodayPage, tools)
    return texts(page)


def on_the_log_card(tools: Tools, who: int) -> list[str]:
    card = opened(CustomerCard, tools)
    card.show_customer(who)
    settle(tools)
    return texts(card)


def on_their_page(tools: Tools, who: int) -> list[str]:
    page = opened(CustomersPage, tools)
    page.open_customer(who)
    settle(tools)
    return [*texts(page), *(deed.text for row in page.pane.overview.ways.rows for deed in row._deeds)]


def on_the_case(tools: Tools, who: int) -> list[str]:
    case = tools.services.cases.page(CaseFilter())[0]
    assert case.customer_id == who
    page = opened(CasesPage, tools)
    page.open_case(case.id)
    settle(tools)
    return texts(page)


def in_the_lists(tools: Tools, _who: int) -> list[str]:
    rows = [replace(row, town="") for row in tools.services.customers.page()]
    return [text for row in rows for text in (look_of(row).subtitle, _look(row).subtitle)]


def while_typing_who(tools: Tools, _who: int) -> list[str]:
    return [one.look.subtitle for one in finder(tools)("bron")]


def among_the_hits(tools: Tools, _who: int) -> list[str]:
    find = tools.services.search.find
    found = {asked: Found(hits=tuple(find(asked))) for asked in ("960111", EMAIL, "bron")}
    return [one.look.subtitle for asked, hits in found.items() for one in suggestions(asked, hits)]


def in_logs_question(tools: Tools, _who: int) -> list[str]:
    typed = "Zoë Brontë"
    return [told_by(one, typed) for one in tools.services.duplicates.warn(CustomerDraft(name=typed))]


def side_by_side(tools: Tools, who: int) -> list[str]:
    """Two who may be one: what they say differently is picked, the rest only stands there."""
    services = tools.services
    said = []
    for ways in ({"phone": "01632 960222", "email": "z.bronte@example.org"}, {}):
        other = services.customers.add(CustomerDraft(name="Zoë Bronte", **ways)).record
        pane = opened(lambda _tools: MergePane(), tools)
        pane.show_preview(services.duplicates.preview(who, other))
        said += [*texts(pane), *(pick.words for pick in pane.findChildren(Pick))]
    return said


PLACES = {
    "Today": on_today,
    "Log": on_the_log_card,
    "their page": on_their_page,
    "the case": on_the_case,
    "lists": in_the_lists,
    "suggestions": while_typing_who,
    "search": among_the_hits,
    "Log’s question": in_logs_question,
    "side by side": side_by_side,
}


@pytest.fixture(autouse=True)
def _close():
    yield
    while _OPEN:
        window = _OPEN.pop()
        window.close()
        window.deleteLater()


@pytest.fixture
def who(services):
    made = factories.customer(services, phone=PHONE, address="")
    factories.case(services, made, channel=Channel.EMAIL)
    return made


def refuse(services, who, **changed):
    detail = services.customers.get(who)
    draft = CustomerDraft(**{n: getattr(detail, n) for n in CustomerDraft.__dataclass_fields__})
    services.customers.edit(who, replace(draft, **changed))


@pytest.mark.parametrize("where", PLACES)
def test_nothing_is_said_of_who_refuses_nothing(where, tools, services, who):
    told = " ".join(PLACES[where](tools, who)).casefold()
    assert "wants no" not in told
    assert "please" not in told


@pytest.mark.parametrize("where", PLACES)
def test_no_calls_stands_wherever_their_number_could_stand(where, tools, services, who):
    services.consents.note(who, ConsentDraft(about=ConsentAbout.PHONE, given=False))
    told = list(PLACES[where](tools, who))
    assert "Call" not in told
    assert any("wants no calls" in text.casefold() for text in told)
    if where not in {"their page"}:  # there it stands beside the number, in a label of its own
        assert all("wants no calls" in text.casefold() for text in told if PHONE in text)


@pytest.mark.parametrize("where", sorted(set(PLACES) - {"lists"}))
def test_no_e_mail_stands_wherever_their_address_could_stand(where, tools, services, who):
    services.consents.note(who, ConsentDraft(about=ConsentAbout.EMAIL, given=False))
    told = list(PLACES[where](tools, who))
    assert "Write an e-mail" not in told
    assert any("wants no e-mail" in text.casefold() for text in told)
    if where not in {"their page"}:
        assert all("wants no e-mail" in text.casefold() for text in told if EMAIL in text)


@pytest.mark.parametrize("where", ["Today", "Log", "their page", "the case"])
@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"letters_welcome": False}, "No letters, please"),
        ({"surprises_welcome": False}, "No surprises, please"),
    ],
)
def test_no_letters_and_no_surprises_stand_beside_them(where, changed, words, tools, services, who):
    refuse(services, who, **changed)
    assert any(words in text for text in PLACES[where](tools, who))


@pytest.mark.parametrize(("gone", "words"), [(Gone.MOVED, "Moved away"), (Gone.DIED, "Died")])
@pytest.mark.parametrize("where", ["Log", "the case"])
def test_whoever_is_gone_is_said_to_be(where, gone, words, tools, services, who):
    refuse(services, who, gone=gone)
    assert any(words in text for text in PLACES[where](tools, who))


@pytest.mark.parametrize("gone", [Gone.MOVED, Gone.DIED])
def test_today_asks_for_nothing_more_for_who_is_gone(gone, tools, services, who):
    assert services.today.page().today
    refuse(services, who, gone=gone)
    page = services.today.page()
    assert (page.overdue, page.today, page.planned) == ((), (), ())


def test_the_case_of_somebody_who_was_erased_says_so(tools, services, who):
    services.privacy.erase([who])
    page = opened(CasesPage, tools)
    page.open_case(services.cases.page(CaseFilter())[0].id)
    settle(tools)
    assert "Somebody who was erased" in texts(page)
    story = page.view.story
    assert story.text.toPlainText().startswith("What was told here was erased for good")
    assert story.text.isReadOnly()
    assert not story.is_typed
    page.open_case(factories.case(services, what="Cold soup"))
    settle(tools)
    assert (story.text.toPlainText(), story.text.isReadOnly()) == ("Cold soup", False)


def test_a_wish_is_never_what_is_cut_off_a_button(services):
    long = f"{'z' * 30}@example.org"
    who = factories.customer(services, phone=PHONE, email=long, address="1 Mill\nSandmouth\nSM1")
    services.consents.note(who, ConsentDraft(about=ConsentAbout.EMAIL, given=False))
    (known,) = services.duplicates.warn(CustomerDraft(name="Zoë Brontë"))
    assert told_by(known, "zoe bronte") == f"{PHONE} · {known.town}"
