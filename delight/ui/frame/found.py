"""What the search found: rows by kind, the way into the full lists, what to do when nothing fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from delight.domain.codes import CodeKind
from delight.domain.customers.consent_about import ConsentAbout
from delight.domain.search import Found, HitKind, SearchHit
from delight.ui.frame.wiring import ask
from delight.ui.kit.fields.suggest import Suggestion
from delight.ui.kit.fields.suggest_popup import SuggestPopup
from delight.ui.kit.look.theme import Tone
from delight.ui.kit.rows.rows import RowLook
from delight.ui.kit.words.formats import number_text
from delight.ui.kit.words.way_words import email_words, phone_words
from delight.ui.kit.work.page import Place

_ICONS = {
    HitKind.CASE: ("cases", Tone.PLAIN),
    HitKind.LETTER: ("letter", Tone.ACCENT),
    HitKind.NOTE: ("edit", Tone.PLAIN),
    HitKind.GESTURE: ("gift", Tone.SURPRISE),
    HitKind.VOUCHER: ("ticket", Tone.SURPRISE),
    HitKind.STAMP_CARD: ("ticket", Tone.SURPRISE),
}
_CODES = {HitKind.VOUCHER: CodeKind.VOUCHER, HitKind.STAMP_CARD: CodeKind.STAMP_CARD}
_LISTS = {HitKind.CUSTOMER: Place.CUSTOMERS, HitKind.CASE: Place.CASES, HitKind.LETTER: Place.LETTERS}


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """The wish to see everything of a kind that fits."""

    kind: HitKind
    text: str


class Opens(Protocol):
    """What the window can show."""

    def go(self, place: str) -> QWidget: ...
    def open_case(self, case_id: int) -> None: ...
    def open_customer(self, customer_id: int) -> None: ...
    def open_letter(self, letter_id: int) -> None: ...


def open_found(window: Opens, found: SearchHit | AllOf | None) -> None:
    """Show what was chosen among the results; what belongs to somebody on the page of its customer."""
    if found is None:
        return
    if isinstance(found, AllOf):
        ask(window.go(_LISTS[found.kind]), "search_for", found.text)
    elif found.kind is HitKind.CASE:
        window.open_case(found.record)
    elif found.kind is HitKind.LETTER:
        window.open_letter(found.record)
    elif found.kind in _CODES and found.customer_id is None:
        ask(window.go(Place.SURPRISES), "show_code", _CODES[found.kind], found.record)
    else:
        window.open_customer(found.customer_id or found.record)


class FoundPopup(SuggestPopup):
    """What was found, below the search."""

    @property
    def customer(self) -> SearchHit | None:
        """The customer who is chosen among the results, if one is."""
        chosen = self.list.current() if self.isVisible() else None
        hit = chosen.value if isinstance(chosen, Suggestion) else None
        return hit if isinstance(hit, SearchHit) and hit.kind is HitKind.CUSTOMER else None

    @property
    def only_code(self) -> bool:
        """Whether all that was found is one voucher or stamp card."""
        hits = [one.value for one in self.found]
        return len(hits) == 1 and isinstance(hits[0], SearchHit) and hits[0].kind in _CODES

    @property
    def uncounted(self) -> list[AllOf]:
        """Of what not all are shown."""
        return [one.value for one in self.found if isinstance(one.value, AllOf)]

    def say_counts(self, counts: dict[AllOf, int]) -> None:
        """Say how many there are of what not all are shown."""
        if self.isVisible() and any(one in counts for one in self.uncounted):
            self.say_more([_counted(one, counts) for one in self.found])

    @override
    def offer(self, found: Sequence[Suggestion]) -> None:
        anybody = any(isinstance(o.value, SearchHit) and o.value.kind is HitKind.CUSTOMER for o in found)
        self.set_hint(_tr("Enter opens, Ctrl+Enter notes that they came today") if anybody else "")
        super().offer(found)


def suggestions(text: str, found: Found) -> list[Suggestion]:
    """Return the results as rows: kind after kind, each with its word at its first row, and all there are."""
    if not found.hits:
        return [_meant(found.meant) if found.meant else _nothing(text)]
    rows: list[Suggestion] = []
    for kind in dict.fromkeys(hit.kind for hit in found.hits):
        hits = [hit for hit in found.hits if hit.kind is kind]
        rows += [_suggestion(hit, _kind_words(kind) if hit is hits[0] else "") for hit in hits]
        if kind in found.more and kind in _LISTS:
            rows.append(_all_of(AllOf(kind=kind, text=text)))
    return rows


def _suggestion(hit: SearchHit, word: str) -> Suggestion:
    icon, tone = _ICONS.get(hit.kind, ("", Tone.PLAIN))
    look = RowLook(
        title=hit.title,
        subtitle=_detail(hit),
        marks=hit.marks,
        meta=word,
        avatar=None if icon else hit.title,
        icon=icon,
        icon_tone=tone,
    )
    return Suggestion(value=hit, look=look, key=(hit.kind.value, hit.record))


def _detail(hit: SearchHit) -> str:
    """Return what says why something fits; a way by which they are not to be reached says so."""
    if hit.unwanted is ConsentAbout.EMAIL:
        return email_words(hit.detail, no_email=True)
    return phone_words(hit.detail, no_calls=True) if hit.unwanted else hit.detail


def _all_of(wish: AllOf, number: int | None = None) -> Suggestion:
    words = {
        HitKind.CUSTOMER: (_tr("All customers that fit"), _tr("All {n} customers that fit")),
        HitKind.CASE: (_tr("All cases that fit"), _tr("All {n} cases that fit")),
        HitKind.LETTER: (_tr("All letters that fit"), _tr("All {n} letters that fit")),
    }
    some, counted = words[wish.kind]
    title = some if number is None else counted.format(n=number_text(number))
    look = RowLook(title=title, icon="forward", icon_tone=Tone.ACCENT, strong=False)
    return Suggestion(value=wish, look=look, key=("all", wish.kind.value))


def _counted(one: Suggestion, counts: dict[AllOf, int]) -> Suggestion:
    if isinstance(one.value, AllOf) and one.value in counts:
        return replace(one, look=_all_of(one.value, counts[one.value]).look)
    return one


def _meant(meant: tuple[int, str]) -> Suggestion:
    record, name = meant
    hit = SearchHit(kind=HitKind.CUSTOMER, record=record, title=name, detail="", customer_id=record)
    look = RowLook(title=name, subtitle=_tr("Nothing fits exactly. Did you mean them?"), avatar=name)
    return Suggestion(value=hit, look=look, key=("meant", record))


def _nothing(text: str) -> Suggestion:
    look = RowLook(title=_tr("Nothing fits “{text}”.").format(text=text), icon="search", strong=False)
    return Suggestion(value=None, look=look, key="nothing")


def _kind_words(kind: HitKind) -> str:
    words = {
        HitKind.CUSTOMER: _tr("Customers"),
        HitKind.CASE: _tr("Cases"),
        HitKind.LETTER: _tr("Letters"),
        HitKind.NOTE: _tr("Notes"),
        HitKind.GESTURE: _tr("Surprises"),
        HitKind.VOUCHER: _tr("Vouchers"),
        HitKind.STAMP_CARD: _tr("Stamp cards"),
    }
    return words[kind]


def _tr(text: str) -> str:
    return QCoreApplication.translate("SearchField", text)
