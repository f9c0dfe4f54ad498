"""How two customers belong together, in words as seen from one of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from delight.domain.customers.links import LinkDraft, LinkKind, LinkRow


class Relation(StrEnum):
    """What the other one is to somebody."""

    HOUSEHOLD = "household"
    WORKS_AT = "works-at"
    WORKS_HERE = "works-here"
    BROUGHT = "brought"
    BROUGHT_BY = "brought-by"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    kind: LinkKind
    forward: bool


_WAYS = {
    Relation.HOUSEHOLD: _Way(kind=LinkKind.HOUSEHOLD, forward=True),
    Relation.WORKS_AT: _Way(kind=LinkKind.WORKS_AT, forward=True),
    Relation.WORKS_HERE: _Way(kind=LinkKind.WORKS_AT, forward=False),
    Relation.BROUGHT: _Way(kind=LinkKind.BROUGHT, forward=True),
    Relation.BROUGHT_BY: _Way(kind=LinkKind.BROUGHT, forward=False),
}
_OF_A_FIRM = (Relation.WORKS_HERE, Relation.BROUGHT, Relation.BROUGHT_BY)
_OF_A_PERSON = (Relation.HOUSEHOLD, Relation.WORKS_AT, Relation.BROUGHT, Relation.BROUGHT_BY)
_SHOWN: dict[Relation, Any] = {
    Relation.HOUSEHOLD: QT_TRANSLATE_NOOP("Relations", "Same household"),
    Relation.WORKS_AT: QT_TRANSLATE_NOOP("Relations", "Works there"),
    Relation.WORKS_HERE: QT_TRANSLATE_NOOP("Relations", "Works here"),
    Relation.BROUGHT: QT_TRANSLATE_NOOP("Relations", "Came through them"),
    Relation.BROUGHT_BY: QT_TRANSLATE_NOOP("Relations", "Brought them here"),
}
_ASKED: dict[Relation, Any] = {
    Relation.HOUSEHOLD: QT_TRANSLATE_NOOP("Relations", "Lives with"),
    Relation.WORKS_AT: QT_TRANSLATE_NOOP("Relations", "Works at"),
    Relation.WORKS_HERE: QT_TRANSLATE_NOOP("Relations", "Somebody who works here"),
    Relation.BROUGHT: QT_TRANSLATE_NOOP("Relations", "Brought us"),
    Relation.BROUGHT_BY: QT_TRANSLATE_NOOP("Relations", "Came through"),
}
_DONE: dict[Relation, Any] = {
    Relation.HOUSEHOLD: QT_TRANSLATE_NOOP("Relations", "{one} and {other} are one household now."),
    Relation.WORKS_AT: QT_TRANSLATE_NOOP("Relations", "{one} works at {other}."),
    Relation.WORKS_HERE: QT_TRANSLATE_NOOP("Relations", "{other} works at {one}."),
    Relation.BROUGHT: QT_TRANSLATE_NOOP("Relations", "{one} brought {other}."),
    Relation.BROUGHT_BY: QT_TRANSLATE_NOOP("Relations", "{other} brought {one}."),
}


def relation_of(link: LinkRow) -> Relation:
    """Return what the other one is, as seen from where the link was read."""
    for relation, way in _WAYS.items():
        if way.kind is link.kind and (way.forward is link.forward or link.kind is LinkKind.HOUSEHOLD):
            return relation
    return Relation.HOUSEHOLD


def relations_for(*, organisation: bool) -> tuple[Relation, ...]:
    """Return what can be said of a person, or of a firm."""
    return _OF_A_FIRM if organisation else _OF_A_PERSON


def link_draft(relation: Relation, customer_id: int, other_id: int) -> LinkDraft:
    """Return the link that a relation means."""
    way = _WAYS[relation]
    ends = (customer_id, other_id) if way.forward else (other_id, customer_id)
    return LinkDraft(kind=way.kind, customer_id=ends[0], other_id=ends[1])


def shown(relation: Relation) -> str:
    """Return the few words under the other one's name."""
    return _tr(_SHOWN[relation])


def asked(relation: Relation) -> str:
    """Return the words before the field in which the other one is looked for."""
    return _tr(_ASKED[relation])


def done_words(relation: Relation, one: str, other: str) -> str:
    """Return what the bar says once two are linked."""
    return _tr(_DONE[relation]).format(one=one, other=other)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Relations", text)
