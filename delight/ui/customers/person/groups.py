"""The groups a customer is in: chips to take off, and a field to add another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.changes import Changes
from delight.domain.customers.customer import CustomerDetail, TagRow
from delight.domain.text import fold
from delight.ui.kit.fields.suggest import SuggestBox, Suggestion
from delight.ui.kit.look.icons import put_icon
from delight.ui.kit.look.layouts import FlowLayout
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.words.formats import counted
from delight.ui.kit.work.page import Page, Tools

_MOST, _WIDTH = 6, 200


class GroupBox(SuggestBox):
    """Type a group's name; those there are come up, Escape gives up."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.is_open:
            self.left.emit()
            return
        super().keyPressEvent(event)


class Groups(QWidget):
    """Emits what is wanted; the pane does it."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._names: tuple[str, ...] = ()
        self._chips: list[QPushButton] = []
        self._flow = FlowLayout(self, space=6)
        self.add_button = _chip(self.tr("Group"), self.tr("Add to a group"))
        put_icon(self.add_button, "plus", "quiet", 16)
        self.add_button.clicked.connect(lambda _checked: self.start())
        self.box = GroupBox(
            self._find, tools.tasks, name=self.tr("Add to a group"), placeholder=self.tr("Name of a group")
        )
        self.box.setFixedWidth(_WIDTH)
        self.box.taken.connect(self._take)
        self.box.returnPressed.connect(lambda: self._take(self.box.text()))
        self.box.left.connect(self._close)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange()
        self._close()

    def show_groups(self, names: Sequence[str]) -> None:
        """Show somebody's groups."""
        if tuple(names) != self._names:
            self._names = tuple(names)
            self._arrange()

    def close_box(self) -> None:
        """Put the field away, as when somebody else is shown."""
        self.box.clear()
        self.box.close_popup()
        self.box.hide()
        self.add_button.show()

    def start(self) -> None:
        """Ask for a group."""
        self.add_button.hide()
        self.box.show()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def chip(self, name: str) -> QPushButton:
        """Return the chip that takes a group off."""
        return self._chips[self._names.index(name)]

    def _arrange(self) -> None:
        while self._flow.takeAt(0) is not None:
            pass
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._group_chip(name) for name in self._names]
        for widget in (*self._chips, self.add_button, self.box):
            self._flow.addWidget(widget)
        for chip in self._chips:
            chip.show()
        self.updateGeometry()

    def _group_chip(self, name: str) -> QPushButton:
        chip = _chip(name.replace("&", "&&"), self.tr("Take out of “{group}”").format(group=name))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        put_icon(chip, "close", "quiet", 14)
        chip.clicked.connect(lambda _checked: self.removed.emit(name))
        return chip

    def _find(self, text: str) -> list[Suggestion]:
        return suggestions(self._tools.services.groups.tags(), text, self._names, self.tr("New group"))

    def _take(self, name: str) -> None:
        if name.strip():
            self._close()
            self.added.emit(name.strip())

    def _close(self) -> None:
        had_keyboard = self.box.hasFocus()
        self.close_box()
        if had_keyboard:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)


def change_group(page: Page, who: CustomerDetail | None, name: str, *, joins: bool) -> None:
    """Let a customer join a group, or leave it, and say so in the bar of ``page``."""
    if who is None:
        return
    said = _tr("{name} is in “{group}” now.") if joins else _tr("{name} is out of “{group}” now.")

    def work() -> Changes:
        groups = page.tools.services.groups
        return (groups.tag if joins else groups.untag)([who.id], name)

    page.do(work, said.format(name=who.name, group=name))


def suggestions(tags: Sequence[TagRow], text: str, have: Sequence[str], new: str) -> list[Suggestion]:
    """Return the groups that fit what is typed, and a new one of that name where there is none."""
    typed, mine = fold(text), {fold(name) for name in have}
    known = [tag for tag in tags if typed in fold(tag.name) and fold(tag.name) not in mine][:_MOST]
    found = [Suggestion(value=tag.name, look=_look(tag), key=tag.name) for tag in known]
    if typed and typed not in {*mine, *(fold(tag.name) for tag in tags)}:
        name = " ".join(text.split())
        found.append(Suggestion(value=name, look=RowLook(title=name, subtitle=new), key=("new", name)))
    return found


def _tr(text: str) -> str:
    return QCoreApplication.translate("Groups", text)


def _look(tag: TagRow) -> RowLook:
    return RowLook(title=tag.name, subtitle=counted(tag.count, "1 customer", "%n customers", "Customers"))


def _chip(text: str, tip: str) -> QPushButton:
    chip = QPushButton(text)
    chip.setProperty("role", "chip")
    chip.setToolTip(tip)
    chip.setAccessibleName(tip)
    chip.setCursor(Qt.CursorShape.PointingHandCursor)
    return chip
