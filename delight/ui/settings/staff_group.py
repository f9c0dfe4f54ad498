"""Who works here; a person alone is asked one thing only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.staff.staff import Belongings, Role, StaffDraft, StaffRow, only_owner
from delight.ui.kit.fields.forms import Field, Form, LineField
from delight.ui.kit.fields.oneline import OneLine
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, empty, label, line, row, show_beginning
from delight.ui.kit.look.pills import Avatar
from delight.ui.kit.meanwhile import SharedSave, save_shared
from delight.ui.kit.pin.sheet import PinSheet
from delight.ui.kit.work.page import Page
from delight.ui.settings.aside import Aside, waiting_in
from delight.ui.settings.group import Group
from delight.ui.settings.keyboard import held, holds
from delight.ui.settings.staff_editor import StaffEditor
from delight.ui.settings.staff_leaving import LeavingSheet
from delight.ui.settings.staff_row import PersonRow, Team
from delight.ui.settings.staff_unsaved import of_person, read_staff, staff_file
from delight.ui.settings.unsaved import UnsavedKeeper


class StaffGroup(Group):
    """The card of everybody, and the line for one more."""

    def __init__(self, page: Page, on_desk: Callable[[int], object]) -> None:
        """Hold the people of the shop; ``on_desk`` is asked to seat the one with an id."""
        super().__init__()
        self._page, self._on_desk = page, on_desk
        self.team: Team | None = None
        self.editor: StaffEditor | None = None
        self._people: dict[int, PersonRow] = {}
        self._aside = Aside()
        self._rows = column(None, space=12)
        self._who = label("", "heading")
        self.everybody = Card(self._who, self._rows, space=16)
        self.everybody.hide()
        self._gone_rows = column(None, space=8)
        self.gone = Card(label(self.tr("No longer here"), "heading"), self._gone_rows, space=12)
        self.gone.hide()
        self.add(self.everybody, self._newcomer_card(), self.gone)
        self._unsaved = UnsavedKeeper(page.tools, self._typed, self, place=staff_file, understand=read_staff)
        self.newcomer.textChanged.connect(lambda _text: self._on_typed())

    @property
    @override
    def is_typed(self) -> bool:
        return bool(self._in_fields()) or self._aside.is_any

    @override
    def refresh(self) -> None:
        services = self._page.tools

        def read() -> tuple[Team, dict[str, Any]]:
            staff = services.services.staff
            rows, desk = staff.list(active_only=False), staff.desk()
            team = Team(
                here=tuple(r for r in rows if r.active),
                gone=tuple(r for r in rows if not r.active),
                at_desk=desk.at_desk.id if desk.at_desk else None,
                with_pin=desk.with_pin,
                currency=services.services.shop.row().currency,
            )
            return team, self._unsaved.read_once()

        def show(found: tuple[Team, dict[str, Any]]) -> None:
            self._show(found[0])
            self._bring_back(found[1])

        self._page.load(read, show)

    def _typed(self) -> dict[str, Any]:
        """Return what is typed here and not saved, as ``read_staff`` gives it back."""
        return self._aside.file(self._in_fields())

    def _in_fields(self) -> dict[str, Any]:
        newcomer = self.newcomer.text()
        return {**({"newcomer": newcomer} if newcomer.strip() else {}), **self._on_person()}

    def _on_person(self) -> dict[str, Any]:
        return self.editor.unsaved() if self.editor else {}

    def _on_typed(self) -> None:
        self._unsaved.touch()
        self.typed_changed.emit()

    def _bring_back(self, kept: Mapping[str, Any]) -> None:
        """Show what was typed when the window was closed; the keyboard stays where it is."""
        team = self.team
        if team is None:
            return
        newcomer = kept.get("newcomer", "")
        if newcomer and not self.newcomer.text() and not team.has(newcomer):
            self.newcomer.setText(newcomer)
        self._aside.restore(waiting_in(kept))
        person = next((p for p in team.here if p.uid == kept.get("uid")), None)
        if person is not None and self.editor is None:
            editor = self._open(person, team)
            editor.show_kept(kept)
            if not editor.is_typed:  # it was saved, and a crash came after it
                self._close_editor()
        elif person is not None:
            self._aside.restore([of_person(kept)])
        self._show_marks()

    def _show_marks(self) -> None:
        """Mark those whose words wait."""
        here = self.team.here if self.team else ()
        self._aside.settle((one.uid for one in here), is_begun=True)
        for one in here:
            if one.id in self._people:
                self._people[one.id].unsaved.setVisible(self._aside.has(one.uid))
        self._on_typed()

    def _newcomer_card(self) -> Card:
        self._question = label("", "heading")
        self.newcomer = LineField()
        self.newcomer.returnPressed.connect(self._add)
        self.form = Form(name=Field("", self.newcomer))
        self.add_button = push_button(self.tr("Add"), self._add)
        entry = row(None, self.form.fields["name"], column(None, 2, self.add_button, None, space=0))
        entry.setStretch(0, 1)
        return Card(self._question, entry, space=12)

    def _show(self, team: Team) -> None:
        if team == self.team:
            return
        self.team = team
        self.everybody.setVisible(bool(team.here))
        self._who.setText(self.tr("You") if len(team.here) == 1 else self.tr("Who works here"))
        self._question.setText(self._question_for(team))
        words = self.tr("Their name") if team.here else self.tr("Your name")
        self.newcomer.setPlaceholderText(words)
        self.newcomer.setAccessibleName(words)
        open_ = {self.editor.person.id: self.editor} if self.editor is not None else {}
        at = 0 if holds(self.gone) else held({**self._people, **open_})
        self._show_rows(team)
        self._show_who_left(team)
        self._give_keyboard(at)

    def _question_for(self, team: Team) -> str:
        if not team.here:
            return self.tr("Who works here?")
        return self.tr("Somebody else works here too?") if len(team.here) == 1 else self.tr("Somebody new?")

    def _show_rows(self, team: Team) -> None:
        """Show everybody; who is just being edited stays open, with what was typed."""
        editor, open_for = self.editor, self.editor.person if self.editor else None
        if editor is not None:
            self._rows.removeWidget(editor)
        empty(self._rows)
        self._people = {}
        for number, person in enumerate(team.here):
            if number:
                self._rows.addWidget(line())
            if editor is not None and open_for is not None and open_for.id == person.id:
                self._rows.addWidget(editor)
                editor.show_pin(has_pin=person.uid in team.with_pin)
            else:
                self._people[person.id] = self._row(person, team)
                self._rows.addWidget(self._people[person.id])
        if editor is not None and (open_for is None or open_for.id not in {p.id for p in team.here}):
            self._drop_editor()
        self._show_marks()

    def _row(self, person: StaffRow, team: Team) -> PersonRow:
        return PersonRow(person, team, lambda: self._sit_down(person), lambda: self.edit(person))

    def _show_who_left(self, team: Team) -> None:
        empty(self._gone_rows)
        for person in team.gone:
            back = push_button(self.tr("Is back"), partial(self._come_back, person), role="quiet")
            back.setAccessibleName(self.tr("{name} is back").format(name=person.name))
            line_ = row(None, Avatar(person.name, 28), OneLine(person.name), back, space=12)
            line_.setStretch(1, 1)
            self._gone_rows.addLayout(line_)
        self.gone.setVisible(bool(team.gone))

    def edit(self, person: StaffRow) -> None:
        """Open the fields of one person in place of their row, with the keyboard, and scroll to them."""
        if self.team is not None:
            self._aside.put(self._on_person())
            editor = self._open(person, self.team)
            editor.show_kept(self._aside.take(person.uid))
            self._show_marks()
            editor.start()
            QTimer.singleShot(0, editor, lambda: show_beginning(self.area, editor))

    def _open(self, person: StaffRow, team: Team) -> StaffEditor:
        self._drop_editor()
        is_last, has_pin = only_owner(team.here, person), person.uid in team.with_pin
        editor = StaffEditor(
            team.currency, person, is_last_owner=is_last, has_pin=has_pin, is_alone=len(team.here) == 1
        )
        editor.pin_wanted.connect(lambda: self._ask_pin(person, self.team or team))
        editor.saved.connect(lambda draft: self._save(editor, draft))
        editor.left.connect(lambda: self._ask_leaving(person, team))
        editor.escaped.connect(self._close_editor)
        editor.typed.connect(self._on_typed)
        self.editor = editor
        self._show_rows(team)
        editor.show()
        return editor

    def _close_editor(self, *, gone: bool = False) -> None:
        at = self.editor.person.id if self.editor is not None and holds(self.editor) else None
        self._drop_editor()
        if self.team is not None:
            self._show_rows(self.team)
        self._give_keyboard(0 if gone else at)

    def _give_keyboard(self, at: int | None) -> None:
        """Put the keyboard at the person with an id; where they are gone, at the line for one more."""
        if at is not None and (self.editor is None or self.editor.person.id != at):
            back = self._people[at].change if at in self._people else self.newcomer
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_editor(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            self._rows.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
            self._on_typed()

    def _add(self) -> None:
        name = self.newcomer.text().strip()
        role = Role.FRONT_DESK if self.team and self.team.here else Role.OWNER
        draft = StaffDraft(name=name, role=role)
        said = self.tr("{name} works here now.").format(name=name)
        if self.team is not None and len(self.team.here) == 1:
            said += " " + self.tr("From now on, who is at the desk stands at the foot on the left.")
        self._page.do(lambda: self._page.tools.services.staff.add(draft), said, self._added, self._not_added)

    def _added(self, _changes: Changes) -> None:
        self.form.clear_problems()
        self.newcomer.clear()
        self.newcomer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_added(self, error: Exception) -> None:
        if not self.form.show_error(error):
            self._page.banner.show_error(error)

    def _save(self, editor: StaffEditor, draft: StaffDraft) -> None:
        staff, person = self._page.tools.services.staff, editor.person

        def refused(error: Exception) -> None:
            if not editor.form.show_error(error):
                self._page.banner.show_error(error)

        way = SharedSave(
            write=lambda draft, seen: staff.edit(person.id, draft, seen.version),
            look=lambda: staff.get(person.id),
            said=self.tr("{name} is saved.").format(name=draft.name.strip()),
            done=self._close_editor,
            refused=refused,
            clashed=editor.show_both,
        )
        save_shared(self._page, way, draft, person)

    def _ask_leaving(self, person: StaffRow, team: Team) -> None:
        others = [one for one in team.here if one.id != person.id]

        def ask(theirs: Belongings) -> None:
            sheet = LeavingSheet(self, person, theirs, others)
            sheet.agreed.connect(lambda heir: self._leave(person, heir))
            sheet.open()

        self._page.load(lambda: self._page.tools.services.staff.belongings(person.id), ask)

    def _leave(self, person: StaffRow, heir: int | None) -> None:
        self._page.do(
            lambda: self._page.tools.services.staff.deactivate(person.id, heir),
            self.tr("{name} no longer works here.").format(name=person.name),
            lambda _changes: self._close_editor(gone=True),
        )

    def _come_back(self, person: StaffRow) -> None:
        said = self.tr("{name} works here again.").format(name=person.name)
        self._page.do(lambda: self._page.tools.services.staff.come_back(person.id), said)

    def _ask_pin(self, person: StaffRow, team: Team) -> None:
        def done(said: str) -> None:
            self.refresh()
            self._page.said.emit(said, None)

        own, has_pin = person.id == team.at_desk, person.uid in team.with_pin
        PinSheet(self, self._page.tools, person, has_pin=has_pin, own=own, on_done=done).start()

    def _sit_down(self, person: StaffRow) -> None:
        self._on_desk(person.id)
