"""What a language says where a letter needs it, and how a language borrows from another."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """How a recovery action is told after "we"; ``{}`` is the amount or the thing.

    Attributes:
        plain: with nothing more known.
        amount: where an amount is known.
        new: where the note names something new: "a new cake".
        known: where the note names what it was about: "the torn jacket", "your jacket".
    """

    plain: str = ""
    amount: str = ""
    new: str = ""
    known: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """The fixed phrases of one language; ``{}`` is a name, a day or a number.

    ``dear`` takes the whole name and guesses nothing; ``dear_ms`` and the like take title and family name,
    ``dear_familiar`` the first name; ``address_…`` make the line on the envelope. ``numbers`` are the words
    for one to twelve; ``same_day`` and ``one_day`` stand where "two days" can stand ("It took …"),
    ``in_month`` takes the month with or without its year, ``stop`` ends a sentence, ``small_start`` says
    that a letter goes on with a small letter after the salutation. ``slip_…`` stand on the
    reply slip (``slip_answers`` by value of ``replies.Answer``, ``slip_how`` with the code). ``gaps`` words
    the places that are still empty, for the preview.

    On the envelope ``address`` takes the name of one person, ``address_all`` that of an organisation, and
    ``name_last`` puts it below the address. ``title_alone``: a title stands in the place of Ms or Mr ("Dear
    Dr Meier"), not after it ("Frau Dr. Meier"). ``by_given``: Ms, Mr and titles stand before the first
    name ("Sra. Maria"). ``family`` writes a family name as it stands without a given one.

    A note of what was done is taken as it stands if it begins with a verb (one of ``verbs`` or shaped like
    ``past``) and goes on with one of ``after_verbs``; after ``indefinite`` it names something new, after
    ``definite`` what it was about. A deed has to speak to the customer (``you``); a thing must hold no word
    of ``telltale``: such a note was written for colleagues. A promise follows "we will" if it begins with one
    of ``promising``; a thing comes after ``see_to``, anything else after ``keep_word``.

    A language whose verbs do not come first, or whose nouns change, reads what was typed itself: ``topic``
    makes it stand alone, ``as_object`` makes a thing something that is done or given (empty if in doubt);
    ``told`` and ``promised`` return a deed and a promise as the letters have them, or nothing where the
    words are not one. ``joined`` mends the sound of a list ("e hijos" in Spanish),
    ``dated`` a date ("1er mars" in French); ``met`` returns what is written with what a field adds to it, run
    together where the language does so ("de" and "le thé" make "du thé"). ``several`` has what a couple or an
    organisation reads, by what one person reads ("usted": "ustedes"), where they differ.
    """

    dear: str
    dear_ms: str
    dear_mr: str
    dear_couple: str
    dear_family: str
    dear_familiar: str
    hello: str
    hello_all: str
    address_ms: str
    address_mr: str
    address_couple: str
    address_family: str
    closings: tuple[str, ...]
    everyone: str
    on_day: str
    on_date: str
    by_day: str
    reference: str
    numbers: tuple[str, ...]
    slip_head: str
    slip_answers: Mapping[str, str]
    slip_words: str
    slip_how: str
    long_list: str
    list_word: str
    gaps: Mapping[str, str]
    deeds: Mapping[str, Deed]
    verbs: frozenset[str]
    past: re.Pattern[str]
    after_verbs: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    you: frozenset[str]
    telltale: frozenset[str]
    promising: frozenset[str]
    will: re.Pattern[str]
    see_to: str
    keep_word: str
    same_day: str = "less than a day"
    one_day: str = "one day"
    in_month: str = "in {}"
    stop: str = "."
    small_start: bool = False
    address: str = "{}"
    address_all: str = "{}"
    name_last: bool = False
    title_alone: bool = True
    by_given: bool = False
    family: Callable[[str], str] = str
    topic: Callable[[str], str] = str
    as_object: Callable[[str], str] = str
    told: Callable[[str], str] | None = None
    promised: Callable[[str], str] | None = None
    joined: Callable[[str], str] = str
    dated: Callable[[str], str] = str
    met: Callable[[str, str], str] = operator.add
    several: Mapping[str, str] = field(default_factory=dict[str, str])


def borrowing(lender: Tongue, **own: object) -> Tongue:
    """Return a language that has some lines of its own, and those of ``lender`` for what it lacks."""
    values = {name: getattr(lender, name) for name in Tongue.__slots__}
    return Tongue(**{**values, **own})
