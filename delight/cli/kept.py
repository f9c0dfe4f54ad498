"""Several letters into one PDF or a folder: to look at, or issued."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from delight.cli.faults import sentence
from delight.domain.errors import DelightError
from delight.domain.progress import ProgressFn
from delight.domain.text import fold
from delight.domain.writing import LeftOut, LetterRequest

if TYPE_CHECKING:
    from delight.services.bundle import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A letter that is wanted; ``about`` is what the answer says of it whatever comes of it."""

    request: LetterRequest
    name: str
    about: dict[str, Any] = field(default_factory=dict)


def write_all(
    services: Services, asked: Sequence[Asked], out: Path, progress: ProgressFn, *, issue: bool
) -> dict[str, Any]:
    """Write letters to one PDF or a file each; return what was written and what was left out, with why.

    Raises:
        DelightError: ``file.no_folder``, ``file.cannot_write``, ``letters.none_due`` where none could be
            written; what ended a batch half-way, after what was put out had been kept.
    """
    one_file = out.suffix.lower() == ".pdf"
    if one_file:
        services.letters.check_file(out)
    elif not out.is_dir():
        raise DelightError("file.no_folder", path=str(out / "letters.pdf"))
    written, left = (_issue if issue else _look)(services, asked, out, progress)
    return {
        "out": str(out),
        "written": [{**one.about, **kept} for one, kept in written],
        "incomplete": [{**one.about, "missing": reason} for one, reason in left],
    }


_Written = list[tuple[Asked, dict[str, Any]]]
_Left = list[tuple[Asked, str]]


def _look(
    services: Services, asked: Sequence[Asked], out: Path, progress: ProgressFn
) -> tuple[_Written, _Left]:
    pages = services.batch.pages([one.request for one in asked], progress)
    left = [(one, _why(page)) for one, page in zip(asked, pages, strict=True) if isinstance(page, LeftOut)]
    ready = [(one, page) for one, page in zip(asked, pages, strict=True) if isinstance(page, bytes)]
    _check_some(ready, left)
    if out.suffix.lower() == ".pdf":
        services.letters.save(services.letters.together([page for _, page in ready]), out)
        return [(one, {}) for one, _ in ready], left
    written: _Written = []
    for number, (one, page) in enumerate(ready, 1):
        path = out / f"{number:03d}-{_slug(one)}.pdf"
        services.letters.save(page, path)
        written.append((one, {"out": str(path)}))
    return written, left


def _issue(
    services: Services, asked: Sequence[Asked], out: Path, progress: ProgressFn
) -> tuple[_Written, _Left]:
    """Put letters out, save them, then count them as issued; what cannot be saved never went out."""
    made = services.batch.put_out([one.request for one in asked], progress)
    reasons = {id(one.request): _why(one) for one in made.left_out}
    left = [(one, reasons[id(one.request)]) for one in asked if id(one.request) in reasons]
    ready = [one for one in asked if id(one.request) not in reasons]
    _check_some(made.letters, left)
    try:
        if out.suffix.lower() == ".pdf":
            services.letters.save(services.letters.joined(made.letters), out)
        written = [
            (one, _kept(services, one, letter_id, out))
            for one, letter_id in zip(ready, made.letters, strict=False)
        ]
    except DelightError:
        services.letters.never_sent(*made.letters)
        raise
    services.letters.came_out(made.letters)
    if made.problem is not None:
        raise made.problem
    return written, left


def _kept(services: Services, one: Asked, letter_id: int, out: Path) -> dict[str, Any]:
    row = services.letters.get(letter_id)
    document: dict[str, Any] = {"id": row.id, "number": row.number, "sha256": row.sha256}
    if out.suffix.lower() != ".pdf":
        document["out"] = str(out / f"{row.number}-{_slug(one)}.pdf")
        services.letters.save(services.letters.pdf(letter_id), Path(document["out"]))
    return document


def _check_some(ready: Sequence[object], left: _Left) -> None:
    if not ready:
        raise DelightError("letters.none_due", incomplete=len(left))


def _why(left: LeftOut) -> str:
    return ", ".join(missing.field for missing in left.missing) or sentence(left.error)


def _slug(one: Asked) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(f"{one.request.wording} {one.name}")).strip("-")[:60]
