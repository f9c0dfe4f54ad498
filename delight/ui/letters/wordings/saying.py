"""When a passage is said, and what a field is called, as sentences on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from delight.ui.letters.wordings.words import FIELD_WORDS, FILLED, GROUPS, PUBLIC_FIELDS, STATES

NOT = "not "
_TOLD_BY = {"case.handled_by": "helper", "case.took": "not same-day"}
"""Conditions that another one says already: nobody reads both."""


def field_words(name: str) -> str:
    """Return what a field is called."""
    return _tr(FIELD_WORDS.get(name, name))


def field_groups(*, public: bool = False) -> list[tuple[str, list[str]]]:
    """Return the groups of the field menu, those of a public reply only where it is ``public``."""
    groups = [
        (_tr(heading), [n for n in FIELD_WORDS if n.startswith(beginnings)]) for heading, beginnings in GROUPS
    ]
    if public:
        groups = [(heading, [n for n in names if n in PUBLIC_FIELDS]) for heading, names in groups]
    return [(heading, names) for heading, names in groups if names]


def condition_groups(*, public: bool = False) -> list[tuple[str, list[str]]]:
    """Return the conditions a passage may depend on, by group; a public reply knows few."""
    failures = [name for name in STATES if name.startswith("failure.")]
    shop = [name for name in FILLED if name.startswith("shop.")]
    if public:
        return [(_tr(_WENT_WRONG), failures), (_tr(_SHOP), shop)]
    actions = [name for name in STATES if name.startswith("action.")]
    case = ["complaint", "compliment", "suggestion", "no-case", "case.topic", "case.day", "case.remedy"]
    done = ["actions.done", "several-actions", "helper", "case.took", "same-day", *actions]
    people = ["familiar", "couple", "organisation", "first-year", "customer.years", "customer.last_seen"]
    rest = [n for n in FILLED if n.startswith(("promise.", "gesture.", "voucher.")) or "." not in n]
    return [
        (_tr(_HAPPENED), [*case, "case.praised"]),
        (_tr(_WENT_WRONG), failures),
        (_tr(_DONE), done),
        (_tr(_CUSTOMER), people),
        (_tr(_TOLD), [*rest, "note", "ticket", "thing"]),
        (_tr(_SHOP), shop),
    ]


def condition_words(condition: str) -> str:
    """Return one condition in words: ``not promise.by`` is "the promise has no day"."""
    name = condition.removeprefix(NOT)
    words = STATES.get(name) or FILLED.get(name)
    if words is not None:
        return _tr(words[condition.startswith(NOT)])
    known = _tr("{what} is not known") if condition.startswith(NOT) else _tr("{what} is known")
    return known.format(what=field_words(name))


def when_words(only_if: Sequence[str], *, optional: bool) -> str:
    """Return when a passage is said; nothing where it always is.

    >>> when_words(["action.refund", "helper"], optional=False)
    'Only if a refund was given and a colleague saw to it'
    """
    parts = [condition_words(condition) for condition in shown(only_if)]
    said = _tr("Only if {what}").format(what=_listed(parts)) if parts else ""
    if not optional:
        return said
    return _tr("{when} · left out when empty").format(when=said) if said else _tr("Left out when empty")


def shown(only_if: Iterable[str]) -> list[str]:
    """Return the conditions worth reading: what another one implies is not said again."""
    conditions = list(dict.fromkeys(only_if))
    return [c for c in conditions if _TOLD_BY.get(c) not in conditions]


def opposite(condition: str) -> str:
    """Return the condition turned round."""
    return condition.removeprefix(NOT) if condition.startswith(NOT) else f"{NOT}{condition}"


def _listed(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return _tr("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wordings", text)


_HAPPENED, _WENT_WRONG, _DONE, _CUSTOMER, _TOLD, _SHOP = (
    "What happened", "What went wrong", "What we did", "The customer", "What is at hand", "Our shop",
)  # fmt: skip
