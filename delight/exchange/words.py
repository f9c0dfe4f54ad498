"""What single cells say in words: yes and no, Mr and Ms, open and closed, in any of our languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from delight.domain.customers.customer import Gone
from delight.domain.letters.addressing import AddressAs, Formality
from delight.exchange.lists import lists, plain

_LONGEST = 80
_ADDRESSED = {
    "mr": AddressAs.MR,
    "ms": AddressAs.MS,
    "couple": AddressAs.COUPLE,
    "family": AddressAs.FAMILY,
}


@lru_cache(maxsize=10_000)
def word(kind: str, text: str) -> str:
    """Return what ``text`` means among words of one kind ("stage", "channel"), empty if nobody knows."""
    if not text or len(text) > _LONGEST:
        return ""
    return lists().words.get(kind, {}).get(plain(text), "")


def answer(text: str) -> bool | None:
    """Return whether a cell says yes or no, ``None`` where it says neither."""
    said = word("answer", text)
    return {"yes": True, "no": False}.get(said)


def is_answer(text: str) -> bool:
    """Return whether a cell says yes, no, or that nobody knows."""
    return bool(word("answer", text))


@lru_cache(maxsize=10_000)
def courtesy(text: str) -> tuple[AddressAs, str]:
    """Return how somebody is addressed, and their title: "Frau Dr." is ``ms`` and "Dr."."""
    if said := _ADDRESSED.get(word("courtesy", text)):
        return said, ""
    if word("title", text):
        return AddressAs.UNKNOWN, text.strip()
    first, *rest = text.split() or [""]
    said, title = _ADDRESSED.get(word("courtesy", first)), " ".join(rest)
    return (said, title) if said and rest and _all_titles(rest) else (AddressAs.UNKNOWN, "")


def gone(texts: Iterable[str]) -> Gone:
    """Return whether somebody moved away or died, as cells say; "Deceased: yes" says it by its column."""
    said = {word("gone", text) or ("died" if answer(text) else "") for text in texts}
    return Gone.DIED if "died" in said else Gone.MOVED if "moved" in said else Gone.NO


def formality(text: str) -> Formality:
    """Return whether somebody is a Sie or a du, as a cell says."""
    said = word("formality", text)
    return Formality(said) if said else Formality.USUAL


def is_courtesy(text: str) -> bool:
    """Return whether a cell is a courtesy or a title, and nothing else."""
    return (
        bool(word("courtesy", text)) or courtesy(text) != (AddressAs.UNKNOWN, "") or _all_titles(text.split())
    )


def is_addressed(text: str) -> bool:
    """Return whether a cell says how somebody is addressed, or that it is neither Mr nor Ms."""
    return is_courtesy(text) or is_answer(text) or plain(text) in lists().neither


def _all_titles(parts: list[str]) -> bool:
    return all(word("title", part) for part in parts)
