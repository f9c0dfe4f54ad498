"""Talking to CUPS through its own tools: quick, never held up by a server that is switched off."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from delight.data.faults import os_error
from delight.domain.errors import DelightError, StorageError
from delight.domain.progress import ProgressFn

QUICK = 4.0
"""Seconds that a print server has to answer a question; one that is switched off must hold nobody up."""
LONGEST = 120.0
"""Seconds until a job must have been taken over."""
_LOOK = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A printer of the print server: its name, what people call it, and whether it is the usual one."""

    name: str
    title: str
    default: bool = False


def queues() -> tuple[Queue, ...]:
    """Return the printers, in the server's own order; none where no server answers within seconds."""
    if not _is_here():
        return ()
    try:
        names = _answer("lpstat", "-e").split()
        usual = _answer("lpstat", "-d").rpartition(":")[2].strip()
        titles = _titles(_answer("lpstat", "-l", "-p"))
    except DelightError:
        return ()
    return tuple(Queue(name=n, title=_title(n, titles), default=n == usual) for n in names)


def hand_over(pdf: bytes, orders: Sequence[Sequence[str]], queue: str, progress: ProgressFn) -> list[str]:
    """Hand a file over once for each of ``orders``, the options of ``lp``, and return the jobs' names.

    The file has no name, so nobody else can open it and none is left behind.

    Raises:
        DelightError: ``print.no_lp``, ``print.server_gone``, ``print.no_queue``, ``print.refused``;
            jobs before the one that was not taken are called back, as they are when ``progress`` stops it.
        StorageError: ``file.cannot_write``.
    """
    jobs: list[str] = []
    try:
        with _nameless(pdf) as file:
            for number, order in enumerate(orders):
                command = [_tool("lp") or "lp", "-d", queue, *order]
                jobs.append(_taken(command, file, queue, lambda n=number: progress(n, len(orders))))
    except BaseException:
        _call_back(jobs)
        raise
    progress(len(orders), len(orders))
    return jobs


@contextmanager
def _nameless(pdf: bytes) -> Iterator[BinaryIO]:
    place = Path(tempfile.gettempdir())
    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - closed below, once it is written
        file.write(pdf)
        file.flush()
    except OSError as error:
        raise StorageError("file.cannot_write", path=str(place), why=os_error(error, place).code) from error
    with file:
        yield file


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
    found = (
        re.search(rf"(?<!\S){re.escape(_printer(queue))}-\d+\b", said) if process.returncode == 0 else None
    )
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


def check(queue: str) -> None:
    """Make sure that the printer is there and goes on: a paused one would keep jobs without a word.

    Raises:
        DelightError: ``print.no_lp``, ``print.server_gone``, ``print.no_queue``, ``print.paused``.
    """
    if not _is_here():
        raise DelightError("print.no_lp")
    state = _run("lpstat", "-p", _printer(queue))
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


def _title(name: str, titles: Mapping[str, str]) -> str:
    """Return what people call a printer; behind a slash in its name stand somebody's own settings."""
    title, settings = titles.get(_printer(name)) or _printer(name), name.partition("/")[2]
    return f"{title} ({settings})" if settings else title


def _printer(queue: str) -> str:
    return queue.partition("/")[0]


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
    except (OSError, ValueError, subprocess.TimeoutExpired):  # a name with a NUL is none
        return None


def _is_here() -> bool:
    return bool(_tool("lp") and _tool("lpstat"))


def _tool(name: str) -> str | None:
    return shutil.which(name)


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C", "LANG": "C"}
