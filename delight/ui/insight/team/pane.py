"""The sheet for the staff room: its month, its stories to look at, and the page beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from delight.domain.guards.writing import Paperwork
from delight.domain.insight.team.sheet import Part, TeamSheet
from delight.domain.letters.paper import PaperSize
from delight.domain.progress import ProgressFn
from delight.ui.insight.team.edits import OF_NO_CASE, Edits, keep_edits, read_edits
from delight.ui.insight.team.month import MonthChoice
from delight.ui.insight.team.picture import PagePicture
from delight.ui.insight.team.story import StoryCard, please_look
from delight.ui.insight.words import tr
from delight.ui.kit.actions import tip_text
from delight.ui.kit.fields.check import Check
from delight.ui.kit.fields.forms import TextArea
from delight.ui.kit.look.cards import Card, push_button
from delight.ui.kit.look.layouts import FlowLayout, column, empty, label, row, scrolled
from delight.ui.kit.paper_wish import PaperChoice, PaperWish
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.work.page import Page
from delight.ui.kit.work.tasks import Loader

_PAUSE_MS, _DPI, _MONTHS = 350, 100, 36
_SIZES = (PaperSize.A4, PaperSize.LETTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    month: date
    months: tuple[date, ...]
    sheet: TeamSheet
    edits: Edits


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """The page, the cases that stand on it, and what of the words that were typed may tell who it was."""

    image: QImage
    there: frozenset[int]
    doubts: Mapping[int, Sequence[str]]


class TeamPane(QWidget):
    """What is changed here stays until it is taken back, also where the sheet is closed."""

    left = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._reader, self._drawer = Loader(page.tools.tasks, self), Loader(page.tools.tasks, self)
        self._printer = Loader(page.tools.tasks, self)
        self._read: _Read | None = None
        self._is_changed = False
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self.flush)
        self.cards: list[StoryCard] = []
        self.back = push_button(tr("All of it"), self.left.emit, role="quiet", icon="back")
        self.back.setToolTip(tip_text(tr("Back to all"), "Escape"))
        self.month = MonthChoice()
        self.named = Check(tr("Name colleagues who are praised"))
        self.named.setChecked(True)
        self.print = push_button(tr("Print or save …"), self.print_out, role="primary", icon="print")
        self.about = label(
            tr("No customer is to be known by it: look at every word before it hangs on the wall."),
            "quiet",
            wrap=True,
        )
        self.none = label(
            tr("Nothing can be told of this month. The sheet says so kindly."), "quiet", wrap=True
        )
        self.lesson = TextArea(name=tr("One thing to learn"), least=2, most=5)
        self.lesson_look = label("", "small", wrap=True)
        self.lesson_look.setProperty("tone", "due")
        self.lesson_look.hide()
        self.picture = PagePicture()
        self._stories = QWidget()
        self._box = column(self._stories, space=10)
        self._lay_out()
        self._connect()

    @property
    def sheet(self) -> TeamSheet | None:
        """The sheet with what was changed; ``None`` until it was read."""
        return self._read.edits.applied(self._read.sheet) if self._read else None

    def read(self) -> None:
        """Read the month that is chosen; at first the last one."""
        self.flush()
        services, named = self._page.tools.services, self.named.isChecked()
        wanted = self.month.value() or _month_before(self._page.tools.today())

        def work(progress: ProgressFn) -> _Read:
            progress(0, 1)
            first = services.team.first_month()
            sheet = services.team.draft(wanted, named=named)
            edits = read_edits(services, wanted)
            return _Read(
                month=wanted, months=_months(first, self._page.tools.today()), sheet=sheet, edits=edits
            )

        self._reader.read(work, self._show, self._page.banner.show_error)

    def focus_first(self) -> None:
        """Put the keyboard at the top."""
        self.back.setFocus()

    def flush(self) -> None:
        """Keep what was changed, and draw the page anew, now."""
        if not self._is_changed or self._read is None:
            return
        self._soon.stop()
        self._is_changed = False
        services, month, edits = self._page.tools.services, self._read.month, self._read.edits
        kept = Edits(dict(edits.stories), edits.lesson)
        self._page.tools.tasks.run(
            lambda: keep_edits(services, month, kept), None, lambda _error: None, owner=self
        )
        self._draw()

    def _show(self, found: _Read) -> None:
        same = self._read is not None and (self._read.sheet, self._read.edits) == (found.sheet, found.edits)
        self._read = found
        if [self.month.itemData(n).value for n in range(self.month.count())] != list(found.months):
            self.month.offer(found.months)
        self.month.set_value(found.month)
        if not same:
            self._show_stories()
        self._draw()

    def _show_stories(self) -> None:
        sheet, drafted = self.sheet, self._read.sheet if self._read else None
        if sheet is None or drafted is None:
            return
        at = next((card.story.case_id for card in self.cards if card.words.hasFocus()), None)
        empty(self._box)
        self.cards = []
        numbers = dict.fromkeys(Part, 0)
        for story, first in zip(sheet.stories, drafted.stories, strict=True):
            numbers[story.part] += 1
            card = StoryCard(story, first.text, number=numbers[story.part])
            card.changed.connect(lambda card=card: self._on_story(card))
            self.cards.append(card)
            self._box.addWidget(card)
            if story.case_id == at:
                card.words.setFocus()
        self.none.setVisible(not self.cards)
        self.lesson.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.lesson.setPlainText(sheet.lesson)
        self.lesson.blockSignals(False)  # noqa: FBT003 - Qt's own

    def _on_story(self, card: StoryCard) -> None:
        if self._read is not None:
            text, on = card.words.toPlainText(), card.on.isChecked()
            self._read.edits.change(card.story, card.drafted, text, on=on)
            self._touch()

    def _on_lesson(self) -> None:
        if self._read is not None:
            text = self.lesson.toPlainText()
            self._read.edits.lesson = None if text == self._read.sheet.lesson else text
            self._touch()

    def _touch(self) -> None:
        self._is_changed = True
        self._soon.start()

    def _draw(self) -> None:
        """Make the page anew; say which stories it has no room for, and what was typed that may be a name."""
        sheet, services = self.sheet, self._page.tools.services
        if sheet is None:
            return
        dpi = _DPI * self.devicePixelRatioF()

        typed = self._read.edits.typed if self._read else {}

        def work() -> _Drawn:
            made = services.team.paper(sheet)
            page = services.letters.pictures(made.pdf, dpi, 1)[0]
            image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
            shown = sheet.shown
            there = frozenset(one.case_id for n, one in enumerate(shown) if n not in made.left_out)
            return _Drawn(image=image.copy(), there=there, doubts=services.team.doubts(typed))

        def show(made: _Drawn) -> None:
            self._page.banner.hide()
            self.picture.show_image(made.image)
            self.lesson_look.setText(please_look(made.doubts.get(OF_NO_CASE, ())))
            self.lesson_look.setVisible(bool(made.doubts.get(OF_NO_CASE)))
            for card in self.cards:
                wanted = card.on.isChecked() and bool(card.words.toPlainText().strip())
                card.say_doubts(made.doubts.get(card.story.case_id, ()))
                card.say_room(left_out=wanted and card.story.case_id not in made.there)

        self._drawer.load(work, show, self._page.banner.show_error)

    def print_out(self) -> None:
        """Show the sheet as paper, to be printed or saved; what was typed is looked at once more before."""
        sheet, services = self.sheet, self._page.tools.services
        if sheet is None or self._read is None:
            return
        self.flush()
        drafted = [word for one in sheet.shown for word in one.doubts]
        typed = self._read.edits.typed

        def work() -> list[str]:
            return list(
                dict.fromkeys([*drafted, *(w for one in services.team.doubts(typed).values() for w in one)])
            )

        def show(doubts: list[str]) -> None:
            self._page.paper_requested.emit(self._wish(sheet, please_look(doubts) if doubts else ""))

        self._printer.load(work, show, self._page.banner.show_error)

    def _wish(self, sheet: TeamSheet, note: str) -> PaperWish:
        """Return the wish for the page: it is printed, or saved as a PDF; ``note`` stands below it."""
        services = self._page.tools.services
        title = tr("Sheet for the staff room")

        def make_in(_language: str, paper: str) -> Paperwork:
            made = services.team.paper(sheet, PaperSize(paper) if paper else None)
            return Paperwork(pdf=made.pdf, pages=made.pages)

        return PaperWish(
            title=title,
            choices=(
                PaperChoice(
                    words=title,
                    file=f"{title} {sheet.month:%Y-%m}.pdf",
                    make=lambda: make_in("", ""),
                    make_in=make_in,
                    note=note,
                ),
            ),
            sizes=[("", tr("As usual")), *((size.value, label_of(size)) for size in _SIZES)],
        )

    def _lay_out(self) -> None:
        title = label(tr("Sheet for the staff room"), "title", wrap=True)
        asked = QWidget()
        flow = FlowLayout(asked, space=12)
        for part in (self.month, self.named, self.print):
            flow.addWidget(part)
        lesson = Card(
            label(tr("One thing to learn"), "small"), self.lesson, self.lesson_look, space=6, margin=14
        )
        words = QWidget()
        column(words, self.none, self._stories, lesson, None, space=10, margins=(0, 0, 10, 16))
        self.area = scrolled(words)
        both = row(None, self.area, self.picture, space=20)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        head = (row(None, self.back, None), title, self.about, asked)
        column(self, *head, both, space=8, margins=(24, 16, 22, 16)).setStretch(len(head), 1)

    def _connect(self) -> None:
        self.month.picked.connect(lambda _month: self.read())
        self.named.clicked.connect(lambda _on: self.read())
        self.lesson.textChanged.connect(self._on_lesson)


def _months(first: date, today: date) -> tuple[date, ...]:
    """Return the months of which there is anything, the latest first; three years of them at most."""
    found = [today.replace(day=1)]
    while found[-1] > first and len(found) < _MONTHS:
        found.append(_month_before(found[-1]))
    return tuple(found)


def _month_before(day: date) -> date:
    year, month = divmod(day.year * 12 + day.month - 2, 12)
    return date(year, month + 1, 1)
