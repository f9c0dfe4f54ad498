"""The search at the top: everything the shop knows, as somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.consent_about import ConsentAbout
from delight.domain.search import Found, HitKind, SearchHit
from delight.ui.frame.wiring import ask
from delight.ui.kit.formats import number_text
from delight.ui.kit.icons import pixmap
from delight.ui.kit.keys import is_ctrl_enter
from delight.ui.kit.page import Place, Tools
from delight.ui.kit.rows import RowLook
from delight.ui.kit.suggest import SuggestBox, Suggestion
from delight.ui.kit.tasks import Loader
from delight.ui.kit.theme import Tone, colour, small_font, tokens
from delight.ui.kit.way_words import email_words, phone_words

_ICON = 18
_COUNT_AFTER_MS = 250
"""Nobody reads how many there are while they still type."""
_ICONS = {
    HitKind.CASE: ("cases", Tone.PLAIN),
    HitKind.LETTER: ("letter", Tone.ACCENT),
    HitKind.NOTE: ("edit", Tone.PLAIN),
    HitKind.GESTURE: ("gift", Tone.SURPRISE),
}
_LISTS = {HitKind.CUSTOMER: Place.CUSTOMERS, HitKind.CASE: Place.CASES, HitKind.LETTER: Place.LETTERS}


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """The wish to see everything of a kind that fits."""

    kind: HitKind
    text: str


class Opens(Protocol):
    """What the window can show."""

    def go(self, place: str) -> QWidget: ...
    def open_case(self, case_id: int) -> None: ...
    def open_customer(self, customer_id: int) -> None: ...
    def open_letter(self, letter_id: int) -> None: ...


def open_found(window: Opens, found: SearchHit | AllOf | None) -> None:
    """Show what was chosen among the results; a note or a surprise on the page of its customer."""
    if found is None:
        return
    if isinstance(found, AllOf):
        ask(window.go(_LISTS[found.kind]), "search_for", found.text)
    elif found.kind is HitKind.CASE:
        window.open_case(found.record)
    elif found.kind is HitKind.LETTER:
        window.open_letter(found.record)
    else:
        window.open_customer(found.customer_id or found.record)


class SearchField(SuggestBox):
    """Finds everything while someone types; ``left`` when Escape is pressed."""

    left = Signal()
    came = Signal(int, str)
    """A customer is here today: id and name."""
    most_rows = 14

    def __init__(self, tools: Tools) -> None:
        name = QCoreApplication.translate("SearchField", "Search everything")
        super().__init__(self._look_up, tools.tasks, name=name)
        self._tools, self._counts = tools, Loader(tools.tasks, self)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._counting.timeout.connect(self._count)
        self.setPlaceholderText(self.tr("Search customers, cases, letters"))
        self.setToolTip(self.tr("Search everything  (Ctrl+K)"))
        self.setProperty("role", "search")
        self.setMaximumWidth(520)
        self.setTextMargins(28, 0, 8, 0)
        self.taken.connect(lambda _hit: self.clear())

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.popup.isVisible():
            self.clear()
            self.left.emit()
            return
        if self._is_visit(event):
            hit = self._chosen_customer()
            if hit is not None:
                self.clear()
                self.popup.hide()
                self.came.emit(hit.record, hit.title)
                return
        super().keyPressEvent(event)

    def _is_visit(self, event: QKeyEvent) -> bool:
        """Return whether a key says that somebody came: Ctrl+Enter, or V among the results."""
        among = not event.modifiers() and self.popup.is_entered
        return is_ctrl_enter(event) or (among and event.key() == Qt.Key.Key_V)

    def _chosen_customer(self) -> SearchHit | None:
        chosen = self.popup.list.current() if self.popup.isVisible() else None
        hit = chosen.value if isinstance(chosen, Suggestion) else None
        return hit if isinstance(hit, SearchHit) and hit.kind is HitKind.CUSTOMER else None

    @override
    def show_found(self, found: Sequence[Suggestion]) -> None:
        anybody = any(isinstance(o.value, SearchHit) and o.value.kind is HitKind.CUSTOMER for o in found)
        self.popup.set_hint(self.tr("Enter opens, Ctrl+Enter notes that they came today") if anybody else "")
        super().show_found(found)
        if any(isinstance(one.value, AllOf) for one in found):
            self._counting.start()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        top = (self.height() - _ICON) // 2
        painter.drawPixmap(self.width() - 14 - _ICON if rtl else 14, top, pixmap("search", "quiet", _ICON))
        if not self.text() and not self.hasFocus():
            self._paint_key(painter)
        painter.end()

    def _paint_key(self, painter: QPainter) -> None:
        """Show the key at the end, if the words before it leave room."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        wide = QFontMetrics(small_font()).horizontalAdvance(_key())
        if words + wide + 72 < self.width():
            painter.setPen(colour(tokens().quiet))
            painter.setFont(small_font())
            inner = self.rect().adjusted(16, 0, -16, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, _key())

    def _look_up(self, text: str) -> list[Suggestion]:
        return suggestions(text, self._tools.services.search.look(text))

    def _count(self) -> None:
        """Say how many there are, where not all are shown."""
        wanted = [one.value for one in self.popup.found if isinstance(one.value, AllOf)]
        if wanted and self.popup.isVisible():
            search = self._tools.services.search
            self._counts.load(
                lambda: {one: search.count(one.text, one.kind) for one in wanted}, self._show_counts
            )

    def _show_counts(self, counts: dict[AllOf, int]) -> None:
        known = (one.value if isinstance(one.value, AllOf) else None for one in self.popup.found)
        if self.popup.isVisible() and any(one in counts for one in known):
            self.popup.say_more([_counted(one, counts) for one in self.popup.found])


def suggestions(text: str, found: Found) -> list[Suggestion]:
    """Return the results as rows: kind after kind, each with its word at its first row, and all there are."""
    if not found.hits:
        return [_meant(found.meant) if found.meant else _nothing(text)]
    rows: list[Suggestion] = []
    for kind in dict.fromkeys(hit.kind for hit in found.hits):
        hits = [hit for hit in found.hits if hit.kind is kind]
        rows += [_suggestion(hit, _kind_words(kind) if hit is hits[0] else "") for hit in hits]
        if kind in found.more and kind in _LISTS:
            rows.append(_all_of(AllOf(kind=kind, text=text)))
    return rows


def _suggestion(hit: SearchHit, word: str) -> Suggestion:
    icon, tone = _ICONS.get(hit.kind, ("", Tone.PLAIN))
    look = RowLook(
        title=hit.title,
        subtitle=_detail(hit),
        marks=hit.marks,
        meta=word,
        avatar=None if icon else hit.title,
        icon=icon,
        icon_tone=tone,
    )
    return Suggestion(value=hit, look=look, key=(hit.kind.value, hit.record))


def _detail(hit: SearchHit) -> str:
    """Return what says why something fits; a way by which they are not to be reached says so."""
    if hit.unwanted is ConsentAbout.EMAIL:
        return email_words(hit.detail, no_email=True)
    return phone_words(hit.detail, no_calls=True) if hit.unwanted else hit.detail


def _all_of(wish: AllOf, number: int | None = None) -> Suggestion:
    words = {
        HitKind.CUSTOMER: (_tr("All customers that fit"), _tr("All {n} customers that fit")),
        HitKind.CASE: (_tr("All cases that fit"), _tr("All {n} cases that fit")),
        HitKind.LETTER: (_tr("All letters that fit"), _tr("All {n} letters that fit")),
    }
    some, counted = words[wish.kind]
    title = some if number is None else counted.format(n=number_text(number))
    look = RowLook(title=title, icon="forward", icon_tone=Tone.ACCENT, strong=False)
    return Suggestion(value=wish, look=look, key=("all", wish.kind.value))


def _counted(one: Suggestion, counts: dict[AllOf, int]) -> Suggestion:
    if isinstance(one.value, AllOf) and one.value in counts:
        return replace(one, look=_all_of(one.value, counts[one.value]).look)
    return one


def _meant(meant: tuple[int, str]) -> Suggestion:
    record, name = meant
    hit = SearchHit(kind=HitKind.CUSTOMER, record=record, title=name, detail="", customer_id=record)
    look = RowLook(title=name, subtitle=_tr("Nothing fits exactly. Did you mean them?"), avatar=name)
    return Suggestion(value=hit, look=look, key=("meant", record))


def _nothing(text: str) -> Suggestion:
    look = RowLook(title=_tr("Nothing fits “{text}”.").format(text=text), icon="search", strong=False)
    return Suggestion(value=None, look=look, key="nothing")


def _kind_words(kind: HitKind) -> str:
    words = {
        HitKind.CUSTOMER: _tr("Customers"),
        HitKind.CASE: _tr("Cases"),
        HitKind.LETTER: _tr("Letters"),
        HitKind.NOTE: _tr("Notes"),
        HitKind.GESTURE: _tr("Surprises"),
    }
    return words[kind]


def _key() -> str:
    return QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SearchField", text)
