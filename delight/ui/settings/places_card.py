"""The places that the shop recommends for what it cannot do itself, kept in one short list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea
from typing_extensions import override

from delight.domain.cases.elsewhere import PlaceDraft, PlaceRow
from delight.domain.changes import Changes, Noun
from delight.ui.kit.fields.forms import Field, Form, LineField
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, empty, label, row, show_beginning
from delight.ui.kit.meanwhile import Both, SharedSave, save_shared, tell_clashes
from delight.ui.kit.rows.pressable import Leavable
from delight.ui.kit.rows.quiet_row import ROW_INSET
from delight.ui.kit.work.page import Page
from delight.ui.settings.aside import Aside, Typed, clashes, in_form, new_words, typed_on, waiting_in
from delight.ui.settings.group import Pairs
from delight.ui.settings.keyboard import held, holds
from delight.ui.settings.place_line import NAMED, PlaceLine
from delight.ui.settings.places_unsaved import FIELDS, is_stored, place_file, read_place
from delight.ui.settings.unsaved import UnsavedKeeper


class PlacesCard(Card):
    """A row for each, pressed to change it; the form opens where it is wanted."""

    typed = Signal()
    """Something was typed, saved or taken back."""

    def __init__(self, page: Page) -> None:
        super().__init__(space=10)
        self._page = page
        self._changed: PlaceRow | None = None
        self._before: dict[str, Any] = {}
        self._lines: dict[int, PlaceLine] = {}
        self._aside = Aside()
        self.rows = column(None, space=2)
        self._make_fields()
        self.add_button = push_button(self.tr("Add a place"), self.add, icon="plus")
        self.body.addWidget(label(self.tr("Places we recommend"), "heading"))
        words = self.tr("Whoever asks for what you do not have is sent there; the letter names the place.")
        self.body.addWidget(label(words, "quiet", wrap=True))
        self.body.addLayout(self.rows)
        self.body.addLayout(row(None, self.add_button, None))
        self.rows.addWidget(self.fields)
        self._unsaved = UnsavedKeeper(
            page.tools, lambda: self._aside.file(self._typed()), self, place=place_file, understand=read_place
        )
        self._listen()
        self._empty_form()
        self.fields.hide()

    def _make_fields(self) -> None:
        self.name = LineField(placeholder=self.tr("Miller’s Bakery"))
        self.what_for = LineField(placeholder=self.tr("gluten-free cakes"))
        self.contact = LineField(placeholder=self.tr("3 Mill Lane, 01632 960456"))
        self.form = Form(
            name=Field(self.tr("Name"), self.name),
            what_for=Field(self.tr("What for"), self.what_for),
            contact=Field(self.tr("Where"), self.contact, hint=self.tr("As the letter says it, in brackets")),
        )
        self.save_button = push_button("", self.save, role="primary", tip=self.tr("Enter"))
        self.leave_button = push_button(self.tr("Cancel"), self.leave, role="quiet", tip=self.tr("Esc"))
        self.fields = Leavable()
        fields, foot = self.form.fields, row(None, self.save_button, self.leave_button, None)
        column(
            self.fields,
            fields["name"],
            Pairs(fields["what_for"], fields["contact"]),
            foot,
            space=10,
            margins=(ROW_INSET, 4, 0, 4),
        )

    def _listen(self) -> None:
        for line in (self.name, self.what_for, self.contact):
            line.returnPressed.connect(self.save)
            line.textChanged.connect(lambda _text: self._on_typed())
        self.fields.escaped.connect(self.leave)
        self._page.tools.bus.changed.connect(self._on_changed)

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return bool(self._typed()) or self._aside.is_any

    def _on_typed(self) -> None:
        self._unsaved.touch()
        self.typed.emit()

    def _stored(self) -> dict[str, Any]:
        base = self._changed or PlaceDraft(name="")
        return {name: getattr(base, name) for name in FIELDS}

    def _typed(self) -> Typed:
        """Return what is in the form and not stored."""
        stored = self._stored()
        now = {"name": self.name.text(), "what_for": self.what_for.text(), "contact": self.contact.text()}
        typed = {name: words for name, words in now.items() if words != stored[name]}
        if self.fields.isHidden():
            return {}
        return typed_on(self._changed.uid if self._changed else "", typed, stored, self._before)

    def _bring_back(self, kept: Mapping[str, Any], places: Sequence[PlaceRow]) -> None:
        """Show what was typed before, where the keyboard stays where it is; what is stored is no news."""
        self._aside.restore(waiting_in(kept))
        if "uid" in kept and not is_stored(kept, places):
            if self.fields.isHidden():
                place = next((one for one in places if one.uid == kept["uid"]), None)
                self._show_place(place, kept)
            else:
                self._aside.restore([in_form(kept)])

    def _show_place(self, place: PlaceRow | None, kept: Mapping[str, Any]) -> None:
        """Open the form of a place, or of a new one, with what was typed there before."""
        self._empty_form()
        self._changed, self._before = place, kept.get("before", {}) if place else {}
        self._fill(PlaceDraft(**{name: kept.get(name, words) for name, words in self._stored().items()}))
        self._show_form()
        self._tell_since(go=False)

    def _tell_since(self, *, go: bool) -> None:
        """Say what somebody else wrote since words were typed here that waited."""
        since = clashes(self._typed(), self._stored(), self._before)
        tell_clashes(self.form, since, lambda _name, words: words, go=go)

    def save(self) -> None:
        """Put what is typed on the list."""
        self.form.clear_problems()
        draft = PlaceDraft(name=self.name.text(), what_for=self.what_for.text(), contact=self.contact.text())
        tools, base = self._page.tools, self._changed
        if base is None:
            said = self.tr("The place is on the list.")
            self._page.do(
                lambda: tools.services.elsewhere.save(draft),
                said,
                lambda _changes: self.leave(),
                self._refused,
            )
            return
        way = SharedSave(
            write=lambda draft, seen: tools.services.elsewhere.save(draft, base.id, seen.version),
            look=lambda: tools.services.elsewhere.get(base.id),
            said=self.tr("The place is saved."),
            done=self.leave,
            refused=self._refused,
            clashed=self._show_both,
        )
        save_shared(self._page, way, draft, base)

    def add(self) -> None:
        """Open the form for one more, or go on with the one that was begun."""
        self._open(None)

    def change(self, place: PlaceRow) -> None:
        """Change a place where it stands; what is in the form waits at its own."""
        self._open(place)

    def _show_both(self, both: Both, theirs: PlaceRow) -> None:
        """Say what somebody else wrote meanwhile; saved again, what stands here takes its place."""
        self._before = {**self._stored(), **self._before}
        self._changed = theirs
        self._fill(both.draft)
        tell_clashes(self.form, both.clashes, lambda _name, words: words)

    def _fill(self, place: PlaceRow | PlaceDraft) -> None:
        for line, words in (
            (self.name, place.name),
            (self.what_for, place.what_for),
            (self.contact, place.contact),
        ):
            line.setText(words)
            line.setCursorPosition(0)  # what is longer than its line shows how it begins

    def leave(self) -> None:
        """Close the form."""
        changed, had_keyboard = self._changed, holds(self.fields)
        self._empty_form()
        self.fields.hide()
        self._place_form()
        self.add_button.show()
        self._show_marks()
        self._on_typed()
        if had_keyboard:
            self._give_keyboard(changed.id if changed else 0)

    def _give_keyboard(self, at: int | None) -> None:
        """Put the keyboard at the place with an id; where it is gone, at the button for one more."""
        if at is not None:
            self._lines.get(at, self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self) -> None:
        self.save_button.setText(self.tr("Save") if self._changed else self.tr("Add"))
        self.fields.show()
        self._place_form()
        self._show_marks()
        self.add_button.hide()

    def _show_marks(self) -> None:
        """Mark the places whose words wait; a new one is told of by the button that goes on with it."""
        for line in self._lines.values():
            line.unsaved.setVisible(self._aside.has(line.place.uid))
        self.add_button.setText(new_words(self.tr("Add a place"), begun=self._aside.has("")))

    def _open(self, place: PlaceRow | None) -> None:
        self._aside.put(self._typed())
        self._show_place(place, self._aside.take(place.uid if place else ""))
        self._on_typed()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_since(go=True)
        QTimer.singleShot(0, self.fields, self._show_whole)

    def _show_whole(self) -> None:
        """Scroll to the form, as far as it is seen with its buttons."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            show_beginning(around, self.fields)

    def _empty_form(self) -> None:
        self._changed = None
        for line in (self.name, self.what_for, self.contact):
            line.clear()
        self.form.clear_problems()

    def _place_form(self) -> None:
        """Put the form where the place stands that is changed, else below all of them."""
        self.rows.removeWidget(self.fields)
        changed = self._changed.id if self._changed else None
        at = self.rows.count()
        for place in range(self.rows.count()):
            item = self.rows.itemAt(place)
            widget = item.widget() if item else None
            if isinstance(widget, PlaceLine):
                widget.setVisible(widget.place.id != changed)
                at = place + 1 if widget.place.id == changed else at
        self.rows.insertWidget(at, self.fields)

    def remove(self, place: PlaceRow) -> None:
        """Recommend a place no more."""
        self._page.do(
            lambda: self._page.tools.services.elsewhere.remove(place.id),
            self.tr("{name} is off the list.").format(name=place.name[:NAMED]),
        )

    def reload(self) -> None:
        """Read the list again."""
        tools = self._page.tools

        def read() -> tuple[list[PlaceRow], dict[str, Any]]:
            return tools.services.elsewhere.places(), self._unsaved.read_once()

        # not by a Loader, which drops answers: one of them has the words
        self._page.load(read, lambda found: self._show(*found))

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

    def _show(self, places: Sequence[PlaceRow], kept: Mapping[str, Any]) -> None:
        at = held(self._lines)
        self.rows.removeWidget(self.fields)
        empty(self.rows)
        self._lines = {place.id: PlaceLine(place, self.change, self.remove) for place in places}
        for line in self._lines.values():
            self.rows.addWidget(line)
        self._bring_back(kept, places)
        is_new = not self.fields.isHidden() and self._changed is None
        self._aside.settle((place.uid for place in places), is_begun=is_new)
        self._place_form()
        self._show_marks()
        self._on_typed()
        self._give_keyboard(at)
