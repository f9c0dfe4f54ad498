"""One customer told in full: as a document, and as lines."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from delight.cli.columns import whole_table
from delight.cli.output import Speaker, pairs
from delight.domain.customers.customer import CustomerDetail, CustomerRow
from delight.domain.customers.links import LinkKind, LinkRow
from delight.domain.customers.whys import plain_why

if TYPE_CHECKING:
    from delight.services.bundle import Services

_TOLD_APART = frozenset(
    {
        "uid", "version", "letters_welcome", "surprises_welcome", "no_calls", "no_email", "organisation",
        "large_print", "tags", "reason", "why", "facts",
    }
)  # fmt: skip
_HEAD = ("When", "What", "Case", "Which", "Amount", "Words")
_LINKS = {
    (LinkKind.HOUSEHOLD, True): "lives with",
    (LinkKind.HOUSEHOLD, False): "lives with",
    (LinkKind.WORKS_AT, True): "works at",
    (LinkKind.WORKS_AT, False): "staff",
    (LinkKind.BROUGHT, True): "brought",
    (LinkKind.BROUGHT, False): "brought by",
}


def document(speaker: Speaker, detail: CustomerDetail) -> dict[str, Any]:
    """Return a customer as JSON has them: ``reason`` is a code, ``why`` its sentence with the figures."""
    told = speaker.plain(detail)
    rhythm = detail.facts.rhythm
    told["why"] = plain_why(detail.why)
    told["usual_days"] = rhythm.usual if rhythm else None
    del told["facts"]
    return told


def whole_document(services: Services, speaker: Speaker, detail: CustomerDetail) -> dict[str, Any]:
    """Return a customer with everything that belongs to them."""
    return {
        **document(speaker, detail),
        "reaches": speaker.plain(services.reaches.of(detail.id)),
        "links": [_link(speaker, link) for link in services.links.of(detail.id)],
        "notes": speaker.plain(services.notes.of(detail.id)),
        "timeline": speaker.plain(services.customers.timeline(detail.id)),
    }


def whole_story(services: Services, speaker: Speaker, detail: CustomerDetail) -> list[str]:
    """Return the same for people to read."""
    lines = [
        (
            speaker.when(e.at),
            e.kind,
            e.reference,
            " ".join(str(part) for part in (e.code, e.count, e.state) if part not in (None, "")),
            speaker.amount(e.minor),
            e.text,
        )
        for e in services.customers.timeline(detail.id)
    ]
    more: dict[str, str] = {}
    for reach in services.reaches.of(detail.id):
        name = f"also {reach.kind.value}"
        words = f"{reach.value} ({reach.label}, {reach.id})" if reach.label else f"{reach.value} ({reach.id})"
        more[name] = f"{more[name]}\n{words}" if name in more else words
    for link in services.links.of(detail.id):
        name = _LINKS[link.kind, link.forward]
        words = f"{link.name} ({link.customer_id})"
        more[name] = f"{more[name]}\n{words}" if name in more else words
    return [*_story(speaker, detail, more), "", *whole_table(lines, _HEAD, "Nothing has happened yet.")]


def _link(speaker: Speaker, link: LinkRow) -> dict[str, Any]:
    return {**speaker.plain(link), "how": _LINKS[link.kind, link.forward]}


def ways(row: CustomerRow) -> tuple[str, str]:
    """Return phone and e-mail for a list; one by which they asked not to be reached says so."""
    phone = f"{row.phone} (no calls)" if row.phone and row.no_calls else row.phone
    return phone, f"{row.email} (no e-mail)" if row.email and row.no_email else row.email


def _story(speaker: Speaker, detail: CustomerDetail, more: dict[str, str]) -> list[str]:
    told = {
        name.replace("_minor", "").replace("_", " "): _said(speaker, name, value)
        for name, value in asdict(detail).items()
        if name not in _TOLD_APART
    }
    refused = (
        ("calls", detail.no_calls),
        ("e-mail", detail.no_email),
        ("letters", not detail.letters_welcome),
        ("surprises", not detail.surprises_welcome),
    )
    wants = [what for what, no in refused if no]
    kinds = [
        w for w, yes in (("organisation", detail.organisation), ("large print", detail.large_print)) if yes
    ]
    rest = {"why": plain_why(detail.why), "tags": ", ".join(detail.tags), "wants no": ", ".join(wants)}
    return pairs(told | rest | {"kind": ", ".join(kinds)} | more)


def _said(speaker: Speaker, name: str, value: Any) -> str:
    if name.endswith("_minor"):
        return speaker.amount(value) if value else ""
    return speaker.when(value) if hasattr(value, "year") else str(value or "")
