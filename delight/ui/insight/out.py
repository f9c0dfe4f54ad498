"""Out of the page: tables as CSV, charts as pictures, one or all of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import bidirectional

from delight.domain.charts.words import ChartWords
from delight.domain.insight.chapter import Chapter, Chart, Table
from delight.domain.insight.period import Period
from delight.domain.progress import ProgressFn
from delight.services.files import write_folder
from delight.services.insight.tables import csv_files, csv_table
from delight.services.ours import Made, save_made
from delight.ui.insight.charts.pictures import ChartPicture
from delight.ui.insight.reading import Read
from delight.ui.insight.words import tr
from delight.ui.kit.files.files import Purpose, ask_for_folder, ask_where_to_save, plain_name
from delight.ui.kit.words.formats import counted, date_text
from delight.ui.kit.work.page import Page

_BOM = "\ufeff"
"""Tells a spreadsheet that letters beyond English are UTF-8."""
_TURNING = frozenset({"R", "AL"})
"""Classes of letters that are read from right to left."""
File = tuple[str, bytes]
"""What a file is called, and what is in it."""
Found = Callable[[], Read | None]


class Out:
    """Asks where to, and writes there; on the worker, as drawing many charts takes a while."""

    def __init__(self, page: Page, found: Found) -> None:
        self._page, self._found = page, found

    def table(self, chapter: Chapter, table: Table) -> None:
        """Save one table as CSV."""
        if found := self._found():
            name = found.teller.heading(chapter.topic, table)
            days = found.report.period
            self._one(
                name, days, ".csv", lambda: _csv(csv_table(found.report, chapter, table, found.teller).text)
            )

    def chart(self, chapter: Chapter, chart: Chart, ending: str) -> None:
        """Save one chart; ``ending`` is ``.png`` or ``.svg``."""
        if found := self._found():
            name = found.teller.heading(chapter.topic, chart)
            days = found.report.period
            self._one(name, days, ending, lambda: self._picture(found, chapter, chart, ending))

    def tables(self) -> None:
        """Save all tables as CSV in a folder of their own."""
        if found := self._found():
            self._many(found, lambda: csv_files(found.report, found.teller))

    def charts(self, ending: str) -> None:
        """Save all charts in a folder of their own."""
        if found := self._found():
            self._many(found, lambda: self._all_charts(found, ending))

    def _one(self, name: str, days: Period, ending: str, make: Callable[[], bytes]) -> None:
        def save(path: Path) -> None:
            self._page.load(
                lambda: save_made(path, make(), Made.COPY, replace=True),
                lambda _none: self._say(tr("Saved as {name}.").format(name=path.name)),
            )

        called = plain_name(name, f" {plain_name(days_words(days), ending)}")  # a long name leaves the days
        ask_where_to_save(self._page.window(), tr("Save"), Purpose.EXPORTS, save, name=called)

    def _many(self, found: Read, make: Callable[[], Iterator[File]]) -> None:
        name = plain_name(f"{tr('Insight')} {days_words(found.report.period)}", "")

        def save(folder: Path) -> None:
            self._page.tools.tasks.run_long(
                lambda progress: write_files(folder, name, _told(make(), progress)),
                self._say_many,
                self._page.banner.show_error,
                called=tr("Saving {name}").format(name=name),
                owner=self._page,
                if_stopped=tr("Stop it, and none of its files is there."),
            )

        ask_for_folder(self._page.window(), tr("Where to?"), Purpose.EXPORTS, save)

    def _say_many(self, written: tuple[str, int]) -> None:
        folder, count = written
        words = counted(count, tr("1 file is in {folder}."), "%n files are in {folder}.", "Insight")
        self._say(words.format(folder=folder))

    def _say(self, words: str) -> None:
        """Say what was saved; what failed before no longer matters."""
        self._page.banner.hide()
        self._page.said.emit(words, None)

    def _all_charts(self, found: Read, ending: str) -> Iterator[File]:
        for chapter in found.report.chapters:
            for chart in chapter.charts:
                name = f"{chapter.topic.value}-{chart.code}{ending}"
                yield name, self._picture(found, chapter, chart, ending)

    def _picture(self, found: Read, chapter: Chapter, chart: Chart, ending: str) -> bytes:
        words = ChartWords(found.teller, chapter.topic, chart)
        below = f"{_by_itself(found.own.shop.name)} · {days_words(found.report.period)}"
        picture = ChartPicture(
            words, below, days=found.report.period, right_to_left=self._page.isRightToLeft()
        )
        return picture.svg() if ending == ".svg" else picture.png()


def days_words(period: Period) -> str:
    """Return from when to when a period is; a single day by itself."""
    if period.first == period.last:
        return date_text(period.first)
    return f"{date_text(period.first)} – {date_text(period.last)}"


def _by_itself(name: str) -> str:
    """Return a name so that figures behind it keep their order: without, those of Hebrew letters turn."""
    turns = any(bidirectional(letter) in _TURNING for letter in name)
    return f"\u2068{name}\u2069" if turns else name


def write_files(folder: Path, name: str, files: Iterator[File]) -> tuple[str, int]:
    """Write files into a new folder; return what it is called, with a number if there was one, and how many.

    Raises:
        StorageError: ``file.cannot_write``; nothing was written then.
    """
    made, number = folder / name, 1
    while os.path.lexists(made):
        number += 1
        made = folder / f"{name} ({number})"
    return made.name, len(write_folder(made, files))


def _told(files: Iterator[File], progress: ProgressFn) -> Iterator[File]:
    """Yield files; that another is made is told, so that it can be stopped between two."""
    for number, file in enumerate(files, 1):
        progress(number, number + 1)
        yield file


def _csv(text: str) -> bytes:
    return f"{_BOM}{text}".encode()
