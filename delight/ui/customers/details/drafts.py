"""From what is stored of a customer to what is edited, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from delight.domain.customers.customer import CustomerDraft, Gone

_NAMES = tuple(field.name for field in fields(CustomerDraft))
_WORDS = {
    "name": QT_TRANSLATE_NOOP("Customers", "Name"),
    "email": QT_TRANSLATE_NOOP("Customers", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("Customers", "Phone"),
    "address": QT_TRANSLATE_NOOP("Customers", "Address"),
    "country": QT_TRANSLATE_NOOP("Customers", "Country"),
    "language": QT_TRANSLATE_NOOP("Customers", "Language"),
    "salutation": QT_TRANSLATE_NOOP("Customers", "Your own first line"),
    "address_name": QT_TRANSLATE_NOOP("Customers", "Name on the envelope"),
    "given": QT_TRANSLATE_NOOP("Customers", "First name"),
    "family": QT_TRANSLATE_NOOP("Customers", "Family name"),
    "title": QT_TRANSLATE_NOOP("Customers", "Title"),
    "reading": QT_TRANSLATE_NOOP("Customers", "Reading"),
    "address_as": QT_TRANSLATE_NOOP("Customers", "Addressed as"),
    "formality": QT_TRANSLATE_NOOP("Customers", "Formally or familiarly"),
    "large_print": QT_TRANSLATE_NOOP("Customers", "Large print"),
    "gone": QT_TRANSLATE_NOOP("Customers", "Can we write to them?"),
    "organisation": QT_TRANSLATE_NOOP("Customers", "An organisation, not a person"),
    "birthday": QT_TRANSLATE_NOOP("Customers", "Birthday"),
    "know": QT_TRANSLATE_NOOP("Customers", "What to know"),
    "expects": QT_TRANSLATE_NOOP("Customers", "What they expect of us"),
    "likes": QT_TRANSLATE_NOOP("Customers", "What they like"),
    "health": QT_TRANSLATE_NOOP("Customers", "Allergies and health"),
    "since": QT_TRANSLATE_NOOP("Customers", "Customer since"),
    "letters_welcome": QT_TRANSLATE_NOOP("Customers", "Letters are welcome"),
    "surprises_welcome": QT_TRANSLATE_NOOP("Customers", "Surprises are welcome"),
}
_UNTICKED = {
    "large_print": QT_TRANSLATE_NOOP("Customers", "No large print"),
    "organisation": QT_TRANSLATE_NOOP("Customers", "A person, not an organisation"),
    "letters_welcome": QT_TRANSLATE_NOOP("Customers", "No letters, please"),
    "surprises_welcome": QT_TRANSLATE_NOOP("Customers", "No surprises, please"),
}


def changed(before: CustomerDraft, after: CustomerDraft) -> list[str]:
    """Return the names of the fields in which two drafts differ."""
    return [name for name in _NAMES if getattr(before, name) != getattr(after, name)]


def merged(base: CustomerDraft, mine: CustomerDraft, theirs: CustomerDraft) -> CustomerDraft:
    """Return theirs with what I changed since ``base``."""
    return replace(theirs, **{name: getattr(mine, name) for name in changed(base, mine)})


def said_of(names: Sequence[str], draft: CustomerDraft) -> str:
    """Return what the bar says once the fields ``names`` have been saved."""
    if "gone" in names and draft.gone is Gone.DIED:
        return _tr("Noted. {name} gets no more letters.").format(name=draft.name)
    if "gone" in names and draft.gone is Gone.MOVED:
        return _tr("Noted. {name} gets no letters until there is a new address.").format(name=draft.name)
    if "gone" in names:
        return _tr("Noted. {name} can be written to again.").format(name=draft.name)
    return _tr("Saved: {field}.").format(field=_kept_words(names[0], draft) if names else "")


def _kept_words(field: str, draft: CustomerDraft) -> str:
    """Return what is kept now: a box that was unticked says the opposite of its words."""
    unticked = field in _UNTICKED and not getattr(draft, field)
    return _tr(str(_UNTICKED[field])) if unticked else words_of(field)


def words_of(field: str) -> str:
    """Return what a field is called on the screen."""
    return _tr(str(_WORDS[field]))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Customers", text)
