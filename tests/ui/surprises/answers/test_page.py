"""Would they recommend us? Read by the owner in the real window, noted by anybody, hidden from the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from delight.domain.cases.case import CaseFilter, CaseKind
from delight.domain.cases.recovery import FollowUpResult
from delight.domain.customers.pulse import PulseDraft
from delight.domain.customers.pulse_places import PulsePlace
from delight.ui.kit.look.theme import Scheme, apply_theme
from delight.ui.kit.work.page import Place
from delight.ui.surprises.page import Tab
from tests import factories
from tests.fitting import unfit
from tests.qt_helpers import let_run, press, press_here, settle, too_small, type_text, unnamed, wait_for

_LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"


def answer(services, score, customer_id=None, words="", place=PulsePlace.COUNTER):
    draft = PulseDraft(score=score, customer_id=customer_id, words=words, place=place)
    return services.pulses.answer(draft).record


def many(services, clock, scores):
    for score in scores:
        answer(services, score)
        clock.now += timedelta(hours=1)


@pytest.fixture
def zoe(services):
    return factories.customer(services, "Zoë van Dam", phone="01632 960456")


@pytest.fixture
def some(services, clock, zoe):
    """Three answers: one after a follow-up, the latest a low one of Zoë's; return the case."""
    case_id = factories.case(services, zoe)
    services.cases.move(case_id, "resolved")
    check = services.recovery.follow_ups(case_id)[0]
    services.recovery.follow_up_done(check.id, FollowUpResult(result="All is well", pulse=9))
    clock.now += timedelta(days=1)
    answer(services, 7, words="Fine, mostly")
    clock.now += timedelta(days=1)
    answer(services, 3, zoe, "Nobody said sorry", PulsePlace.TOLD)
    return case_id


@pytest.fixture
def opened(services, open_window):
    """Return a function that shows the tab in the real window; it returns window and tab."""
    windows = []

    def show(*, seated=True):
        if seated:
            services.staff.sit_down(services.staff.list()[0].id)
        window = open_window(services)
        windows.append(window)
        page = window.go(Place.SURPRISES)
        settle(window.tools)
        press(window, "Alt+3")
        settle(window.tools)
        wait_for(lambda: QApplication.focusWidget() is not page.answers.content)
        return window, page.answers

    yield show
    for window in windows:
        window.tools.guest.set(on=False)


def rows(view):
    return [row.score for row in view.model.rows()]


def text_on(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def sit(window, person):
    window.plate.desk.seat_by_id(person.id)
    settle(window.tools)


class TestWhatAllSay:
    @pytest.mark.usefixtures("some")
    def test_of_a_few_nothing_is_said(self, opened):
        _window, view = opened()
        assert view.figures.sentence.text() == "Too few to say: 2 of 20 answers so far.", "Zoë counts once"
        assert not view.figures.bars.isVisible()

    def test_the_first_ones_are_the_baseline(self, services, clock, opened):
        many(services, clock, [10] * 14 + [8] * 6 + [2] * 4)
        _window, view = opened()
        assert view.figures.sentence.text() == (
            "Of the first 24 who answered, 14 would recommend you and 4 would not."
            " 6 more answers, and that is what later ones are compared with."
        )
        assert view.figures.first.bar.isVisible()
        assert not view.figures.now.isVisible()
        assert "of all your customers, 39 to 76 in a hundred would" in view.figures.first.accessibleName()

    @pytest.mark.parametrize(
        ("later", "verdict"),
        [
            ([10, 10, 9, 8, 3] * 8, "Of the last 40: 24 and 8. The difference can still be chance."),
            ([10] * 40, "Of the last 40: 40 and 0. That is better than at first, and hardly by chance."),
            ([2] * 40, "Of the last 40: 0 and 40. That is worse than at first, and hardly by chance."),
            ([9] * 8, "Since then 8 have answered; with 20 they can be compared."),
            ([], "Later answers will be compared with that."),
        ],
    )
    def test_now_is_compared_with_it(self, services, clock, opened, later, verdict):
        many(services, clock, [10] * 17 + [8] * 9 + [2] * 4 + later)
        _window, view = opened()
        first = "Of the first 30 who answered, 17 would recommend you and 4 would not."
        assert view.figures.sentence.text() == f"{first} {verdict}"
        assert view.figures.now.isVisible() is (len(later) >= 20)
        if view.figures.now.isVisible():
            assert abs(view.figures.now.bar.width() - view.figures.first.bar.width()) <= 1

    def test_the_bar_is_painted_as_they_said(self, services, clock, opened):
        many(services, clock, [10] * 15 + [2] * 15)
        _window, view = opened()
        bar = view.figures.first.bar
        picture = bar.grab().toImage()

        def at(share):
            return picture.pixelColor(round(picture.width() * share), picture.height() // 2 - 2)

        assert at(0.05) != at(0.95)
        assert at(0.05) == at(0.2)


class TestEachAnswer:
    def test_the_latest_is_first_and_the_keyboard_is_there(self, some, opened):
        window, view = opened()
        assert rows(view) == [3, 7, 9]
        assert QApplication.focusWidget() is view.list
        press(view.list, "Home")
        settle(window.tools)
        assert view.pane.score.text() == "3 of 10"
        assert view.pane.opinion.text == "Would not recommend us"
        assert view.pane.words.text() == "Nobody said sorry"
        assert view.pane.about.text() == "Told to us, today, 09:30 · noted by Marta Lind"
        assert "01632 960456" in view.pane.phone.text()

    @pytest.mark.usefixtures("some")
    def test_those_to_call_are_a_click_away(self, opened):
        window, view = opened()
        for value, left in (("would-not", [3]), ("might", [7]), ("would", [9]), ("", [3, 7, 9])):
            QTest.mouseClick(view.which.chip(value), Qt.MouseButton.LeftButton)
            settle(window.tools)
            assert rows(view) == left

    def test_a_filter_that_finds_nobody_says_so(self, services, opened):
        answer(services, 9)
        window, view = opened()
        QTest.mouseClick(view.which.chip("would-not"), Qt.MouseButton.LeftButton)
        settle(window.tools)
        assert rows(view) == []
        assert view.nothing.sentence.text() == "Nobody said so."

    def test_a_low_one_is_logged_by_keys_with_its_words(self, some, zoe, services, opened):
        window, view = opened()
        press(view.list, "Home")
        settle(window.tools)
        press(view.list, "Return")
        assert QApplication.focusWidget() is view.pane.log
        press_here("Return")
        settle(window.tools)
        note = window.slide.panel.note_page.form.note()
        assert note.what == "Nobody said sorry"
        assert (note.kind, note.customer_id) == (CaseKind.COMPLAINT.value, zoe)
        press_here("Ctrl+Return")
        settle(window.tools)
        case = services.cases.get(max(row.id for row in services.cases.page(CaseFilter())))
        assert (case.what, case.customer_id) == ("Nobody said sorry", zoe)

    def test_a_low_one_without_words_is_logged_all_the_same(self, services, opened):
        answer(services, 0)
        window, view = opened()
        press(view.list, "Home")
        press(view.list, "g")
        settle(window.tools)
        note = window.slide.panel.note_page.form.note()
        assert note.what == "Would not recommend us: 0 of 10, when asked."
        assert not view.pane.write.isVisible(), "nobody knows to whom"

    def test_a_letter_is_written_to_them(self, some, zoe, opened, qtbot):
        _window, view = opened()
        press(view.list, "Home")
        with qtbot.waitSignal(view.write_letter_requested) as asked:
            QTest.mouseClick(view.pane.write, Qt.MouseButton.LeftButton)
        assert (asked.args[0].customer_id, asked.args[0].case_id) == (zoe, None)

    def test_one_after_a_follow_up_opens_its_case(self, some, opened):
        window, view = opened()
        press(view.list, "End")
        settle(window.tools)
        assert view.pane.about.text().startswith("After a follow-up, ")
        assert not view.pane.log.isVisible()
        QTest.mouseClick(view.pane.case, Qt.MouseButton.LeftButton)
        settle(window.tools)
        assert window.places.current == Place.CASES

    def test_who_it_was_is_a_link(self, some, zoe, opened):
        window, view = opened()
        press(view.list, "Home")
        QTest.mouseClick(view.pane.whose, Qt.MouseButton.LeftButton)
        settle(window.tools)
        assert window.places.current == Place.CUSTOMERS
        assert window.places.shown().pane.customer.id == zoe

    @pytest.mark.usefixtures("some")
    def test_an_answer_elsewhere_comes_in_and_undo_takes_it_back(self, services, opened):
        window, view = opened()
        changes = services.pulses.answer(PulseDraft(score=10))
        window.tools.bus.changed.emit(changes)
        settle(window.tools)
        assert rows(view) == [10, 3, 7, 9]
        window.tools.bus.changed.emit(services.history.undo())
        settle(window.tools)
        assert rows(view) == [3, 7, 9]


class TestNoting:
    def test_an_answer_that_was_told_is_noted_by_keys_alone(self, services, zoe, opened):
        window, view = opened()
        press(window, "Alt+3")
        press_here("+")
        assert QApplication.focusWidget() is view.told.who
        type_text(view.told.who, "Zoë van Dam")
        settle(window.tools)
        press(view.told.who, "Return")
        settle(window.tools)
        view.told.score.focus_row()
        press_here("1")
        press_here("0")
        type_text(view.told.words, "Best rye in town")
        press(view.told.words, "Ctrl+Return")
        settle(window.tools)
        (row,) = services.pulses.page()
        assert (row.score, row.customer_id, row.words) == (10, zoe, "Best rye in town")
        assert row.place is PulsePlace.TOLD
        assert rows(view) == [10]
        assert not view.told.isVisible()
        press(window, "Ctrl+Z")
        settle(window.tools)
        assert services.pulses.page() == []
        assert view.empty.isVisible()

    def test_without_a_number_it_asks_and_keeps_the_words(self, services, opened):
        window, view = opened()
        view.acts["answer-note"].trigger()
        type_text(view.told.words, "Lovely")
        press(view.told.words, "Ctrl+Return")
        settle(window.tools)
        assert services.pulses.page() == []
        assert view.told.form.fields["score"].problem.text() == "Choose a number from 0 to 10."
        assert QApplication.focusWidget() is view.told.score.chip(0)
        press_here("7")
        press_here("Ctrl+Return")
        settle(window.tools)
        assert [(row.score, row.words) for row in services.pulses.page()] == [(7, "Lovely")]

    def test_a_name_that_was_not_chosen_is_not_dropped_in_silence(self, services, opened):
        window, view = opened()
        view.acts["answer-note"].trigger()
        type_text(view.told.who, "Somebody Else")
        QTest.mouseClick(view.told.score.chip(4), Qt.MouseButton.LeftButton)
        QTest.mouseClick(view.told.save_button, Qt.MouseButton.LeftButton)
        settle(window.tools)
        assert services.pulses.page() == []
        assert view.told.form.fields["customer"].problem.isVisible()
        press(view.told, "Escape")
        assert not view.told.isVisible()


class TestWhoSeesIt:
    def test_nobody_was_asked_yet_and_a_button_asks(self, opened):
        window, view = opened()
        assert view.empty.isVisible()
        assert not view.list.isVisible()
        assert QApplication.focusWidget() is view.empty.button
        press_here("Return")
        settle(window.tools)
        assert window.counter.is_on
        window.counter.leave()

    @pytest.mark.usefixtures("some")
    def test_the_front_desk_has_no_such_tab(self, services, opened):
        window, view = opened()
        page = window.places.shown()
        marta, tom = services.staff.list()
        assert "Nobody said sorry" in text_on(page) or rows(view) == [3, 7, 9]
        sit(window, tom)
        page = window.places.shown()
        assert page.week.isVisible()
        assert not page.tabs.chip(Tab.ANSWERS).isVisible()
        assert Tab.ANSWERS not in page._made
        press(window, "Alt+3")
        settle(window.tools)
        assert page.week.isVisible()
        assert not page.findChild(QAction, "tab-answers").isVisible(), "nor in the list of keys"
        assert "Nobody said sorry" not in text_on(window)
        sit(window, marta)
        press(window, "Alt+3")
        settle(window.tools)
        assert rows(window.places.shown().answers) == [3, 7, 9]

    def test_whoever_works_alone_reads_them(self, services, opened):
        answer(services, 3)
        services.staff.deactivate(services.staff.list()[1].id)
        services.staff.sit_down(None)
        _window, view = opened(seated=False)
        assert rows(view) == [3]

    def test_where_several_work_nobody_reads_them_without_a_name(self, services, open_window):
        answer(services, 3)
        services.staff.sit_down(None)
        window = open_window(services)
        window.go(Place.SURPRISES)
        settle(window.tools)
        press(window, "Alt+3")
        settle(window.tools)
        page = window.places.shown()
        assert page.week.isVisible()
        assert not page.tabs.chip(Tab.ANSWERS).isVisible()

    def test_the_desk_notes_from_the_customers_page_and_sees_nothing_of_it(self, services, zoe, open_window):
        marta, tom = services.staff.list()
        services.staff.sit_down(marta.id)
        window = open_window(services)
        sit(window, tom)
        window.open_customer(zoe)
        settle(window.tools)
        page = window.places.shown()
        press(page.pane, "w")
        told = page.pane.told
        assert told.isVisible()
        assert told.title.text() == "Would Zoë van Dam recommend us?"
        assert not told.who.isVisible()
        assert QApplication.focusWidget() is told.score.chip(0)
        press_here("4")
        type_text(told.words, "Cold soup again")
        press(told.words, "Ctrl+Return")
        settle(window.tools)
        assert not told.isVisible()
        words = text_on(window)
        assert "Answer noted." in words
        assert "Cold soup again" not in words
        assert "4 of 10" not in words
        services.staff.sit_down(marta.id)
        row = services.pulses.page()[0]
        assert (row.score, row.words, row.customer_id, row.staff) == (4, "Cold soup again", zoe, "Tom Okafor")
        assert row.place is PulsePlace.TOLD

    @pytest.mark.usefixtures("some")
    def test_a_guest_reads_nothing_of_it(self, opened):
        window, view = opened()
        press(view.list, "Home")
        settle(window.tools)
        press(window, "Ctrl+H")
        let_run(200)
        cover = window.plate.cover
        parts = [*view.findChildren(QLabel), view.list, view.pane.whose, view.figures.bars]
        for part in parts:
            at = part.mapTo(window.places, part.rect().center())
            assert not part.isVisible() or cover.mask().isEmpty() or cover.mask().contains(at)


class TestHowItLooks:
    @pytest.fixture
    def full(self, services, clock, opened):
        long_one = factories.customer(services, f"{_LONG} {_LONG}")
        many(services, clock, [10, 9, 8, 7, 2] * 11)
        answer(services, 1, long_one, " ".join([_LONG] * 40), PulsePlace.TOLD)
        window, view = opened()
        press(view.list, "Home")
        settle(window.tools)
        return window, view

    def test_everything_has_a_name_and_can_be_hit(self, full):
        window, view = full
        view.note()
        settle(window.tools)
        assert unnamed(window) == []
        assert too_small(window) == []

    @pytest.mark.parametrize("size", [(1024, 640), (1200, 800)])
    @pytest.mark.parametrize("form", [False, True])
    def test_it_fits(self, full, size, form):
        window, view = full
        window.resize(*size)
        if form:
            view.note()
        settle(window.tools)
        assert unfit(view) == []
        assert view.figures.bars.isVisible()
        assert view.list.viewport().height() >= 4 * view.list.sizeHintForRow(0)

    @pytest.mark.parametrize("form", [False, True])
    def test_it_fits_with_doubled_text(self, doubled, full, form):
        window, view = full
        window.resize(1024, 640)
        if form:
            view.note()
        settle(window.tools)
        assert unfit(view) == []
        assert not view.figures.bars.isVisible(), "the sentence says the same"
        assert view.list.viewport().height() >= 2 * view.list.sizeHintForRow(0)

    def test_fingers_hit_everything_in_the_touch_layout(self, qapp, full):
        _window, view = full
        try:
            apply_theme(qapp, Scheme.LIGHT, touch=True)
            view.note()
            assert too_small(view, 44) == []
            assert unfit(view) == []
        finally:
            apply_theme(qapp, Scheme.LIGHT)

    def test_rows_come_in_batches(self, services, clock, opened):
        many(services, clock, [9, 3] * 130)
        window, view = opened()
        assert 0 < view.model.rowCount() < 260
        press(view.list, "End")
        settle(window.tools)
        press(view.list, "End")
        settle(window.tools)
        press(view.list, "End")
        settle(window.tools)
        assert view.model.rowCount() == 260
        assert view.pane.score.text() == "9 of 10"
