"""One customer in full: who they are, what to do with them, what happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from typing_extensions import override

from delight.domain.customers.customer import CustomerDetail
from delight.domain.customers.standing import Basis
from delight.domain.days.calendar import local_day
from delight.domain.errors import UnknownError
from delight.domain.timeline import EntryKind, TimelineEntry
from delight.ui.customers.details.conflict import Conflict
from delight.ui.customers.details.details import Details
from delight.ui.customers.details.fields import CustomerFields
from delight.ui.customers.person.forms import PaneForms
from delight.ui.customers.person.groups import Groups, change_group
from delight.ui.customers.person.header import Header
from delight.ui.customers.person.overview import Overview
from delight.ui.customers.person.visits import Visits
from delight.ui.customers.person.whole import Whole, read_whole
from delight.ui.customers.privacy.menu import PrivacyDoor
from delight.ui.customers.story.history import AT_FIRST, History
from delight.ui.customers.story.moments import Setting
from delight.ui.customers.story.notes import Notes
from delight.ui.customers.story.telling import Story
from delight.ui.customers.twice.apart import ApartDoor
from delight.ui.kit.actions import action_button, give_key
from delight.ui.kit.late import Late
from delight.ui.kit.look.layouts import FlowLayout, column, row
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.menus import MenuButton
from delight.ui.kit.told_answer import ToldAnswer
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from delight.services.letters.greeting import Greeting

_BUTTONS = ("log", "letter", "surprise", "visit", "note")
_PICTURES_NEED, _CORNER_NEEDS, _USUAL_BASE = 540, 460, 14
_MENU = ("visit-more", "voucher", "answer", "reach", "link", "join", "form")


class CustomerPane(QWidget):
    """Shows one customer and does the deeds on them through ``page``."""

    open_case = Signal(int)
    open_letter = Signal(int)
    switched = Signal()
    """Somebody else is shown, or they from the beginning again."""
    form_opened = Signal(QWidget)
    """A form came up, and should be seen."""

    def __init__(self, page: Page, actions: dict[str, QAction]) -> None:
        super().__init__()
        self._page, self._loader = page, Loader(page.tools.tasks, self)
        self._whole: Whole | None = None
        self._buttons: list[QPushButton] = []
        self.groups = Groups(page.tools)
        self.menu = QMenu(self)
        self.header = Header(self.groups, self._corner(actions))
        self._told = Late(lambda: ToldAnswer(page))
        self.details = Details(page, self._today, self.open)
        self.visits, self.notes = Visits(page, self._today), Notes(page, self._today)
        self.overview = Overview(page)
        self.history = History(page.tools, page.banner.show_error)
        self._build(actions)
        self._listen()

    @property
    def customer(self) -> CustomerDetail | None:
        """Who is shown."""
        return self._whole.who if self._whole else None

    @property
    def fields(self) -> CustomerFields:
        """What is kept on them, to be edited; made when it is first asked for."""
        return self.details.fields

    @property
    def conflict(self) -> Conflict:
        """Mine beside somebody else's, made when that is first needed."""
        return self.details.late_conflict.get()

    @property
    def told(self) -> ToldAnswer:
        """The form for their answer, made when it is first asked for."""
        return self._told.get()

    def open(self, customer_id: int) -> None:
        """Show a customer; what was typed for the one before is saved first."""
        same = self.customer is not None and self.customer.id == customer_id
        if self.customer is not None and not same:
            self.details.commit()
        self.details.saving.asked_for(customer_id)
        wanted = self.history.wanted() if same else (frozenset(), AT_FIRST)

        def read() -> tuple[Whole, Setting, Story]:
            whole = read_whole(self._page.tools.services, customer_id, *wanted)
            setting = self._setting(whole)
            return whole, setting, self.history.tell(customer_id, whole.entries, wanted, setting)

        self._loader.load(
            read, lambda read: self._show(*read), lambda error: self._not_read(error, same=same)
        )

    def _not_read(self, error: Exception, *, same: bool) -> None:
        """Say what is wrong; of somebody who was here a moment ago and is erased, nothing is said.

        Whoever was merged into another is shown as that other.
        """
        if isinstance(error, UnknownError) and error.code == "customer.merged":
            if not same:
                words = self.tr("Merged: this is {name} now.").format(name=error.details["name"])
                self._page.said.emit(words, None)
            self.open(error.details["into"])
        elif same and isinstance(error, UnknownError):
            self._whole = None
        else:
            self._page.banner.show_error(error)

    def reload(self) -> None:
        """Show the same customer as they are now."""
        if self.customer is not None:
            self.open(self.customer.id)

    def show_details(self, field: str = "") -> None:
        """Open what is kept on them, ready to be edited at a field; or close it."""
        if self.fields.isVisible() and not field:
            self._close_details()
        else:
            self.fields.show()
            self.fields.go_to(field or "name")

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Let the details stand for the card."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self.overview.setVisible(self.fields.isHidden())
            if self.fields.isHidden():
                self.switched.emit()
        return False

    def start_note(self) -> None:
        """Ask for a note."""
        if self.customer is not None:
            self.notes.start(self.customer)

    def start_visit(self) -> None:
        """Ask for the day and the amount of a visit."""
        if self.customer is not None:
            self.visits.start(self.customer)

    def start_way(self) -> None:
        """Ask for another way to reach them."""
        if self.customer is not None:
            self.overview.ways.start()

    def start_group(self) -> None:
        """Ask for a group that they join."""
        if self.customer is not None:
            self.groups.start()

    def start_link(self) -> None:
        """Ask who belongs to them."""
        if self.customer is not None:
            self.overview.people.start()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Leave the buttons' pictures out where they would push one of them into a second line."""
        super().resizeEvent(event)
        narrow = self.width() < _PICTURES_NEED * type_sizes().base // _USUAL_BASE
        for button in self._buttons:
            button.setIconSize(QSize(0, 0) if narrow else self._icon_size)
        cramped = self.width() < _CORNER_NEEDS * type_sizes().base // _USUAL_BASE
        self._details.setText("" if cramped else self._details.accessibleName())

    def _close_details(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # first, or hiding would hand the keyboard on
        self.fields.hide()
        self.fields.commit()

    def _build(self, actions: dict[str, QAction]) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for name in _BUTTONS:
            self._buttons.append(action_button(actions[name]))
            flow.addWidget(self._buttons[-1])
        self._icon_size = self._buttons[0].iconSize()
        self.menu.addActions([actions[name] for name in _MENU])
        self.apart = ApartDoor(self._page, self.menu, lambda: self.customer)
        self.privacy = PrivacyDoor(self._page, self.menu, lambda: self.customer)
        group = QCoreApplication.translate("CustomersPage", "Customers")
        give_key(self._page, self.privacy.data, "D", group)
        give_key(self._page, self.privacy.erase, "Shift+Del", group)
        people = self.overview.people
        lates = (self.visits.late, self.notes.late, self.overview.ways.late, people.late)
        others = (people.late_offer, self.details.late_conflict, self.details.late)
        self._forms = PaneForms(self, (*lates, self._told), others)
        parts = (self.header, buttons, *self._forms.places(), self.overview, self.history)
        column(self, *parts, None, space=12, margins=(12, 16, 24, 16))

    def _listen(self) -> None:
        self._forms.came.connect(self.form_opened)
        self.details.late.then(lambda fields: fields.installEventFilter(self))
        self.details.left.connect(self._close_details)
        self.details.health_allowed.connect(self.reload)
        self.details.greeted.connect(self._show_greeting)
        self.history.filtered.connect(self.reload)
        self.header.why_pressed.connect(self.history.show_behind)
        for about in (self.overview.about, self.overview.addressed):
            about.edit.connect(self.show_details)
        self.overview.ways.edit_first.connect(self.show_details)
        self.groups.added.connect(lambda name: change_group(self._page, self.customer, name, joins=True))
        self.groups.removed.connect(lambda name: change_group(self._page, self.customer, name, joins=False))

    def _corner(self, actions: dict[str, QAction]) -> QWidget:
        corner = QWidget()
        more = MenuButton(self.menu, name=self.tr("More about this customer"), tip=self.tr("More"))
        self._details = action_button(actions["details"], role="quiet")
        row(corner, self._details, more, space=4)
        return corner

    def _show(self, whole: Whole, setting: Setting, story: Story) -> None:
        new = self.customer is None or self.customer.id != whole.who.id
        self._whole = whole
        who, today = whole.who, whole.now.astimezone(whole.zone).date()
        if new:
            self.history.begin()
            self.groups.close_box()
            self.visits.late.hide()
            self._told.hide()
            if self.notes.late.made is not None:
                self.notes.late.made.put_away()
        self.header.show_customer(who, whole.currency, today, with_answers=whole.answers_shown)
        self.groups.show_groups(who.tags)
        self.apart.show_merged(whole.merged)
        self.visits.set_currency(whole.currency)
        self.details.show(whole, new=new)
        self.overview.show_customer(whole, today, new=new)
        self.history.show_story(story, whole.kinds, setting)
        if new:
            self.switched.emit()

    def _show_greeting(self, greeting: Greeting) -> None:
        if self.customer is not None:
            self.overview.addressed.show_greeting(self.customer, greeting)

    def _setting(self, whole: Whole) -> Setting:
        return Setting(
            now=whole.now,
            zone=whole.zone,
            currency=whole.currency,
            open_case=self.open_case.emit,
            open_letter=self.open_letter.emit,
            open_customer=self._page.open_customer_requested.emit,
            open_note=lambda entry: self.notes.edit(whole.who, entry),
            open_visit=self.visits.edit,
            remove=self._remove,
            show_visits=lambda: self.history.show_behind(Basis.VISITS),
        )

    def _remove(self, entry: TimelineEntry) -> None:
        (self.notes if entry.kind is EntryKind.NOTE else self.visits).remove(entry.record)

    def _today(self) -> date:
        return local_day(self._page.tools.now(), self._whole.zone if self._whole else None)
