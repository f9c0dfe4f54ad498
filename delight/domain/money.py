"""Money as whole minor units of one currency."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from delight.domain.errors import InputError

LARGEST_MINOR = 10**12
"""Beyond this an amount is a slip of the finger, not the loss of a small shop."""

# ISO 4217, the currencies whose minor unit is not a hundredth.
_OTHER_DIGITS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
}
_POINT_GROUPS = frozenset(
    """
    AD AR AT AZ BA BE BO BR CL CO CY DE DK DZ EC ES FO GL GR HR ID IS IT LU LY MA ME MK MZ NL PT PY RO RS SI
    SM SR TL TN TR UY VA VE VN
    """.split()
)
"""Countries that write 1.234 for a thousand and more (Unicode CLDR 47; Austria, Portugal as typed)."""
_NO_MARK = frozenset(
    """
    AL AM AO AX BF BG BJ BL BY CD CG CH CI CM CR CV CZ DJ EE FI FR GA GE GF GN GP GW HT HU KG KZ LI LT LV MC
    MF ML MQ MU NC NE NO PF PL PM RE RU SC SE SJ SK ST TG TJ TM UA UZ WF XK YT ZA
    """.split()
)
"""Countries that put a space or an apostrophe between thousands (Unicode CLDR 47)."""
_SIGN_OF = {
    "€": {"EUR"},
    "£": set("GBP EGP FKP GIP LBP SDG SHP SSP SYP".split()),
    "¥": {"JPY", "CNY"},
    "￥": {"JPY", "CNY"},
    "₹": {"INR"},
}
"""Signs that mean these currencies and no other; a dollar, crown or franc may be of many."""
_SIGNS = r"fr\.?|kr\.?|zł|lei|kč|ft|rs\.?"
_AMOUNT = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?P<group>[.,' ])\d{3}(?:(?P=group)\d{3})*|\d+)(?:(?P<point>[.,])(?P<part>\d+))?"
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Money:
    """An amount of ``minor`` units (cents, pence, yen) of ``currency`` (ISO 4217)."""

    minor: int
    currency: str

    def __str__(self) -> str:
        """Return the amount with its decimal point and no sign of the currency, such as ``12.50``."""
        return plain_amount(self.minor, self.currency)


def minor_digits(currency: str) -> int:
    """Return how many decimals the currency's smallest unit has: yen none, most two, dinars three."""
    return _OTHER_DIGITS.get(currency, 2)


def plain_amount(minor: int, currency: str) -> str:
    """Return ``minor`` units as a decimal with a point, ``1250`` EUR as ``12.50``."""
    places = minor_digits(currency)
    return f"{Decimal(minor).scaleb(-places):.{places}f}"


def group_mark(country: str) -> str:
    """Return the comma or the point that a country puts between thousands, nothing where it is neither."""
    code = country.upper()
    if not code or code in _NO_MARK:
        return ""
    return "." if code in _POINT_GROUPS else ","


def parse_amount(text: str, currency: str, *, groups: str = "", field: str = "amount") -> Money:
    """Read an amount as a person types it: ``12``, ``12.50``, ``12,5``, ``€ 1.250,00``, ``1 250``.

    Args:
        text: what was typed.
        currency: of the amount.
        groups: the comma or the point that stands between thousands here. Where another one stands alone
            before three figures, as in ``1.500``, nobody guesses whether it is one and a half.
        field: that the amount was typed into.

    Raises:
        InputError: ``amount.unreadable``, ``amount.negative``, ``amount.too_fine`` (half a yen),
            ``amount.other_currency`` (``€ 5`` where pounds are meant) or ``amount.absurd``.
    """
    if any(currency not in _SIGN_OF.get(sign, {currency}) for sign in text[:200]):
        raise InputError("amount.other_currency", field, text=text, currency=currency)
    bare = "".join(c for c in _as_ascii_digits(text) if unicodedata.category(c) != "Sc")
    bare = re.sub(rf"(?i)\b({re.escape(currency)}|{_SIGNS})", "", bare)
    bare = re.sub(r"\s", " ", bare).replace("’", "'").strip()
    if re.match(r"[-−–(]", bare):
        raise InputError("amount.negative", field, text=text)
    match = _AMOUNT.fullmatch(bare)
    if match is None:
        raise InputError("amount.unreadable", field, text=text)
    whole, part = match["whole"], match["part"] or ""
    places = minor_digits(currency)
    lone = None if part else re.fullmatch(r"(\d{1,3})([.,])(\d{3})", whole)
    if lone is not None and places == 3:  # a dinar has a thousand fils: "1.250" is one and a quarter
        whole, part = lone[1], lone[3]
    elif lone is not None and lone[2] != groups:
        raise InputError("amount.too_fine", field, text=text, currency=currency)
    whole = re.sub(r"\D", "", whole)
    if len(part.rstrip("0")) > places:
        raise InputError("amount.too_fine", field, text=text, currency=currency)
    minor = int(whole + part[:places].ljust(places, "0"))
    if minor > LARGEST_MINOR:
        raise InputError("amount.absurd", field, text=text)
    return Money(minor=minor, currency=currency)


def _as_ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text[:200])
