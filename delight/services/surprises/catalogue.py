"""The catalogue of gestures: what comes with the app, what the shop made of it, and its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from delight.data.database import Session
from delight.data.entities import CatalogueEntry
from delight.data.journal import Writer
from delight.data.queries import catalogue as query
from delight.domain.changes import Changes, DeedName, Noun
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.gestures import GestureIdea
from delight.domain.surprises.catalogue import IdeaDraft, checked_idea, new_key
from delight.domain.text import fold
from delight.services.context import Context
from delight.services.ready_gestures import ready_made, words_of


class CatalogueService:
    """What could be given: ready-made gestures, the shop's edits of them, and its own."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def entries(self, *, include_off: bool = False) -> tuple[GestureIdea, ...]:
        """Return the ready-made gestures, then the shop's own, in its language and currency.

        What the shop has not changed of a ready-made one follows its language. May be empty: everything can
        be switched off.
        """
        with self._context.db.read() as session:
            return tuple(idea for idea in entries_in(session) if include_off or not idea.off)

    def get(self, key: str) -> GestureIdea:
        """Return a gesture by its key, those that are off too (``gesture.not_in_catalogue``)."""
        with self._context.db.read() as session:
            return _named(session, key)

    def find(self, text: str) -> GestureIdea | None:
        """Return the gesture that somebody means by its key or its name, if there is one."""
        wanted = fold(text)
        every = self.entries(include_off=True)
        return next((idea for idea in every if wanted in {fold(idea.key), fold(idea.name)}), None)

    def save(self, draft: IdeaDraft, seen: GestureIdea | None = None) -> Changes:
        """Write a gesture of the shop's own, or what it says of the one with the draft's key.

        Raises:
            InputError: see ``checked_idea``; ``gesture.named_so`` where another has this name: nobody could
                tell them apart.
            UnknownError: ``gesture.not_in_catalogue``.
            ConflictError: ``record.changed_elsewhere``, where it is not as it was ``seen``.
            DelightError: ``owner.needed``.
        """
        checked = checked_idea(draft)
        with self._context.deed(DeedName.CATALOGUE_SAVED) as deed:
            known = entries_in(deed.session)
            if checked.key:
                before = _named(deed.session, checked.key)
                if seen is not None and seen != before:
                    raise ConflictError("record.changed_elsewhere")
            _check_name(checked, known)
            key = checked.key or new_key(checked.name, {idea.key for idea in known})
            _write(deed, replace(checked, key=key))
        return deed.changes

    def switch(self, key: str, *, off: bool) -> Changes:
        """Stop offering a gesture, or offer it again (``gesture.not_in_catalogue``, ``owner.needed``)."""
        with self._context.deed(DeedName.CATALOGUE_SAVED) as deed:
            now = _named(deed.session, key)
            if now.off is not off:
                _write(deed, _as_draft(now), off=off)
        return deed.changes

    def restore(self, key: str) -> Changes:
        """Take a ready-made gesture as it came, and offer it; one of the shop's own is gone with it.

        Raises:
            UnknownError: ``gesture.not_in_catalogue``.
            InputError: ``gesture.named_so`` where another has the name that it came with.
            DelightError: ``owner.needed``.
        """
        with self._context.deed(DeedName.CATALOGUE_RESTORED) as deed:
            _named(deed.session, key)
            record = query.entry(deed.session, key)
            if record is not None:
                deed.about(record)
                deed.session.delete(record)
                deed.session.flush()
                _check_back(deed.session, key)
        return deed.changes


def entries_in(session: Session) -> list[GestureIdea]:
    """Return the whole catalogue, what is off included, within a read or a deed."""
    ready = ready_made(session)
    rows = {row.key: row for row in query.entries(session)}
    known = [_merged(idea, rows.pop(key, None)) for key, idea in ready.items()]
    return [*known, *(_own(row) for row in rows.values())]


def check_undone(deed: Writer) -> None:
    """Let undo give no gesture a name back that a ready-made one has by now, or the other way round.

    Raises:
        InputError: ``gesture.named_so``.
    """
    for line in deed.recorded(Noun.CATALOGUE):
        before, after = line.before or {}, line.after or {}
        if before.get("name") != after.get("name"):
            _check_back(deed.session, (after or before)["key"])


def _named(session: Session, key: str) -> GestureIdea:
    idea = next((idea for idea in entries_in(session) if idea.key == key), None)
    if idea is None:
        raise UnknownError("gesture.not_in_catalogue", key=key)
    return idea


def _check_name(draft: IdeaDraft, known: Sequence[GestureIdea]) -> None:
    wanted, now = fold(draft.name), next((idea for idea in known if idea.key == draft.key), None)
    if now is not None and fold(now.name) == wanted:
        return  # two of one name from before stay as they are
    if twin := _twin(draft, known):
        raise InputError("gesture.named_so", "gesture", name=twin.name, why="off" if twin.off else "")


def _check_back(session: Session, key: str) -> None:
    """Refuse to give a gesture back a name that another has by now."""
    known = entries_in(session)
    mine = next((idea for idea in known if idea.key == key), None)
    if mine is not None and (twin := _twin(mine, known)):
        raise InputError("gesture.named_so", "gesture", name=twin.name, why="back")


def _twin(one: IdeaDraft | GestureIdea, known: Sequence[GestureIdea]) -> GestureIdea | None:
    """Return another gesture of the same name."""
    wanted = fold(one.name)
    return next((idea for idea in known if idea.key != one.key and fold(idea.name) == wanted), None)


def _write(deed: Writer, draft: IdeaDraft, *, off: bool | None = None) -> None:
    record = query.entry(deed.session, draft.key) or CatalogueEntry(key=draft.key, name=draft.name)
    record.name, record.kind, record.hint = draft.name, draft.kind, draft.hint
    record.cost_minor, record.interval_days = draft.cost_minor, draft.interval_days
    record.off = record.off if off is None else off
    ready = ready_made(deed.session).get(draft.key)
    if ready is None or record.off or _merged(ready, record).edited:
        deed.add(record)
    elif record.id is not None:  # as it came: nothing has to be kept of it
        deed.session.delete(record)
    deed.about(record)


def _as_draft(idea: GestureIdea) -> IdeaDraft:
    return IdeaDraft(
        key=idea.key,
        name=idea.name,
        kind=idea.kind,
        cost_minor=idea.cost_minor,
        interval_days=idea.interval_days,
        hint=idea.hint,
    )


def _own(row: CatalogueEntry) -> GestureIdea:
    return GestureIdea(
        key=row.key,
        name=row.name,
        kind=row.kind,
        cost_minor=row.cost_minor,
        interval_days=row.interval_days,
        hint=row.hint,
        own=True,
        off=row.off,
    )


def _merged(ready: GestureIdea, row: CatalogueEntry | None) -> GestureIdea:
    """Return a ready-made gesture as the shop has it: what it says in the app's words follows them."""
    if row is None:
        return ready
    told = words_of(ready.key)
    said = replace(
        ready,
        name=ready.name if row.name in told else row.name,
        hint=ready.hint if row.hint in told else row.hint,
        kind=row.kind,
        cost_minor=row.cost_minor,
        interval_days=row.interval_days,
    )
    return replace(said, edited=said != ready, off=row.off)
