"""The places that the shop recommends for what it cannot do itself, kept in one short list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.changes import Changes, Noun
from delight.domain.elsewhere import PlaceDraft, PlaceRow
from delight.ui.kit.cards import Card, push_button
from delight.ui.kit.formats import counted
from delight.ui.kit.forms import Field, Form, LineField
from delight.ui.kit.layouts import column, empty, label, row
from delight.ui.kit.page import Page
from delight.ui.kit.tasks import Loader

_NAMED = 80


class PlacesCard(Card):
    """Name, what for, where; each is changed in the form below, and taken off by one click."""

    def __init__(self, page: Page) -> None:
        super().__init__(space=10)
        self._page, self._loader = page, Loader(page.tools.tasks, self)
        self._changed: PlaceRow | None = None
        self.rows = column(None, space=2)
        self.name = LineField(placeholder=self.tr("Miller’s Bakery"))
        self.what_for = LineField(placeholder=self.tr("gluten-free cakes"))
        self.contact = LineField(placeholder=self.tr("3 Mill Lane, 01632 960456"))
        self.form = Form(
            name=Field(self.tr("Name"), self.name),
            what_for=Field(self.tr("What for"), self.what_for),
            contact=Field(self.tr("Where"), self.contact, hint=self.tr("As the letter says it, in brackets")),
        )
        self.save_button = push_button("", self.save)
        self.leave_button = push_button(self.tr("Leave as it was"), self.leave, role="quiet")
        self.body.addWidget(label(self.tr("Places we recommend"), "heading"))
        words = self.tr("Whoever asks for what you do not have is sent there; the letter names the place.")
        self.body.addWidget(label(words, "small", wrap=True))
        self.body.addLayout(self.rows)
        for field in self.form.fields.values():
            self.body.addWidget(field)
        self.body.addLayout(row(None, self.save_button, self.leave_button, None))
        for line in (self.name, self.what_for, self.contact):
            line.returnPressed.connect(self.save)
        page.tools.bus.changed.connect(self._on_changed)
        self.leave()

    def save(self) -> None:
        """Put what is typed on the list."""
        self.form.clear_problems()
        draft = PlaceDraft(name=self.name.text(), what_for=self.what_for.text(), contact=self.contact.text())
        place_id = self._changed.id if self._changed else None
        self._page.do(
            lambda: self._page.tools.services.elsewhere.save(draft, place_id),
            self.tr("The place is on the list."),
            lambda _changes: self.leave(),
            self._refused,
        )

    def change(self, place: PlaceRow) -> None:
        """Change a place in the form below."""
        self._changed = place
        for line, words in (
            (self.name, place.name),
            (self.what_for, place.what_for),
            (self.contact, place.contact),
        ):
            line.setText(words)
        self.save_button.setText(self.tr("Save"))
        self.leave_button.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Make the form ready for one more."""
        self._changed = None
        for line in (self.name, self.what_for, self.contact):
            line.clear()
        self.form.clear_problems()
        self.save_button.setText(self.tr("Add"))
        self.leave_button.hide()

    def remove(self, place: PlaceRow) -> None:
        """Recommend a place no more."""
        self._page.do(
            lambda: self._page.tools.services.elsewhere.remove(place.id),
            self.tr("{name} is off the list.").format(name=place.name[:_NAMED]),
        )

    def reload(self) -> None:
        """Read the list again."""
        self._loader.load(
            lambda: self._page.tools.services.elsewhere.places(), self._show, self._page.banner.show_error
        )

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self._page.tools.is_open:
            self.reload()

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.nouns & {Noun.ELSEWHERE, Noun.CASE}:
            self.reload()

    def _refused(self, error: Exception) -> None:
        if not self.form.show_error(error):
            self._page.banner.show_error(error)

    def _show(self, places: list[PlaceRow]) -> None:
        empty(self.rows)
        for place in places:
            self.rows.addWidget(self._row(place))

    def _row(self, place: PlaceRow) -> QWidget:
        sent = (
            counted(place.sent, self.tr("1 customer sent there"), "%n customers sent there", "Settings")
            if place.sent
            else ""
        )
        facts = " · ".join(part for part in (place.what_for, place.contact, sent) if part)
        words = column(None, label(place.name, wrap=True), label(facts, "small", wrap=True), space=1)
        change = push_button(self.tr("Change"), lambda: self.change(place), role="quiet")
        off = push_button(self.tr("Take off"), lambda: self.remove(place), role="quiet")
        change.setAccessibleName(self.tr("Change {name}").format(name=place.name[:_NAMED]))
        off.setAccessibleName(self.tr("Take {name} off the list").format(name=place.name[:_NAMED]))
        holder = QWidget()
        row(holder, words, change, off, space=6, margins=(0, 4, 0, 4)).setStretch(0, 1)
        return holder
