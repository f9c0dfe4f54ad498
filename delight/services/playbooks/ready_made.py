"""The playbooks that come with the app, and the shop's own in their place."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from delight.data.database import Session
from delight.data.queries.playbooks import own_playbook, own_playbooks
from delight.domain.cases.case import Failure
from delight.domain.cases.grave import Grave
from delight.domain.customers.languages import base
from delight.domain.errors import DelightError, UnknownError
from delight.domain.playbooks.playbook import GRAVE, Playbook, PlaybookGroup, PlaybookRow
from delight.domain.playbooks.text import parse
from delight.paths import resource

FALLBACK = "en"


@cache
def sources() -> dict[tuple[str, str], str]:
    """Return the text of every ready-made playbook by key and language."""
    files = sorted(resource("playbooks").glob("*/*.toml"))
    return {(file.stem, file.parent.name): file.read_text(encoding="utf-8") for file in files}


@lru_cache(maxsize=256)
def parsed(source: str, key: str) -> Playbook:
    """Return a playbook out of its text, read once."""
    return parse(source, key)


def tongues(language: str) -> tuple[str, ...]:
    """Return where a playbook is looked for: the language, its base, English."""
    return tuple(dict.fromkeys((language, base(language), FALLBACK)))


def find(session: Session, key: str, language: str) -> Playbook:
    """Return a playbook in ``language``, the shop's own first; in English where there is none.

    Raises:
        UnknownError: ``playbook.unknown``.
        DelightError: ``playbook.unreadable`` where the shop's own cannot be read any more.
    """
    for tongue in tongues(language):
        own = own_playbook(session, key, tongue)
        source = own.source if own else sources().get((key, tongue))
        if source is not None:
            return parsed(source, key)
    raise unknown(session, key, language)


def find_readable(session: Session, key: str, language: str) -> Playbook:
    """Return a playbook; the ready-made one where the shop's own cannot be read any more.

    Raises:
        UnknownError: ``playbook.unknown``.
        DelightError: ``playbook.unreadable`` where there is no ready-made one either.
    """
    try:
        return find(session, key, language)
    except DelightError as error:
        source = next((text for of in tongues(language) if (text := sources().get((key, of)))), None)
        if error.code != "playbook.unreadable" or source is None:
            raise
        return parsed(source, key)


def rows(session: Session, language: str) -> list[PlaybookRow]:
    """Return the playbooks in ``language``, by what they are for; the shop's own in their place."""
    tongue = ready_language(language)
    found = {key: row_of(parsed(text, key)) for (key, of), text in sources().items() if of == tongue}
    for key, of, text in own_playbooks(session):
        if of == language or (of == tongue and key not in found):
            found[key] = _own_row(key, of, text, found.get(key))
    return sorted(found.values(), key=_place)


def ready_language(language: str) -> str:
    """Return the language in which the ready-made playbooks are read to this shop."""
    spoken = {of for _, of in sources()}
    return next((tongue for tongue in tongues(language) if tongue in spoken), FALLBACK)


def row_of(playbook: Playbook) -> PlaybookRow:
    """Return a playbook for a list."""
    return PlaybookRow(
        key=playbook.key, title=playbook.title, language=playbook.language, group=playbook.group
    )


def unknown(session: Session, key: str, language: str) -> UnknownError:
    """Return the problem that there is no playbook of this name."""
    return UnknownError(
        "playbook.unknown", name=key, known=", ".join(row.key for row in rows(session, language))
    )


def _own_row(key: str, language: str, text: str, ready_made: PlaybookRow | None) -> PlaybookRow:
    try:
        row = row_of(parsed(text, key))
    except DelightError:
        row = ready_made or PlaybookRow(key=key, title=key, language=language, group=PlaybookGroup.METHOD)
        return replace(row, own=True, ready_made=ready_made is not None, readable=False)
    return replace(row, language=language, own=True, ready_made=ready_made is not None)


def _place(row: PlaybookRow) -> tuple[int, int, str]:
    """Return where a playbook stands: in the order of failures and matters, the shop's own after them."""
    place = _KEYS.index(row.key) if row.key in _KEYS else len(_KEYS)
    return (_GROUPS.index(row.group), place, row.title)


_GROUPS = tuple(PlaybookGroup)
_KEYS = (*map(str, Failure), *(f"{GRAVE}{matter}" for matter in Grave), "last", "learn", "latte", "heard")
