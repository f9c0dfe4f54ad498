"""Paper that any page may ask the window to show and print: forms, test sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from delight.domain.guards.writing import Paperwork
from delight.domain.improvements.states import TouchPoint
from delight.domain.letters.paper import FormKind, LabelSheet, PaperSize
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.nations import language_name
from delight.ui.kit.work.page import Tools

_FORM_SIZES = (PaperSize.A4, PaperSize.LETTER, PaperSize.A5, PaperSize.A6)
"""What a form is printed on; folded cards would be forms inside a card."""


class _Drawn(Protocol):
    """Pages as a PDF, whoever made them."""

    @property
    def pages(self) -> int: ...
    @property
    def pdf(self) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChoice:
    """One paper: what it is called, the name of its file, and how it is made, on a worker.

    ``make_in`` makes it in a language and on a ``PaperSize``; empty is what is usual for it. ``note`` is
    said below it: what to do at the printer. ``asks``: it hangs on what ``PaperWish.asks`` asks.
    """

    words: str
    file: str
    make: Callable[[], Paperwork]
    make_in: Callable[[str, str], Paperwork] | None = None
    note: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWish:
    """Papers to choose from, with a heading; the first is shown first.

    ``languages`` and ``sizes`` are codes with their words for those that can be made in several, the usual
    first; asked for on a worker. ``asks`` makes fields of its own and calls what it is given once they say
    otherwise.
    """

    title: str
    choices: tuple[PaperChoice, ...]
    languages: Callable[[], Sequence[tuple[str, str]]] | None = None
    sizes: Sequence[tuple[str, str]] = ()
    asks: Callable[[Callable[[], None]], QWidget] | None = None


def form_wish(tools: Tools, customer_id: int | None = None, case_id: int | None = None) -> PaperWish:
    """Return the wish for a form; a blank one where nobody and no case is named."""
    theirs = customer_id is not None or case_id is not None
    return PaperWish(
        title=_tr("Print a form"),
        choices=tuple(_form(tools, kind, customer_id, case_id) for kind in FormKind),
        languages=lambda: _languages(tools, theirs=theirs),
        sizes=[("", _tr("As usual")), *((size.value, label_of(size)) for size in _FORM_SIZES)],
    )


def _languages(tools: Tools, *, theirs: bool) -> list[tuple[str, str]]:
    usual = _tr("The customer’s own") if theirs else _tr("The shop’s own")
    codes = sorted(tools.services.paperwork.form_languages(), key=language_name)
    return [("", usual), *((code, language_name(code)) for code in codes)]


def test_sheet_wish(tools: Tools, paper: str) -> PaperWish:
    """Return the wish for a sheet that tells how far a printer is off, on paper or on labels."""
    letter = paper == PaperSize.LETTER
    sheets = [sheet for sheet in LabelSheet if sheet.value.startswith("L") is not letter]
    papers = (PaperSize.LETTER if letter else PaperSize.A4, *sheets)
    return PaperWish(
        title=_tr("Print a test sheet"),
        choices=tuple(_test_sheet(tools, paper) for paper in papers),
    )


def _test_sheet(tools: Tools, paper: PaperSize | LabelSheet) -> PaperChoice:
    name = _tr("Test sheet")
    return PaperChoice(
        words=label_of(paper),
        file=f"{name} {paper.value}.pdf",
        make=lambda: tools.services.paperwork.test_sheet(paper),
    )


def _form(tools: Tools, kind: FormKind, customer_id: int | None, case_id: int | None) -> PaperChoice:
    def make_in(language: str, paper: str) -> Paperwork:
        return tools.services.paperwork.form(kind, customer_id, case_id, language, paper)

    return PaperChoice(
        words=label_of(kind), file=f"{label_of(kind)}.pdf", make=lambda: make_in("", ""), make_in=make_in
    )


def stamp_cards_wish(tools: Tools, card_ids: Sequence[int]) -> PaperWish:
    """Return the wish for stamp cards on paper: ten a sheet to cut apart, or each on its own card stock."""
    return _to_cut_apart(
        _tr("Print stamp cards"),
        _tr("Stamp cards"),
        _tr("Card stock, one each"),
        lambda paper: tools.services.stamp_cards.paper(card_ids, paper),
    )


def vouchers_wish(tools: Tools, voucher_ids: Sequence[int]) -> PaperWish:
    """Return the wish for vouchers without a letter: three a sheet to cut apart, or each for an envelope."""
    return _to_cut_apart(
        _tr("Print vouchers"),
        _tr("Vouchers"),
        _tr("DL card, one each"),
        lambda paper: tools.services.voucher_paper.render(voucher_ids, paper),
    )


def standards_wish(
    tools: Tools, points: Sequence[TouchPoint | None] = (None,), *, measured: bool
) -> PaperWish:
    """Return the wish for the shop's standards on a card, of all touch points or of one.

    ``measured`` is with how often each was met, for the back room.
    """
    first = PaperSize.A4 if measured else PaperSize.A5
    sizes = [first, *(size for size in (PaperSize.A5, PaperSize.A4, PaperSize.LETTER) if size is not first)]
    title = _tr("What we stand for, for the back room") if measured else _tr("A card for the counter")

    def choice(point: TouchPoint | None) -> PaperChoice:
        def make_in(_language: str, paper: str) -> Paperwork:
            size = PaperSize(paper) if paper else first
            made = tools.services.standards.card(size, measured=measured, point=point)
            return Paperwork(pdf=made.pdf, pages=made.pages)

        words = _tr("All of it") if point is None else label_of(point)
        return PaperChoice(words=words, file=f"{title}.pdf", make=lambda: make_in("", ""), make_in=make_in)

    return PaperWish(
        title=title,
        choices=tuple(map(choice, points)),
        sizes=[(size.value, label_of(size)) for size in sizes],
    )


def _to_cut_apart(
    title: str, file: str, one_each: str, draw: Callable[[PaperSize | None], _Drawn]
) -> PaperWish:
    """Return the wish for small papers, several a sheet; without a sheet each is a page of its own size."""

    def choice(words: str, paper: PaperSize | None) -> PaperChoice:
        def make() -> Paperwork:
            made = draw(paper)
            return Paperwork(pages=made.pages, pdf=made.pdf)

        return PaperChoice(words=words, file=f"{file}.pdf", make=make)

    sheets = (choice(label_of(size), size) for size in (PaperSize.A4, PaperSize.LETTER))
    return PaperWish(title=title, choices=(*sheets, choice(one_each, None)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Paper", text)
