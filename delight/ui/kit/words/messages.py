"""Errors in words: what happened, what still holds, what helps."""

from __future__ import annotations

import sys
import traceback
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, qVersion

from delight import __version__
from delight.domain.errors import DelightError
from delight.domain.plain.sentences import Plain, explain
from delight.ui.kit.words.formats import saying

_ROOT = PurePath(__file__).parents[4]


def words_for(error: BaseException) -> Plain:
    """Return what to tell a person about any error; an unexpected one is called what it is."""
    if not isinstance(error, DelightError):
        return Plain(
            what=_tr("Something went wrong inside Delight."),
            holds=_tr("What was saved before is safe, and what you typed is still here."),
            remedy=_tr("Try again."),
        )
    return explain(error, saying("Plain"))


def report_of(error: BaseException) -> str:
    """Return details for support: versions, the kind of error, files and lines; no values, no names."""
    lines = [
        f"Delight {__version__}, Qt {qVersion()}, Python {sys.version.split()[0]}, {sys.platform}",
        f"{type(error).__module__}.{type(error).__qualname__}" + _code_of(error),
    ]
    frames = traceback.extract_tb(error.__traceback__)
    lines += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join(lines)


def _code_of(error: BaseException) -> str:
    return f" {error.code}" if isinstance(error, DelightError) else ""


def _short(filename: str) -> str:
    path = PurePath(filename)
    return str(path.relative_to(_ROOT)) if path.is_relative_to(_ROOT) else path.name


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plain", text)
