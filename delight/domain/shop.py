"""The shop itself: who it is, and how it likes things done."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from delight.domain.cases.case import check_minor
from delight.domain.customers.countries import country, currencies
from delight.domain.days.hours import read_week, week_text
from delight.domain.days.zones import zone_named
from delight.domain.errors import InputError
from delight.domain.insight.rates import rates_text, read_rates
from delight.domain.letters.addressing import Formality
from delight.domain.letters.paper import Typeface
from delight.domain.text import clean, clean_line

ACCENT = "#0F6E6E"


class PictureUse(StrEnum):
    """What a picture of the shop is for."""

    LOGO = "logo"
    SIGNATURE = "signature"


_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
"""A time of day, such as ``08:30``."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MOST_A_WEEK = 100
MOST_STAMPS = 30
"""More circles do not fit on a card of the size of a bank card."""
SURPRISES_FROM = 10
"""Surprises appear in the rail with the tenth customer (J4)."""
INSIGHT_FROM = 10
"""Insight appears there with the tenth case, or earlier by choice (J4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopDraft:
    """What a shop tells about itself; empty choices follow from its country.

    Attributes:
        acknowledge_days: days to acknowledge a complaint in, 0 is the same day; opening days where there are.
        resolve_days: days to resolve it in, likewise.
        check_days: days after which a resolved case is checked on.
        return_days: days after which the shop looks whether the customer came back.
        formality: how customers are addressed who have no way of their own; usual is formal.
        letterhead: whether letters carry ours; ``False`` where the paper already has one.
        zone: the shop's own clock, such as ``Europe/London``; empty is that of the machine.
        hours: when it is open (``domain.hours``); empty where it has not said.
        region: the part of its country whose holidays it keeps, if ``keeps_holidays``.
        surprise_budget_minor: what surprises may cost in a month; ``None`` where the shop has not said.
        surprises_a_week: how many the planner suggests.
        cool_down_days: for so long after a surprise nobody is suggested again.
        hold_out: whether some customers are left out by chance, so that the effect can be seen.
        stamps_needed, stamps_head_start, stamps_reward: a new stamp card: how many stamps fill it, how many
            are on it from the start, and what it earns.
        winning_cost_minor: what it costs the shop to win one customer; ``None`` where it has not said.
        complain_rates: how many in a hundred of those let down the shop believes complain, by kind of
            failure (``insight.rates.read_rates``); the others are as measured elsewhere.
        compares_staff: whether figures are told by person, to owners alone.
    """

    name: str
    country: str = "GB"
    currency: str = ""
    language: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    signed_by: str = ""
    accent: str = ACCENT
    paper: str = ""
    envelope: str = ""
    typeface: Typeface = Typeface.SERIF
    formality: Formality = Formality.USUAL
    letterhead: bool = True
    acknowledge_days: int = 0
    resolve_days: int = 3
    check_days: int = 2
    return_days: tuple[int, ...] = (30, 90)
    zone: str = ""
    hours: str = ""
    region: str = ""
    keeps_holidays: bool = True
    guards_off: str = ""
    reminders: bool = True
    summary_at: str = "08:00"
    quiet_from: str = "20:00"
    quiet_to: str = "07:30"
    surprise_budget_minor: int | None = None
    surprises_a_week: int = 5
    cool_down_days: int = 90
    hold_out: bool = True
    stamps_needed: int = 10
    stamps_head_start: int = 2
    stamps_reward: str = ""
    winning_cost_minor: int | None = None
    complain_rates: str = ""
    compares_staff: bool = False
    is_demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopRow:
    """The shop as stored; see ``ShopDraft``."""

    id: int
    uid: str
    version: int
    name: str
    country: str
    currency: str
    language: str
    address: str
    phone: str
    email: str
    website: str
    signed_by: str
    accent: str
    paper: str
    envelope: str
    typeface: Typeface
    formality: Formality
    letterhead: bool
    acknowledge_days: int
    resolve_days: int
    check_days: int
    return_days: tuple[int, ...]
    zone: str
    hours: str
    region: str
    keeps_holidays: bool
    guards_off: str
    reminders: bool
    summary_at: str
    quiet_from: str
    quiet_to: str
    surprise_budget_minor: int | None
    surprises_a_week: int
    cool_down_days: int
    hold_out: bool
    stamps_needed: int
    stamps_head_start: int
    stamps_reward: str
    winning_cost_minor: int | None
    complain_rates: str
    compares_staff: bool
    is_demo: bool


def checked_shop(draft: ShopDraft) -> ShopDraft:
    """Return ``draft`` cleaned, with what follows from the country filled in.

    Raises:
        InputError: ``shop.name_missing``, ``country.unknown``, ``currency.unknown``, ``language.unknown``,
            ``colour.unreadable``, ``days.unreadable``, ``zone.unknown``, ``amount.negative``,
            ``surprises.unreadable``, ``stamps.unreadable``, ``rates.unreadable``, and as ``read_week`` does.
    """
    name = clean_line(draft.name, field="name", longest=120)
    if not name:
        raise InputError("shop.name_missing", "name")
    usual = country(draft.country)
    result = replace(
        draft,
        name=name,
        country=usual.code,
        currency=(draft.currency or usual.currency).upper(),
        language=draft.language or usual.language,
        address=clean(draft.address, field="address", longest=600),
        phone=clean_line(draft.phone, field="phone", longest=60),
        email=clean_line(draft.email, field="email", longest=200),
        website=clean_line(draft.website, field="website", longest=200),
        hours=week_text(read_week(draft.hours)),
        region=clean_line(draft.region, field="region", longest=40),
        signed_by=clean_line(draft.signed_by, field="signed_by", longest=120),
        stamps_reward=clean_line(draft.stamps_reward, field="stamps_reward", longest=120),
        complain_rates=rates_text(read_rates(draft.complain_rates)),
        paper=draft.paper or usual.paper,
        envelope=draft.envelope or usual.envelope,
    )
    _check_choices(result)
    return result


def draft_of(shop: ShopRow, **values: Any) -> ShopDraft:
    """Return the shop as a draft, with some values changed."""
    as_stored = {field.name: getattr(shop, field.name) for field in fields(ShopDraft)}
    return replace(ShopDraft(**as_stored), **values)


def is_language(text: str) -> bool:
    """Return whether ``text`` can be a language's code, such as ``en`` or ``pt-BR``."""
    return _LANGUAGE.fullmatch(text) is not None


def _check_choices(draft: ShopDraft) -> None:
    check_minor(draft.winning_cost_minor, field="winning_cost")
    if draft.currency not in currencies():
        raise InputError("currency.unknown", "currency", currency=draft.currency)
    if not is_language(draft.language):
        raise InputError("language.unknown", "language", language=draft.language)
    if not _COLOUR.fullmatch(draft.accent):
        raise InputError("colour.unreadable", "accent", colour=draft.accent)
    zone_named(draft.zone)
    days = (draft.acknowledge_days, draft.resolve_days, draft.check_days, *draft.return_days)
    if not all(0 <= d <= 3650 for d in days):
        raise InputError("days.unreadable", "days")
    check_minor(draft.surprise_budget_minor, field="surprise_budget")
    if not (0 <= draft.surprises_a_week <= MOST_A_WEEK and 0 <= draft.cool_down_days <= 3650):
        raise InputError("surprises.unreadable", "surprises_a_week", most=MOST_A_WEEK)
    if not 0 <= draft.stamps_head_start < draft.stamps_needed <= MOST_STAMPS:
        raise InputError("stamps.unreadable", "stamps_needed", most=MOST_STAMPS)
    for name in ("summary_at", "quiet_from", "quiet_to"):
        if not CLOCK.fullmatch(getattr(draft, name)):
            raise InputError("time.unreadable", name, text=getattr(draft, name))
