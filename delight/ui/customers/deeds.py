"""What can be done on the customers' page: its words and keys, and whatever is about the one who is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.only_bar import AWAY_KEY
from delight.ui.kit.paper_wish import form_wish
from delight.ui.kit.voucher_wish import VoucherWish
from delight.ui.kit.work.page import LetterWish, LogWish

if TYPE_CHECKING:
    from delight.ui.customers.page import CustomersPage

_Told = tuple[str, str, str, str, str, Callable[[], object]]
"""A name, words, more words for the tip, a key, an icon, and what happens."""


class Deeds:
    """The page's actions; the pane and the page's other parts are made after them."""

    def __init__(self, page: CustomersPage) -> None:
        self._page = page
        told = (*self._about_all(), *self._about_one())
        group = _tr("Customers")
        self.by_name: dict[str, QAction] = add_actions(
            page,
            *(
                ActionDef(name=name, text=text, tip=tip, key=key, icon=icon, do=do, group=group)
                for name, text, tip, key, icon, do in told
            ),
        )

    def _about_all(self) -> tuple[_Told, ...]:
        page = self._page
        bring, export, find = _tr("Bring customers in from a file …"), _tr("Export …"), _tr("Find a customer")
        twice, by_filter = _tr("Who is here twice?"), _tr("A group by filter …")
        regroup = _tr("Change the group that is shown …")
        away = _tr("No longer only those of the file or the figure")
        return (
            ("new", _tr("New"), _tr("New customer"), "A", "plus", lambda: page.newcomer.start()),
            ("find", find, find, "Ctrl+F", "search", lambda: page.search.take_keyboard()),
            ("bring", bring, bring, "I", "folder", lambda: page.import_requested.emit(None)),
            ("export", export, _tr("Take it all with you"), "X", "save", self._take_along),
            ("twice", twice, _tr("Find who is here twice"), "T", "customers", lambda: page.open_twice()),
            ("group", by_filter, by_filter, "F", "filter", lambda: page.desk.start()),
            ("everybody", away, away, AWAY_KEY, "close", lambda: page.narrowing.only.take_away()),
            ("regroup", regroup, regroup, "Shift+F", "edit", lambda: page.desk.change_shown()),
        )

    def _about_one(self) -> tuple[_Told, ...]:
        page = self._page
        visit = _tr("A visit with its amount, or of another day …")
        reach, link = _tr("Another phone, e-mail or address …"), _tr("Somebody who belongs to them …")
        details, join, form = _tr("Details"), _tr("Add to a group"), _tr("Print a form …")
        answer, voucher = _tr("Would they recommend us? …"), _tr("A voucher …")
        return (
            ("log", _tr("Log"), _tr("Log what they say"), "G", "log", self._log),
            ("letter", _tr("Letter"), _tr("Write them a letter"), "L", "letter", self._write),
            ("surprise", _tr("Surprise"), _tr("Surprise them"), "S", "gift", self._surprise),
            ("visit", _tr("Visit"), _tr("They are here today: note it"), "V", "visit", self._visit),
            ("visit-more", visit, visit, "Shift+V", "visit", lambda: page.pane.start_visit()),
            ("note", _tr("Note"), _tr("Write a note"), "N", "edit", lambda: page.pane.start_note()),
            ("reach", reach, reach, "R", "call", lambda: page.pane.start_way()),
            ("link", link, link, "B", "customers", lambda: page.pane.start_link()),
            ("join", join, join, "#", "plus", lambda: page.pane.start_group()),
            ("details", details, _tr("Address, what to know"), "E", "list", lambda: page.pane.show_details()),
            ("form", form, _tr("Print a form for them"), "P", "print", self._print_form),
            ("voucher", voucher, _tr("Issue a voucher for them"), "U", "ticket", self._issue_voucher),
            ("answer", answer, _tr("Note what they answered"), "W", "heart", self._note_answer),
        )

    def _take_along(self) -> None:
        self._page.settings_requested.emit("open_export")

    def _visit(self) -> None:
        """Note that whoever is marked came today; of a second time today the strip asks."""
        page, pane = self._page, self._page.pane
        at, who = page.list.current() if page.list.hasFocus() else None, pane.customer
        if at is not None and (who is None or who.id != at.id):
            pane.visits.came(at.id, at.name)  # the pane has not read them yet
        elif who is not None and who.last_seen == who.facts.today:
            pane.start_visit()
        elif who is not None:
            pane.visits.came(who.id, who.name)

    def _log(self) -> None:
        who = self._page.pane.customer
        if who is not None:
            self._page.log_requested.emit(LogWish(customer_id=who.id, customer_name=who.name))

    def _write(self) -> None:
        who = self._page.pane.customer
        if who is not None:
            self._page.write_letter_requested.emit(LetterWish(customer_id=who.id))

    def _print_form(self) -> None:
        who = self._page.pane.customer
        if who is not None:
            self._page.paper_requested.emit(form_wish(self._page.tools, who.id))

    def _note_answer(self) -> None:
        who = self._page.pane.customer
        if who is not None:
            self._page.pane.told.ask_about(who.id, who.name)

    def _issue_voucher(self) -> None:
        who = self._page.pane.customer
        if who is not None:
            self._page.voucher_requested.emit(VoucherWish(customer_id=who.id, customer_name=who.name))

    def _surprise(self) -> None:
        who = self._page.pane.customer
        if who is not None:
            self._page.surprise_requested.emit(who.id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CustomersPage", text)
