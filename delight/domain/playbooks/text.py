"""Playbooks as text: TOML that ships with the app, and that a shop's own are kept as."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from delight.domain.cases.case import Failure, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionKind
from delight.domain.errors import DelightError
from delight.domain.playbooks.playbook import Known, Playbook, Remedy, Step
from delight.domain.text import clean_line

LONGEST_PLAYBOOK = 40_000
MOST_STEPS, MOST_REMEDIES, MOST_SENTENCES = 30, 12, 12
LONGEST_LINE = 300
_MOST_STOPS = 2_000  # Python's reader takes a time that grows with the square of the dots in one key.
_KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
_TABLES: Mapping[str, frozenset[str]] = {
    "": frozenset({"title", "language", "failure", "grave", "say", "step", "remedy"}),
    "step": frozenset({"key", "say", "known", "least"}),
    "remedy": frozenset({"kind", "note", "why"}),
}

E = TypeVar("E", bound=StrEnum)


def parse(source: str, key: str) -> Playbook:
    """Return the playbook that ``source`` tells.

    Raises:
        DelightError: ``playbook.unreadable`` where it is no such text, and what ``checked`` raises.
    """
    if len(source) > LONGEST_PLAYBOOK or source.count(".") > _MOST_STOPS:
        raise DelightError("playbook.too_long", playbook=key)
    try:
        told = tomllib.loads(source)
        return checked(_playbook(told, key))
    except (tomllib.TOMLDecodeError, TypeError, KeyError, ValueError, RecursionError):
        raise DelightError("playbook.unreadable", playbook=key) from None


def source_of(playbook: Playbook) -> str:
    """Return the text that ``parse`` reads as this playbook."""
    lines = [_line("title", playbook.title), _line("language", playbook.language)]
    if playbook.failure is not None:
        lines.append(_line("failure", playbook.failure.value))
    if playbook.grave is not None:
        lines.append(_line("grave", playbook.grave.value))
    if playbook.say:
        lines += ["say = [", *(f"    {_quoted(sentence)}," for sentence in playbook.say), "]"]
    for step in playbook.steps:
        lines += ["", "[[step]]", *_step_lines(step)]
    for remedy in playbook.remedies:
        lines += ["", "[[remedy]]", _line("kind", remedy.kind.value)]
        lines += [_line("note", remedy.note)] if remedy.note else []
        lines.append(_line("why", remedy.why))
    return "\n".join(lines) + "\n"


def checked(playbook: Playbook) -> Playbook:
    """Return ``playbook`` cleaned; lines that say nothing are left out.

    Raises:
        DelightError: ``playbook.title_missing``, ``playbook.steps_missing``, ``playbook.too_long``,
            ``playbook.bad_name``, ``text.too_long``.
    """
    if not _KEY.fullmatch(playbook.key):
        raise DelightError("playbook.bad_name", playbook=playbook.key)
    title = clean_line(playbook.title, field="title", longest=100)
    if not title:
        raise DelightError("playbook.title_missing", playbook=playbook.key)
    steps = tuple(step for step in map(_checked_step, playbook.steps) if step.say)
    if not steps:
        raise DelightError("playbook.steps_missing", playbook=playbook.key)
    made = Playbook(
        key=playbook.key,
        title=title,
        language=clean_line(playbook.language, field="language", longest=20),
        steps=_told_apart(steps),
        remedies=tuple(_checked_remedy(remedy) for remedy in playbook.remedies),
        say=tuple(said for said in (_words(text, "say") for text in playbook.say) if said),
        failure=playbook.failure,
        grave=playbook.grave,
    )
    _check_size(made)
    return made


def new_step_key(taken: Sequence[str]) -> str:
    """Return a key that no step of a playbook has yet."""
    return next(key for n in range(1, len(taken) + 2) if (key := f"own-{n}") not in taken)


def _check_size(playbook: Playbook) -> None:
    sizes = (
        (len(playbook.steps), MOST_STEPS),
        (len(playbook.remedies), MOST_REMEDIES),
        (len(playbook.say), MOST_SENTENCES),
    )
    if any(size > most for size, most in sizes):
        raise DelightError("playbook.too_long", playbook=playbook.key)


def _playbook(told: Mapping[str, Any], key: str) -> Playbook:
    _check_names(told, "")
    return Playbook(
        key=key,
        title=_text(told["title"]),
        language=_text(told["language"]),
        steps=tuple(_step(step) for step in _list(told.get("step", []))),
        remedies=tuple(_remedy(remedy) for remedy in _list(told.get("remedy", []))),
        say=tuple(_text(sentence) for sentence in _list(told.get("say", []))),
        failure=_one(Failure, told.get("failure")),
        grave=_one(Grave, told.get("grave")),
    )


def _step(told: Mapping[str, Any]) -> Step:
    _check_names(told, "step")
    return Step(
        key=_text(told["key"]),
        say=_text(told["say"]),
        known=_one(Known, told.get("known")),
        least=_one(Severity, told.get("least")) or Severity.LOW,
    )


def _remedy(told: Mapping[str, Any]) -> Remedy:
    _check_names(told, "remedy")
    kind = ActionKind(_text(told["kind"]))
    return Remedy(kind=kind, why=_text(told.get("why", "")), note=_text(told.get("note", "")))


def _check_names(told: Mapping[str, Any], table: str) -> None:
    if not isinstance(told, dict) or not set(told) <= _TABLES[table]:
        raise ValueError(table)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _one(kind: type[E], value: Any) -> E | None:
    return None if value is None else kind(_text(value))


def _checked_step(step: Step) -> Step:
    key = step.key if _KEY.fullmatch(step.key) else "own-1"
    return Step(key=key, say=_words(step.say, "step"), known=step.known, least=step.least)


def _told_apart(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return the steps with a key each: a tick has to know which one it is of."""
    made: list[Step] = []
    for step in steps:
        taken = [other.key for other in made]
        key = new_step_key([*taken, *(s.key for s in steps)]) if step.key in taken else step.key
        made.append(Step(key=key, say=step.say, known=step.known, least=step.least))
    return tuple(made)


def _checked_remedy(remedy: Remedy) -> Remedy:
    return Remedy(kind=remedy.kind, why=_words(remedy.why, "why"), note=_words(remedy.note, "note"))


def _words(text: str, field: str) -> str:
    return clean_line(text, field=field, longest=LONGEST_LINE)


def _step_lines(step: Step) -> list[str]:
    lines = [_line("key", step.key)]
    if step.known is not None:
        lines.append(_line("known", step.known.value))
    if step.least is not Severity.LOW:
        lines.append(_line("least", step.least.value))
    return [*lines, _line("say", step.say)]


def _line(name: str, value: str) -> str:
    return f"{name} = {_quoted(value)}"


def _quoted(text: str) -> str:
    """Return text as TOML takes it, which reads JSON's strings but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
