"""What each language says where a letter needs it, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


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

    ``gaps`` words the places that are still empty, for the preview. A note of what was done is taken as it
    stands if it begins with a verb (one of ``verbs`` or shaped like ``past``) and goes on with one of
    ``after_verbs``; after ``indefinite`` it names something new, after ``definite`` what it was about.
    A deed has to speak to the customer (``you``); a thing must hold no word of ``telltale``: such a note
    was written for colleagues. A promise follows "we will" if it begins with one of ``promising``; a thing
    comes after ``see_to``, anything else after ``keep_word``.
    """

    dear: str
    hello: str
    hello_all: str
    closings: tuple[str, ...]
    everyone: str
    on_day: str
    on_date: str
    by_day: str
    reference: str
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


_ENGLISH_DEEDS = {
    "apology": Deed(),
    "refund": Deed(plain="gave you your money back", amount="gave you your {} back"),
    "replacement": Deed(plain="gave you a replacement", new="gave you {}", known="replaced {}"),
    "redo": Deed(plain="did it again, as it should have been done", new="made you {}", known="put {} right"),
    "credit": Deed(plain="put a credit in your name", amount="put a credit of {} in your name"),
    "discount": Deed(plain="took something off your bill", amount="took {} off your bill"),
    "extra": Deed(plain="added a little something from us", new="added {}", known="added {}"),
    "call-back": Deed(plain="called you to talk it through"),
    "visit": Deed(plain="came to see you about it"),
    "explanation": Deed(plain="told you plainly what had gone wrong"),
    "other": Deed(),
}
_ENGLISH_VERBS = (
    "bought brought built came chose cut did drove drew dug fed felt found gave got held kept knew laid led "
    "left lent let made met paid put ran rang read rebuilt redid remade rewrote said sat saw sent sewed set "
    "showed spoke spent stood swept took taught told thought threw went wrote"
)
_ARTICLES = "a an another some one two three four five six ten twelve"
_POINTERS = "the your her his their our this that both every each all"
_PARTICLES = "you it us to up out off down back round over on in with for from by at"
_TELLTALE = (
    "he she they him her them his hers their is are was were be has have had will would can could did does "
    "do goes go went comes gave told said asked now not customer"
)
_ENGLISH_PROMISES = (
    "add answer arrange ask bake book bring build buy call change check clean collect come contact "
    "cover credit deliver discuss do drop email exchange explain fetch find finish fit fix get give "
    "hang have help hold install keep leave lend let look make meet mend move offer open order organise "
    "pay phone pick polish post prepare print provide put reach rebook redo refund remake remove repair "
    "repay replace reply resend reserve return ring save say see send set settle share show sort speak "
    "start stop swap take talk tell test text track train try turn update visit wash write"
)
_ENGLISH = Tongue(
    dear="Dear {},",
    hello="Hello,",
    hello_all="Hello everyone at {},",
    closings=("Warm wishes,", "With warm regards,", "With kind regards,"),
    everyone="Everyone at {}",
    on_day="on {}",
    on_date="on {}",
    by_day="by {}",
    reference="Reference {}",
    long_list="{}, and {}",
    list_word=" and ",
    gaps={
        "customer.name": "the customer’s name",
        "shop.name": "the shop’s name",
        "shop.phone": "our phone number",
        "shop.email": "our e-mail address",
        "shop.website": "our website",
        "writer": "who writes",
        "case.reference": "the reference",
        "case.topic": "what it was about",
        "case.day": "which day",
        "case.remedy": "what they asked for",
        "case.handled_by": "who looked after it",
        "promise.what": "what we promised",
        "promise.by": "by when",
        "actions.done": "what we did",
        "actions.refund": "how much we refunded",
        "gesture.name": "the surprise",
        "gesture.note": "a line about the surprise",
        "personal": "a personal line",
    },
    deeds=_ENGLISH_DEEDS,
    verbs=frozenset(_ENGLISH_VERBS.split()),
    past=re.compile(r"[a-z]{2,}[^e]ed"),
    after_verbs=frozenset(f"{_ARTICLES} {_POINTERS} {_PARTICLES}".split()) | {""},
    indefinite=frozenset(_ARTICLES.split()),
    definite=frozenset(_POINTERS.split()),
    you=frozenset("you your yours".split()),
    telltale=frozenset(_TELLTALE.split()),
    promising=frozenset(_ENGLISH_PROMISES.split()),
    will=re.compile(r"(?:(?:we|i) (?:will|shall|would)|(?:we|i)['’]ll|will|to) ", re.IGNORECASE),
    see_to="see to {}",
    keep_word="keep our word – “{}” –",
)


def _borrowing(**own: object) -> Tongue:
    """Return a language that has its own lines for names and days, and English for what it lacks."""
    values = {name: getattr(_ENGLISH, name) for name in Tongue.__slots__}
    return Tongue(**{**values, **own})


TONGUES: dict[str, Tongue] = {
    "en": _ENGLISH,
    "de": _borrowing(
        dear="Guten Tag {},",
        hello="Guten Tag,",
        hello_all="Guten Tag an alle bei {},",
        closings=("Herzliche Grüße", "Mit herzlichen Grüßen"),
        everyone="Alle von {}",
        on_day="am {}",
        on_date="am {}",
        by_day="bis {}",
        reference="Zeichen {}",
    ),
    "fr": _borrowing(
        dear="Bonjour {},",
        hello="Bonjour,",
        hello_all="Bonjour à toute l’équipe – {},",
        closings=("Bien chaleureusement,", "Bien cordialement,"),
        everyone="Toute l’équipe – {}",
        on_day="le {}",
        on_date="le {}",
        by_day="d’ici au {}",
        reference="Référence {}",
    ),
    "es": _borrowing(
        dear="Hola, {}:",
        hello="Hola:",
        hello_all="Hola a todo el equipo de {}:",
        closings=("Un cordial saludo,", "Con un afectuoso saludo,"),
        everyone="Todo el equipo de {}",
        on_day="el {}",
        on_date="el {}",
        by_day="antes del {}",
        reference="Referencia {}",
    ),
}
"""Languages by code. One that has no wordings of its own still greets, dates and signs in its way."""
