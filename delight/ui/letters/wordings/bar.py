"""The buttons above the sheet: fields, type, when a passage is said, in how many ways."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFont, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget
from typing_extensions import override

from delight.ui.kit.actions import ActionDef, action_button, add_actions, icon_button
from delight.ui.kit.look.layouts import FlowLayout
from delight.ui.kit.words.formats import counted
from delight.ui.letters.wordings import deeds
from delight.ui.letters.wordings.choice import ChoiceBubble
from delight.ui.letters.wordings.document import look_of, other_ways
from delight.ui.letters.wordings.passage_edit import PassageEdit
from delight.ui.letters.wordings.pieces import Kind, Piece
from delight.ui.letters.wordings.saying import (
    NOT,
    condition_groups,
    condition_words,
    field_groups,
    field_words,
    when_words,
)
from delight.ui.letters.wordings.sections import Sections


class PassageBar(QWidget):
    """What can be done where the cursor is; it follows the cursor."""

    def __init__(self, sections: Sections, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections = sections
        self._menu: QMenu | None = None
        self._bubble: ChoiceBubble | None = None
        self._flow = FlowLayout(self, space=4)
        sections.moved.connect(self.follow)
        sections.edited.connect(self.follow)
        for edit in sections.all():
            edit.when_wanted.connect(self.choose_when)
            edit.field_wanted.connect(lambda typed: self.choose_field(typed))
            edit.choice_wanted.connect(self.change_choice)

    def add_to(self, holder: QWidget) -> None:
        """Build the buttons; their keys work anywhere in ``holder``."""
        self.acts = add_actions(holder, *self._definitions())
        self.field = action_button(self.acts["field"], role="quiet")
        self.bold = self._letter_button("bold", self.tr("B"), bold=True)
        self.italic = self._letter_button("italic", self.tr("I"), bold=False)
        self.choice = action_button(self.acts["choice"], role="quiet")
        self.when = action_button(self.acts["when"], role="quiet")
        self.ways = action_button(self.acts["way"], role="quiet")
        self.more = icon_button(self.acts["more"])
        for widget in (self.field, self.bold, self.italic, self.choice, self.when, self.ways):
            self._flow.addWidget(widget)
        self.follow()

    def follow(self) -> None:
        """Show what holds where the cursor is."""
        edit = self._edit
        head = edit.head()
        look = look_of(head)
        words = when_words(look.only_if, optional=look.optional) or self.tr("Always said")
        self.when.setAccessibleName(self.tr("When this is said: {words}").format(words=words))
        self.when.setVisible(not edit.is_simple)
        others = len(other_ways(head))
        said = counted(others + 1, self.tr("Said in 1 way"), "Said in %n ways")
        self.ways.setText(self.tr("Another way"))
        self.ways.setAccessibleName(self.tr("Another way to say this. {said}").format(said=said))
        for button, on in ((self.bold, self._is_bold()), (self.italic, edit.fontItalic())):
            button.setChecked(on)

    def choose_field(self, typed: str = "") -> None:
        """Offer the fields by group; the stroke or brace that asked for them goes when one is chosen."""
        menu = self._new_menu()
        for heading, names in field_groups(public=self._edit.is_public):
            group = menu.addMenu(heading)
            for name in names:
                self._add(group, field_words(name), lambda name=name: self._insert_field(name, typed))
        self._pop_up(menu, self.field)

    def choose_when(self) -> None:
        """Offer the conditions in plain words."""
        edit = self._edit
        if edit.is_simple:
            return
        look = look_of(edit.head())
        menu = self._new_menu()
        always = self._add(menu, self.tr("Always"), lambda: edit.do(deeds.say_always))
        always.setCheckable(True)
        always.setChecked(not look.depends)
        empty = self._add(menu, self.tr("Left out when empty"), lambda: edit.do(deeds.toggle_optional))
        empty.setCheckable(True)
        empty.setChecked(look.optional)
        for condition in look.only_if:
            self._add_condition(menu, condition, chosen=look.only_if)
        menu.addSeparator()
        for words, prefix in ((self.tr("Only if"), ""), (self.tr("Only if not"), NOT)):
            outer = menu.addMenu(words)
            for heading, names in condition_groups(public=edit.is_public):
                group = outer.addMenu(heading)
                for name in names:
                    self._add_condition(group, f"{prefix}{name}", chosen=look.only_if)
        self._pop_up(menu, self.when)

    def change_choice(self, position: int) -> None:
        """Change both sides of a choice, in a bubble below it."""
        edit = self._edit
        piece = edit.chip_at(position)
        if piece is not None and piece.kind is Kind.CHOICE:
            self._open_bubble(edit, piece.text, lambda text: self._put_choice(edit, position, text, piece))

    def _new_choice(self) -> None:
        """Offer two ways of address for what is marked, or change the choice at the cursor."""
        edit = self._edit
        cursor = edit.textCursor()
        at = edit.choice_near(cursor)
        if at is not None and not cursor.hasSelection():
            self.change_choice(at)
            return
        said = cursor.selectedText()
        plain = "" if any(c in said for c in "\ufffc\u2029{}|") else said
        self._open_bubble(edit, f"{plain}|", lambda text: self._put(edit, Piece(text=text, kind=Kind.CHOICE)))

    def _open_bubble(self, edit: PassageEdit, text: str, then: Callable[[str], object]) -> None:
        self._bubble = ChoiceBubble(edit, text, then)

    def _put_choice(self, edit: PassageEdit, position: int, text: str, old: Piece) -> None:
        cursor = edit.textCursor()
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)
        self._put(edit, Piece(text=text, kind=Kind.CHOICE, bold=old.bold, italic=old.italic))

    def _put(self, edit: PassageEdit, piece: Piece) -> None:
        edit.do(lambda cursor: deeds.put(cursor, [piece]))
        edit.setCurrentCharFormat(QTextCharFormat())

    def _insert_field(self, name: str, typed: str) -> None:
        edit = self._edit
        cursor = edit.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        if typed and before.endswith(typed):
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
            edit.setTextCursor(cursor)
        self._put(edit, Piece(text=name, kind=Kind.FIELD))

    def _show_more(self) -> None:
        edit = self._edit
        menu = self._new_menu()
        head = edit.head()
        folded = edit.is_folded(head)
        if other_ways(head):
            words = self.tr("Show the other ways") if folded else self.tr("Hide the other ways")
            self._add(menu, words, lambda: edit.fold(edit.head(), folded=not folded))
            self._add(menu, self.tr("Remove this way"), lambda: edit.do(deeds.remove_way))
        else:
            self._add(menu, self.tr("Remove this passage"), lambda: edit.do(deeds.remove_way))
        if not edit.is_simple:
            self._add(
                menu,
                self.tr("New passage in this paragraph  (Shift+Enter)"),
                lambda: edit.do(lambda cursor: deeds.split(cursor, paragraph=False)),
            )
        self._pop_up(menu, self.more)

    def _toggle_bold(self) -> None:
        weight = QFont.Weight.Normal if self._is_bold() else QFont.Weight.DemiBold
        self._style(lambda made: made.setFontWeight(weight))

    def _toggle_italic(self) -> None:
        italic = not self._edit.fontItalic()
        self._style(lambda made: made.setFontItalic(italic))

    def _style(self, change: Callable[[QTextCharFormat], object]) -> None:
        made = QTextCharFormat()
        change(made)
        self._edit.mergeCurrentCharFormat(made)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.follow()

    def _is_bold(self) -> bool:
        return self._edit.fontWeight() >= QFont.Weight.DemiBold

    @property
    def _edit(self) -> PassageEdit:
        return self._sections.now

    def _definitions(self) -> list[ActionDef]:
        group = self.tr("Wordings")
        wanted = (
            ("field", self.tr("Field"), self.choose_field, "Ctrl+Space", "plus",
             self.tr("Something that is filled in for each customer; / in the text does it too")),
            ("bold", self.tr("Bold"), self._toggle_bold, "Ctrl+B", "", ""),
            ("italic", self.tr("Italic"), self._toggle_italic, "Ctrl+I", "", ""),
            ("choice", self.tr("Sie · du"), self._new_choice, "Ctrl+D", "",
             self.tr("One word for those addressed formally, another for those who are not")),
            ("when", self.tr("Only if …"), self.choose_when, "Alt+O", "",
             self.tr("When this passage is said")),
            ("way", self.tr("Another way"), lambda: self._edit.add_way(), "Alt+W", "",
             self.tr("Say it in several ways, so that nobody gets the same letter twice")),
            ("more", self.tr("More for this passage"), self._show_more, "Alt+M", "more", ""),
        )  # fmt: skip
        return [
            ActionDef(name=name, text=text, do=do, key=key, icon=icon, tip=tip, group=group)
            for name, text, do, key, icon, tip in wanted
        ]

    def _letter_button(self, name: str, text: str, *, bold: bool) -> QToolButton:
        button = icon_button(self.acts[name])
        button.setText(text)
        button.setCheckable(True)
        font = button.font()
        font.setBold(bold)
        font.setItalic(not bold)
        button.setFont(font)
        return button

    def _add(self, menu: QMenu, words: str, do: Callable[[], object]) -> QAction:
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _add_condition(self, menu: QMenu, condition: str, *, chosen: tuple[str, ...]) -> None:
        words = condition_words(condition)
        edit = self._edit
        action = self._add(
            menu,
            words[:1].upper() + words[1:],
            lambda: edit.do(lambda cursor: deeds.toggle_condition(cursor, condition)),
        )
        action.setCheckable(True)
        action.setChecked(condition in chosen)

    def _new_menu(self) -> QMenu:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = _Menu(self._edit)
        return self._menu

    def _pop_up(self, menu: QMenu, button: QPushButton | QToolButton) -> None:
        """Open a menu at the cursor, or below its button where that has been pressed."""
        edit = self._edit
        if edit.hasFocus() and button is not self.more:
            at = edit.viewport().mapToGlobal(edit.cursorRect().bottomLeft() + QPoint(0, 4))
        else:
            at = button.mapToGlobal(button.rect().bottomLeft())
        menu.popup(at)


class _Menu(QMenu):
    """A menu that somebody may type over: letters go on into the text."""

    def __init__(self, edit: PassageEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.text().strip() and event.text().isprintable():
            self.close()
            self._edit.insertPlainText(event.text())
            return
        super().keyPressEvent(event)
