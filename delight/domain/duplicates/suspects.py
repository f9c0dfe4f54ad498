"""Whether two records are one person: a score with its reasons, never by a shared phone or e-mail alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from delight.domain.duplicates.likeness import POSSIBLE, Likeness, LikeReason
from delight.domain.duplicates.same_names import Match, NameMatch, compare
from delight.domain.duplicates.same_ways import address_key, email_key, phone_key
from delight.domain.duplicates.written_names import WrittenName, written

_WHOLE = 100
_FULL_DAY = len("1990-12-31")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What tells a customer from others, ready for comparing; see ``traits``."""

    name: WrittenName
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    birthday: str = ""


@dataclass(slots=True)
class _Scales:
    weight: int = 0
    reasons: list[tuple[int, LikeReason]] = field(default_factory=list)

    def put(self, weight: int, reason: LikeReason | None = None) -> None:
        self.weight += weight
        if reason is not None:
            self.reasons.append((weight, reason))


_FIRST = {
    Match.SAME: 22,
    Match.SHORT: 16,
    Match.CLOSE: 14,
    Match.INITIAL: 8,
    Match.MISSING: 4,
    Match.ENDING: -30,
    Match.OTHER: -60,
}
_FAMILY = {Match.SAME: 18, Match.SHORT: 14, Match.CLOSE: 12, Match.MISSING: 0, Match.OTHER: -8}
_EMAIL, _PHONE, _ADDRESS, _BIRTHDAY, _BIRTHDAY_NO_YEAR = 40, 35, 25, 35, 20
_RARE, _ALIKE = 20, 4
_DIFFERS = -8
_OTHER_BIRTHDAY, _OTHER_DIGIT, _OTHER_MARK, _JR_AND_SR = -60, -25, -60, -100


def traits(
    *,
    name: str,
    given: str = "",
    family: str = "",
    reading: str = "",
    organisation: bool = False,
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    addresses: Iterable[str] = (),
    birthday: str = "",
) -> Traits:
    """Return what two customers are compared by; everything may be empty but the name."""
    return Traits(
        name=written(name, given, family, reading, organisation=organisation),
        emails=_keys(email_key, emails),
        phones=_keys(phone_key, phones),
        addresses=_keys(address_key, addresses),
        birthday=birthday,
    )


def likeness(one: Traits, two: Traits, *, rare: bool = False) -> Likeness:
    """Return how likely two records are one person.

    Args:
        one: a customer.
        two: another.
        rare: few in this shop have this name, so that the name alone says something.
    """
    scales, match = _Scales(), compare(one.name, two.name)
    _weigh_name(scales, match, one.name, two.name)
    proofs = [
        _weigh_shared(scales, one.emails, two.emails, _EMAIL, LikeReason.EMAIL),
        _weigh_shared(scales, one.phones, two.phones, _PHONE, LikeReason.PHONE),
        _weigh_shared(scales, one.addresses, two.addresses, _ADDRESS, LikeReason.ADDRESS),
    ]
    born = match.first > Match.ENDING and _weigh_birthday(scales, one.birthday, two.birthday)
    against = any(weight < 0 for weight, _ in scales.reasons)
    if rare and match.fits and not against:
        scales.put(_RARE)
    score = max(0, min(_WHOLE if match.first else POSSIBLE - 1, scales.weight))
    email, phone, address = proofs
    proven = (match.is_same and (any(proofs) or born)) or (match.fits and (email or (phone and address)))
    return Likeness(
        score=score,
        sure=proven and not against and score >= POSSIBLE and match.first is not Match.INITIAL,
        reasons=tuple(reason for _, reason in sorted(scales.reasons, key=lambda one: -one[0])),
    )


def _weigh_name(scales: _Scales, match: NameMatch, one: WrittenName, two: WrittenName) -> None:
    scales.put(_FIRST[match.first] + _FAMILY[match.family], _name_reason(match))
    if match.alike:
        scales.put(_ALIKE)
    if match.marks_differ:
        scales.put(_JR_AND_SR if one.mark and two.mark else _OTHER_MARK, LikeReason.OTHER_GENERATION)


def _name_reason(match: NameMatch) -> LikeReason | None:
    first, family = match.first, match.family
    if first is family is Match.MISSING:
        return None
    if match.is_same:
        return LikeReason.SAME_NAME
    if first in {Match.OTHER, Match.ENDING}:
        return LikeReason.OTHER_FIRST_NAME
    if family is Match.OTHER:
        return LikeReason.OTHER_FAMILY_NAME
    if Match.MISSING in {first, family}:
        return LikeReason.FIRST_NAME if family is Match.MISSING else LikeReason.FAMILY_NAME
    if match.alike:
        return LikeReason.SOUNDS_ALIKE
    return LikeReason.CLOSE_NAME if Match.CLOSE in {first, family} else LikeReason.SHORT_NAME


def _keys(key: Callable[[str], str], texts: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of several ways to reach somebody, each once; without those that tell nothing."""
    return tuple(dict.fromkeys(filter(None, map(key, texts))))


def _weigh_shared(
    scales: _Scales, one: tuple[str, ...], two: tuple[str, ...], weight: int, reason: LikeReason
) -> bool:
    shared = any(key in two for key in one)
    if shared:
        scales.put(weight, reason)
    elif one and two:
        scales.put(_DIFFERS)
    return shared


def _weigh_birthday(scales: _Scales, one: str, two: str) -> bool:
    """Weigh two birthdays and return whether they are one day of one year."""
    if not one or not two:
        return False
    if one == two:
        scales.put(_BIRTHDAY if len(one) == _FULL_DAY else _BIRTHDAY_NO_YEAR, LikeReason.BIRTHDAY)
        return len(one) == _FULL_DAY
    if one[-5:] == two[-5:] and len(one) != len(two):
        scales.put(_BIRTHDAY_NO_YEAR, LikeReason.BIRTHDAY)  # only one of them tells the year
    elif not _is_turned(one, two):
        slip = len(one) == len(two) and OSA.distance(one, two) == 1
        scales.put(_OTHER_DIGIT if slip else _OTHER_BIRTHDAY, LikeReason.OTHER_BIRTHDAY)
    return False


def _is_turned(one: str, two: str) -> bool:
    """Return whether two birthdays differ in the order of day and month alone."""
    return one[-5:] == f"{two[-2:]}-{two[-5:-3]}" and (one[:-5] == two[:-5] or not (one[:-5] and two[:-5]))
