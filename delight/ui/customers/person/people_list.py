"""Who belongs to a customer: household, firm or staff, who brought whom; a click goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from delight.domain.changes import Changes
from delight.domain.customers.customer import CustomerDetail, draft_of
from delight.domain.customers.links import LinkRow
from delight.domain.letters.wordings import WordingKind
from delight.ui.customers.person.link_strip import LinkStrip
from delight.ui.customers.person.offer import Offer
from delight.ui.customers.person.relations import Relation, done_words, link_draft, relation_of, shown
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.late import Late
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import column, empty, label, row, tab_where
from delight.ui.kit.look.pills import Avatar
from delight.ui.kit.menus import Deed
from delight.ui.kit.rows.quiet_row import QuietRow
from delight.ui.kit.words.formats import counted
from delight.ui.kit.work.page import LetterWish, Page

_FEW = 5


class PeopleList(QWidget):
    """Who belongs to them; does its deeds through ``page``.

    Its ``strip`` and its ``offer`` stand where the page has its forms, in the places of ``late`` and
    ``late_offer``.
    """

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._who = page, None
        self._links: tuple[LinkRow, ...] = ()
        self._all = False
        self.rows: list[QuietRow] = []
        self._box = column(None, space=0)
        self.more = push_button("", self._show_all, role="link")
        self.add = push_button(self.tr("Somebody who belongs here"), self.start, role="link", icon="plus")
        self.late, self.late_offer = Late(self._make), Late(Offer)
        self._linked_with: int | None = None
        column(self, self._box, row(None, self.add, self.more, None), space=4)

    @property
    def strip(self) -> LinkStrip:
        """The form, made when it is first asked for."""
        return self.late.get()

    @property
    def offer(self) -> Offer:
        """What follows from a link, made when something first does."""
        return self.late_offer.get()

    def show_people(self, who: CustomerDetail, links: Sequence[LinkRow], *, new: bool) -> None:
        """Show who belongs to a customer; ``new`` where somebody else was shown before."""
        self._who, self._links = who, tuple(links)
        if new:
            self._all = False
            self.late.hide()
        if new or self._linked_with not in {link.customer_id for link in links}:
            self.late_offer.hide()  # what was undone has nothing that follows from it
        self._arrange()

    def start(self) -> None:
        """Ask who belongs to them, and how."""
        if self._who is not None:
            self.strip.start(self._who)

    def _make(self) -> LinkStrip:
        strip = LinkStrip(self._page.tools)
        strip.chosen.connect(self._link)
        return strip

    def _arrange(self) -> None:
        empty(self._box)
        some = self._links if self._all or len(self._links) <= _FEW + 1 else self._links[:_FEW]
        self.rows = [self._row(link) for link in some]
        for made in self.rows:
            self._box.addWidget(made)
        tab_where(self, self.rows)
        hidden = len(self._links) - len(some)
        self.more.setVisible(hidden > 0)
        self.more.setText(counted(hidden, self.tr("1 more"), "%n more", "Customers"))

    def _show_all(self) -> None:
        self._all = True
        self._arrange()
        self.rows[_FEW].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, link: LinkRow) -> QuietRow:
        words = shown(relation_of(link))
        content = QWidget()
        text = column(None, OneLine(link.name), label(words, "small"), space=0, margins=(0, 4, 0, 4))
        row(content, Avatar(link.name, 28), text, space=8).setStretch(1, 1)
        deeds = [
            Deed(text=self.tr("Open"), do=self._opener(link.customer_id)),
            Deed(text=self.tr("Take off"), do=lambda: self._remove(link), key=Qt.Key.Key_Delete),
        ]
        return QuietRow(content, deeds, spoken=f"{link.name}, {words}", name=link.name)

    def _opener(self, customer_id: int) -> Callable[[], None]:
        return lambda: self._page.open_customer_requested.emit(customer_id)

    def _link(self, relation: Relation, other_id: int, name: str) -> None:
        who, tools = self._who, self._page.tools
        if who is None:
            return
        self._page.do(
            lambda: tools.services.links.add(link_draft(relation, who.id, other_id)),
            done_words(relation, who.name, name),
            lambda _changes: self._linked(who, relation, other_id),
            self._refused,
        )

    def _refused(self, error: Exception) -> None:
        if not self.strip.show_error(error):
            self._page.banner.show_error(error)

    def _remove(self, link: LinkRow) -> None:
        tools = self._page.tools
        said = self.tr("{name} does not belong here any more.").format(name=link.name)
        self._page.do(lambda: tools.services.links.remove(link.id, leaves=link.customer_id), said)

    def _linked(self, who: CustomerDetail, relation: Relation, other_id: int) -> None:
        """Offer what follows: thank who brought somebody; one household, one address."""
        self.strip.leave()
        self._linked_with = other_id
        if relation is Relation.BROUGHT:
            self._offer_thanks(who.id, who.name)
        elif relation is Relation.BROUGHT_BY:
            self._page.load(
                lambda: self._other(other_id), lambda other: self._offer_thanks(other.id, other.name)
            )
        elif relation is Relation.HOUSEHOLD:
            self._page.load(lambda: self._other(other_id), lambda other: self._offer_address(who, other))

    def _other(self, customer_id: int) -> CustomerDetail:
        return self._page.tools.services.customers.get(customer_id)

    def _offer_thanks(self, customer_id: int, name: str) -> None:
        wish = LetterWish(customer_id=customer_id, wording=WordingKind.THANK_YOU_REFERRAL.value)
        self.offer.ask(
            self.tr("A thank-you is worth more today than next month. Thank {name}?").format(name=name),
            self.tr("Write the thank-you"),
            lambda: self._page.write_letter_requested.emit(wish),
        )

    def _offer_address(self, who: CustomerDetail, other: CustomerDetail) -> None:
        """Offer the address that one of them has to the one who has none, or another one."""
        if (who.address, who.country) == (other.address, other.country) or not (who.address or other.address):
            return
        source, target = (who, other) if who.address else (other, who)
        if who.address and other.address:
            source, target = other, who
        words = self.tr("Use the address of {one} for {other}, too?").format(
            one=source.name, other=target.name
        )
        self.offer.ask(words, self.tr("Use the same address"), lambda: self._share(source, target))

    def _share(self, source: CustomerDetail, target: CustomerDetail) -> None:
        draft = replace(draft_of(target), address=source.address, country=source.country)
        tools = self._page.tools

        def work() -> Changes:
            return tools.services.customers.edit(target.id, draft, seen=target.version)

        self._page.do(work, self.tr("{name} has the same address now.").format(name=target.name))
