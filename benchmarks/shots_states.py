"""Shops in the states that pages are looked at in: empty, with three cases, crowded, full of long words."""

from __future__ import annotations

import random
import tempfile
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

from delight.domain.cases.case import CaseDraft, CaseEdit, Channel, Failure, Severity
from delight.domain.cases.grave import Grave
from delight.domain.cases.recovery import ActionDraft, ActionKind
from delight.domain.customers.customer import CustomerDraft
from delight.domain.gestures import GestureDraft
from delight.domain.shop import ShopDraft
from delight.domain.staff.staff import StaffDraft
from delight.services.bundle import Services
from delight.services.opening import create_shop, shop_exists

STATES = ("empty", "few", "crowded", "long")
OPEN = 1_000
_GIVEN = "Ana Bo Cleo Dov Edda Finn Gita Hugo Ines Juno Kofi Lena Milo Nora Oskar Pia Quinn Rosa".split()
_FAMILY = "Abara Brandt Castell Drobny Eriksen Fontaine Garlick Holm Ivory Jansen Kowal Lindqvist".split()
_THINGS = "rye loaf,birthday cake,box of rolls,coffee,plum tart,invoice,table by the window".split(",")
_FAULTS = "came an hour late,was not what they had ordered,was burnt underneath,was cold".split(",")
_LONG_NAME = "Maria-Theresia Hohenstaufen-Wolfenbüttel von und zu Donaudampfschifffahrtsgesellschaft"
_LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def shop_in(state: str, today: date) -> Path:
    """Return the folder of a shop in one of ``STATES``, made once a day."""
    place = Path(tempfile.gettempdir()) / f"delight-shots-{state}-{today}"
    if not shop_exists(place):
        _make(place, state)
    return place


def _make(place: Path, state: str) -> None:
    moment = [datetime.now(UTC) - timedelta(days=6)]
    draft = ShopDraft(name=_LONG_NAME if state == "long" else "The Honey Bun", country="GB")
    names = (_LONG_NAME, f"Tomasz {_LONG_WORD}") if state == "long" else ("Marta Lind", "Tom Okafor")
    staff = [StaffDraft(name=name, authority_minor=1_000 if n else None) for n, name in enumerate(names)]
    services = create_shop(place, draft, staff, clock=lambda: moment[0], durable=False)
    try:
        if state == "empty":
            services.customers.add(CustomerDraft(name="Zoë Marlow"))
        elif state == "few":
            _log_few(services, moment)
        elif state == "crowded":
            _crowd(services, moment)
        else:
            _stretch(services)
    finally:
        services.close()


def _log_few(services: Services, moment: list[datetime]) -> None:
    """Log three complaints of three customers, of whom one came back: too few to say anything."""
    first = moment[0]
    for n, (given, thing) in enumerate(zip(_GIVEN[:3], _THINGS, strict=False)):
        moment[0] = first - timedelta(days=30 * (3 - n))
        who = services.customers.add(CustomerDraft(name=f"{given} {_FAMILY[n]}")).record
        services.customers.came(who)
        draft = CaseDraft(what=f"The {thing} was cold.", customer_id=who, failure=Failure.QUALITY)
        case = services.cases.log(draft).record
        services.cases.move(case, "resolved")
    moment[0] = first - timedelta(days=80)
    services.customers.came(1)
    moment[0] = first + timedelta(days=6)


def _crowd(services: Services, moment: list[datetime]) -> None:
    """Log so many complaints over six days; every third is acknowledged, every third in progress."""
    chance, first, cases = random.Random(7), moment[0], list[int]()
    people = [
        services.customers.add(CustomerDraft(name=f"{given} {family}", phone="01632 960123")).record
        for given in _GIVEN
        for family in _FAMILY
    ]
    staff = [one.id for one in services.staff.list()]
    for n in range(OPEN):
        moment[0] = first + timedelta(days=6) * n / OPEN
        draft = CaseDraft(
            what=f"The {chance.choice(_THINGS)} {chance.choice(_FAULTS)}, number {n}.",
            customer_id=chance.choice(people),
            channel=Channel.EMAIL if n % 3 else Channel.PHONE,
            failure=chance.choice(list(Failure)),
            severity=chance.choice(list(Severity)),
            owner_id=chance.choice([None, *staff]),
            promise="ring them back" if n % 17 == 0 else "",
            promise_by=moment[0] + timedelta(hours=30) if n % 17 == 0 else None,
        )
        case = services.cases.log(draft).record
        if n % 3 == 2:
            services.cases.move(case, "in-progress")
        if n % 250 == 0:
            services.cases.edit(case, CaseEdit(grave=Grave.INJURY))
        cases.append(case)
    for n, (thing, fault) in enumerate(product(_THINGS, _FAULTS)):
        services.improvements.gather(cases[n::60], f"{thing} {fault}")
    for row in services.improvements.causes()[::3]:
        services.improvements.save(row.words, "We have seen to it.", services.context.today())


def _stretch(services: Services) -> None:
    """Say everything at length, and some of it in one word."""
    today = services.context.today()
    for n, name in enumerate((_LONG_NAME, _LONG_WORD, f"Zoë {_LONG_WORD}")):
        who = services.customers.add(CustomerDraft(name=name, know=f"{_LONG_WORD} {_LONG_NAME}")).record
        draft = CaseDraft(
            what=f"{_LONG_WORD} " + "and then it went on and on, as it always does on a Monday, " * 12,
            customer_id=who,
            channel=Channel.EMAIL,
            severity=Severity.HIGH,
            owner_id=services.staff.list()[n % 2].id,
            place=_LONG_WORD,
            promise=f"bring a new {_LONG_WORD} before they leave in the morning",
            promise_by=services.now() + timedelta(days=6),
        )
        case = services.cases.log(draft).record
        services.recovery.add_action(
            ActionDraft(case_id=case, kind=ActionKind.REFUND, note=_LONG_WORD * 2, due_on=today)
        )
        services.gestures.log(GestureDraft(customer_id=who, name=_LONG_WORD, planned_on=today))
        services.improvements.gather([case], f"{_LONG_WORD} {n}")
        services.improvements.save(f"{_LONG_WORD} {n}", _LONG_WORD * 3, today)
