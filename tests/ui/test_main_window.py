"""The frame: opening, going, searching, undoing, remembering its place."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from delight.domain.changes import Noun
from delight.domain.errors import StorageError
from delight.domain.imports.came_with import CameWith
from delight.ui import pages
from delight.ui.kit import machine
from delight.ui.kit.work.page import LogWish, Page, Place
from delight.ui.main_window import MainWindow
from tests import factories as make
from tests.qt_helpers import named, press, settle, too_small, type_text, unnamed, wait_for


class PlainPage(Page):
    """A page that notes what it was asked."""

    rail_changed = Signal()

    def __init__(self, tools):
        super().__init__(tools)
        self.asked, self.refreshed = [], 0
        box = QVBoxLayout(self.content)
        box.addWidget(QLabel("page"))
        self.field = QLineEdit()
        self.field.setAccessibleName("field")
        box.addWidget(self.field)

    def refresh(self, changes=None):
        self.refreshed += 1

    def focus_first(self):
        self.field.setFocus()

    def open_case(self, case_id):
        self.asked.append(("case", case_id))

    def open_customer(self, customer_id):
        self.asked.append(("customer", customer_id))

    def write(self, wish):
        self.asked.append(("letter", wish))

    def show_narrowed(self, which):
        self.asked.append(("came with", which))


class PlainLog(QWidget):
    closed = Signal()
    said = Signal(str, object)

    def __init__(self):
        super().__init__()
        self.wish, self.words = None, QLineEdit(self)
        self.words.setAccessibleName("What happened?")
        QVBoxLayout(self).addWidget(self.words)

    def start(self, wish):
        self.wish = wish
        self.words.setFocus()


class PlainStart(PlainPage):
    shop_made = Signal(object)
    demo_requested = Signal()


@pytest.fixture
def plain_pages(monkeypatch):
    monkeypatch.setattr(pages, "build_page", lambda place, tools: PlainPage(tools))
    monkeypatch.setattr(pages, "build_log", lambda tools, place: iter([PlainLog()]))
    monkeypatch.setattr(pages, "build_start", lambda tools, place: PlainStart(tools))


@pytest.fixture
def open_window(plain_pages, closed_tools, place, qtbot):
    def open_it(opener, *, wait=True):
        window = MainWindow(closed_tools, place, opener)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        if wait:
            wait_for(lambda: window.places.current or window.banner.isVisible() or window.places.count() > 1)
            settle(closed_tools)
        return window

    return open_it


@pytest.fixture
def window(open_window, services):
    return open_window(lambda place: services)


def test_is_painted_before_the_shop_is_opened(open_window, services, closed_tools):
    order = []

    def opener(place):
        order.append("opened")
        return services

    window = open_window(opener, wait=False)
    window.painted.connect(lambda: order.append("painted"))
    wait_for(lambda: window.places.current)
    assert order == ["painted", "opened"]
    assert window.windowTitle().startswith("The Honey Bun")


def test_goes_to_pages_by_key_and_focuses_them(window):
    press(window, "Ctrl+2")
    assert window.places.current is Place.CASES
    assert window.rail.button(Place.CASES).isChecked()
    assert window.places.currentWidget().field.hasFocus()
    press(window, "Ctrl+5")
    assert window.places.current is Place.LETTERS


def test_surprises_wait_for_the_tenth_customer(window, services, tools):
    assert window.rail.button(Place.SURPRISES).isHidden()
    press(window, "Ctrl+4")
    assert window.places.current is Place.TODAY
    changes = [services.customers.add(make.CustomerDraft(name=f"Guest {n}")) for n in range(10)]
    window.tools.bus.changed.emit(changes[-1])
    settle(window.tools)
    assert not window.rail.button(Place.SURPRISES).isHidden()


def test_insight_waits_for_the_tenth_case(window, services):
    last = [make.case(services, what=f"Cold {n}") for n in range(9)][-1]
    assert window.rail.button(Place.INSIGHT).isHidden()
    press(window, "Ctrl+6")
    assert window.places.current is Place.TODAY
    make.case(services, what="Cold again")
    window.tools.bus.changed.emit(make_note(services, last))
    settle(window.tools)
    assert not window.rail.button(Place.INSIGHT).isHidden()
    press(window, "Ctrl+6")
    assert window.places.current is Place.INSIGHT


def test_insight_is_there_earlier_for_who_wants_it(window):
    machine.change(insight=True)
    window.places.currentWidget().rail_changed.emit()
    settle(window.tools)
    assert not window.rail.button(Place.INSIGHT).isHidden()


def test_number_on_today_counts_what_waits(window, services, clock):
    case_id = make.case(services)
    clock.forward(days=5)
    window.tools.bus.changed.emit(make_note(services, case_id))
    settle(window.tools)
    button = window.rail.button(Place.TODAY)
    assert button.count >= 1
    assert "to do" in button.accessibleName()


def make_note(services, case_id):
    return services.cases.edit(case_id, make_edit(topic="the coffee"))


def make_edit(**fields):
    from delight.domain.cases.case import CaseEdit

    return CaseEdit(**fields)


def test_search_opens_the_customer_found(window, services):
    customer_id = make.customer(services, "Zoë Brontë")
    press(window, "Ctrl+K")
    assert window.top.search.hasFocus()
    type_text(window.top.search, "zoe")
    wait_for(lambda: window.top.search.popup.isVisible())
    press(window.top.search, "Return")
    assert window.places.current is Place.CUSTOMERS
    assert window.places.currentWidget().asked == [("customer", customer_id)]
    assert window.top.search.text() == ""


def test_log_slides_over_and_escape_goes_back(window):
    press(window, "Ctrl+N")
    panel = window.slide.panel
    assert panel.isVisible()
    assert panel.words.hasFocus()
    assert panel.wish == LogWish()
    press(panel.words, "Tab")
    assert panel.words.hasFocus(), "Tab stays inside the panel"
    press(panel.words, "Escape")
    assert not panel.isVisible()


def test_log_takes_words_before_the_shop_is_open(open_window, services):
    import threading

    gate = threading.Event()

    def slow(place):
        gate.wait(3)
        return services

    window = open_window(slow, wait=False)
    press(window, "Ctrl+N")
    type_text(window.slide.panel.words, "Kaffee kalt")
    gate.set()
    wait_for(lambda: window.tools.is_open)
    settle(window.tools)
    assert window.slide.panel.words.text() == "Kaffee kalt"
    assert window.slide.isVisible()


def test_ctrl_z_takes_back_the_last_deed_of_this_window(window, services):
    changes = services.customers.add(make.CustomerDraft(name="Ada Reyes"))
    window.tools.bus.changed.emit(changes)
    window.say("Ada Reyes added.", changes)
    assert window.notice.isVisible()
    press(window, "Ctrl+Z")
    settle(window.tools)
    assert services.search.find("Ada") == []
    assert "Undone" in window.notice.words.text()
    press(window, "Ctrl+Z")
    settle(window.tools)
    assert "nothing to undo" in window.notice.words.text()


def test_undo_button_in_the_bar(window, services):
    changes = services.customers.add(make.CustomerDraft(name="Ada Reyes"))
    window.tools.bus.changed.emit(changes)
    window.say("Ada Reyes added.", changes)
    window.notice.undo.click()
    settle(window.tools)
    assert services.search.find("Ada") == []


def test_page_reloads_after_a_deed_elsewhere_only_when_seen(window, services):
    first = window.places.currentWidget()
    seen = first.refreshed
    press(window, "Ctrl+2")
    window.tools.bus.changed.emit(services.customers.add(make.CustomerDraft(name="Ada Reyes")))
    settle(window.tools)
    assert first.refreshed == seen
    press(window, "Ctrl+1")
    assert first.refreshed == seen + 1


def test_wishes_of_a_page_are_wired(window):
    page = window.go(Place.TODAY)
    page.open_case_requested.emit(7)
    assert window.places.current is Place.CASES
    assert window.places.currentWidget().asked == [("case", 7)]
    page.log_requested.emit(LogWish(customer_name="Zoë"))
    assert window.slide.panel.wish.customer_name == "Zoë"


def test_no_shop_shows_the_first_start_alone(open_window):
    window = open_window(lambda place: None)
    assert isinstance(window.places.currentWidget(), PlainStart)
    assert window.rail.isHidden()
    assert window.top.isHidden()


def test_a_shop_of_ones_own_starts_without_a_trace_of_the_one_before(open_window, services, place):
    shops = [services, None]
    window = open_window(lambda _place: shops.pop(0))
    press(window, "Ctrl+5")
    window.close()
    window.demo.show()
    window.open_shop(place)
    wait_for(lambda: isinstance(window.places.currentWidget(), PlainStart))
    settle(window.tools)
    assert window.demo.isHidden()
    assert window.windowTitle() == "Delight"
    window.places.currentWidget().shop_made.emit(services)
    settle(window.tools)
    assert window.places.current is Place.TODAY


def test_made_shop_comes_in(open_window, services):
    window = open_window(lambda place: None)
    window.places.currentWidget().shop_made.emit(services)
    settle(window.tools)
    assert window.places.current is Place.TODAY
    assert not window.rail.isHidden()


def test_trouble_with_opening_is_explained_and_can_be_tried_again(open_window, services):
    answers = [StorageError("storage.busy"), services]

    def opener(place):
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    window = open_window(opener)
    assert "Another program is writing" in window.banner.what.text()
    window.banner.help.click()
    settle(window.tools)
    assert window.places.current is Place.TODAY
    assert window.banner.isHidden()


def test_keys_are_listed(window):
    press(window, "F1")
    sheet = wait_for(lambda: window.findChild(QWidget, "qt_none") or _sheet(window))
    words = {w.text() for w in sheet.findChildren(QLabel)}
    assert {"Log what a customer said", "Ctrl+N", "Search everything", "Ctrl+K"} <= words
    press(sheet, "Escape")


def _sheet(window):
    from delight.ui.kit.work.dialogs import Sheet

    return next((s for s in window.findChildren(Sheet) if s.isVisible()), None)


def test_remembers_its_place_and_page(window):
    press(window, "Ctrl+3")
    window.resize(1100, 700)
    window.close()
    kept = machine.load()
    assert kept.page == "customers"
    assert kept.window[2:] == (1100, 700)


def test_everything_has_a_name_and_is_large_enough(window):
    press(window, "Ctrl+N")
    assert not unnamed(window)
    assert not too_small(window)
    assert all(b.toolTip() for b in window.rail.findChildren(QPushButton))


def test_narrow_window_for_large_text_shows_icons_alone(window, qapp):
    from delight.ui.kit.look.theme import Scheme, apply_theme

    window.resize(1200, 800)
    wide = window.rail.width()
    try:
        apply_theme(qapp, Scheme.LIGHT, text_scale=2.0)
        window.resize(1024, 640)
        assert window.rail.button(Place.CASES).text() == ""
        assert window.rail.width() < wide
        assert not unnamed(window)
    finally:
        apply_theme(qapp, Scheme.LIGHT)
    window.resize(1200, 800)
    assert window.rail.button(Place.CASES).text() == "Cases"
    assert window.rail.width() == wide


def test_making_the_demo_is_said_at_once_and_failing_brings_back_the_start(open_window, closed_tools, qtbot):
    window = open_window(lambda place: None)
    start = window.places.currentWidget()
    seen = []

    def opener(place):
        closed_tools.making.emit(0, 365)
        closed_tools.making.emit(73, 365)
        seen.append(threading.current_thread() is not threading.main_thread())
        raise StorageError("storage.busy")

    window._opener = opener
    with qtbot.waitSignal(closed_tools.making):
        window.open_shop(window._place)
    settle(closed_tools)
    assert seen == [True]
    assert window.banner.isVisible()
    assert window.places.currentWidget() is start


def test_a_shop_of_before_is_brought_up_to_date_in_sight(open_window, closed_tools, qtbot, monkeypatch):
    monkeypatch.setattr("delight.ui.frame.places._BLINK_MS", 50)
    window = open_window(lambda place: None)
    start = window.places.currentWidget()
    closed_tools.readying.emit(0, 100)
    closed_tools.readying.emit(40, 100)

    def seen():
        return [w.text() for w in window.places.findChildren(QLabel) if w.isVisible()]

    assert seen() == []  # most are ready within a blink
    qtbot.waitUntil(lambda: "Getting your shop ready for the new version: 40 %" in seen())
    assert "You may close Delight meanwhile: it goes on the next time." in seen()
    assert not window.rail.isVisible()
    assert not window.top.isVisible()
    closed_tools.readying.emit(60, 100)
    assert named(window, "How far your shop is brought up to date", QProgressBar).value() == 60
    assert "Getting your shop ready for the new version: 60 %" in seen()
    closed_tools.not_readied.emit()
    assert window.places.currentWidget() is start


def test_how_far_the_demo_is_stands_on_the_screen(open_window, closed_tools):
    window = open_window(lambda place: None)
    closed_tools.making.emit(73, 365)
    bar = named(window, "How far the demo shop is", QProgressBar)
    assert bar.value() == 73
    words = [w.text() for w in window.places.findChildren(QLabel) if w.isVisible()]
    assert "Making the demo shop: a year of it, about ten seconds …" in words


@pytest.mark.parametrize(
    ("noun", "wanted"),
    [
        (Noun.CUSTOMER, Place.CUSTOMERS),
        (Noun.VISIT, Place.CUSTOMERS),
        (Noun.CASE, Place.CASES),
    ],
)
def test_what_a_file_brought_in_is_shown_where_it_belongs(window, noun, wanted):
    which = CameWith(import_id="d", noun=noun)
    window.places.currentWidget().narrowed_requested.emit(which)
    assert window.places.current is wanted
    assert window.places.currentWidget().asked == [("came with", which)]
