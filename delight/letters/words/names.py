"""How somebody is addressed in a letter and on the envelope; nothing is guessed that may be wrong."""

from __future__ import annotations

import re
from dataclasses import replace

from delight.domain.customers.languages import base
from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.letters.letter import Recipient
from delight.letters.type.markup import tidy
from delight.letters.words.name_parts import AND, Name, first_of, parts, said
from delight.letters.words.phrases import country_line, tongue
from delight.letters.words.tongues import Tongue

_MANY = frozenset({AddressAs.COUPLE, AddressAs.FAMILY})
_FAMILY_BEFORE = re.compile(r"^(?:(?:the|die|la|a|família|familie|familia|famille|famiglia)\s+)+", re.I)
_FAMILY_AFTER = re.compile(r"\s+(?:family|household)$", re.I)
_WOMAN = frozenset(
    "ms mrs miss frau madame mme mlle señora sra signora sig.ra senhora mevrouw mevr mw pani fru frk fröken "
    "г-жа".split()
)
_MAN = frozenset("mr herr monsieur señor sr signor sig senhor meneer dhr m pan hr г-н".split())
_NO_PERSON = re.compile(r"['’]s\b|\b(?:ltd|limited|plc|inc|llc|gmbh|kg|ohg|ug|ag|sarl|sas|sl|bv)\b", re.I)
_HER_OWN_WAY = frozenset({"mrs", "miss", "mx"})


def is_familiar(recipient: Recipient) -> bool:
    """Return whether du, tu or tú is said: to one person who is addressed so, never to several at once."""
    return not is_several(recipient) and recipient.formality == Formality.FAMILIAR


def is_several(recipient: Recipient) -> bool:
    """Return whether a letter speaks to more than one: a couple, a family, an organisation."""
    return recipient.organisation or recipient.address_as in _MANY


def salutation(recipient: Recipient) -> str:
    """Return the first line of a letter in the recipient's language; an own line wins."""
    own, name, lines = tidy(recipient.salutation), tidy(recipient.name), tongue(_spoken(recipient))
    if own or not name:
        return own or lines.hello
    if recipient.organisation:
        return lines.hello_all.replace("{}", name)
    recipient = _as_written(recipient)
    if not (recipient.address_as or recipient.title or is_familiar(recipient)):
        return lines.dear.replace("{}", said(name))
    known = parts(recipient)
    if recipient.address_as in _MANY:
        return _several(recipient, known, lines.dear_couple, lines.dear_family, lines.dear)
    if is_familiar(recipient):
        return lines.dear_familiar.replace("{}", known.given or known.whole)
    family = lines.family(known.family) if known.family else known.whole
    if lines.by_given:
        family = known.given or first_of(known) or family
    if recipient.address_as in {AddressAs.MS, AddressAs.MR}:
        if _keeps_courtesy(known, recipient):
            return lines.dear.replace("{}", f"{known.courtesy} {family}")
        pattern = lines.dear_ms if recipient.address_as == AddressAs.MS else lines.dear_mr
        return _by_title(pattern, known.title, family, lines, without=lines.dear)
    return lines.dear.replace("{}", _titled(known.title, family))


def address_lines(recipient: Recipient, home_country: str) -> list[str]:
    """Return the lines on the envelope: the name, the address, and the country if it is another than home."""
    name = address_name(recipient)
    address = [line for line in map(tidy, recipient.address) if line]
    if address and address[0] in {name, tidy(recipient.name)}:
        del address[0]
    ordered = [*address, name] if tongue(_at_home(recipient)).name_last else [name, *address]
    return [line for line in (*ordered, country_line(recipient, home_country)) if line]


def address_name(recipient: Recipient) -> str:
    """Return the line with the name on the envelope: ``Frau Dr. Zoë van Dam``; an own line wins."""
    own, name, lines = tidy(recipient.address_name), tidy(recipient.name), tongue(_at_home(recipient))
    if own or not name:
        return own
    if recipient.organisation:
        return lines.address_all.replace("{}", name)
    if not recipient.address_as:
        return lines.address.replace("{}", _titled(tidy(recipient.title), said(name)))
    known = parts(recipient)
    if recipient.address_as in _MANY:
        return _several(recipient, known, lines.address_couple, lines.address_family, "{}")
    if _keeps_courtesy(known, recipient):
        return name
    pattern = lines.address_ms if recipient.address_as == AddressAs.MS else lines.address_mr
    return _by_title(pattern, known.title, known.whole, lines, without=lines.address)


def _at_home(recipient: Recipient) -> str:
    """Return the language of the envelope, whatever language the letter is in."""
    return recipient.own_language or recipient.language


def _spoken(recipient: Recipient) -> str:
    """Return the language of the letter, as the reader's country has it where it is their own."""
    own = recipient.own_language
    return own if own and base(own) == base(recipient.language) else recipient.language


def _by_title(pattern: str, title: str, name: str, lines: Tongue, *, without: str) -> str:
    """Return a line with Ms or Mr; in most languages a title stands in their place."""
    instead = title and lines.title_alone
    return (without if instead else pattern).replace("{}", _titled(title, name))


def _several(recipient: Recipient, known: Name, couple: str, family: str, plain: str) -> str:
    """Return a line for a couple or a family by its family name; where two people are named, both are."""
    name = said(tidy(recipient.name))
    joined = not AND.isdisjoint(name.lower().split())
    if joined and not recipient.family:
        return plain.replace("{}", name)
    if recipient.address_as == AddressAs.COUPLE:
        return couple.replace("{}", known.family or known.whole)
    named = _FAMILY_AFTER.sub("", _FAMILY_BEFORE.sub("", name))
    return family.replace("{}", known.family if named == name and known.family else named)


def _as_written(recipient: Recipient) -> Recipient:
    """Return somebody who is written down as Ms or Mr as who is addressed so, unless we were told how."""
    words = recipient.name.lower().split()
    if recipient.address_as or not AND.isdisjoint(words) or _NO_PERSON.search(recipient.name):
        return recipient
    known = parts(recipient)
    courtesy = known.courtesy.rstrip(".").lower()
    if not known.whole or not (courtesy in _WOMAN or courtesy in _MAN):
        return recipient
    return replace(recipient, address_as=AddressAs.MS if courtesy in _WOMAN else AddressAs.MR)


def _keeps_courtesy(known: Name, recipient: Recipient) -> bool:
    """Return whether somebody is written down as Mrs, Miss or Mx, which is hers to choose, not ours."""
    return recipient.language[:2] == "en" and known.courtesy.rstrip(".").lower() in _HER_OWN_WAY


def _titled(title: str, name: str) -> str:
    return name if not title or name.startswith(title) else f"{title} {name}"
