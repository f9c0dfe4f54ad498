"""One customer in full: who they are, what to do with them, what happened."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from delight.domain.calendar import local_day
from delight.domain.changes import Changes
from delight.domain.customers import CustomerDetail, CustomerDraft, EntryKind, VisitDraft
from delight.domain.errors import ConflictError, InputError
from delight.ui.customers.conflict import Conflict
from delight.ui.customers.drafts import changed, draft_of, merged, said_of
from delight.ui.customers.fields import CustomerFields
from delight.ui.customers.groups import Groups
from delight.ui.customers.header import Header
from delight.ui.customers.story import Setting, moments
from delight.ui.customers.strips import VisitStrip
from delight.ui.customers.whole import Whole, read_whole
from delight.ui.kit.actions import action_button
from delight.ui.kit.cards import push_button
from delight.ui.kit.chips import ChipRow
from delight.ui.kit.formats import counted
from delight.ui.kit.icons import put_icon
from delight.ui.kit.labels import label_of
from delight.ui.kit.layouts import FlowLayout, column, row
from delight.ui.kit.messages import words_for
from delight.ui.kit.notices import announce
from delight.ui.kit.page import Page
from delight.ui.kit.tasks import Loader
from delight.ui.kit.timeline import Timeline

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

_FIRST_MOMENTS = 20


class CustomerPane(QWidget):
    """Shows one customer and does the deeds on them through ``page``."""

    open_case = Signal(int)
    open_letter = Signal(int)
    switched = Signal()
    """Somebody else is shown."""

    def __init__(self, page: Page, actions: dict[str, QAction]) -> None:
        super().__init__()
        self._page, self._loader = page, Loader(page.tools.tasks, self)
        self._whole: Whole | None = None
        self._versions: dict[int, int] = {}
        self._refused: tuple[int, CustomerDraft] | None = None
        self._saving, self._asked, self._all = 0, 0, False
        self.groups = Groups(page.tools)
        self.header, self.conflict = Header(self.groups), Conflict()
        self.fields = CustomerFields(self._today, page.tools)
        self.fields.hide()
        self.visit = VisitStrip("EUR", self._today)
        self.filters = ChipRow([(kind, label_of(kind)) for kind in EntryKind], name=self.tr("Show only"))
        self.timeline = Timeline(
            self.tr("Nothing has happened yet. What you log, give and write stands here.")
        )
        self.more = push_button("", self._show_all, role="quiet")
        self._build(actions)
        self.fields.edited.connect(self._save)
        self.fields.left.connect(self._close_details)
        self.visit.saved.connect(self._note_visit)
        self.visit.closed.connect(self.setFocus)
        self.filters.changed.connect(self._show_story)
        self.groups.added.connect(lambda name: self._group(name, joins=True))
        self.groups.removed.connect(lambda name: self._group(name, joins=False))

    @property
    def customer(self) -> CustomerDetail | None:
        """Who is shown."""
        return self._whole.who if self._whole else None

    def open(self, customer_id: int) -> None:
        """Show a customer; what was typed for the one before is saved first."""
        if self.customer is not None and self.customer.id != customer_id:
            self.fields.commit()
        self._asked = customer_id
        self._loader.load(
            lambda: read_whole(self._page.tools.services, customer_id),
            self._show,
            self._page.banner.show_error,
        )

    def reload(self) -> None:
        """Show the same customer as they are now."""
        if self.customer is not None:
            self.open(self.customer.id)

    def show_details(self) -> None:
        """Open what is kept on them, ready to be edited; or close it."""
        if self.fields.isVisible():
            self._close_details()
        else:
            self.fields.show()
            self.fields.name.setFocus()

    def _close_details(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # first, or hiding would hand the keyboard on
        self.fields.hide()
        self.fields.commit()

    def start_visit(self) -> None:
        """Ask for the amount of a visit; Enter notes it."""
        if self.customer is not None:
            self.visit.start(self.customer.id)

    def _build(self, actions: dict[str, QAction]) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for name in ("log", "letter", "surprise", "visit", "details"):
            flow.addWidget(action_button(actions[name], role="quiet" if name == "details" else ""))
        flow.addWidget(self._more_button(actions["form"]))
        parts = (self.header, buttons, self.visit, self.conflict, self.fields, self.filters, self.timeline)
        column(self, *parts, row(None, 40, self.more, None), None, space=12, margins=(12, 16, 24, 16))

    def _more_button(self, *actions: QAction) -> QToolButton:
        button = QToolButton()
        put_icon(button, "more", "quiet")
        button.setAccessibleName(self.tr("More about this customer"))
        button.setToolTip(self.tr("More"))
        menu = QMenu(button)
        menu.addActions(actions)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _show(self, whole: Whole) -> None:
        new = self.customer is None or self.customer.id != whole.who.id
        self._whole = whole
        today = whole.now.astimezone(whole.zone).date()
        self.header.show_customer(whole.who, whole.currency, today)
        self.groups.show_groups(whole.who.tags)
        self.visit.amount.set_currency(whole.currency)
        if new:
            self._all = False
            self.visit.hide()
            self.groups.close_box()
            self.conflict.hide()
            self.fields.hide()
            self.fields.show_new(draft_of(whole.who))
            self.switched.emit()
        elif not self._saving and not self.conflict.isVisible():
            self.fields.show_draft(draft_of(whole.who))
        if new or not self._saving:
            self._versions[whole.who.id] = whole.who.version
        if self._refused and self._refused[0] == whole.who.id:
            self.fields.show_typed(self._refused[1])
            self.fields.show()
            self._refused = None
        self._offer_filters()
        self._show_story()

    def _offer_filters(self) -> None:
        here = {entry.kind for entry in self._whole.entries} if self._whole else set()
        chosen = self.filters.chosen() & here
        for kind in EntryKind:
            self.filters.chip(kind).setVisible(kind in here)
        self.filters.choose(*chosen)
        self.filters.setVisible(len(here) > 1)

    def _show_story(self) -> None:
        if self._whole is None:
            return
        chosen: frozenset[Hashable] = self.filters.chosen()
        entries = [entry for entry in self._whole.entries if not chosen or entry.kind in chosen]
        setting = Setting(
            now=self._whole.now,
            zone=self._whole.zone,
            currency=self._whole.currency,
            open_case=self.open_case.emit,
            open_letter=self.open_letter.emit,
        )
        told = moments(entries, setting, gather=EntryKind.VISIT not in chosen)
        shown = told if self._all else told[:_FIRST_MOMENTS]
        self.timeline.show_moments(shown)
        hidden = len(told) - len(shown)
        self.more.setVisible(hidden > 0)
        self.more.setText(counted(hidden, self.tr("Show 1 more"), "Show %n more", "Customers"))

    def _show_all(self) -> None:
        self._all = True
        self._show_story()

    def _save(self, draft: CustomerDraft, *, wrong: bool = False) -> None:
        """Store what was typed; two saves in a row do not take each other for somebody else's.

        With ``wrong`` something else was typed that cannot be stored, and stays as it is.
        """
        whole = self._whole
        if whole is None:
            return
        base, who, services = draft_of(whole.who), whole.who.id, self._page.tools.services
        names = changed(base, draft)
        self._saving += 1

        def work() -> Changes:
            changes = services.customers.edit(who, draft, seen=self._versions[who])
            self._versions[who] = services.customers.get(who).version
            return changes

        said = said_of(names, draft)

        def saved(_changes: Changes) -> None:
            self._saving -= 1
            if not wrong:
                self.fields.form.clear_problems()
            self.reload()

        self._page.do(work, said, saved, lambda error: self._not_saved(error, who, base, draft))

    def _not_saved(self, error: Exception, who: int, base: CustomerDraft, mine: CustomerDraft) -> None:
        self._saving -= 1
        if self._asked != who:
            self._refused = who, mine
            self._page.banner.show_error(error, self.tr("Go back"), lambda: self.open(who))
            return
        self.fields.rethink(base)
        if isinstance(error, ConflictError):
            self._ask_which(who, base, mine)
        elif self.fields.form.show_error(error, go=False):  # somebody is typing into the next field
            announce(self, words_for(error).what)
            self._save_the_rest(error, base, mine)
        else:
            self._page.banner.show_error(error)

    def _save_the_rest(self, error: Exception, base: CustomerDraft, mine: CustomerDraft) -> None:
        """Store what was right beside the field that was wrong, unless a later save does so already."""
        name = str(error.details["field"]) if isinstance(error, InputError) else ""
        rest = replace(mine, **{name: getattr(base, name)})
        if rest != base and not self._saving:
            self._save(rest, wrong=True)

    def _ask_which(self, who: int, base: CustomerDraft, mine: CustomerDraft) -> None:
        def ask(now: CustomerDetail) -> None:
            theirs = draft_of(now)
            both = merged(base, mine, theirs)
            self._versions[who] = now.version
            names = changed(theirs, both)
            self.conflict.ask(both, theirs, names, lambda: self._save(both), self._take_theirs)

        self._page.load(lambda: self._page.tools.services.customers.get(who), ask)

    def _take_theirs(self) -> None:
        if self._whole is not None:
            self.fields.show_new(draft_of(self._whole.who))
        self.reload()

    def _group(self, name: str, *, joins: bool) -> None:
        if self.customer is None:
            return
        who, tools = self.customer, self._page.tools
        said = self.tr("{name} is in “{group}” now.") if joins else self.tr("{name} is out of “{group}” now.")

        def work() -> Changes:
            groups = tools.services.groups
            return (groups.tag if joins else groups.untag)([who.id], name)

        self._page.do(work, said.format(name=who.name, group=name))

    def _note_visit(self, draft: VisitDraft) -> None:
        name = self.customer.name if self.customer else ""
        self._page.do(
            lambda: self._page.tools.services.customers.add_visit(draft),
            self.tr("Visit of {name} noted.").format(name=name),
            lambda _changes: self.visit.hide(),
            self._visit_refused,
        )

    def _visit_refused(self, error: Exception) -> None:
        if not self.visit.form.show_error(error):
            self._page.banner.show_error(error)

    def _today(self) -> date:
        return local_day(self._page.tools.now(), self._whole.zone if self._whole else None)
