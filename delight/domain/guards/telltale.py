"""Words that tell what a letter says in passing: thanks, regret, updates, discounts; in four languages."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from delight.domain.text import fold

_LONGEST = 20_000


class Told(StrEnum):
    """What a letter says in passing."""

    THANKS = "thanks"
    REGRET = "regret"
    UPDATES = "updates"
    DISCOUNT = "discount"
    OBJECTION = "objection"
    """That they may say no to more such letters."""


_TOLD: dict[str, dict[Told, str]] = {
    "en": {
        Told.THANKS: r"thank|grateful|gratitude|appreciat|glad (?:that )?you (?:told|said|spoke)",
        Told.REGRET: r"sorry|apolog|regret",
        Told.UPDATES: (
            r"keep you (?:fully |regularly )?(?:posted|updated|informed|up to date|in the picture)|"
            r"regular updates?|update you (?:regularly|daily|every|each|weekly)"
        ),
        Told.DISCOUNT: (
            r"discount|vouchers?\b|coupon|\d+ ?(?:%|per ?cent) off|money off|off your next|"
            r"promo(?:tion)?al?\b|promo code"
        ),
        Told.OBJECTION: (
            r"(?:rather|prefer) (?:\w+ ){0,3}not (?:to )?(?:get|receive|hear|have|be)\b|"
            r"(?:rather|prefer) (?:\w+ ){0,3}no (?:such|letters?|cards?|notes?|messages?|mail|post)\b|"
            r"no (?:more|further) (?:\w+ ){0,2}(?:letters?|cards?|notes?|messages?|mail|post|offers?)\b|"
            r"unsubscribe|opt out|right to object|object to|stop (?:getting|receiving|hearing|these|such)|"
            r"(?:do not|don.t|no longer) (?:want|wish|like)(?: us)?(?: to)?(?: \w+){0,3} "
            r"(?:get|receive|hear|write|letters?|cards?|notes?|messages?|mail|post|offers?)\b|"
            r"not (?:want|wish) (?:to (?:get|receive|hear)|us to write)"
        ),
    },
    "de": {
        Told.THANKS: (
            r"dank|dafur verbunden|zu schatzen|gut, dass (?:sie|du|ihr)|froh, dass (?:sie|du|ihr)|"
            r"(?:freut|freuen) (?:mich|uns), dass (?:sie|du|ihr) (?:\w+ ){0,4}gesagt"
        ),
        Told.REGRET: (
            r"tut (?:mir|uns) (?:\w+ ){0,3}leid|leid (?:tut|tun)|entschuldig|verzeih|bedauer|"
            r"um nachsicht"
        ),
        Told.UPDATES: (
            r"auf dem laufenden|regelmassig (?:informier|unterricht|meld|bericht)|"
            r"laufend (?:informier|unterricht)"
        ),
        Told.DISCOUNT: (
            r"rabatt|gutschein|nachlass|prozent auf|\d+ ?% auf|gunstiger bei ihrem nachsten|coupon|"
            r"skonto"
        ),
        Told.OBJECTION: (
            r"lieber (?:\w+ ){0,3}(?:keine|nicht (?:mehr|bekommen|erhalten|horen))\b|widersprech|widerspruch|"
            r"abbestell|abmelden|"
            r"(?:nicht|nichts) mehr (?:\w+ ){0,4}(?:bekommen|erhalten|horen|schreiben|zuschicken|zusenden)|"
            r"keine (?:\w+ ){0,3}(?:briefe|karten|post|nachrichten|werbung|angebote|grusse|zuschriften)"
            r"(?: \w+){0,4} (?:bekommen|erhalten|mehr|mochte|wunsch|will|wollen)"
        ),
    },
    "fr": {
        Told.THANKS: r"merci|remerci|reconnaissant|sais gre|savons gre|gratitude",
        Told.REGRET: r"desole|excus|regrett|pardon|navre",
        Told.UPDATES: (
            r"(?:tenir|tiendrons|tiendrai|tenons) (?:\w+ )?(?:regulierement )?(?:au courant|informe)|"
            r"informe(?:r|rons|rai)? regulierement|regulierement des nouvelles"
        ),
        Told.DISCOUNT: r"remise|reduction|rabais|bon d.achat|code promo|coupon|% (?:de moins|sur)",
        Told.OBJECTION: (
            r"ne (?:plus|pas) (?:\w+ ){0,2}rece(?:voir|vez|vras?)|ne (?:souhait|desir|voul|veux|veu)\w* "
            r"(?:plus|pas) (?:\w+ ){0,3}(?:recevoir|lettres?|cartes?|courriers?|messages?)|oppos(?:er|ition)|"
            r"desinscri|desabonn|plus (?:de|aucune?) (?:lettres?|cartes?|courriers?|messages?|publicites?)"
        ),
    },
    "es": {
        Told.THANKS: r"gracias|agradec|agradezco|gratitud",
        Told.REGRET: r"siento|sentimos|lament|disculp|perdon",
        Told.UPDATES: (
            r"al (?:corriente|tanto|dia) |(?:informar|mantendr)\w+ (?:\w+ ){0,2}(?:informad|periodic|"
            r"regularmente|en todo momento)|puntualmente informad"
        ),
        Told.DISCOUNT: (
            r"descuento|rebaja|\bvales? (?:de|por|para)|cupon|\d+ ?% (?:menos|de)|codigo promocional"
        ),
        Told.OBJECTION: (
            r"no (?:\w+ ){0,3}recib(?:ir|a|as|an)\b|dejar de (?:recibir|escribir|enviar|mandar)|"
            r"sin (?:mas )?(?:cartas|tarjetas|mensajes|notas|publicidad)|(?:darse|dese|date) de baja|"
            r"oponer|oposicion|no (?:\w+ ){0,2}(?:quier|dese|prefier)\w+ (?:\w+ ){0,2}"
            r"(?:mas|recibir|cartas|tarjetas|mensajes)"
        ),
    },
}


@lru_cache(maxsize=32)
def _pattern(what: Told, language: str) -> re.Pattern[str] | None:
    words = _TOLD.get(language)
    return re.compile(rf"\b(?:{words[what]})") if words else None


def tells(what: Told, text: str, language: str) -> bool | None:
    """Return whether a letter's text says this; ``None`` in a language whose words are not known."""
    pattern = _pattern(what, re.split("[-_]", language)[0].lower())
    return None if pattern is None else pattern.search(fold(text[:_LONGEST])) is not None
