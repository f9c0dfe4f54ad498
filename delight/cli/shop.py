"""``delight new`` and ``settings``: the shop itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import click

from delight.cli import create_shop
from delight.cli.commands import Deed, Question
from delight.cli.output import Speaker, answer, confirm, done, pairs
from delight.cli.streams import read_input
from delight.cli.values import FILE, STREAM, TEXT, address
from delight.cli.wishes import minor, opened, wishes
from delight.domain.customers.languages import WRITTEN, base
from delight.domain.errors import DelightError, InputError
from delight.domain.guards.rules import switched
from delight.domain.letters.addressing import Formality
from delight.domain.letters.paper import Envelope, PaperSize, Typeface
from delight.domain.money import plain_amount
from delight.domain.shop import MOST_A_WEEK, MOST_STAMPS, PictureUse, ShopDraft

if TYPE_CHECKING:
    from delight.domain.changes import Changes
    from delight.services.bundle import Services
    from delight.services.pictures import PictureService

_MOST_PICTURE = 64_000_000
"""Bytes taken from standard input: more than a picture may have, and no more than there is room for."""
_NAMES = {
    f.name.removesuffix("_minor").replace("_", "-"): f.name for f in fields(ShopDraft) if f.name != "is_demo"
}
"""The field of each key; an amount is called without its smallest units."""
_KEYS = tuple(_NAMES)
_NUMBERS = {
    "surprises-a-week": ("surprises.unreadable", MOST_A_WEEK),
    "stamps-needed": ("stamps.unreadable", MOST_STAMPS),
    "stamps-head-start": ("stamps.unreadable", MOST_STAMPS),
}
_YES_OR_NO = {
    "keeps-holidays": "Say yes, or no where every day is as any other.",
    "reminders": "Say yes, or no where nobody wants to be reminded.",
    "letterhead": "Say yes, or no where your paper already has one.",
    "hold-out": "Say yes, or no where nobody is left out by chance.",
    "compares-staff": "Say yes, or no where figures are not told by person.",
}
_PICTURES = tuple(use.value for use in PictureUse)
_ALLOWED = {
    "paper": ("letters.unknown_paper", tuple(PaperSize)),
    "envelope": ("letters.unknown_envelope", tuple(Envelope)),
}
_FORMALITY = {"": Formality.USUAL, "usual": Formality.USUAL, **{f.value: f for f in Formality if f}}
_TYPEFACE = {face.value: face for face in Typeface}
_AMOUNTS = {"surprise-budget": "surprise_budget_minor", "winning-cost": "winning_cost_minor"}
"""The field of each key that is an amount."""
_YES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


@click.command(cls=Question, example='delight new --name "The Copper Kettle" --country GB')
@click.option("--name", required=True, metavar="TEXT", help="As it stands on letters.")
@click.option("--country", default="GB", show_default=True, metavar="CC", help="Two letters.")
@click.option("--currency", default="", metavar="CUR", help="Three letters (default: the country's).")
@click.option("--language", default="", metavar="LANG", help="en, de, fr … (default: the country's).")
def new(name: str, country: str, currency: str, language: str) -> None:
    """Start a fresh shop."""
    draft = ShopDraft(name=name, country=country, currency=currency, language=language)
    services = create_shop(wishes().shop, draft)
    try:
        row = services.shop.row()
        confirm(
            {"place": str(wishes().shop), **Speaker(services).plain(row)},
            [
                f"{row.name} starts in {wishes().shop} ({row.country}, {row.currency}, {row.language}).",
                *_own_to_write(row.language),
            ],
        )
    finally:
        services.close()


def _own_to_write(language: str) -> list[str]:
    """Say so where the shop's letters are its own to write (E2)."""
    if base(language) in WRITTEN:
        return []
    none = f"There are no ready-made letters in “{language}” yet."
    return [f"{none} You can write your own; until then they are in English."]


@click.command(
    cls=Deed,
    example='delight settings\ndelight settings address "3 Mill Lane; Ely; CB7 4JU"\n'
    "delight settings logo logo.png",
)
@click.argument("key", required=False, type=click.Choice((*_KEYS, *_PICTURES)), metavar="[KEY]")
@click.argument("value", required=False, metavar="[VALUE]")
def settings(key: str | None, value: str | None) -> None:
    """Show the shop's settings, or one of them, or change one.

    The logo and the signature are set from a PNG or JPEG file; "" takes them away. - is standard input.
    """
    with opened() as services:
        if key is None:
            every = _all(services) | {use: _picture(services, use) for use in _PICTURES}
            answer(every, pairs({name: _words(value) for name, value in every.items()}))
        elif key in _PICTURES:
            _picture_setting(services, key, value)
        elif value is None:
            every = _all(services)
            answer(_told(every, key), _words(every[key]))
        else:
            _change(services, key, TEXT.convert(value, None, None))


def _change(services: Services, key: str, value: str) -> None:
    row = services.shop.row()
    if key == "region":
        value = _region(services, row.country, value)
    before = ShopDraft(**{f.name: getattr(row, f.name) for f in fields(ShopDraft)})
    wanted = _amount(services, key, value) if key in _AMOUNTS else _read(key, value)
    changes = services.shop.edit(replace(before, **{_NAMES[key]: wanted}), row.version)
    now = _all(services)
    confirm(done(changes, **_told(now, key)), f"{key} is now: {_words(now[key]).replace(chr(10), '; ')}")


def _picture_setting(services: Services, use: str, file: str | None) -> None:
    if file is None:
        told = _picture(services, use)
        answer({use: told}, _words(told))
        return
    changes = _put_picture(services.pictures, PictureUse(use), file)
    now = _picture(services, use)
    confirm(done(changes, **{use: now}), f"{use} is now: {_words(now)}" if now else f"{use} is taken away.")


def _put_picture(pictures: PictureService, use: PictureUse, file: str) -> Changes:
    if file == str(STREAM):
        return pictures.put(use, read_input(_MOST_PICTURE))
    return pictures.put_file(use, FILE.convert(file, None, None)) if file else pictures.remove(use)


def _picture(services: Services, use: str) -> dict[str, int] | None:
    """Return the size of a picture in points, or nothing where there is none."""
    found = services.pictures.get(PictureUse(use))
    return {"width": found.width, "height": found.height} if found else None


def _all(services: Services) -> dict[str, Any]:
    """Return every setting by its key, an amount as text in the shop's currency."""
    row = services.shop.row()
    values = {key: getattr(row, name) for key, name in _NAMES.items()}
    for key, name in _AMOUNTS.items():
        if (amount := getattr(row, name)) is not None:
            values[key] = plain_amount(amount, row.currency)
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}


def _told(every: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: every[name] for name in ((key, "currency") if key in _AMOUNTS else (key,))}


def _amount(services: Services, key: str, text: str) -> int | None:
    return minor(services, text, field=key.replace("-", "_")) if text.strip() else None


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['width']} × {value['height']} points"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str("" if value is None else value)


def _read(key: str, text: str) -> Any:
    if key == "address":
        return address(text)
    if key in _ALLOWED:
        code, allowed = _ALLOWED[key]
        found = next((value for value in allowed if value.casefold() == text.casefold()), None)
        if found is None:
            raise DelightError(code, name=text, known=", ".join(allowed))
        return found
    if key == "formality":
        return _one(_FORMALITY, text, "Say formal, familiar or usual.")
    if key == "typeface":
        return _one(_TYPEFACE, text, "Say serif, sans or handwritten.")
    if key in _YES_OR_NO:
        return _one(_YES, text, _YES_OR_NO[key])
    if key in _NUMBERS:
        return _number(key, text)
    if key == "guards-off":
        return _guards(text)
    return _days(key, text) if key.endswith("-days") else text


def _guards(text: str) -> str:
    """Return the remarks that are off, as the shop keeps them (``guard.unknown``, ``guard.stays``)."""
    off = ""
    for code in text.casefold().replace(",", " ").split():
        off = switched(off, code, on=False)
    return off


def _region(services: Services, country: str, text: str) -> str:
    """Return the code of a region of the country, by its code or its name; nothing is the whole country."""
    wanted = text.strip().casefold()
    known = services.hours.regions(country)
    found = next((one.code for one in known if wanted in (one.code.casefold(), one.name.casefold())), None)
    if wanted and found is None:
        raise InputError("region.unknown", "region", region=text, known=", ".join(one.code for one in known))
    return found or ""


def _one(known: Mapping[str, Any], text: str, words: str) -> Any:
    if text.strip().casefold() not in known:
        raise click.UsageError(words)
    return known[text.strip().casefold()]


def _number(key: str, text: str) -> int:
    number = text.strip()
    if not (number.isascii() and number.isdecimal() and len(number) < 6):
        code, most = _NUMBERS[key]
        raise InputError(code, key.replace("-", "_"), most=most)
    return int(number)


def _days(key: str, text: str) -> int | tuple[int, ...]:
    numbers = [part.strip() for part in text.split(",")]
    if not all(n.isascii() and n.isdecimal() and len(n) < 6 for n in numbers):
        raise InputError("days.unreadable", key)
    return tuple(map(int, numbers)) if key == "return-days" else int(numbers[0])
