"""Printers that take the PDF itself, so that type stays type: those of CUPS, through its own ``lp``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from delight.domain.errors import DelightError
from delight.domain.letters.paper import PagePicture
from delight.domain.progress import ProgressFn, silent
from delight.letters.pdf.files import joined
from delight.letters.pdf.printing import sheet_sizes, shifted, whole_sheets
from delight.letters.pdf.raster import page_count, picture
from delight.services.letters import print_server
from delight.services.letters.print_server import Queue

_MM = 25.4 / 72
_CLOSE = 1.0
"""Millimetres by which a sheet may differ from the size it is called after."""
_MEDIA = {
    (210, 297): "iso_a4_210x297mm",
    (148, 210): "iso_a5_148x210mm",
    (105, 148): "iso_a6_105x148mm",
    (215.9, 279.4): "na_letter_8.5x11in",
    (110, 220): "iso_dl_110x220mm",
    (162, 229): "iso_c5_162x229mm",
    (114, 162): "iso_c6_114x162mm",
    (104.8, 241.3): "na_number-10_4.125x9.5in",
}
"""Width and height in millimetres, and what PWG 5101.1 calls such a sheet."""


_NO_OPTIONS: Mapping[str, str] = {}
_WORD = re.compile(r"[\w.,:+-]+", re.ASCII)


class Printers:
    """The printers of this machine's print server; without one there are none, and nothing fails."""

    def queues(self) -> tuple[Queue, ...]:
        """Return the printers, in the server's own order; none where no server answers within seconds."""
        return print_server.queues()

    def pictures(self, pdf: bytes, dpi: float, pages: Sequence[int] = ()) -> Iterator[PagePicture]:
        """Yield pages as pictures, for printers that take nothing else; one at a time, since each is large.

        Args:
            pdf: the letters.
            dpi: dots to the inch.
            pages: numbers from 1 of those to print; empty for all.

        Raises:
            DelightError: ``print.no_pages``, ``letters.unreadable_pdf``.
        """
        for number in _wanted(page_count(pdf), pages):
            yield picture(pdf, number - 1, dpi=dpi)

    def count(self, pdf: bytes, pages: Sequence[int] = ()) -> int:
        """Return how many pages ``pictures`` yields (``print.no_pages``, ``letters.unreadable_pdf``)."""
        return len(_wanted(page_count(pdf), pages))

    def together(self, pdfs: Sequence[bytes], *, both_sides: bool = False) -> bytes:
        """Return several letters as one print job.

        Args:
            pdfs: the letters, in their order.
            both_sides: the printer prints on both sides: no letter then begins on the back of another.

        Raises:
            DelightError: ``letters.none``, ``letters.unreadable_pdf``.
        """
        return joined([whole_sheets(pdf) for pdf in pdfs] if both_sides else pdfs)

    def send(
        self,
        pdf: bytes,
        queue: str,
        *,
        title: str,
        copies: int = 1,
        media: str = "",
        pages: Sequence[int] = (),
        sides: str = "",
        grey: bool = False,
        offset: tuple[float, float] = (0.0, 0.0),
        options: Mapping[str, str] = _NO_OPTIONS,
        progress: ProgressFn = silent,
    ) -> str:
        """Hand ``pdf`` over to a printer and return the name of the job, several parted by spaces.

        Pages come out at their own size. Where sheets of several sizes follow each other, each run of one
        size is a job of its own, so that the printer can ask for the paper. When one is not taken, or the
        person stops it, those before it are called back.

        Args:
            pdf: pages of any size.
            queue: a name out of ``queues``.
            title: stands in the logs of the print server, so never anybody's name: a letter's number.
            copies: how many of each page, the pages of one copy together.
            media: what the printer calls its paper; empty for the size of the pages.
            pages: numbers from 1 of those to print; empty for all.
            sides: ``one-sided``, ``two-sided-long-edge``, ``two-sided-short-edge``; empty for the
                printer's own.
            grey: without colour.
            offset: millimetres to the right and down, where the printer does not pull its paper in straight.
            options: whatever else the printer's own dialog offers, in the words of CUPS, such as its trays.
            progress: told while jobs are handed over; may stop it.

        Raises:
            DelightError: ``print.no_lp``, ``print.server_gone``, ``print.no_queue``, ``print.paused``,
                ``print.refused``, ``print.no_pages``, ``letters.unreadable_pdf``. Nothing comes out then.
        """
        print_server.check(queue)
        extra = [*_option("sides", sides), *_option("print-color-mode", "monochrome" if grey else "")]
        extra += [part for name, value in options.items() for part in _option(name, value)]
        orders = [_order(title, copies, run, extra) for run in _runs(pdf, pages, media)]
        return " ".join(print_server.hand_over(shifted(pdf, *offset), orders, queue, progress))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Pages of one size that follow each other; no numbers for the whole file."""

    media: str
    numbers: tuple[int, ...] = ()


def media_for(width: float, height: float) -> str:
    """Return what a print server calls a sheet of ``width`` and ``height`` in points, whichever way up."""
    short, long = sorted((width * _MM, height * _MM))
    for (known_short, known_long), name in _MEDIA.items():
        if abs(short - known_short) <= _CLOSE and abs(long - known_long) <= _CLOSE:
            return name
    return f"Custom.{short:.1f}x{long:.1f}mm"


def _runs(pdf: bytes, pages: Sequence[int], media: str) -> list[_Run]:
    sizes = sheet_sizes(pdf)
    wanted = _wanted(len(sizes), pages)
    found = [
        _Run(media=name, numbers=tuple(numbers))
        for name, numbers in groupby(wanted, key=lambda number: media or media_for(*sizes[number - 1]))
    ]
    if len(found) == 1 and len(wanted) == len(sizes):
        return [_Run(media=found[0].media)]
    return found


def _wanted(count: int, pages: Sequence[int]) -> list[int]:
    wanted = [number for number in pages or range(1, count + 1) if 1 <= number <= count]
    if not wanted:
        raise DelightError("print.no_pages", pages=count)
    return wanted


def _order(title: str, copies: int, run: _Run, extra: Iterable[str]) -> list[str]:
    many = ["-n", str(copies), "-o", "collate=true"] if copies > 1 else []
    some = ["-P", ",".join(str(number) for number in run.numbers)] if run.numbers else []
    return [
        *("-t", _harmless(title), "-o", "document-format=application/pdf"),
        *("-o", "print-scaling=none", "-o", f"media={run.media}"),
        *many,
        *some,
        *extra,
    ]


def _option(name: str, value: str) -> list[str]:
    """Return an option for ``lp``, which takes blanks for the end of one; one that is no word is left out."""
    return ["-o", f"{name}={value}"] if _WORD.fullmatch(name) and _WORD.fullmatch(value) else []


def _harmless(title: str) -> str:
    return re.sub(r"[^\w .:#-]", " ", title, flags=re.ASCII).strip()[:60] or "Letter"
