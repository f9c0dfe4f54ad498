"""Who is not to be known on the team page: the shop's customers, as far as the texts may name them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from delight.data.belongings import Belongings, belongings
from delight.data.queries import shop as shop_query
from delight.data.queries.insight import team
from delight.data.queries.surprise_people import last_id
from delight.domain.changes import Noun
from delight.domain.customers.glance import WORD, folded
from delight.domain.customers.languages import base
from delight.domain.customers.mentions import Named, together
from delight.domain.customers.mentions import named as named_as
from delight.domain.insight.team.masking import Masks, compared
from delight.domain.insight.team.names import forms_of, nicknames, parts_of
from delight.letters.sheets.team_sheet import LANGUAGES
from delight.paths import resource
from delight.services.context import Context
from delight.services.erasing import named_of

_AT_ONCE = 10_000
_WITH_CAPITALS = frozenset({"de"})
_FOLDERS = ("wordings", "playbooks", "guesses", "gestures", "standards", "insight")
"""What ships with the app in plain words of everyday; no name stands in it."""
_SPACELESS = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NAME_COLUMNS = ("name", "given", "family", "reading", "address_name")


@dataclass(frozen=True, slots=True)
class Naming:
    """What texts are masked by; ``theirs`` are the words of each customer's name.

    Of whoever works here no more there is nobody in ``working``: they are not named.
    """

    masks: Masks
    theirs: Mapping[int, frozenset[str]]
    working: Mapping[int, str]

    def of(self, customer_id: int | None) -> frozenset[str]:
        """Return the words of a customer's name; nothing of nobody."""
        return self.theirs.get(customer_id or 0, frozenset())


def naming(
    context: Context, who: Collection[int], texts: Sequence[str], language: str, stands: Mapping[str, str]
) -> Naming:
    """Return who is not to be known in some texts.

    Args:
        context: of the shop.
        who: the customers whose cases are told.
        texts: what is told of them.
        language: of the sheet.
        stands: what stands for somebody, in that language.
    """
    with context.db.read() as session:
        theirs = belongings(session, {Noun.CUSTOMER: who}, context.today().isoformat())
        colleagues = team.staff(session)
        shop = shop_query.shop(session)
    own = {
        row["id"]: _with_nicknames(compared([row[name] or "" for name in _NAME_COLUMNS]))
        for row in theirs.of(Noun.CUSTOMER)
        if not row["organisation"]
    }
    found = _names_in(context, texts)
    before = compared([str(row.get(name) or "") for row in _earlier(theirs) for name in _NAME_COLUMNS])
    masks = Masks(
        words=stands,
        people=together([named_of(theirs), named_as(found.whole, (), (), parts=False)]),
        own=frozenset().union(before, *own.values()),
        names=frozenset(found.parts),
        unspaced=tuple(sorted(found.unspaced, key=len, reverse=True)),
        places=_places(theirs),
        staff=compared([name for _id, name, _works in colleagues]),
        ordinary=everyday(),
        known=_lower(texts) | frozenset(folded(match[0]) for match in WORD.finditer(shop.name)),
        capitals=base(language) in _WITH_CAPITALS,
    )
    return Naming(masks, own, {who: name for who, name, works in colleagues if works})


@lru_cache(maxsize=1)
def everyday() -> frozenset[str]:
    """Return the folded words of everyday that ship with the app, in any of the sheet's languages."""
    found: set[str] = set()
    for folder in _FOLDERS:
        for file in resource(folder).rglob("*.toml"):
            if {file.parent.name, file.stem} & LANGUAGES:
                found.update(match[0] for match in WORD.finditer(file.read_text("utf-8")))
    return frozenset(map(folded, found))


@dataclass(slots=True)
class _Found:
    """What of customers' names may stand in texts.

    Attributes:
        parts: words of the names of people.
        whole: organisations, of which no single word is a name.
        unspaced: names in scripts without spaces.
    """

    parts: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    unspaced: set[str] = field(default_factory=set)


def _names_in(context: Context, texts: Iterable[str]) -> _Found:
    """Return what of all customers' names may stand in texts."""
    words = {folded(match[0]) for text in texts for match in WORD.finditer(text)}
    wanted = {form for word in words for form in forms_of(word)}
    whole = "\n".join(texts)
    spaceless = _SPACELESS.search(whole) is not None
    found = _Found()
    with context.db.read() as session:
        last = last_id(session)
    for first in range(0, last, _AT_ONCE):
        with context.db.read() as session:
            rows = team.names(session, first, first + _AT_ONCE)
        for is_organisation, *names in rows:
            if is_organisation:
                found.whole.update(name for name in names if name and wanted.issuperset(parts_of(name)))
            else:
                found.parts.update(part for part in parts_of(" ".join(names)) if part in wanted)
            if spaceless:
                found.unspaced.update(one for one in names if one and _SPACELESS.search(one) and one in whole)
    return found


def _with_nicknames(names: frozenset[str]) -> frozenset[str]:
    return names | nicknames(names)


def _earlier(theirs: Belongings) -> list[dict[str, object]]:
    """Return those who were merged into them, and what they were called before."""
    return [*theirs.merged, *theirs.former]


def _places(theirs: Belongings) -> Named:
    """Return where they live, line by line: a line of one word is a town, which tells nobody's name."""
    addresses = [str(row["address"] or "") for row in theirs.of(Noun.CUSTOMER)]
    lines = [line for address in addresses for line in address.split("\n")]
    return named_as((), [line for line in lines if len(line.split()) > 1], ())


def _lower(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that two texts have in small letters."""
    seen: set[str] = set()
    twice: set[str] = set()
    for text in texts:
        mine = {match[0] for match in WORD.finditer(text) if match[0].islower()}
        twice |= mine & seen
        seen |= mine
    return frozenset(map(folded, twice))
