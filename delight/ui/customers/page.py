"""Everybody the shop serves: a list to search in, and beside it one person in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from delight.domain.changes import Changes, DeedName
from delight.domain.customers.customer import CustomerDraft, CustomerRow, CustomerSort
from delight.ui.customers.deeds import Deeds
from delight.ui.customers.grouping.desk import GroupDesk
from delight.ui.customers.listing import SearchField, look_of
from delight.ui.customers.narrowing import Narrowing
from delight.ui.customers.person.pane import CustomerPane
from delight.ui.customers.person.side import PersonSide
from delight.ui.customers.strips import Newcomer
from delight.ui.customers.twice.door import TwiceDoor
from delight.ui.kit.actions import action_button
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.late import Late
from delight.ui.kit.look.cards import Card, EmptyState
from delight.ui.kit.look.layouts import column, label, row
from delight.ui.kit.look.theme import type_sizes
from delight.ui.kit.menus import MenuButton
from delight.ui.kit.rows.row_store import BATCH
from delight.ui.kit.rows.rows import RowList, RowLook, row_model
from delight.ui.kit.rows.table import Ask
from delight.ui.kit.words.formats import number_text
from delight.ui.kit.work.page import Page, Tools
from delight.ui.kit.work.tasks import Loader

if TYPE_CHECKING:
    from delight.domain.narrowed import Narrowed

_COUNT_AFTER_MS = 200
_LIST_WIDTH, _USUAL_BASE, _LARGE_BASE = 348, 14, 20
_MENU = ("bring", "export", "twice", "group")
_SHOWN_NEXT = frozenset({DeedName.CUSTOMER_ADDED, DeedName.CUSTOMERS_MERGED})
"""Deeds after which whoever they were about is shown."""
_FAR = 3_000
"""The list goes on to whoever is shown for so many rows; of somebody farther down it says so."""


class CustomersPage(Page):
    """The list and the person."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._counts = Loader(tools.tasks, self)
        self._wanted: int | None = None
        self._loaded = False
        self.actions_by_name = Deeds(self).by_name
        self._right = PersonSide(self, self.actions_by_name, self._on_empty)
        self._right.switched.connect(self._on_switched)
        self.narrowing = Narrowing(tools, self._narrow)
        self.group = self.narrowing.group
        self.model = row_model(self._fetcher(""), self._look, tasks=tools.tasks, parent=self)
        self.list = RowList(self.model, name=self.tr("Customers"))
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _row: self.actions_by_name["details"].trigger())
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self.banner.show_error)
        self.model.rowsInserted.connect(self._go_on)
        self.search = SearchField()
        self.search.goes_down.connect(lambda: self.list.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._timer = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._timer.timeout.connect(self._count)
        self.search.textChanged.connect(self._on_typed)
        self._build()

    @override
    def refresh(self, changes: Changes | None = None) -> None:
        if changes is not None and changes.name in _SHOWN_NEXT:
            self._wanted = changes.record
        elif self._wanted is None and self.model.rowCount() > BATCH:  # fewer rows may be read again
            self._wanted = getattr(self.list.current(), "id", None)
        self.twice.follow(changes)
        self.group.refresh()
        self.model.reload()
        self._right.reload()
        self._right.make_soon()
        self._count()

    @override
    def focus_first(self) -> None:
        if self._loaded and not self.twice.take_keyboard():
            first = self.list if self.model.rowCount() else self.search
            if self._wanted is not None:  # the list would take its first row with the keyboard
                first = self._right.pane
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        base = type_sizes().base
        self._side.setFixedWidth(
            min(_LIST_WIDTH * base // _USUAL_BASE, self.width() * (42 if base < _LARGE_BASE else 46) // 100)
        )
        self.count.setVisible(base < _LARGE_BASE)

    def open_customer(self, customer_id: int) -> None:
        """Show a customer, wherever in the list they stand."""
        self.twice.close()
        self._wanted = customer_id
        self._right.open(customer_id)
        self._right.show_person(is_there=True)
        if (self.search.text() or self.narrowing.is_narrow()) and self.model.find(customer_id) < 0:
            self.list.setCurrentIndex(QModelIndex())  # or whoever is marked now would be shown again
            self.narrowing.show_everybody()
            self.search.clear()
            self._find()
        else:
            if self.model.find(customer_id) < 0:
                self.list.setCurrentIndex(QModelIndex())
            self._go_on()

    def open_twice(self, of: frozenset[int] = frozenset()) -> None:
        """Show who may be here twice, of some customers."""
        self._right.ready()  # its keys rest as well
        self.twice.open(of)

    def show_narrowed(self, which: Narrowed) -> None:
        """Show only those who came with a file, or whom a figure counts, until that is taken away."""
        self.twice.close()
        self._wanted = None
        self.narrowing.show_everybody()
        self.narrowing.only.show_only(which)
        self.list.setCurrentIndex(QModelIndex())  # the first of them is shown, not who was shown before
        self.search.clear()
        self._find()
        self.content.setFocus(Qt.FocusReason.OtherFocusReason)  # the first row takes it once it is there

    @property
    def pane(self) -> CustomerPane:
        """The pane with the customer who is shown."""
        return self._right.pane

    @property
    def empty(self) -> EmptyState:
        """What is said where there is nobody; made when it is first asked for."""
        return self._right.empty

    @property
    def newcomer(self) -> Newcomer:
        """The form for a new customer, made when it is first asked for."""
        return self._newcomer.get()

    def search_for(self, text: str) -> None:
        """Show everybody that some words fit."""
        self.narrowing.show_everybody()
        self.search.setText(text)

    def _build(self) -> None:
        self._newcomer = Late(self._make_newcomer)
        self.count = label("", "small")
        self.elsewhere = OneLine("", "quiet")
        self.elsewhere.hide()
        self._sheet = Card(self.list, margin=4)
        heading = label(self.tr("Customers"), "title")
        new = action_button(self.actions_by_name["new"])
        title = row(None, heading, self.count, None, new, self._more_button())
        forms = (self.search, self.narrowing, self._newcomer.place, self.elsewhere)
        self._side = QWidget(self.content)
        left = column(self._side, title, *forms, self._sheet, None, space=12, margins=(24, 16, 0, 16))
        left.setStretchFactor(self._sheet, 100)  # the stretch below counts only while the list is hidden
        row(self.content, self._side, self._right, space=8).setStretch(1, 1)
        self.twice = TwiceDoor(self, self._side, self._right)
        self.twice.count_in(self.more_menu, self.actions_by_name["twice"])

    def _make_newcomer(self) -> Newcomer:
        made = Newcomer(lambda draft: self.tools.services.duplicates.warn(draft), self.tools.tasks)
        made.saved.connect(self._add)
        made.known_chosen.connect(self.open_customer)
        made.closed.connect(self.focus_first)
        made.turned.connect(lambda: self._make_room(made))
        return made

    def _more_button(self) -> QWidget:
        menu = self.more_menu = QMenu(self)
        menu.addActions([self.actions_by_name[name] for name in _MENU])
        self.desk = GroupDesk(self, self.group, menu, self.actions_by_name)
        return MenuButton(menu, name=self.tr("More"))

    def _fetcher(self, text: str) -> Callable[[Ask], list[CustomerRow]]:
        which = self.narrowing.which()

        def fetch(ask: Ask) -> list[CustomerRow]:
            return self.tools.services.customers.page(
                text,
                limit=ask.limit,
                tag=which.tag,
                standings=which.standings,
                narrowed=which.narrowed,
                sort=which.sort,
                after=ask.after,
            )

        return fetch

    def _look(self, customer: CustomerRow) -> RowLook:
        return look_of(customer, last_here=self.narrowing.which().sort is CustomerSort.LAST_HERE)

    def _make_room(self, newcomer: Newcomer) -> None:
        """Leave the filters out while somebody new is written down, where text is too large for both."""
        self.narrowing.setVisible(newcomer.isHidden() or type_sizes().base < _LARGE_BASE)

    def _on_typed(self, text: str) -> None:
        self.narrowing.show_sought(is_sought=bool(text.strip()))
        if text.strip():
            self._wanted = None
            self.list.setCurrentIndex(QModelIndex())  # the best is shown, not who was and also fits somehow
        self.model.reload(self._fetcher(text))
        self._timer.start()

    def _narrow(self) -> None:
        self._wanted = None
        self._find()

    def _find(self) -> None:
        self.model.reload(self._fetcher(self.search.text()))
        self._count()

    def _count(self) -> None:
        text, which = self.search.text(), self.narrowing.which()
        self._counts.load(
            lambda: self.tools.services.customers.count(text, which.tag, which.standings, which.narrowed),
            lambda number: self.count.setText(number_text(number)),
        )

    def _on_loaded(self, number: int) -> None:
        self._loaded = True
        self._right.show_person(is_there=bool(number or self._wanted))
        self._sheet.setVisible(number > 0)
        all_here = not self.model.canFetchMore()
        self._go_on()
        if all_here:
            self._wanted = None  # whoever is not among them is gone, or does not fit what is sought
        if number and self.list.current() is None and self._wanted is None:
            self.list.choose_first()
        if not number:
            self._right.say_nobody(self.search.text().strip(), is_narrow=self.narrowing.is_narrow())
        if self.content.hasFocus():
            self.focus_first()

    def _go_on(self) -> None:
        """Mark whoever is wanted; where they are not here yet, let more rows come, or say so."""
        if self._wanted is not None and self.list.choose(self._wanted):
            self._wanted = None
        elif self._wanted is not None and self.model.rowCount() < _FAR:
            self.model.fetchMore()
        who = self._right.customer
        far = self._wanted is not None and who is not None and self.model.rowCount() >= _FAR
        self.elsewhere.setVisible(far)
        if far and who is not None:
            self.elsewhere.set_line(self.tr("{name} stands further down.").format(name=who.name))

    def _on_switched(self) -> None:
        who = self._right.customer
        if self._wanted is not None and who is not None:
            self._wanted = who.id  # whoever was merged is somebody else now
            self._go_on()

    def _on_empty(self) -> None:
        sought = self.search.text().strip()
        if self.narrowing.is_narrow() and not sought:
            self.narrowing.show_everybody()
            self._find()
        else:
            self.newcomer.start(sought)

    def _on_chosen(self, chosen: CustomerRow | None) -> None:
        if chosen is not None:
            self._wanted = None
            self._right.open(chosen.id)

    def _add(self, draft: CustomerDraft) -> None:
        self.do(
            lambda: self.tools.services.customers.add(draft),
            self.tr("{name} is here now.").format(name=draft.name.strip()),
            self._added,
            self._not_added,
        )

    def _added(self, changes: Changes) -> None:
        self.newcomer.hide()
        self.open_customer(changes.record)
        self.focus_first()

    def _not_added(self, error: Exception) -> None:
        if not self.newcomer.form.show_error(error):
            self.banner.show_error(error)
