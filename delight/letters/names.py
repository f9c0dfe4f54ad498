"""How somebody is addressed in a letter and on the envelope."""

from __future__ import annotations

from delight.domain.letters import AddressAs, Formality, Recipient
from delight.letters.markup import tidy
from delight.letters.phrases import tongue

_MANY = frozenset({AddressAs.COUPLE, AddressAs.FAMILY})


def is_familiar(recipient: Recipient) -> bool:
    """Return whether du, tu or tú is said: to one person who is addressed so, never to several at once."""
    alone = not recipient.organisation and recipient.address_as not in _MANY
    return alone and recipient.formality == Formality.FAMILIAR


def salutation(recipient: Recipient) -> str:
    """Return the first line of a letter; nothing is guessed about title or gender, and an own line wins."""
    own, name, lines = tidy(recipient.salutation), tidy(recipient.name), tongue(recipient.language)
    if own:
        return own
    if not name:
        return lines.hello
    return (lines.hello_all if recipient.organisation else lines.dear).replace("{}", name)
