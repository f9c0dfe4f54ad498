"""Two records side by side: what differs is picked, everything else comes along."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from delight.domain.duplicates.merging import MergeField, MergeLine, Side
from delight.domain.duplicates.pairs import MergePreview, MergeSide
from delight.ui.customers.twice.merge_table import MergeTable, breakable
from delight.ui.customers.twice.merge_words import side_words, value_words
from delight.ui.kit.keys import ENTERS
from delight.ui.kit.look.cards import Card
from delight.ui.kit.look.icons import pixmap
from delight.ui.kit.look.layouts import column, empty, label, row
from delight.ui.kit.look.pills import Avatar, Pill
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.rows.pressable import Pressable
from delight.ui.kit.words.like_words import field_words, reason_words, things

_MARK = 16
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Pick(Pressable):
    """What one record says about a field, to be picked with Space; Left and Right pick among the two.

    Enter is left to the view, where it merges.
    """

    stepped = Signal(int)

    def __init__(self, field: str, words: str) -> None:
        super().__init__()
        self.setProperty("role", "pick")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._field, self.words, self._picked = field, words, False
        self._mark, text = QLabel(), label(breakable(words), wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._mark.setFixedWidth(_MARK)
        body = row(self, self._mark, text, space=8, margins=(10, 7, 10, 7))
        body.setStretch(1, 1)
        body.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        self.set_picked(picked=False)

    @property
    def is_picked(self) -> bool:
        """Whether this is what is kept."""
        return self._picked

    def set_picked(self, *, picked: bool) -> None:
        """Show whether this is what is kept."""
        self._picked = picked
        self.setProperty("picked", picked)
        self._mark.setPixmap(pixmap("check" if picked else "circle", "accent" if picked else "border", _MARK))
        state = self.tr("kept") if picked else self.tr("not kept")
        self.setAccessibleName(f"{self._field}: {self.words}, {state}")
        self.style().unpolish(self)
        self.style().polish(self)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in ENTERS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Choosing:
    """The picks of one field: one of two, or both where both can be kept."""

    def __init__(self, shown: MergeLine, of: MergePreview) -> None:
        self.field, self._both = shown.field, Side.BOTH in shown.sides
        name = field_words(shown.field)
        self.keep = Pick(name, value_words(shown.field, shown.keep, of.keep))
        self.other = Pick(name, value_words(shown.field, shown.other, of.other))
        self.keep.pressed.connect(partial(self._press, self.keep, self.other))
        self.other.pressed.connect(partial(self._press, self.other, self.keep))
        self.keep.stepped.connect(self._step)
        self.other.stepped.connect(self._step)
        self.set_side(shown.side)

    @property
    def side(self) -> Side:
        """Whose value is kept."""
        if self.keep.is_picked and self.other.is_picked:
            return Side.BOTH
        return Side.KEEP if self.keep.is_picked else Side.OTHER

    def set_side(self, side: Side) -> None:
        """Keep this one's value."""
        self.keep.set_picked(picked=side is not Side.OTHER)
        self.other.set_picked(picked=side is not Side.KEEP)

    def _press(self, pressed: Pick, other: Pick) -> None:
        if not self._both:
            self.set_side(Side.KEEP if pressed is self.keep else Side.OTHER)
        elif not pressed.is_picked or other.is_picked:  # one of two stays
            pressed.set_picked(picked=not pressed.is_picked)

    def _step(self, step: int) -> None:
        chosen = self.keep if step < 0 else self.other
        self.set_side(Side.KEEP if step < 0 else Side.OTHER)
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)


class MergePane(QWidget):
    """Shows a ``MergePreview`` and what is picked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.preview: MergePreview | None = None
        self.choosing: dict[MergeField, Choosing] = {}
        self._body = column(self, space=16, margins=(8, 16, 24, 16))

    def show_preview(self, preview: MergePreview, today: date | None = None) -> None:
        """Show two records; the left one stays."""
        empty(self._body)
        self.preview = preview
        self.choosing = {one.field: Choosing(one, preview) for one in preview.lines if one.is_open}
        title = row(None, label(self.tr("One person, or two?"), "title", wrap=True))
        title.setStretch(0, 1)
        if preview.likeness.sure:
            title.addWidget(Pill(self.tr("Very likely one"), Tone.DONE))
        self._body.addLayout(title)
        self._body.addWidget(label(reason_words(preview.likeness.reasons) + ".", "quiet", wrap=True))
        self._body.addWidget(Card(self._table(preview, today), margin=16))
        self._body.addStretch(1)

    def choices(self) -> dict[MergeField, Side]:
        """Return what is picked where both tell something."""
        return {field: choosing.side for field, choosing in self.choosing.items()}

    def focus_first(self) -> bool:
        """Put the keyboard on the first thing to pick, if there is one."""
        for choosing in self.choosing.values():
            pick = choosing.other if choosing.side is Side.OTHER else choosing.keep
            pick.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _table(self, preview: MergePreview, today: date | None) -> QWidget:
        keep = _head(preview.keep, self.tr("Stays"), today)
        table = MergeTable(keep, _head(preview.other, self.tr("Joins them"), today))
        differing = [one for one in preview.lines if one.is_open]
        alike = [one for one in preview.lines if not one.is_open]
        for shown in differing:
            choosing = self.choosing[shown.field]
            table.add(field_words(shown.field), choosing.keep, choosing.other)
        if differing and alike:
            table.add_rule()
        for shown in alike:
            two = _told(shown, shown.keep, preview.keep), _told(shown, shown.other, preview.other)
            table.add(field_words(shown.field), *two)
        return table

    def along(self) -> str:
        """Return in words what comes along with the one who goes."""
        moves = things(self.preview.moves) if self.preview else ""
        words = self.tr("Comes along: {things}.").format(things=moves) if moves else ""
        kept = self.tr("An e-mail, phone or address that is not picked stays as a further one.")
        return f"{words} {kept}".strip()


def _head(side: MergeSide, role: str, today: date | None) -> QWidget:
    head = QWidget()
    name = label(side.name, "heading", wrap=True)
    told = label(side_words(side, today), "small", wrap=True)
    words, avatar = column(None, label(role, "small"), name, told, None, space=0), Avatar(side.name, 36)
    body = row(head, avatar, words, space=10)
    body.setStretch(1, 1)
    body.setAlignment(avatar, Qt.AlignmentFlag.AlignTop)
    head.setAccessibleName(f"{role}: {side.name}")
    head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return head


def _told(shown: MergeLine, values: tuple[object, ...], side: MergeSide) -> QWidget:
    words = label(breakable(value_words(shown.field, values, side)) or "–", wrap=True)
    words.setContentsMargins(35, 8, 10, 8)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    return words
