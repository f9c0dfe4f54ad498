"""The left: every wording, by what it is for; our own and those not saved yet are marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyleOptionViewItem, QWidget
from typing_extensions import override

from delight.domain.letters.wordings import WordingFormat, WordingKind, WordingRow
from delight.ui.kit.actions import tip_text
from delight.ui.kit.fields.choice import Choice
from delight.ui.kit.files.many_kept import Key
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import column, row
from delight.ui.kit.look.theme import Tone, colour, small_font, tokens
from delight.ui.kit.rows.rows import RowDelegate, RowLook
from delight.ui.kit.rows.table import LOOK_ROLE
from delight.ui.kit.words.labels import label_of

_ROW = Qt.ItemDataRole.UserRole + 71
_COMPLAINTS = (
    "acknowledgement", "takes-longer", "apology", "what-we-did", "kindly-no", "sent-elsewhere",
    "parting-ways", "thank-you-for-telling", "you-said-we-did",
)  # fmt: skip
_THANKS = ("thank-you", "thank-you-referral", "reply-to-compliment")


class Shelf(QWidget):
    """Wordings of one language, letters or cards."""

    chosen = Signal(object)
    """Key and language of the wording now selected; both are empty where there is none."""
    opened = Signal()
    """Enter was pressed on one."""
    new_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[WordingRow] = ()
        self._unsaved: frozenset[Key] = frozenset()
        self.language = Choice(name=self.tr("Language"))
        self.language.picked.connect(lambda _value: self._switch())
        self.formats = Choice(
            [(WordingFormat.LETTER, self.tr("Letters")), (WordingFormat.CARD, self.tr("Cards"))],
            name=self.tr("Letters or cards"),
        )
        self.formats.set_value(WordingFormat.LETTER)
        self.formats.picked.connect(lambda _value: self._switch_format())
        self.list = _ShelfList(self.tr("Wordings"))
        self.list.moved_to.connect(self.chosen.emit)
        self.list.activated.connect(lambda _index: self.opened.emit())
        self.new = push_button(self.tr("New wording …"), self.new_wanted.emit, icon="plus", role="quiet")
        self.new.setToolTip(tip_text(self.tr("Write a wording of your own"), "Alt+N"))
        self.new.setShortcut("Alt+N")
        choices = row(None, self.language, self.formats, space=6)
        column(self, choices, Card(self.list, margin=4), self.new, space=8).setStretch(1, 1)

    def show_rows(self, rows: Sequence[WordingRow], unsaved: frozenset[Key], *, first: str) -> None:
        """Show these; what was selected stays selected.

        Args:
            rows: of all languages.
            unsaved: those with words that are not saved yet.
            first: the language to begin with, where none was chosen.
        """
        self._rows, self._unsaved = rows, unsaved
        now = self.language.value() or first
        languages = sorted({row.language for row in rows}, key=language_name)
        self.language.set_values([(code, language_name(code)) for code in languages])
        self.language.set_value(now if now in languages else first if first in languages else "en")
        self._fill()

    def mark_unsaved(self, unsaved: frozenset[Key]) -> None:
        """Mark the wordings that are not saved yet."""
        if unsaved != self._unsaved:
            self._unsaved = unsaved
            self.list.relook(self._look)

    def choose(self, key: Key) -> None:
        """Select a wording, in whatever language and format it is."""
        found = next((row for row in self._rows if (row.key, row.language) == key), None)
        if found is not None:
            self.language.set_value(found.language)
            self.formats.set_value(found.format)
            self._fill(key)

    def current(self) -> WordingRow | None:
        """Return what is selected."""
        return self.list.current()

    def take_keyboard(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch(self) -> None:
        self._fill()
        self.language_chosen.emit(str(self.language.value()))

    def _switch_format(self) -> None:
        now = self.current()
        self._fill()
        if now is not None:
            twin = next((r for r in self.list.rows() if r.kind is now.kind and not _is_own_alone(r)), None)
            if twin is not None:
                self.list.choose((twin.key, twin.language))

    def _fill(self, key: Key | None = None) -> None:
        now = self.current()
        wanted = key or (now and (now.key, now.language))
        form = self.formats.value() or WordingFormat.LETTER
        shown = [r for r in self._rows if r.language == self.language.value() and r.format is form]
        self.list.show_groups(self._grouped(shown), self._look)
        if not (wanted and self.list.choose(wanted)):
            self.list.choose_first()

    def _grouped(self, rows: Sequence[WordingRow]) -> list[tuple[str, list[WordingRow]]]:
        own = [r for r in rows if _is_own_alone(r)]
        rest = [r for r in rows if not _is_own_alone(r)]
        answers = [r for r in rest if r.kind in _COMPLAINTS]
        thanks = [r for r in rest if r.kind in _THANKS]
        others = [r for r in rest if r not in answers and r not in thanks]
        groups = (
            (self.tr("Our own"), own),
            (self.tr("Answers"), answers),
            (self.tr("Thanks"), thanks),
            (self.tr("Surprises and occasions"), others),
        )
        return [(words, sorted(found, key=_order)) for words, found in groups if found]

    def _look(self, one: WordingRow) -> RowLook:
        pill, tone = "", Tone.ACCENT
        if (one.key, one.language) in self._unsaved:
            pill, tone = self.tr("Not saved"), Tone.DUE
        elif not one.readable:
            pill, tone = self.tr("Unreadable"), Tone.OVERDUE
        elif one.own and one.ready_made:
            pill = self.tr("Changed")
        return RowLook(title=title_of(one), pill=pill, tone=tone, strong=False)


class _ShelfList(QListView):
    """A list with headings between its rows, which the keyboard steps over."""

    moved_to = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._items = QStandardItemModel(self)
        self._filling = False
        self._told: Key | None = None
        self.setAccessibleName(name)
        self.setModel(self._items)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())

    def show_groups(self, groups: Sequence[tuple[str, Sequence[WordingRow]]], look: object) -> None:
        self._filling, self._told = True, None
        self._items.clear()
        for words, rows in groups:
            heading = QStandardItem(words)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self._items.appendRow(heading)
            for one in rows:
                item = QStandardItem()
                item.setData(one, _ROW)
                self._items.appendRow(item)
        self.relook(look)
        self._filling = False

    def relook(self, look: object) -> None:
        for number in range(self._items.rowCount()):
            item = self._items.item(number)
            one = item.data(_ROW)
            if one is not None:
                seen = look(one)  # type: ignore[operator]
                item.setData(seen, LOOK_ROLE)
                item.setText(seen.spoken())
                item.setToolTip(seen.told())

    def rows(self) -> list[WordingRow]:
        found = (self._items.item(number).data(_ROW) for number in range(self._items.rowCount()))
        return [one for one in found if one is not None]

    def current(self) -> WordingRow | None:
        return self.currentIndex().data(_ROW)

    def choose(self, key: Key) -> bool:
        for number in range(self._items.rowCount()):
            one = self._items.item(number).data(_ROW)
            if one is not None and (one.key, one.language) == key:
                self.setCurrentIndex(self._items.index(number, 0))
                self._tell()  # Qt may have chosen the very row while the list was filled
                return True
        return False

    def choose_first(self) -> None:
        self.setCurrentIndex(self._items.index(1, 0))
        self._tell()

    def _tell(self) -> None:
        one = self.current()
        key = (one.key, one.language) if one else ("", "")
        if not self._filling and key != self._told:
            self._told = key
            self.moved_to.emit(key)


class _Delegate(RowDelegate):
    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object, /) -> None:
        if index.data(LOOK_ROLE) is not None:  # type: ignore[attr-defined]
            super().paint(painter, option, index)  # type: ignore[arg-type]
            return
        painter.save()
        painter.setFont(small_font(strong=True))
        painter.setPen(colour(tokens().quiet))
        rect: QRect = option.rect.adjusted(10, 0, -8, -4)  # type: ignore[attr-defined]
        words = str(index.data(Qt.ItemDataRole.DisplayRole))  # type: ignore[attr-defined]
        painter.drawText(rect, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: object, /) -> QSize:
        if index.data(LOOK_ROLE) is not None:  # type: ignore[attr-defined]
            return QSize(160, max(34, super().sizeHint(option, index).height() - 6))
        return QSize(160, QFontMetrics(small_font(strong=True)).height() + 18)


def language_name(code: str) -> str:
    """Return a language in its own words: ``de`` is Deutsch."""
    locale = QLocale(code)
    if locale.language() is QLocale.Language.C:
        return code
    name = "English" if code == "en" else locale.nativeLanguageName()
    return name[:1].upper() + name[1:]


def title_of(one: WordingRow) -> str:
    """Return what a wording is called in the list: its kind, or the name that the shop gave it."""
    return one.title if _is_own_alone(one) else label_of(one.kind)


def _is_own_alone(one: WordingRow) -> bool:
    """Return whether only the shop has it, under a name of its own."""
    return not one.ready_made and one.key.removesuffix("-card") != one.kind.value


def _order(one: WordingRow) -> tuple[int, str]:
    return list(WordingKind).index(one.kind), one.title
