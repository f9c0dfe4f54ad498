"""Who is here twice: the list, the two side by side, and what is done with them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from delight.domain.customers.customer import CustomerDraft, VisitDraft
from delight.domain.duplicates.merging import MergeField, Side
from delight.ui.customers.twice.door import TwiceDoor
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.look.layouts import row
from delight.ui.kit.work.page import Page, Tools
from tests import factories
from tests.qt_helpers import named, press, press_here, settle, too_small, unnamed


@pytest.fixture
def pair(services):
    keep = factories.customer(
        services, "Zoë Marlow", email="zoe@example.org", phone="01632 960123", know="Likes rye"
    )
    other = factories.customer(
        services,
        "Zoe Marlow",
        email="z@example.org",
        phone="+44 1632 960123",
        know="Has a dog",
        birthday="05-12",
    )
    services.customers.add_visit(VisitDraft(customer_id=keep, day=date(2026, 3, 1)))
    services.customers.add_visit(VisitDraft(customer_id=keep, day=date(2026, 3, 2)))
    factories.case(services, other)
    return keep, other


class DoorPage(Page):
    """A page with a letter of its own and the pairs."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        row(self.content)
        self.heard: list = []
        self.noted = 0
        add_actions(self, ActionDef(name="note", text="Note", key="N", do=self._note))
        self.door = TwiceDoor(self)

    def refresh(self, changes=None) -> None:
        self.door.follow(changes)

    def _note(self) -> None:
        self.noted += 1


@pytest.fixture
def page(tools, qtbot):
    made = DoorPage(tools)
    made.said.connect(lambda words, changes: made.heard.append((words, changes)))
    qtbot.addWidget(made)
    made.resize(980, 680)
    made.show()
    return made


@pytest.fixture
def view(page, pair, tools):
    page.door.open()
    settle(tools)
    return page.door.view


def words_in(widget) -> str:
    return "\n".join(part.text() for part in widget.findChildren(QLabel) if not part.isHidden())


def test_the_pair_is_shown_side_by_side_with_what_comes_along(view, pair):
    assert view.count.text() == "1"
    (shown,) = view.model.rows()
    assert (shown.one.id, shown.two.id) == pair
    said = words_in(view.pane)
    assert "Same name, same phone, same address." in said
    assert "12 May" in said
    assert view.along.text().startswith("Comes along: 1 case")
    assert {field: one.side for field, one in view.pane.choosing.items()} == {
        MergeField.NAME: Side.KEEP,
        MergeField.EMAIL: Side.KEEP,
        MergeField.KNOW: Side.BOTH,
    }


def test_everything_is_named_and_large_enough(view):
    assert unnamed(view) == []
    assert too_small(view) == []


def test_merged_by_keys_alone_as_picked(view, page, pair, services, tools):
    press(view.list, "Right")
    email = view.pane.choosing[MergeField.EMAIL]
    email.keep.setFocus()
    press_here("Right")
    assert email.side is Side.OTHER
    assert email.other.hasFocus()
    assert email.other.accessibleName() == "E-mail: z@example.org, kept"
    press_here("M")
    settle(tools)
    who = services.customers.get(pair[0])
    assert (who.email, who.know, who.open_cases) == ("z@example.org", "Likes rye\nHas a dog", 1)
    words, changes = page.heard[-1]
    assert words == "Zoë Marlow is one customer now."
    assert changes.can_undo
    assert view.empty.sentence.text().startswith("Nobody seems to be here twice.")
    page.do(lambda: services.history.undo(changes.deed))
    settle(tools)
    settle(tools)
    assert services.customers.count() == 2
    assert len(view.model.rows()) == 1
    press_here("Return")
    settle(tools)
    assert services.customers.count() == 1


def test_enter_merges_from_the_list_and_from_what_is_picked(view, pair, services, tools):
    button = named(view, "Merge", QPushButton)
    assert button.text() == "Merge (Enter)"
    press_here("Right")
    assert view.pane.choosing[MergeField.NAME].keep.hasFocus()
    press_here("Right")
    press_here("Return")
    settle(tools)
    assert services.customers.get(pair[0]).name == "Zoe Marlow"


def test_after_undo_the_same_pair_is_shown_again_and_enter_merges_it(page, pair, services, tools):
    for name in ("Anna Müller", "Anna Mueller"):
        factories.customer(services, name, phone="01632 960777", email="", address="")
    page.door.open()
    settle(tools)
    view = page.door.view
    press_here("End")
    settle(tools)
    last = view.list.current()
    press_here("Return")
    settle(tools)
    page.do(lambda: services.history.undo(page.heard[-1][1].deed))
    settle(tools)
    settle(tools)
    assert (view.list.current().one.id, view.list.current().two.id) == (last.one.id, last.two.id)
    press_here("Return")
    settle(tools)
    assert services.customers.count() == 3


def test_where_nobody_is_left_the_keyboard_is_at_the_way_back(view, page, tools):
    press_here("Return")
    settle(tools)
    assert view.empty.sentence.text().startswith("Nobody seems to be here twice.")
    assert view.empty.button.hasFocus()
    press_here("Return")
    assert not page.door.is_open


def test_of_notes_one_both_or_the_other_can_be_kept(view):
    know = view.pane.choosing[MergeField.KNOW]
    QTest.mouseClick(know.keep, Qt.MouseButton.LeftButton)
    assert know.side is Side.OTHER
    QTest.mouseClick(know.other, Qt.MouseButton.LeftButton)
    assert know.side is Side.OTHER, "one of two stays"
    QTest.mouseClick(know.keep, Qt.MouseButton.LeftButton)
    assert know.side is Side.BOTH


def test_told_apart_they_do_not_come_again(view, page, services, tools):
    press(view.list, "N")
    settle(tools)
    assert page.noted == 0
    assert view.model.rows() == ()
    assert page.heard[-1][0] == "Remembered: they are two."
    view.start()
    settle(tools)
    assert view.model.rows() == ()
    assert services.customers.count() == 2


def test_swapped_the_other_is_kept(view, pair, services, tools):
    press(view.list, "X")
    settle(tools)
    assert view.pane.preview.keep.id == pair[1]
    press(view.list, "M")
    settle(tools)
    assert services.customers.get(pair[1]).visits == 2


def test_a_change_elsewhere_is_not_written_over(view, page, pair, services, tools):
    services.customers.edit(pair[1], CustomerDraft(name="Zoe Marlow-Brontë"))
    press(view.list, "M")
    settle(tools)
    assert page.banner.isVisible()
    assert services.customers.count() == 2


def test_later_goes_to_the_next_pair_and_escape_leaves(page, pair, services, tools):
    for name in ("Anna Müller", "Anna Mueller"):
        factories.customer(services, name, phone="01632 960777", email="", address="")
    page.door.open()
    settle(tools)
    view = page.door.view
    first = view.list.current()
    press(view.list, "L")
    assert view.list.current() != first
    press(view.list, "L")
    assert view.list.current() == first
    press(view.list, "Escape")
    assert not page.door.is_open
    press(page, "N")
    assert page.noted == 1


def test_a_name_that_is_not_kept_stays_as_a_note(page, services, tools):
    one = factories.customer(services, "Zoë Marlow", phone="01632 960123")
    factories.customer(services, "Zoë Jones", phone="01632 960123")
    page.door.open()
    settle(tools)
    press(page.door.view.list, "M")
    settle(tools)
    assert [note.text for note in services.notes.of(one)] == ["Also known as Zoë Jones"]
