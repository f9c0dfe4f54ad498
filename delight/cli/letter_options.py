"""The options by which a letter is described, and the request they add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from delight.cli.values import TEXT, one_of
from delight.domain.customers.languages import base, tidied
from delight.domain.errors import DelightError, InputError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.letter import TOLD
from delight.domain.letters.paper import Envelope, PaperSize, Typeface
from delight.domain.text import LONGEST_TEXT

if TYPE_CHECKING:
    from delight.services.bundle import Services

_WORDING = click.option("--wording", required=True, metavar="NAME", help="See `delight letter wordings`.")
_LANGUAGE = click.option("--language", default="", metavar="LANG", help="Default: the customer's own.")
_TELL = click.option(
    "--tell", multiple=True, metavar="FIELD=TEXT", help=f"Fill in a field: {', '.join(TOLD)}."
)
_SETTING = (
    click.option("--paper", default="", metavar="|".join(PaperSize), help="Default: the shop's."),
    click.option("--envelope", type=one_of(Envelope), default=None, help="Default: the shop's."),
    click.option("--typeface", type=one_of(Typeface), default=None, help="Default: the shop's."),
    click.option("--personal", type=TEXT, default="", metavar="TEXT", help="A line of your own."),
    click.option(
        "--large/--usual-size", default=None, help="Large print. Default: as the customer likes it."
    ),
    click.option("--reply-slip", is_flag=True, help="With a slip to answer on."),
    click.option("--no-letterhead", is_flag=True, help="The paper already has one."),
)


def words_options(command: Any) -> Any:
    """Give a command the options that say which words."""
    return _WORDING(_LANGUAGE(_TELL(command)))


def letter_options(command: Any) -> Any:
    """Give a command the options that say which words and how they are set."""
    for option in reversed(_SETTING):
        command = option(command)
    return words_options(command)


def letter_request(services: Services, given: dict[str, Any]) -> LetterRequest:
    """Return the letter that options ask for, still about nobody.

    Args:
        services: of the open shop.
        given: the options of ``words_options`` or ``letter_options``.

    Raises:
        click.UsageError: for a field that nobody has to fill in.
        DelightError: ``wording.other_languages`` where the language that was asked for has no such wording,
            ``text.too_long``.
    """
    language = tidied(given["language"])
    if language:
        _check_language(services, given["wording"], language)
    return LetterRequest(
        wording=given["wording"],
        language=language,
        told=_told(given["tell"]),
        paper=given.get("paper", ""),
        envelope=given.get("envelope") or "",
        typeface=given.get("typeface") or "",
        personal=_short_enough("personal", given.get("personal", "")),
        large=given.get("large"),
        reply_slip=given.get("reply_slip", False),
        letterhead=False if given.get("no_letterhead") else None,
    )


def _short_enough(field: str, words: str) -> str:
    """Refuse more than fits into any letter, before it is set (``text.too_long``)."""
    if len(words) > LONGEST_TEXT:
        raise InputError("text.too_long", field, longest=LONGEST_TEXT)
    return words


def _check_language(services: Services, wording: str, language: str) -> None:
    known = sorted(
        row.language for row in services.letters.wordings() if row.key == wording.strip().casefold()
    )
    if known and not {language, base(language)} & set(known):
        raise DelightError("wording.other_languages", wording=wording, language=language, known=known)


def _told(tell: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the fields that were filled in by hand."""
    pairs = [one.partition("=")[::2] for one in tell]
    for name, _ in pairs:
        if name.strip() not in TOLD:
            known = ", ".join(TOLD)
            raise click.UsageError(f"There is no field “{name[:40]}” to fill in; there are {known}.")
    return tuple((name.strip(), _short_enough(name.strip(), words.strip())) for name, words in pairs)
