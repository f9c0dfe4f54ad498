"""How safe the shop is, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from delight.domain.backups import Preview, Safety, SecondPlace, SecondState
from delight.domain.errors import StorageError
from delight.ui.kit.words.counts import several_words
from delight.ui.kit.words.formats import counted
from delight.ui.kit.words.messages import words_for

LATE = timedelta(days=2)
"""From this age on the newest copy of a changed shop is late: one is made every day."""
OLD = timedelta(days=7)
"""From this age on a copy outside this computer is called old."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence, and whether all is well."""

    words: str
    well: bool


def newest_said(safety: Safety, now: datetime, *, is_demo: bool) -> Said:
    """Say how old the newest copy is, and whether it holds everything."""
    if not safety.rows:
        if is_demo:
            return Said(words=_tr("The demo shop makes no copies by itself; your own shop will."), well=True)
        return Said(words=_tr("There is no copy yet. The first is made when you close Delight."), well=False)
    old = _tr("The newest copy is {age} old.").format(age=age_words(safety.rows[0].made_at, now))
    if safety.unchanged:
        return Said(words=f"{old} {_tr('It holds everything.')}", well=True)
    well = now - safety.rows[0].made_at < LATE
    return Said(words=f"{old} {_tr('What was done since comes into the next one.')}", well=well)


def second_said(second: SecondPlace, now: datetime) -> Said:
    """Say how it is outside this computer."""
    if second.state is SecondState.NONE:
        return Said(words=_tr("There is no copy outside this computer yet."), well=False)
    if second.state is SecondState.REFUSES:
        return Said(words=_refuses(second), well=False)
    if second.same_disk:
        words = _tr("The second folder is on the same disk: what happens to this one happens to both.")
        return Said(words=words, well=False)
    outside = outside_words(second, now)
    if second.state is SecondState.AWAY:
        later = _tr("It is brought up to date as soon as {folder} is there again.")
        name = second.folder.name if second.folder else ""
        return Said(words=f"{outside} {later.format(folder=f'“{name}”')}", well=_is_young(second, now))
    return Said(words=outside, well=True)


def outside_words(second: SecondPlace, now: datetime) -> str:
    """Return how old the newest copy in the second place is."""
    if second.newest_at is None:
        return _tr("There is no copy outside this computer yet.")
    age = age_words(second.newest_at, now)
    return _tr("The newest copy outside this computer is {age} old.").format(age=age)


def reminder(second: SecondPlace, now: datetime) -> str:
    """Return what to say once when the copy outside is old, or nothing."""
    if second.state in {SecondState.NONE, SecondState.THERE} or _is_young(second, now):
        return ""
    return outside_words(second, now)


def age_words(made_at: datetime, now: datetime) -> str:
    """Return how old something is, such as ``9 days``; whatever a clock that went back says."""
    minutes = max(0, int((now - made_at).total_seconds() // 60))
    for size, one, many in (
        (60 * 24, _tr("1 day"), "%n days"),
        (60, _tr("1 hour"), "%n hours"),
        (1, _tr("1 minute"), "%n minutes"),
    ):
        if minutes >= size:
            return counted(minutes // size, one, many, "Safety")
    return _tr("less than a minute")


def what_happens(preview: Preview) -> list[tuple[str, str]]:
    """Return what bringing a copy back does, each as the name of an icon and a sentence."""
    told = []
    if preview.other_shop:
        words = _tr("This is a copy of another shop: “{shop}”. It takes the place of the one that is here.")
        told.append(("warning", words.format(shop=preview.other_shop)))
    if not preview.readable:
        told.append(("warning", _tr("The shop that is here cannot be read, so the two cannot be compared.")))
    told += _changes(preview)
    if preview.erased:
        words = counted(
            preview.erased,
            _tr("1 person who was erased since stays erased."),
            "%n people who were erased since stay erased.",
            "Safety",
        )
        told.append(("person", words))
    return told


def _changes(preview: Preview) -> list[tuple[str, str]]:
    gone = _by_noun({one.noun: one.gone for one in preview.differences})
    back = _by_noun({one.noun: one.back for one in preview.differences})
    changed = _by_noun({one.noun: one.changed for one in preview.differences})
    told = []
    if gone:
        told.append(("trash", _tr("Added since, and gone then: {what}.").format(what=gone)))
    if back:
        told.append(("return", _tr("Comes back: {what}.").format(what=back)))
    if changed:
        told.append(("undo", _tr("Changed since, and as it was then: {what}.").format(what=changed)))
    if not told and preview.readable:
        told.append(("done", _tr("Nothing changes: the shop is as it was then.")))
    return told


def _by_noun(counts: Mapping[str, int]) -> str:
    found = {noun: count for noun, count in counts.items() if count}
    return several_words(found) if found else ""


def _refuses(second: SecondPlace) -> str:
    name = f"“{second.folder.name if second.folder else ''}”"
    why = words_for(StorageError(second.code or "storage.read_only", path=str(second.folder))).what
    return f"{_tr('Nothing could be written to {folder}.').format(folder=name)} {why}"


def _is_young(second: SecondPlace, now: datetime) -> bool:
    return second.newest_at is not None and now - second.newest_at < OLD


def _tr(text: str) -> str:
    return QCoreApplication.translate("Safety", text)
