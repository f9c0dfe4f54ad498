"""Fields as people use them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from time import monotonic

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from delight.domain.errors import InputError, StorageError
from delight.ui.kit.fields.chips import ChipRow
from delight.ui.kit.fields.days import DayField, MomentField, natural_days
from delight.ui.kit.fields.forms import AmountField, Field, Form, LineField, TextArea
from delight.ui.kit.fields.suggest import SuggestBox, Suggestion
from delight.ui.kit.look.pills import Avatar, Pill, initials
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.timeline.timeline import Moment, Timeline
from delight.ui.kit.work.tasks import Tasks
from tests.qt_helpers import press, spoken_name, type_text, unnamed, wait_for

NOW = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)


@pytest.fixture
def room(qtbot):
    """A window to put things in."""
    window = QWidget()
    window.resize(600, 700)
    QVBoxLayout(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def put(room, widget):
    room.layout().addWidget(widget)
    widget.show()
    return widget


def test_field_names_its_widget_and_says_what_is_wrong(room):
    field = put(room, Field("Amount", AmountField("EUR"), hint="What it cost them"))
    form = Form(amount=field)
    assert spoken_name(field.widget) == "Amount"
    field.widget.setText("a lot")
    with pytest.raises(InputError) as wrong:
        field.widget.minor()
    assert form.show_error(wrong.value)
    assert field.problem.isVisible()
    assert "a lot" in field.problem.text()
    assert field.widget.hasFocus()
    assert field.widget.text() == "a lot"
    form.clear_problems()
    assert not field.problem.isVisible()


def test_error_of_no_field_is_left_to_the_banner(room):
    form = Form(amount=Field("Amount", AmountField("EUR")))
    put(room, form.fields["amount"])
    assert not form.show_error(InputError("case.what_missing", "what"))
    assert not form.show_error(StorageError("storage.busy"))


@pytest.mark.parametrize(
    ("typed", "minor"), [("12", 1200), ("12,50", 1250), ("€ 1.250,00", 125000), ("", None)]
)
def test_amount_is_read_as_typed(room, typed, minor):
    field = put(room, AmountField("EUR", name="Amount"))
    type_text(field, typed)
    assert field.minor() == minor


def test_an_amount_that_could_be_two_is_asked_for_again(room):
    field = put(room, AmountField("GBP"))
    field.setText("1,234")
    assert field.minor() == 123_400
    field.setText("1.234")
    with pytest.raises(InputError) as raised:
        field.minor()
    assert raised.value.code == "amount.too_fine"


def test_amount_is_shown(room):
    field = put(room, AmountField("EUR", name="Amount"))
    field.set_minor(1250)
    assert field.text() == "12.50"
    field.set_minor(None)
    assert field.text() == ""


def test_text_grows_and_tab_goes_on(room):
    area = put(room, TextArea(name="What happened?", least=2, most=6))
    after = put(room, LineField(name="Who?"))
    low = area.height()
    area.setFocus()
    type_text(area, "Zoë's cake\ncame\nlate\nand cold")
    assert area.toPlainText() == "Zoë's cake\ncame\nlate\nand cold"
    assert area.height() > low
    type_text(area, "\n" * 20)
    tallest = area.height()
    type_text(area, "\n" * 20)
    assert area.height() == tallest
    press(area, "Tab")
    assert after.hasFocus()


def test_natural_days():
    wednesday = date(2026, 3, 11)
    assert natural_days(wednesday) == [
        ("Today", wednesday),
        ("Tomorrow", date(2026, 3, 12)),
        ("Friday", date(2026, 3, 13)),
        ("Monday", date(2026, 3, 16)),
        ("Wed 18 Mar", date(2026, 3, 18)),
    ]
    assert [d for _, d in natural_days(date(2026, 3, 13))][:2] == [date(2026, 3, 13), date(2026, 3, 14)]
    assert [w for w, _ in natural_days(wednesday, past=True)] == ["Today", "Yesterday", "2 days ago", "4 Mar"]


def test_day_is_chosen_from_the_menu(room):
    field = put(room, DayField(name="Due", today=lambda: date(2026, 3, 11)))
    seen = []
    field.changed.connect(lambda: seen.append(field.day()))
    field.menu().aboutToShow.emit()
    next(a for a in field.menu().actions() if a.text() == "Friday").trigger()
    assert seen == [date(2026, 3, 13)]
    assert spoken_name(field) == "Due: Friday"


@pytest.mark.parametrize("key", ["Return", "Enter"])
def test_a_day_is_chosen_by_keys_alone(room, key):
    field = put(room, DayField(name="Due", today=lambda: date(2026, 3, 11)))
    field.setFocus()
    press(field, f"Ctrl+{key}")
    assert not field.menu().isVisible(), "that is for the form"
    press(field, key)
    assert field.menu().isVisible()
    press(field.menu(), "Down")
    press(field.menu(), "Return")
    assert not field.menu().isVisible()
    assert field.day() == date(2026, 3, 12)


def test_moment_has_a_time_once_it_has_a_day(room):
    field = put(room, MomentField(name="By when?", now=lambda: NOW))
    assert field.moment() is None
    assert not field.time.isVisible()
    field.set_moment(NOW)
    assert field.moment() == NOW
    assert field.time.isVisible()
    assert not unnamed(room)


@pytest.fixture
def who(room):
    tasks = Tasks(room)
    people = {"Zoë Brontë": 1, "Zoran Petrović": 2, "Ada Reyes": 3}

    def find(text):
        return [
            Suggestion(value=n, look=RowLook(title=name), fills=name, key=n)
            for name, n in people.items()
            if name.lower().startswith(text.lower())
        ]

    box = put(room, SuggestBox(find, tasks, name="Who?"))
    box.setFocus()
    yield box
    tasks.wait()


def test_a_long_name_shows_how_it_begins(who, room):
    name = "Donaudampfschifffahrts" * 9
    who.setMaximumWidth(200)
    who.clearFocus()
    who.set_taken(1, name)
    assert who.cursorPosition() == 0
    who.setFocus()
    assert who.cursorPosition() == len(name)
    who.clearFocus()
    assert who.cursorPosition() == 0


def test_suggestions_follow_the_words(who):
    taken = []
    who.taken.connect(taken.append)
    type_text(who, "zo")
    wait_for(who.popup.isVisible)
    assert who.popup.model.rowCount() == 2
    press(who, "Down")
    assert who.popup.list.currentIndex().row() == 0, "the first Down enters the list"
    press(who, "Down")
    press(who, "Return")
    assert taken == [2]
    assert (who.value(), who.text()) == (2, "Zoran Petrović")
    assert not who.popup.isVisible()
    type_text(who, "x")
    assert who.value() is None


def test_suggestions_close_with_escape_and_when_nothing_fits(who):
    type_text(who, "zo")
    wait_for(who.popup.isVisible)
    press(who, "Escape")
    assert not who.popup.isVisible()
    assert who.text() == "zo"
    type_text(who, "q")
    wait_for(lambda: who.popup.model.rowCount() == 0)
    assert not who.popup.isVisible()


def test_chips_combine_or_exclude(room):
    many = put(room, ChipRow([("a", "Open"), ("b", "Overdue")], name="Filters"))
    one = put(room, ChipRow([("a", "Open"), ("b", "Overdue")], one_only=True, name="Stage"))
    for chips in (many, one):
        for value in ("a", "b"):
            chips.chip(value).click()
    assert many.chosen() == {"a", "b"}
    assert one.value() == "b"
    one.chip("b").click()
    assert one.value() is None


def test_chips_wrap_in_a_narrow_window(room):
    chips = put(room, ChipRow([(n, f"Filter number {n}") for n in range(12)], name="Filters"))
    wait_for(lambda: chips.chip(11).y() > chips.chip(0).y())
    assert all(chips.chip(n).geometry().right() <= chips.width() for n in range(12))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        *[("Zoë van Dam", "ZD"), ("ada", "A"), ("(Ann) Neil", "AN"), ("ßeta", "S")],
        *[("Ms Dr. Halloran", "H"), ("Prof. Dr. Ute Meier", "UM"), ("Dr.", "D"), ("Tom Lee Jr.", "TL")],
        *[("田中 花子", "田"), ("Ένα Δύο", "ΈΔ"), ("", ""), ("  ", ""), ("42", "")],
    ],
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_pill_and_avatar_are_named_and_painted(room):
    pill = put(room, Pill("3 days late", Tone.OVERDUE, "warning"))
    avatar = put(room, Avatar("Zoë Brontë"))
    assert spoken_name(pill) == "3 days late"
    assert spoken_name(avatar) == "Zoë Brontë"
    pill.set("Done", Tone.DONE)
    assert pill.text == "Done"
    assert not room.grab().isNull()


def test_timeline_opens_with_enter(room):
    opened = []
    timeline = put(room, Timeline("Nothing yet."))
    timeline.show_moments(
        [Moment(title="Letter", when="today", opens=lambda: opened.append(1)), Moment(title="Visit")]
    )
    rows = [w for w in timeline.children() if isinstance(w, QWidget)]
    assert rows[0].focusPolicy() == Qt.FocusPolicy.TabFocus
    press(rows[0], "Return")
    assert opened == [1]
    timeline.show_moments([])
    assert not room.grab().isNull()


@pytest.mark.parametrize("letter", ["x", "ש"])
def test_an_endless_word_does_not_freeze_a_text(room, letter):
    area = TextArea(parent=room)
    room.layout().addWidget(area)
    word, data = letter * 200_000, QMimeData()
    data.setText(word)
    before = monotonic()
    area.setPlainText(word)
    area.insertPlainText("a")
    area.resize(area.width() - 40, area.height())
    QApplication.processEvents()
    area.selectAll()
    area.insertFromMimeData(data)
    QApplication.processEvents()
    assert monotonic() - before < 2
    assert area.toPlainText() == word
    area.setPlainText("Cold soup")
    assert area.wordWrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
