"""The search at the top: every kind, the way into the full lists, what to do when nothing fits."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from delight.domain.codes import spaced
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.domain.search import HitKind, SearchHit
from delight.ui.frame.found import AllOf, open_found
from delight.ui.frame.search import SearchField
from delight.ui.kit.work.page import Place
from tests import factories as make
from tests.qt_helpers import press, type_text, wait_for


@pytest.fixture
def search(tools, qtbot):
    window = QWidget()
    window.resize(900, 700)
    field = SearchField(tools)
    field.setParent(window)
    field.setGeometry(20, 20, 500, 36)
    qtbot.addWidget(window)
    window.show()
    field.setFocus()
    taken = []
    field.taken.connect(taken.append)
    field.taken_so_far, field.host = taken, window  # Python would take the window away
    return field


def titles(search):
    return [one.look.title for one in search.popup.found]


def test_results_stand_by_kind_and_say_why(search, services):
    ann = make.customer(services, name="Ann Lee", phone="01632 960123")
    make.case(services, ann, what="The soup was cold")
    type_text(search, "lee")
    wait_for(lambda: search.popup.isVisible())
    looks = [one.look for one in search.popup.found]
    assert [(look.title, look.meta) for look in looks] == [
        ("Ann Lee", "Customers"),
        ("C-2026-0001 · Ann Lee", "Cases"),
    ]
    search.clear()
    type_text(search, "960123")
    wait_for(lambda: titles(search) == ["Ann Lee"] and search.popup.found[0].look.marks)
    look = search.popup.found[0].look
    assert [look.subtitle[a:b] for a, b in look.marks] == ["01632 960123"]


def test_where_more_fit_they_are_counted_and_one_key_away(search, services):
    for n in range(7):
        make.customer(services, name=f"Ann {n}")
    type_text(search, "ann")
    wait_for(lambda: "All 7 customers that fit" in titles(search))
    assert len(titles(search)) == 5
    for _ in range(5):
        press(search, "Down")
    press(search, "Return")
    assert search.taken_so_far == [AllOf(kind=HitKind.CUSTOMER, text="ann")]
    assert search.text() == ""


def test_a_slip_asks_whether_somebody_was_meant(search, services):
    zoe = make.customer(services, name="Zoë Marlow")
    type_text(search, "Zeo Marlow")
    wait_for(lambda: titles(search) == ["Zoë Marlow"])
    press(search, "Return")
    assert search.taken_so_far[0].record == zoe


def test_nothing_found_is_said(search):
    type_text(search, "qqqq")
    wait_for(lambda: titles(search) == ["Nothing fits “qqqq”."])
    press(search, "Return")
    open_found(None, search.taken_so_far[0])  # goes nowhere


class Window:
    """Notes what it was asked to show."""

    def __init__(self):
        self.shown = []

    def go(self, place):
        self.shown.append(place)
        return self

    def search_for(self, text):
        self.shown.append(text)

    def open_case(self, case_id):
        self.shown.append(("case", case_id))

    def open_customer(self, customer_id):
        self.shown.append(("customer", customer_id))

    def open_letter(self, letter_id):
        self.shown.append(("letter", letter_id))

    def show_code(self, kind, record):
        self.shown.append((kind.value, record))


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (AllOf(kind=HitKind.CASE, text="soup"), [Place.CASES, "soup"]),
        (SearchHit(kind=HitKind.CASE, record=4, title="", detail=""), [("case", 4)]),
        (SearchHit(kind=HitKind.LETTER, record=5, title="", detail=""), [("letter", 5)]),
        (SearchHit(kind=HitKind.NOTE, record=6, title="", detail="", customer_id=2), [("customer", 2)]),
        (SearchHit(kind=HitKind.GESTURE, record=7, title="", detail="", customer_id=3), [("customer", 3)]),
        (SearchHit(kind=HitKind.VOUCHER, record=8, title="", detail="", customer_id=3), [("customer", 3)]),
        (SearchHit(kind=HitKind.VOUCHER, record=8, title="", detail=""), [Place.SURPRISES, ("voucher", 8)]),
        (
            SearchHit(kind=HitKind.STAMP_CARD, record=9, title="", detail=""),
            [Place.SURPRISES, ("stamp-card", 9)],
        ),
    ],
)
def test_what_is_chosen_is_shown_where_it_belongs(found, shown):
    window = Window()
    open_found(window, found)
    assert window.shown == shown


def test_one_key_notes_that_somebody_came_without_opening_them(search, services):
    ann = make.customer(services, name="Ann Lee")
    noted = []
    search.came.connect(lambda who, name: noted.append((who, name)))
    type_text(search, "ann")
    wait_for(lambda: titles(search) == ["Ann Lee"])
    assert not search.popup.hint.isHidden()
    press(search, "Ctrl+Return")
    assert noted == [(ann, "Ann Lee")]
    assert (search.text(), search.popup.isVisible(), search.taken_so_far) == ("", False, [])


def test_v_is_a_letter_until_one_moves_among_the_results(search, services):
    eva = make.customer(services, name="Eva Voss")
    noted = []
    search.came.connect(lambda who, _name: noted.append(who))
    type_text(search, "e")
    wait_for(lambda: titles(search) == ["Eva Voss"])
    press(search, "V")
    assert search.text().casefold() == "ev"
    wait_for(lambda: titles(search) == ["Eva Voss"])
    press(search, "Down")
    press(search, "V")
    assert noted == [eva]


def test_a_case_cannot_come(search, services):
    make.case(services, what="The soup was cold")
    noted = []
    search.came.connect(lambda who, _name: noted.append(who))
    type_text(search, "soup")
    wait_for(lambda: search.popup.isVisible())
    assert search.popup.hint.isHidden()
    press(search, "Ctrl+Return")
    assert noted == []


def test_a_scanned_code_shows_whose_voucher_it_is(search, services):
    ann = make.customer(services, name="Ann Lee")
    issued = services.vouchers.issue(VoucherDraft(customer_id=ann, item="a coffee"))
    code = services.vouchers.get(issued.record).code
    type_text(search, code.lower())
    wait_for(lambda: titles(search) == [f"{spaced(code)} · Ann Lee"])
    look = search.popup.found[0].look
    assert (look.subtitle, look.meta, look.icon) == ("a coffee", "Vouchers", "ticket")
    press(search, "Return")
    assert [(hit.kind, hit.customer_id) for hit in search.taken_so_far] == [(HitKind.VOUCHER, ann)]


@pytest.fixture
def voucher_code(services):
    ann = make.customer(services, name="Ann Lee")
    services.vouchers.issue(VoucherDraft(customer_id=ann, item="a coffee"))
    issued = services.vouchers.issue(VoucherDraft(customer_id=ann, item="a cake"))
    return services.vouchers.get(issued.record).code


@pytest.mark.parametrize("end", ["Tab", "Return", "Enter"])
@pytest.mark.parametrize("says", ["", "]Q1"])
@pytest.mark.parametrize("is_quick", [True, False])
def test_a_scan_is_opened_whichever_key_ends_it(search, services, voucher_code, end, says, is_quick):
    for character in says + voucher_code:  # as a scanner types: no pause, whatever is shown by then
        type_text(search, character)
    if not is_quick:
        wait_for(lambda: len(titles(search)) == 1)
    press(search, end)
    assert search.hasFocus()
    wait_for(lambda: search.taken_so_far)
    (hit,) = search.taken_so_far
    assert (hit.kind, hit.detail, search.text()) == (HitKind.VOUCHER, "a cake", "")
    assert not search.is_open


def test_behind_a_code_of_nobody_and_a_name_tab_goes_on(search, services, voucher_code):
    wrong = voucher_code[:-1] + next(mark for mark in "XRKV" if mark != voucher_code[-1])
    type_text(search, wrong)
    press(search, "Tab")
    wait_for(lambda: titles(search) == [f"Nothing fits “{wrong}”."])
    assert search.hasFocus()
    assert (search.taken_so_far, search.text()) == ([], wrong)
    beside = QLineEdit(search.host)
    beside.show()
    press(search, "Tab")
    assert beside.hasFocus()
    search.setFocus()
    search.clear()
    type_text(search, "Ann Lee")
    press(search, "Tab")
    assert beside.hasFocus()
    assert search.taken_so_far == []


def test_a_voucher_of_nobody_by_name_is_shown_among_the_vouchers(services, open_window):
    issued = services.vouchers.issue(VoucherDraft(item="a coffee"))
    code = services.vouchers.get(issued.record).code
    window = open_window(services)
    (hit,) = services.search.find(code)
    open_found(window, hit)
    page = window.go(Place.SURPRISES)
    wait_for(lambda: page.loyalty.isVisible() and page.loyalty.voucher.isVisible())
    assert page.loyalty.voucher.voucher.code == code
