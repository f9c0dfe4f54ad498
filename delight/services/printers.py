"""Printers that take the PDF itself, so that type stays type: those of CUPS, through its own ``lp``."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import BinaryIO

from delight.domain.errors import DelightError
from delight.domain.paper import PagePicture
from delight.domain.progress import ProgressFn, silent
from delight.letters.raster import page_count, picture
from delight.letters.sheets import sheet_sizes, shifted

QUICK = 4.0
"""Seconds that a print server has to answer a question; one that is switched off must hold nobody up."""
LONGEST = 120.0
"""Seconds until a job must have been taken over."""
_LOOK = 0.05
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A printer of the print server: its name, what people call it, and whether it is the usual one."""

    name: str
    title: str
    default: bool = False


class Printers:
    """The printers of this machine's print server; without one there are none, and nothing fails."""

    def queues(self) -> tuple[Queue, ...]:
        """Return the printers, in the server's own order; none where no server answers within seconds."""
        if not _tool("lp") or not _tool("lpstat"):
            return ()
        try:
            names = _answer("lpstat", "-e").split()
            usual = _answer("lpstat", "-d").rpartition(":")[2].strip()
            titles = _titles(_answer("lpstat", "-l", "-p"))
        except DelightError:
            return ()
        return tuple(Queue(name=n, title=titles.get(n) or n, default=n == usual) for n in names)

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
            progress: told while jobs are handed over; may stop it.

        Raises:
            DelightError: ``print.no_lp``, ``print.server_gone``, ``print.no_queue``, ``print.paused``,
                ``print.refused``, ``print.no_pages``, ``letters.unreadable_pdf``. Nothing comes out then.
        """
        _check(queue)
        extra = [*_option("sides", sides), *_option("print-color-mode", "monochrome" if grey else "")]
        runs = _runs(pdf, pages, media)
        return " ".join(
            _hand_over(
                shifted(pdf, *offset),
                [_command(queue, title, copies, run, extra) for run in runs],
                queue,
                progress,
            )
        )


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


def _command(queue: str, title: str, copies: int, run: _Run, extra: Iterable[str]) -> list[str]:
    many = ["-n", str(copies), "-o", "collate=true"] if copies > 1 else []
    some = ["-P", ",".join(str(number) for number in run.numbers)] if run.numbers else []
    return [
        _tool("lp") or "lp",
        *("-d", queue, "-t", _harmless(title), "-o", "document-format=application/pdf"),
        *("-o", "print-scaling=none", "-o", f"media={run.media}"),
        *many,
        *some,
        *extra,
    ]


def _option(name: str, value: str) -> list[str]:
    return ["-o", f"{name}={value}"] if value else []


def _harmless(title: str) -> str:
    return re.sub(r"[^\w .:#-]", " ", title, flags=re.ASCII).strip()[:60] or "Letter"


def _hand_over(pdf: bytes, commands: list[list[str]], queue: str, progress: ProgressFn) -> list[str]:
    """Run the commands one after the other on a file without a name, which nobody else can open."""
    jobs: list[str] = []
    try:
        with tempfile.TemporaryFile() as file:
            file.write(pdf)
            file.flush()
            for number, command in enumerate(commands):
                jobs.append(_taken(command, file, queue, lambda n=number: progress(n, len(commands))))
    except BaseException:
        _call_back(jobs)
        raise
    progress(len(commands), len(commands))
    return jobs


def _taken(command: list[str], file: BinaryIO, queue: str, look: Callable[[], object]) -> str:
    """Return the name of the job that ``lp`` made of ``file``."""
    file.seek(0)
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell, and the arguments are ours
            command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=_environment()
        )
    except OSError as error:
        raise DelightError("print.no_lp") from error
    with process:
        try:
            said = _said(process, look)
        except BaseException:
            process.kill()
            raise
    found = re.search(rf"(?<!\S){re.escape(queue)}-\d+\b", said) if process.returncode == 0 else None
    if found is None:
        raise _reason(queue)
    return found[0]


def _said(process: subprocess.Popen[bytes], look: Callable[[], object]) -> str:
    until = time.monotonic() + LONGEST
    while True:
        look()
        try:
            return process.communicate(timeout=_LOOK)[0].decode(errors="replace")
        except subprocess.TimeoutExpired as error:
            if time.monotonic() > until:
                raise DelightError("print.server_gone") from error


def _call_back(jobs: list[str]) -> None:
    for job in jobs:
        if _tool("cancel"):
            _run("cancel", job)


def _check(queue: str) -> None:
    """Make sure that the printer is there and takes jobs: a paused one would keep them without a word."""
    if not _tool("lp") or not _tool("lpstat"):
        raise DelightError("print.no_lp")
    state = _run("lpstat", "-p", queue)
    if state is None or state.returncode or not state.stdout.strip():
        raise _reason(queue)
    if re.search(r"\bdisabled since\b", state.stdout.decode(errors="replace")):
        raise DelightError("print.paused", printer=queue)


def _reason(queue: str) -> DelightError:
    """Return why a printer did not take a job."""
    try:
        if "not running" in _answer("lpstat", "-r"):
            return DelightError("print.server_gone")
        known = queue in _answer("lpstat", "-e").split()
    except DelightError as error:
        return error
    return DelightError("print.refused" if known else "print.no_queue", printer=queue)


def _titles(told: str) -> dict[str, str]:
    """Return what people call the printers, out of ``lpstat -l -p``."""
    titles: dict[str, str] = {}
    name = ""
    for line in told.splitlines():
        if head := re.match(r"printer (\S+) ", line):
            name = head[1]
        elif name and line.strip().startswith("Description:"):
            titles[name] = line.partition(":")[2].strip()
    return titles


def _answer(*command: str) -> str:
    done = _run(*command)
    if done is None:
        raise DelightError("print.server_gone")
    return done.stdout.decode(errors="replace")


def _run(*command: str) -> subprocess.CompletedProcess[bytes] | None:
    """Run one of the print server's tools; ``None`` where it does not answer in time."""
    try:
        return subprocess.run(  # noqa: S603 - no shell, and the arguments are ours
            [_tool(command[0]) or command[0], *command[1:]],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=_environment(), timeout=QUICK, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None


def _tool(name: str) -> str | None:
    return shutil.which(name)


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C", "LANG": "C"}
