"""Where each page comes from; imported when it is first gone to, so that the window opens fast."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from delight.ui.kit.work.page import Page, Place, Tools

if TYPE_CHECKING:
    from delight.domain.changes import Changes
    from delight.domain.search import SearchHit
    from delight.domain.staff.staff import StaffRow
    from delight.ui.counter.mode import CounterMode
    from delight.ui.frame.found import AllOf, Opens
    from delight.ui.frame.state import FrameState
    from delight.ui.kit.paper_wish import PaperWish
    from delight.ui.kit.work.dialogs import Sheet


def build_page(place: Place, tools: Tools) -> Page:
    """Return a new page for ``place``."""
    return _BUILDERS[place](tools)


def build_log(tools: Tools, place: Callable[[], Path]) -> Iterator[QWidget | None]:
    """Make, piece by piece, the panel in which a case is logged; it keeps notes in the shop's folder."""
    from delight.ui.log.form import NoteForm
    from delight.ui.log.more import MoreFields
    from delight.ui.log.note_page import NotePage
    from delight.ui.log.panel import LogPanel
    from delight.ui.log.sorted import SortedStrip

    yield None
    more = MoreFields(tools)
    yield None
    strip = SortedStrip(tools)
    yield None
    form = NoteForm(tools, more, strip)
    yield None
    page = NotePage(tools, form)
    yield None
    yield LogPanel(tools, place(), page)


def tally(
    tools: Tools, window: QWidget, say: Callable[[str, Changes | None], object], number: int = 0
) -> None:
    """Open the tally over the window, or count the small thing with a number; ``say`` tells what was."""
    from delight.ui.log import tally

    if number:
        tally.count_again(tools, window, say, number)
    else:
        tally.show_tally(tools, window, say)


def build_counter(tools: Tools) -> CounterMode:
    """Return what the whole screen shows in counter mode."""
    from delight.ui.counter.mode import CounterMode

    return CounterMode(tools)


def ask_pin_of(
    window: QWidget, tools: Tools, keepers: Sequence[StaffRow], on_in: Callable[[StaffRow], object]
) -> Sheet:
    """Ask for the PIN of one of those who have one, as on the way out of counter mode."""
    from delight.ui.counter import leaving

    return leaving.ask_pin_of(window, tools, keepers, on_in)


def build_start(tools: Tools, place: Path) -> Page:
    """Return the page that makes a new shop in the folder ``place``."""
    from delight.ui.start.page import StartPage

    return StartPage(tools, place)


def build_rescue(tools: Tools, place: Path) -> Page:
    """Return the page that brings back a copy of the shop in the folder ``place``, which cannot be opened."""
    from delight.ui.start.rescue import RescuePage

    return RescuePage(tools, place)


def show_paper(tools: Tools, window: QWidget, wish: PaperWish) -> None:
    """Show a form or a test sheet, to be printed or saved."""
    from delight.ui.letters.paper import sheet

    sheet.show_paper(tools, window, wish)


def open_found(window: Opens, found: SearchHit | AllOf | None) -> None:
    """Show in the window what was chosen among what the search found."""
    from delight.ui.frame import found as results

    results.open_found(window, found)


def read_state(tools: Tools, file: Path | None = None) -> FrameState:
    """Read what the frame shows of the shop; called on the worker, where its imports happen too."""
    from delight.ui.frame import state

    return state.read_state(tools, file)


def seat(tools: Tools, file: Path | None) -> None:
    """Put whoever sat at the desk of the shop that was just opened there again; called on the worker."""
    from delight.ui.frame.desk.desk import sit_down_again

    sit_down_again(tools, file)


def _today(tools: Tools) -> Page:
    from delight.ui.today.page import TodayPage

    return TodayPage(tools)


def _cases(tools: Tools) -> Page:
    from delight.ui.cases.page import CasesPage

    return CasesPage(tools)


def _customers(tools: Tools) -> Page:
    from delight.ui.customers.page import CustomersPage

    return CustomersPage(tools)


def _surprises(tools: Tools) -> Page:
    from delight.ui.surprises.page import SurprisesPage

    return SurprisesPage(tools)


def _letters(tools: Tools) -> Page:
    from delight.ui.letters.page import LettersPage

    return LettersPage(tools)


def _insight(tools: Tools) -> Page:
    from delight.ui.insight.page import InsightPage

    return InsightPage(tools)


def _settings(tools: Tools) -> Page:
    from delight.ui.settings.page import SettingsPage

    return SettingsPage(tools)


def _import(tools: Tools) -> Page:
    from delight.ui.imports.page import ImportPage

    return ImportPage(tools)


_BUILDERS = {
    Place.TODAY: _today,
    Place.CASES: _cases,
    Place.CUSTOMERS: _customers,
    Place.SURPRISES: _surprises,
    Place.LETTERS: _letters,
    Place.INSIGHT: _insight,
    Place.SETTINGS: _settings,
    Place.IMPORT: _import,
}
