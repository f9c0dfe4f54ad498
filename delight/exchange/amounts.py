"""Amounts as other programs write them: 1.234,56, 1,234.56, 12.50 USD, (5.00)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from delight.domain.customers.countries import currencies
from delight.domain.money import LARGEST_MINOR, group_mark, minor_digits, plain_amount
from delight.exchange.cells import given

_COMMA = frozenset(
    """
    AD AL AR AT AZ BA BE BG BO BR BY CL CM CO CR CU CY CZ DE DK DO DZ EC EE ES FI FO FR GE GL GR HR HU ID IS
    IT KZ LI LT LU LV MA MC MD ME MK MZ NL NO PL PT PY RE RO RS RU SE SI SK SM SN TN TR UA UY VA VE VN XK ZA
    """.split()
)
"""Countries that write 12,50 (Unicode CLDR 47)."""
_SIGNS = {
    "€": "EUR", "£": "GBP", "₽": "RUB", "₴": "UAH", "₹": "INR", "₩": "KRW", "₪": "ILS", "₫": "VND",
    "₺": "TRY", "₱": "PHP", "฿": "THB", "zł": "PLN", "kč": "CZK", "ft": "HUF", "lei": "RON", "r$": "BRL",
    "руб": "RUB", "р": "RUB", "円": "JPY", "元": "CNY", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD",
    "mx$": "MXN", "us$": "USD", "грн": "UAH",
}  # fmt: skip
_SHARED = {
    "$": frozenset("USD CAD AUD NZD SGD HKD MXN ARS CLP COP TWD BMD BSD BBD BZD FJD JMD NAD XCD TTD".split()),
    "¥": frozenset({"JPY", "CNY"}),
    "kr": frozenset({"SEK", "NOK", "DKK", "ISK"}),
    "fr": frozenset({"CHF"}),
    "sfr": frozenset({"CHF"}),
    "rs": frozenset({"INR", "PKR", "LKR", "NPR", "MUR"}),
}
"""Signs that several currencies share: the shop's own where it is one of them."""
_SIGN = r"[^\d\s().,'+-][^\d().,'+-]*"
_SHAPE = re.compile(
    rf"(?P<open>\()?\s*(?:(?P<before>{_SIGN})\.?)?\s*(?P<minus>[-+])?\s*(?:(?P<sign>{_SIGN})\.?)?\s*"
    r"(?P<number>\d[\d., ']*?|[.,]\d+)\s*(?:[,.]\s?--?)?\s*"
    rf"(?:(?P<after>{_SIGN})\.?)?\s*(?P<late>-)?\s*\)?"
)
_IN_DOUBT = re.compile(r"[^\d.,]*[1-9]\d{0,2}[.,]\d{3}[^\d.,]*")
_CURRENCIES = currencies()


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in minor units, below nothing for money that went back, and its currency where it is told."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Marks:
    """How a column writes amounts: ``comma`` stands before the cents, in the shop's ``currency``.

    ``groups`` where the other mark may stand between thousands without cents behind: 1,234.
    """

    currency: str
    comma: bool = False
    groups: bool = True


def marks_of(cells: Iterable[str], *, currency: str, country: str) -> Marks:
    """Return how a column writes its amounts: as its own cells tell, else the country's way."""
    comma, point = _votes(cells)
    if comma != point:
        return Marks(currency, comma > point)
    as_here = country.upper() in _COMMA
    return Marks(currency, as_here, groups=group_mark(country) == ("." if as_here else ","))


def unsaid(cells: Iterable[str], *, currency: str, country: str) -> tuple[str, str] | None:
    """Return the first cell such as 1,234 that only the way of the country settles, and as what it is read.

    ``None`` where the column itself tells, where nothing is in doubt, or where such cells are refused.
    """
    texts = list(cells)
    comma, point = _votes(texts)
    if comma != point or not minor_digits(currency):
        return None
    marks = marks_of((), currency=currency, country=country)
    for text in texts:
        amount = read_amount(text, marks) if _IN_DOUBT.fullmatch(given(text)) else None
        if amount is not None:
            return text, plain_amount(amount.minor, amount.currency)
    return None


def _votes(cells: Iterable[str]) -> tuple[int, int]:
    """Return how many cells show a comma before their cents, and how many a point."""
    comma = point = 0
    for cell in cells:
        number = re.sub(r"[^\d.,]", "", given(cell)).strip(".,")
        last = max(number.rfind(","), number.rfind("."))
        if last < 0:
            continue
        after, both = len(number) - last - 1, "," in number and "." in number
        if both or after != 3 or number.startswith("0"):
            comma += number[last] == ","
            point += number[last] == "."
        elif number.count(number[last]) > 1:
            comma += number[last] == "."
            point += number[last] == ","
    return comma, point


@lru_cache(maxsize=50_000)
def read_amount(text: str, marks: Marks) -> Amount | None:
    """Return the amount that ``text`` names, ``None`` if it is none, is finer than a cent, or is absurd."""
    bare = _tidy(given(text))
    match = _SHAPE.fullmatch(bare) if 0 < len(bare) <= 60 else None
    if match is None:
        return None
    told = [sign for sign in (match["before"], match["sign"], match["after"]) if sign and sign.strip()]
    found = {_currency(sign, marks.currency) for sign in told}
    if None in found or len(found) > 1:
        return None
    currency = found.pop() if found else None
    minor = _minor(match["number"], currency or marks.currency, marks)
    if minor is None or minor > LARGEST_MINOR:
        return None
    back = bool(match["open"] or match["minus"] == "-" or match["late"])
    return Amount(-minor if back else minor, currency or marks.currency)


def _tidy(text: str) -> str:
    """Return a text with ASCII digits, plain minus signs and plain spaces."""
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text[:200])
    plain = plain.replace("−", "-").replace("–", "-").replace("’", "'").replace("￥", "¥").replace("＄", "$")
    return " ".join(plain.split())


def _currency(sign: str, own: str) -> str | None:
    """Return the currency that a sign or a few of them mean, ``None`` where nobody knows or they differ."""
    bare = sign.strip().rstrip(".").casefold()
    found = _by_sign(bare, own)
    pieces = {_by_sign(piece.rstrip("."), own) for piece in bare.split()}
    return found or (pieces.pop() if len(pieces) == 1 else None)


def _by_sign(sign: str, own: str) -> str | None:
    if sign.upper() in _CURRENCIES:
        return sign.upper()
    if sign in _SHARED:
        return own if own in _SHARED[sign] else min(_SHARED[sign], key=_likelier)
    return _SIGNS.get(sign)


def _likelier(currency: str) -> tuple[bool, str]:
    return currency not in {"USD", "JPY", "SEK", "CHF", "INR"}, currency


def _minor(number: str, currency: str, marks: Marks) -> int | None:
    """Return a number as minor units, its marks told apart; ``None`` where they make no sense."""
    mark = _mark(number, marks)
    whole, _, part = number.rpartition(mark) if mark else (number, "", "")
    if mark and not re.fullmatch(r"\d*", part):
        return None
    groups = re.split(r"[., ']", whole.strip())
    if len(groups) > 1 and not (1 <= len(groups[0]) <= 3 and all(len(g) in {2, 3} for g in groups[1:])):
        return None
    places = minor_digits(currency)
    if len(part.rstrip("0")) > places:
        part = _rounded(part, places)
        if part is None:
            return None
    digits = "".join(groups) + part[:places].ljust(places, "0")
    return int(digits) if digits.isdecimal() else None


def _rounded(part: str, places: int) -> str | None:
    """Return decimals that spreadsheets leave over: 12.499999 and 12.5000001; else nobody rounds."""
    if len(part) < 6:
        return None
    near = round(int(part) / 10 ** (len(part) - places))
    return str(near).rjust(places, "0") if near < 10**places else None


def _mark(number: str, way: Marks) -> str:
    """Return the mark before the cents, if there is one."""
    marks = [c for c in number if c in ".,"]
    if not marks:
        return ""
    last = marks[-1]
    after = len(number) - number.rfind(last) - 1
    if len(set(marks)) == 2:
        return last if marks.count(last) == 1 else ""
    if len(marks) > 1:
        return ""
    if after == 3 and not number.startswith(("0", last)) and number[:-4].strip().isdecimal():
        return last if (last == ",") == way.comma or not way.groups else ""
    return last
