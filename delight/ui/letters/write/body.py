"""The letter's text as it is typed: bold and italic are seen, what could be plainer is underlined softly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from delight.domain.letters.plainness import Finding
from delight.ui.kit.actions import ActionDef, add_actions
from delight.ui.kit.fields.forms import PlainArea
from delight.ui.kit.look.theme import colour, tokens
from delight.ui.letters.write import emphasis
from delight.ui.letters.write.emphasis import BOLD, ITALIC

_Spot = tuple[QTextCursor, Finding]


class BodyEdit(PlainArea):
    """The letter's text, as high as there is room; Ctrl+B and Ctrl+I put stars around words."""

    finding_changed = Signal(object)
    """The ``Finding`` that the keyboard stands in, or ``None``."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._spots: list[_Spot] = []
        self._at: Finding | None = None
        self._highlighter = _Highlighter(self.document())
        self.cursorPositionChanged.connect(self._tell_finding)
        for name, words, mark, key in (
            ("bold", self.tr("Bold"), BOLD, "Ctrl+B"),
            ("italic", self.tr("Italic"), ITALIC, "Ctrl+I"),
        ):
            do = partial(self.toggle, mark)
            add_actions(self, ActionDef(name=name, text=words, do=do, key=key, group=self.tr("Letters")))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self.hasFocus():
            self.ensureCursorVisible()  # what comes up below must not take away the line somebody is in

    def text(self) -> str:
        """Return the text with the spaces that must not break, which Qt's own answer makes ordinary ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def toggle(self, mark: str) -> None:
        """Put ``mark`` around what is selected, or the word here, line by line, or take it off."""
        cursor = self.textCursor()
        lines = [(block, *_selected(block, cursor)) for block in _blocks(self.document(), cursor)]
        lines = [line for line in lines if line[1] < line[2]]
        if not lines:
            self._open_pair(mark)
            return
        on = not all(emphasis.is_marked(block.text(), start, end, mark) for block, start, end in lines)
        cursor.beginEditBlock()
        ends = []
        for block, start, end in lines:
            if emphasis.is_marked(block.text(), start, end, mark) is not on:
                start, end = _put(block, start, end, mark, on=on)
            ends.append((block, start, end))
        cursor.endEditBlock()
        self._select(_place(*ends[0][:2]), _place(ends[-1][0], ends[-1][2]))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Underline these; each moves with its words while somebody types."""
        text = self.text()
        self._spots = [(self._cursor_at(text, f), f) for f in findings if f.end > f.start]
        self.setExtraSelections([_underlined(cursor) for cursor, _ in self._spots])
        self._tell_finding()

    def go_to_next_finding(self) -> None:
        """Put the keyboard to the next one after where it is; after the last comes the first."""
        spots = sorted((cursor.selectionStart(), cursor) for cursor, _ in self._spots)
        if not spots:
            return
        here = self.textCursor().position()
        start, cursor = next((spot for spot in spots if spot[0] > here), spots[0])
        self.setFocus()
        place = QTextCursor(cursor)
        place.setPosition(start)
        self.setTextCursor(place)
        self.ensureCursorVisible()

    def finding(self) -> Finding | None:
        """Return what is underlined where the keyboard stands."""
        place = self.textCursor().position()
        return next((f for c, f in self._spots if c.selectionStart() <= place <= c.selectionEnd()), None)

    def _tell_finding(self) -> None:
        found = self.finding()
        if found != self._at:
            self._at = found
            self.finding_changed.emit(found)

    def _cursor_at(self, text: str, finding: Finding) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(last, units(text[: finding.start])))
        cursor.setPosition(min(last, units(text[: finding.end])), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _open_pair(self, mark: str) -> None:
        cursor = self.textCursor()
        cursor.insertText(mark * 2)
        cursor.setPosition(cursor.position() - len(mark))
        self.setTextCursor(cursor)

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)


class _Highlighter(QSyntaxHighlighter):
    """Shows bold and italic as such, and their stars quietly."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    @override
    def highlightBlock(self, text: str, /) -> None:
        for part in emphasis.stretches(text):
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.DemiBold if part.bold else QFont.Weight.Normal)
            look.setFontItalic(part.italic)
            if part.mark:
                look.setForeground(colour(tokens().quiet))
            start = units(text[: part.start])
            self.setFormat(start, units(text[part.start : part.end]), look)


def units(text: str) -> int:
    """Return how long ``text`` is for Qt, where a character beyond the first plane counts twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _underlined(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    look.setUnderlineColor(colour(tokens().due))
    selection.cursor, selection.format = cursor, look  # type: ignore[misc]
    return selection


def _blocks(document: QTextDocument, cursor: QTextCursor) -> list[QTextBlock]:
    first = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    found = [first]
    while found[-1] != last:
        found.append(found[-1].next())
    return found


def _selected(block: QTextBlock, cursor: QTextCursor) -> tuple[int, int]:
    """Return what is selected of a line, without spaces at its edges; with nothing selected the word here."""
    line, at = block.text(), block.position()
    start = max(0, cursor.selectionStart() - at)
    end = min(units(line), cursor.selectionEnd() - at)
    if not line.isascii() and units(line) != len(line):
        start, end = _characters(line, start), _characters(line, end)
    if not cursor.hasSelection():
        return emphasis.word_at(line, start)
    return emphasis.without_edges(line, start, end)


def _place(block: QTextBlock, at: int) -> int:
    """Return where a character of a line stands in the document."""
    return block.position() + units(block.text()[:at])


def _characters(line: str, place: int) -> int:
    return len(line.encode("utf-16-le", "surrogatepass")[: place * 2].decode("utf-16-le", "ignore"))


def _put(block: QTextBlock, start: int, end: int, mark: str, *, on: bool) -> tuple[int, int]:
    """Change the stars around a part of a line as one step that can be undone; return what it is now."""
    line = block.text()
    marked = emphasis.put_mark(line, start, end, mark, on=on)
    cursor = QTextCursor(block)
    for place in (units(line[:end]), units(line[:start])):
        cursor.setPosition(block.position() + place)
        if on:
            cursor.insertText(mark)
        elif place == units(line[:end]):
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(mark))
            cursor.removeSelectedText()
        else:
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(mark))
            cursor.removeSelectedText()
    return marked.start, marked.end
