"""All wordings below their field: grouped by what they are for, and narrowed by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from delight.ui.kit.fields.dropped import Dropped
from delight.ui.kit.fields.forms import LineField
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.layouts import column, label
from delight.ui.kit.look.theme import base_font, colour, small_font, tokens
from delight.ui.kit.look.touch import target
from delight.ui.letters.write.purposes import Kind, Purpose, Section, format_of, sections

_WIDTH, _LEAST, _AROUND = 300, 92, 26
_KEY = Qt.ItemDataRole.UserRole


class WordingPanel(Dropped):
    """All wordings below their field; the line above them narrows the list."""

    picked = Signal(object)
    ends_with_field = True

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._current = ""
        self._kinds: Sequence[Kind] = ()
        self._purpose = Purpose.NOTHING
        self.search = _Search(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Wordings"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.nothing = label(self.tr("No wording is called that."), "quiet", wrap=True)
        self.nothing.setContentsMargins(8, 4, 8, 8)
        column(self, self.search, self.nothing, self.list, space=6, margins=(8, 8, 8, 8)).setStretch(2, 1)
        self.search.textChanged.connect(self._fill)
        self.search.left.connect(self.hide)
        self.list.itemClicked.connect(lambda _item: self.take())

    def offer(self, kinds: Sequence[Kind], purpose: Purpose) -> None:
        """Offer these, what fits the purpose first."""
        self._kinds, self._purpose = kinds, purpose

    def set_current(self, key: str) -> None:
        """Begin at this one when it opens."""
        self._current = key

    def open(self, sought: str = "") -> None:
        """Show the wordings, with the keyboard in the line that narrows them."""
        self.search.setText(sought)
        self._fill(sought)
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def step(self, by: int) -> None:
        """Go to the next or the previous wording, over the headings."""
        keys = [at for at in range(self.list.count()) if self.list.item(at).data(_KEY)]
        if keys:
            now = self.list.currentRow()
            at = keys.index(now) + by if now in keys else 0
            self.list.setCurrentRow(keys[max(0, min(at, len(keys) - 1))])

    def take(self) -> None:
        """Take the wording that is selected."""
        item = self.list.currentItem()
        if item is not None and item.data(_KEY):
            self.hide()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.picked.emit(item.data(_KEY))

    def leave(self) -> None:
        """Close; the keyboard goes back to the field."""
        self.hide()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, sought: str) -> None:
        self.list.clear()
        found = sections(self._kinds, self._purpose, sought)
        for section in found:
            self._add(section)
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        keys = [self.list.item(at).data(_KEY) for at in range(self.list.count())]
        if not sought and self._current in keys:
            self.list.setCurrentRow(keys.index(self._current))
        else:
            self.step(0)
        self.place()

    def _add(self, section: Section) -> None:
        if section.heading:
            self.list.addItem(_heading(section.heading))
        for kind in section.kinds:
            form = format_of(self._kinds, self._current)
            item = QListWidgetItem(kind.title)
            item.setData(_KEY, kind.keys.get(form) or next(iter(kind.keys.values())))
            item.setSizeHint(QSize(0, max(target(), base_font().pixelSize() + 18)))
            self.list.addItem(item)

    @override
    def wanted(self) -> QSize:
        rows = sum(self.list.sizeHintForRow(at) for at in range(self.list.count()))
        high = rows + self.search.sizeHint().height() + _AROUND
        return QSize(max(self.field.width(), _WIDTH), max(high, _LEAST))


class _Search(LineField):
    """The line that narrows the list; the arrows move in the list below."""

    left = Signal()

    def __init__(self, panel: WordingPanel) -> None:
        super().__init__(name=panel.tr("Find a wording"), placeholder=panel.tr("Find a wording"))
        self._panel = panel

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        key = Qt.Key(event.key())
        if key in steps:
            self._panel.step(steps[key])
        elif key in ENTERS:
            self._panel.take()
        elif key == Qt.Key.Key_Escape:
            self._panel.leave()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


def _heading(words: str) -> QListWidgetItem:
    item = QListWidgetItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setFont(small_font(strong=True))
    item.setForeground(colour(tokens().quiet))
    item.setSizeHint(QSize(0, small_font().pixelSize() + 20))
    return item
