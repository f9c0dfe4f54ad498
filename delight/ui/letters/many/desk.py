"""A letter to many on the desk: the page of the one selected, and what stands beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from delight.domain.changes import Changes
from delight.domain.customers.customer import TagRow
from delight.domain.guards.rules import NO_OBJECTION
from delight.domain.guards.writing import Addressee, LetterRequest
from delight.domain.letters.letter import Missing
from delight.domain.letters.wordings import WordingRow
from delight.domain.shop import ShopRow
from delight.ui.kit.look.cards import push_button
from delight.ui.kit.look.layouts import row
from delight.ui.kit.remarks import remark_words
from delight.ui.kit.words.formats import counted
from delight.ui.kit.words.messages import words_for
from delight.ui.kit.work.page import ManyWish, Page
from delight.ui.letters.desk.desk import Desk
from delight.ui.letters.desk.snags import Snag
from delight.ui.letters.due.batch import Batch
from delight.ui.letters.due.queue import join
from delight.ui.letters.many.labels import LabelsSheet, envelope_sizes, envelope_wish, label_sheets
from delight.ui.letters.many.side import ManySide
from delight.ui.letters.many.view import ManyView
from delight.ui.letters.out.outbox import Outbox
from delight.ui.letters.paper.sheet import PaperSheet, show_paper
from delight.ui.letters.words import (
    jump_words,
    missing_words,
    other_language_words,
    page_of,
    paper_name,
)
from delight.ui.letters.write.live import LivePage, LivePreview
from delight.ui.letters.write.purposes import Purpose
from delight.ui.letters.write.told import told_name


class ManyDesk(QObject):
    """Keeps who, what and the page together."""

    shown_changed = Signal()
    """A page lies on the desk, or none."""

    def __init__(self, page: Page, desk: Desk, outbox: Outbox) -> None:
        super().__init__(page)
        self._page, self._tools, self._desk = page, page.tools, desk
        self.view, self.side = ManyView(page.tools), ManySide()
        self.batch = Batch(page, outbox, self.view.requests)
        self.person: Addressee | None = None
        self.live = LivePreview(page.tools, self)
        self._language = ""
        self._paper = ""
        self.envelopes = push_button(self.tr("Envelopes …"), self.show_envelopes, icon="letter")
        self.labels = push_button(self.tr("Labels …"), self.show_labels, icon="list")
        around = QWidget()
        row(around, self.envelopes, self.labels, None, space=6, margins=(0, 4, 0, 0))
        self.view.put_foot(self.batch, around)
        join(self.view, self.batch)
        self._connect()

    def refresh(self) -> None:
        """Read groups and wordings again."""
        self.view.twice.ask_again()

        def read() -> tuple[list[TagRow], list[WordingRow], ShopRow]:
            services = self._tools.services
            return services.groups.offered(), services.letters.wordings(), services.shop.row()

        self._page.load(read, lambda found: self._take(*found))

    def tell(self, wish: ManyWish) -> None:
        """Tell everybody who raised what was improved what was changed."""
        self.view.choose_raised(wish)
        self._show_choice()

    def show(self, person: Addressee | None) -> None:
        """Put the page of one of them on the desk."""
        self.person = person
        self.side.show_person(person, self.view.line_of(person.customer_id) if person else "")
        if person is None:
            self.live.drop()
            self.side.wording.say("")
        else:
            self._desk.subtitle.set_line(
                " · ".join(
                    part for part in (self.tr("To {name}").format(name=person.name), person.town) if part
                )
            )
            self.live.ask(person.request, self._desk.paper.sharp_dpi)
        self.shown_changed.emit()

    def clear(self) -> None:
        """Take the page off the desk."""
        self.person = None
        self.live.drop()

    def sharpen(self, dpi: float) -> None:
        """Draw the page with so many dots to the inch."""
        if self.person is not None:
            self.live.ask(self.person.request, dpi)

    def _connect(self) -> None:
        side, view = self.side, self.view
        self.live.drawn.connect(self._on_drawn)
        self.live.failed.connect(self._on_failed)
        view.planned.connect(self._on_planned)
        view.twice.look_requested.connect(self._page.twice_requested.emit)
        side.wording.picked.connect(lambda key: self._change(wording=key))
        side.wording.language_picked.connect(lambda code: self._change(language=code))
        side.told.told.connect(self._tell)
        side.by_post_changed.connect(lambda by_post: view.ask(replace(view.request, by_post=by_post)))
        side.line_edited.connect(self._say)
        side.line_done.connect(self._go_to_next)
        side.group_requested.connect(self._make_group)
        side.customer_requested.connect(self._page.open_customer_requested.emit)
        self.batch.jump_requested.connect(
            lambda item: self._page.open_customer_requested.emit(item.request.customer_id or 0)
        )

    def show_envelopes(self) -> PaperSheet:
        """Open an envelope for each letter, in their order."""
        wish = envelope_wish(self._tools, self._ids(), envelope_sizes(self._paper))
        return show_paper(self._tools, self._page, wish)

    def show_labels(self) -> LabelsSheet:
        """Open a label for each letter, in their order."""
        sheet = LabelsSheet(self._tools, self._page, self._ids(), label_sheets(self._paper))
        sheet.open()
        sheet.grid.setFocus()
        return sheet

    def _ids(self) -> list[int]:
        return [person.customer_id for person in self.view.chosen()]

    def _take(self, tags: list[TagRow], rows: list[WordingRow], shop: ShopRow) -> None:
        self._language, self._paper = shop.language, shop.paper
        self.view.take_groups(tags)
        self.side.wording.set_choices(rows, Purpose.NOTHING, self._language)
        self._show_choice()

    def _show_choice(self) -> None:
        letter = self.view.request.letter
        self.side.wording.show_choice(letter.wording, letter.language or self._language)
        self.side.told.show_told(self.side.wording.kind(), letter, frozenset())

    def _change(self, **choices: str) -> None:
        self._ask(replace(self.view.request.letter, **choices))
        self._show_choice()

    def _tell(self, name: str, words: str) -> None:
        letter = self.view.request.letter
        rest = tuple(pair for pair in letter.told if pair[0] != name)
        self._ask(replace(letter, told=(*rest, (name, words)) if words.strip() else rest))

    def _ask(self, letter: LetterRequest) -> None:
        self.view.ask(replace(self.view.request, letter=letter))

    def _say(self, words: str) -> None:
        if self.person is not None:
            self.view.say(self.person.customer_id, words)

    def _go_to_next(self) -> None:
        rows = self.view.list
        following = rows.currentIndex().row() + 1
        if following < self.view.model.rowCount():
            rows.setCurrentIndex(self.view.model.index(following, 0))
            self.side.line.selectAll()

    def _on_planned(self) -> None:
        self.side.show_aside(self.view.plan.aside)
        self.side.show_group(there=bool(self.view.plan.to))

    def _make_group(self, name: str) -> None:
        ids = self._ids()
        said = counted(
            len(ids), self.tr("1 customer is in {group}."), "%n customers are in {group}.", "Letters"
        )

        def done(_changes: Changes) -> None:
            self.side.group.clear()

        self._page.do(
            lambda: self._tools.services.groups.tag(ids, name), said.format(group=name.strip()), done
        )

    def _on_drawn(self, page: LivePage) -> None:
        if self.person is None:
            return
        preview = page.preview
        paper = self._desk.paper
        paper.show_sheets(page.sheets)
        self._desk.show_paper()
        self._desk.title.set_line(preview.title)
        pages = counted(preview.pages, self.tr("1 page"), "%n pages")
        name = paper_name(paper.sheets.size().toSize())
        self._desk.status.set_line(" · ".join(part for part in (pages, name) if part))
        paper.setAccessibleDescription(f"{preview.salutation}\n{preview.body}")
        self.batch.sheet = paper.sheets.size()
        other = preview.other_language
        notes = [other_language_words([other])] if other else []
        notes += [remark_words(one) for one in preview.advice.remarks if one.code == NO_OBJECTION]
        self.side.wording.say(" ".join(notes))
        self._desk.snags.show_snags([self._snag(missing) for missing in preview.missing])
        if page.newest and abs(paper.sheets.dpi - paper.sharp_dpi) > 1:
            self.sharpen(paper.sharp_dpi)

    def _snag(self, missing: Missing) -> Snag:
        """Return what one of them lacks; what holds for all is filled in beside the page."""
        words = self.tr("Still missing: {what}.").format(what=missing_words(missing))
        told, place = told_name(missing), page_of(missing.where)
        if told:
            return Snag(words=words, button=self.tr("Write it"), mend=self.side.told.field(told).setFocus)
        if place is not None:
            return Snag(
                words=words,
                button=jump_words(missing.where),
                mend=lambda: self._page.page_requested.emit(place.value),
            )
        return Snag(words=words, button=jump_words("customer"), mend=self._open_customer)

    def _on_failed(self, error: Exception) -> None:
        plain = words_for(error)
        words = " ".join(part for part in (plain.what, plain.remedy) if part)
        self._desk.show_nothing(words, jump_words("customer"), self._open_customer)

    def _open_customer(self) -> None:
        if self.person is not None:
            self._page.open_customer_requested.emit(self.person.customer_id)
