"""Standard input and output as scripts hand them over: closed, full, or no longer read by anybody."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

import click

from delight.domain.errors import InputError, StorageError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})
"""What the system says of a stream that takes no more."""
_CHUNK = 1024 * 1024
_INPUT, _OUTPUT = "standard input", "standard output"


def prepare() -> None:
    """Make the standard streams safe to use.

    A stream that was closed leaves its number to the next file that is opened, such as the shop's; nothing
    may ever write into that. A console that knows few letters shows question marks instead of failing.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free: this one
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError, OSError):
            stream.reconfigure(errors="replace")  # pyright: ignore[reportAttributeAccessIssue]


def let_go() -> None:
    """Forget what a full or closed stream did not take, so that Python's own end says nothing of it."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            _forget(stream)


def _forget(stream: TextIO) -> None:
    try:
        stream.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def complain(message: str) -> None:
    """Say something on standard error, if anybody hears it."""
    with suppress(OSError, ValueError):
        click.echo(message, err=True)


def read_input(most: int) -> bytes:
    """Return what comes through standard input, ``most`` bytes of it (``file.cannot_read``)."""
    if sys.stdin is None:
        raise StorageError("file.cannot_read", path=_INPUT)
    try:
        return sys.stdin.buffer.read(most)
    except OSError as error:
        raise StorageError("file.cannot_read", path=_INPUT) from error


def decoded(data: bytes, *, field: str) -> str:
    """Return text that was handed over, its letters as they were written (``text.encoding``)."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("text.encoding", field) from error


def check_output() -> None:
    """Make sure that there is a standard output (``file.cannot_write``)."""
    if sys.stdout is None:
        raise StorageError("file.cannot_write", path=_OUTPUT)


@contextmanager
def through_file(name: str) -> Iterator[Path]:
    """Yield a file to write aside, which then goes to standard output: what comes out is whole, or nothing.

    Raises:
        StorageError: ``file.cannot_write``; before anything is done where standard output is closed.
    """
    check_output()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        yield path
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                write_output(chunk)


def write_output(data: bytes) -> None:
    """Write a file to standard output, all of it (``file.cannot_write``)."""
    check_output()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        raise StorageError("file.cannot_write", path=_OUTPUT) from error
