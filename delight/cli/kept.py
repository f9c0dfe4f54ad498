"""Letters into a PDF, a pipe or a folder: to look at, or issued."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from delight.cli import streams
from delight.cli.columns import safe
from delight.cli.faults import sentence
from delight.cli.output import Speaker, confirm, shortened
from delight.cli.progress import gently
from delight.cli.targets import replaces, written_to
from delight.cli.values import STREAM
from delight.cli.wishes import wishes
from delight.domain.errors import ConflictError, DelightError, StoppedError, StorageError
from delight.domain.guards.writing import LeftOut, LetterRequest, OtherLanguage
from delight.domain.letters.letter import LetterRow
from delight.domain.progress import ProgressFn, silent
from delight.domain.text import fold

if TYPE_CHECKING:
    from delight.domain.changes import Changes
    from delight.services.bundle import Services

_NAMED = 3
"""How many letters one sentence names."""
_NOTHING_ISSUED = "Stopped. No letter was issued; what was due is due as before."
_WAITING = "Stopped. What was written waits: see `delight letter list --waiting`."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A letter that is wanted; ``about`` is what the answer says of it whatever comes of it."""

    request: LetterRequest
    name: str
    about: dict[str, Any] = field(default_factory=dict)


_Written = list[tuple[Asked, dict[str, Any]]]
_Left = list[tuple[Asked, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Notes:
    """What is good to know of letters that were written."""

    others: tuple[OtherLanguage, ...]
    unobjected: int


place_option = written_to("FILE.pdf|DIR", "One PDF (- is standard output), or a folder for one each.")


def check_out(services: Services, out: Path) -> None:
    """Make sure that a PDF can go to ``out`` before anything is done (``file.cannot_write``)."""
    if out != STREAM:
        services.letters.check_file(out, replace=replaces())
    elif wishes().as_json:
        raise click.UsageError("--json and a PDF cannot both go to standard output.")
    else:
        streams.check_output()


def save(services: Services, pdf: bytes, out: Path) -> None:
    """Write a PDF to a file or standard output (``file.cannot_write``)."""
    if out == STREAM:
        streams.write_output(pdf)
    else:
        services.letters.save(pdf, out, replace=replaces())


def issue_one(services: Services, request: LetterRequest, out: Path) -> tuple[LetterRow, Changes]:
    """Write a letter, save it, then count it as issued; one that could not be saved never went out.

    Raises:
        DelightError: why it cannot be written or saved.
        StoppedError: somebody asked to stop before it was saved.
    """
    with gently() as look:
        letter_id = services.letters.put_out(request).record
        try:
            look(0, 1)
            save(services, services.letters.pdf(letter_id), out)
        except BaseException as error:
            _noted(services, lambda: services.letters.never_sent(letter_id))
            if isinstance(error, StoppedError | KeyboardInterrupt):
                raise StoppedError(_NOTHING_ISSUED) from error
            raise
        changes = _noted(services, lambda: services.letters.came_out([letter_id]))
        return services.letters.get(letter_id), changes


def confirm_kept(
    services: Services, row: LetterRow, out: Path, deed: dict[str, object], more: Sequence[str] = ()
) -> None:
    """Say which letter of the archive stands in ``out`` now; nothing beside a PDF in a pipe."""
    if out != STREAM:
        document = {**deed, "out": str(out), "issued": True, **Speaker(services).plain(row)}
        confirm(document, [f"{row.number}, {row.title} to {row.customer_name}, written to {out}.", *more])


def check_place(services: Services, out: Path) -> None:
    """Make sure that letters can be written there (``file.no_folder``, ``file.cannot_write``)."""
    if _is_one_file(out):
        check_out(services, out)
    elif not out.is_dir():
        raise DelightError("file.no_folder", path=str(out / "letters.pdf"))
    else:
        services.letters.check_file(out / ".letters.pdf")


def tell(out: Path, report: dict[str, Any], lines: Sequence[str], beside: Sequence[str]) -> None:
    """Say what was written, and ``beside`` what was not; beside a PDF in a pipe only that.

    Letters that are not in their reader's language are named; those that have to say that people may say no,
    and do not, are counted.
    """
    beside = [*beside, *(said_of(OtherLanguage(**one)) for one in report.get("other_language", []))]
    beside += unobjected_lines(report.get("without_objection", 0))
    if out != STREAM:
        confirm(report, [*lines, *beside])
    elif not wishes().quiet:
        for line in beside:
            streams.complain(safe(line))


def write_all(
    services: Services, asked: Sequence[Asked], out: Path, progress: ProgressFn, *, issue: bool
) -> dict[str, Any]:
    """Write letters to one PDF or a file each; return what was written and what was left out, with why.

    Raises:
        DelightError: ``file.no_folder``, ``file.cannot_write``, ``letters.none_due`` where none could be
            written; what ended a batch half-way, after what was put out had been kept.
    """
    check_place(services, out)
    try:
        written, left, notes = (_issue if issue else _look)(services, asked, out, progress)
    except KeyboardInterrupt as error:  # asked twice, so nothing more is done
        raise StoppedError(_WAITING if issue else "") from error
    return {
        "out": str(out),
        "written": [{**one.about, **kept} for one, kept in written],
        "incomplete": [{**one.about, "missing": reason} for one, reason in left],
        "other_language": [asdict(other) for other in notes.others],
        "without_objection": notes.unobjected,
    }


def unobjected_lines(count: int) -> list[str]:
    """Return the sentence that so many letters advertise and do not say that people may say no, if any."""
    if not count:
        return []
    letters = "1 letter advertises" if count == 1 else f"{count} letters advertise"
    verb = "does" if count == 1 else "do"
    return [f"{letters}, and {verb} not say that people can say no to more of them."]


def said_of(other: OtherLanguage) -> str:
    """Return the sentence that a letter is not in its reader's language."""
    return (
        f"The letter to {other.customer_name} is in “{other.written}”: "
        f"there is no such wording in “{other.wanted}” yet."
    )


def _look(
    services: Services, asked: Sequence[Asked], out: Path, progress: ProgressFn
) -> tuple[_Written, _Left, _Notes]:
    """Write letters to look at; none is put out."""
    pages = services.batch.pages([one.request for one in asked], progress)
    left = [(one, _why(page)) for one, page in zip(asked, pages, strict=True) if isinstance(page, LeftOut)]
    ready = [(one, page) for one, page in zip(asked, pages, strict=True) if not isinstance(page, LeftOut)]
    notes = _Notes(
        others=tuple(page.other_language for _, page in ready if page.other_language),
        unobjected=sum(page.unobjected for _, page in ready),
    )
    _check_some(ready, left)
    if _is_one_file(out):
        save(services, services.letters.together([page.pdf for _, page in ready]), out)
        return [(one, {}) for one, _ in ready], left, notes
    paths = [out / f"{number:03d}-{_slug(one)}.pdf" for number, (one, _) in enumerate(ready, 1)]
    for path in paths:
        check_out(services, path)
    for number, ((_, page), path) in enumerate(zip(ready, paths, strict=True), 1):
        progress(number, len(ready))
        save(services, page.pdf, path)
    written = [(one, {"out": str(path)}) for (one, _), path in zip(ready, paths, strict=True)]
    return written, left, notes


def _issue(
    services: Services, asked: Sequence[Asked], out: Path, progress: ProgressFn
) -> tuple[_Written, _Left, _Notes]:
    """Put letters out, save them, then count them as issued; what cannot be saved never went out."""
    made = services.batch.put_out([one.request for one in asked], progress)
    meant = {one.request: one for one in asked}
    left = [(meant[one.request], _why(one)) for one in made.left_out]
    kept = [(meant[request], row) for request, row in zip(made.requests, made.rows, strict=True)]
    ended = made.problem or (StoppedError() if made.stopped else None)
    if ended is None:
        _check_some(kept, left)
    written, problem = _saved(services, kept, out, silent if made.stopped else progress)
    issued, rest = made.letters[: len(written)], made.letters[len(written) :]
    if issued:
        _noted(services, lambda: services.letters.came_out(issued))
    if rest:
        _noted(services, lambda: services.letters.never_sent(*rest))
    _check_whole([document["number"] for _, document in written], len(asked) - len(left), ended or problem)
    return written, left, _Notes(others=made.other_language, unobjected=made.unobjected)


def _saved(
    services: Services, kept: Sequence[tuple[Asked, LetterRow]], out: Path, progress: ProgressFn
) -> tuple[_Written, DelightError | StoppedError | None]:
    """Save letters that were put out, as far as it goes; return those that are there, and what ended it."""
    written: _Written = []
    try:
        if _is_one_file(out) and kept:
            save(services, services.letters.joined([row.id for _, row in kept]), out)
        for one, row in kept:
            if not _is_one_file(out):
                progress(len(written), len(kept))
            written.append((one, _kept(services, one, row, out)))
    except (DelightError, StoppedError) as error:
        return written, error
    return written, None


def _kept(services: Services, one: Asked, row: LetterRow, out: Path) -> dict[str, Any]:
    document: dict[str, Any] = {"id": row.id, "number": row.number, "sha256": row.sha256}
    if not _is_one_file(out):
        document["out"] = str(out / f"{row.number}-{_slug(one)}.pdf")
        save(services, services.letters.pdf(row.id), Path(document["out"]))
    return document


def _check_whole(issued: Sequence[str], asked: int, ended: DelightError | StoppedError | None) -> None:
    """Say what became of a batch that something ended half-way."""
    if ended is None:
        return
    if not issued:
        raise ended if isinstance(ended, DelightError) else StoppedError(_NOTHING_ISSUED)
    which = ", ".join(issued) if len(issued) <= _NAMED else f"{issued[0]} to {issued[-1]}"
    why = sentence(ended).rstrip(".") if isinstance(ended, DelightError) else "It was stopped"
    raise DelightError("letters.half_done", issued=len(issued), asked=asked, which=which, why=why)


def _noted(services: Services, deed: Callable[[], Changes]) -> Changes:
    """Note what became of letters, again where a full disk gave up its reserve (``letters.half_noted``)."""
    try:
        return _twice(deed)
    except (ConflictError, StorageError) as error:
        waiting, why = len(services.letters.waiting()), sentence(error).rstrip(".")
        raise DelightError("letters.half_noted", waiting=waiting, why=why) from error


def _twice(deed: Callable[[], Changes]) -> Changes:
    try:
        return deed()
    except StorageError as error:
        if not error.details.get("freed"):
            raise
    return deed()


def _is_one_file(out: Path) -> bool:
    return out == STREAM or out.suffix.lower() == ".pdf"


def _check_some(ready: Sequence[object], left: _Left) -> None:
    if ready:
        return
    if not left:
        raise DelightError("letters.none_due")
    why = [shortened(f"{one.name[:60]}: {reason.rstrip('.')}") for one, reason in left[:_NAMED]]
    more = [f"and {len(left) - _NAMED} more"] if len(left) > _NAMED else []
    raise DelightError("letters.none_ready", why=["; ".join([*why, *more])])


def _why(left: LeftOut) -> str:
    return ", ".join(missing.field for missing in left.missing) or sentence(left.error)


def _slug(one: Asked) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(f"{one.request.wording} {one.name}")).strip("-")[:60]
