"""Somebody else changed the same record meanwhile: what does not clash is kept of both, the rest is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from delight.domain.changes import Changes
from delight.domain.errors import DelightError
from delight.ui.kit.fields.forms import Form
from delight.ui.kit.work.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """A draft with theirs wherever only they changed something; ``clashes`` holds theirs where both did."""

    draft: Any
    clashes: Mapping[str, Any]


def joined(mine: Any, base: Any, theirs: Any) -> Both:
    """Join a draft made from ``base`` with the row that stands there now; rows have the draft's fields."""
    names = [one.name for one in fields(mine)]
    typed = {name for name in names if getattr(mine, name) != getattr(base, name)}
    clashes = {
        name: getattr(theirs, name)
        for name in names
        if name in typed and getattr(theirs, name) not in {getattr(base, name), getattr(mine, name)}
    }
    rest = {name: getattr(theirs, name) for name in names if name not in typed}
    return Both(draft=replace(mine, **rest), clashes=clashes)


def is_changed_elsewhere(error: Exception) -> bool:
    """Return whether a save was refused since somebody else was quicker."""
    return isinstance(error, DelightError) and error.code == "record.changed_elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSave:
    """How a record is stored that others change too.

    Attributes:
        write: stores a draft made from the row that is given.
        look: reads the record again.
        said: what the bar says.
        done: what happens here afterwards.
        refused: what happens instead.
        clashed: shows a ``Both`` and their row, so that saving again makes this person's words stand.
    """

    write: Callable[[Any, Any], Changes]
    look: Callable[[], Any]
    said: str
    done: Callable[[], None]
    refused: Callable[[Exception], None]
    clashed: Callable[[Both, Any], object]


def save_shared(page: Page, way: SharedSave, draft: Any, base: Any) -> None:
    """Store a draft made from the row ``base``; only what both changed to different things is asked about."""

    def refused(error: Exception) -> None:
        if is_changed_elsewhere(error):
            page.load(way.look, settle, way.refused)
        else:
            way.refused(error)

    def settle(theirs: Any) -> None:
        both = joined(draft, base, theirs)
        if both.clashes:
            way.clashed(both, theirs)
        else:
            save_shared(page, way, both.draft, theirs)

    page.do(lambda: way.write(draft, base), way.said, lambda _changes: way.done(), refused)


def tell_clashes(
    form: Form, clashes: Mapping[str, Any], words: Callable[[str, Any], str], *, go: bool = True
) -> None:
    """Say at each field what somebody else wrote there, and ``go`` there; ``words`` says a field's value."""
    for name, theirs in clashes.items():
        form.fields[name].show_problem(clash_words(words(name, theirs)))
    if go and clashes:
        form.fields[next(iter(clashes))].widget.setFocus()


def clash_words(theirs: str) -> str:
    """Return the sentence that says what somebody else wrote in a field."""
    told = QCoreApplication.translate(
        "Meanwhile", "Meanwhile somebody changed this to “{theirs}”. Save again, and yours stands."
    )
    gone = QCoreApplication.translate(
        "Meanwhile", "Meanwhile somebody emptied this. Save again, and yours stands."
    )
    return told.format(theirs=theirs) if theirs else gone
