"""German as it is typed at a counter: which notes and promises can stand in a letter, and in which case.

What was done follows "Wir haben": a participle that takes "haben" stands at the end. What is promised
follows "werden wir": an infinitive stands at the end. What a case was about stands alone, in the nominative.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

INDEFINITE = frozenset("ein eine einen zwei drei vier fünf sechs sieben acht neun zehn zwölf".split())
DEFINITE = frozenset("der die das den beide alle dieser diese dieses diesen unser unsere unseren".split())
_FORMAL = frozenset("Ihnen Ihr Ihre Ihren Ihrem Ihrer Sie".split())
YOU = _FORMAL | frozenset("dir dich dein deine deinen deinem deiner".split())
TELLTALE = frozenset(
    "er ihm ihn sein seine seinen seinem seiner ist sind war waren hat hatte hatten wird will wollte muss "
    "musste kann soll sollte darf nicht nie kein keine keinen damit weil dass obwohl aber sonst jetzt gesagt "
    "gefragt gemeint kunde kundin kunden herr frau chef chefin bitte achtung wegen".split()
)
_THEM = frozenset("sie ihnen ihr ihre ihren ihrem ihrer".split())
_STRONG_PARTICIPLES = (
    "ge(?:backen|bracht|schrieben|geben|nommen|funden|sprochen|halten|lassen|liehen|strichen|schnitten|"
    "gossen|zogen|schliffen|waschen|sehen|laden|schoben|hoben|rufen|schlossen|boten|bunden|tragen|worfen|"
    "holfen|tan|nommen)|(?:be|ver|er|ent|über|unter)(?:backen|bracht|schrieben|geben|nommen|sprochen|halten|"
    "lassen|liehen|zogen|laden|schoben|schlossen|bunden|tragen|wiesen|raten|kommen)"
)
PARTICIPLES = frozenset("getan gebracht besprochen überwiesen angerufen beraten".split())
PARTICIPLE = re.compile(
    rf"[a-zäöüß]*(?:{_STRONG_PARTICIPLES})|[a-zäöüß]*ge[a-zäöüß]+t|[a-zäöüß]{{2,}}iert"
    r"|[a-zäöüß]*(?:be|er|ver|zer|ent|über)[a-zäöüß]{2,}t"
)
_WITH_BE = re.compile(r".*(?:gereist|passiert|gestürzt|geflüchtet|begegnet)")
_BEFORE = frozenset(
    "alles am an auf aus baldmöglichst bei dafür dazu es etwas für gemeinsam gern gleich heute im in "
    "kostenlos mit nach noch nochmal persönlich schnellstmöglich selbst sich so sofort umgehend uns vor "
    "wieder zu zum zur zusammen über".split()
)
BEGINS = INDEFINITE | DEFINITE | _BEFORE | {word.lower() for word in YOU}
_MASS_NOUNS = frozenset("Bescheid Ersatz Geld Rücksprache".split())
WILL = re.compile(
    r"(?:(?:wir|ich) )?(?:werden|werde|wollen|will|würden|würde) |(?:wir )?(?:versprechen|versprochen): ",
    re.IGNORECASE,
)
_HAVE = re.compile(r"(?:(?:wir|ich) )?(?:haben|habe|hab) ", re.IGNORECASE)
_WE_DO = re.compile(r"wir ([a-zäöüß]+(?:en|ern|eln)) ([^,]+)", re.IGNORECASE)
_I_DO = re.compile(r"ich ([a-zäöüß]+[^l\W])e ([^,]+)", re.IGNORECASE)
_ME = re.compile(r"\b(?:mich|mir)\b")
_TWO_DEEDS = re.compile(r" (?:und|oder) [a-zäöüß]+(?:e|en|ern|eln)\b")
_MODALS = frozenset("haben werden wollen können müssen sollen dürfen möchten würden hätten".split())
_PREFIXES = frozenset(
    "ab an auf aus bei bereit ein fertig fest her hin los mit nach um vor vorbei weg weiter zu zurück".split()
)
_INFINITIVE = re.compile(r"[a-zäöüß]{2,}(?:en|ern|eln)|tun")
_NO_INFINITIVE = TELLTALE | frozenset(
    "morgen übermorgen gegen wegen oben unten hinten außen zusammen offen einen ihnen neben zwischen anderen "
    "meinen deinen unseren seinen diesen jeden neuen alten kleinen großen guten besten sieben worden".split()
)
_WITH_ZU = re.compile(
    r"\bzu [a-zäöüß]+$|\b(?:ab|an|auf|aus|ein|her|hin|mit|nach|vor|vorbei|weg|zurück)zu[a-zäöüß]+n$"
)
_LONGEST_THING = 8

_OBJECTS = {"der": "den", "dieser": "diesen"} | {
    stem: f"{stem}en" for stem in "ein mein dein ihr Ihr unser".split()
}
_SUBJECTS = {objective: subject for subject, objective in _OBJECTS.items()}
_AFTER_THE = frozenset("der dieser den diesen".split())
_WEAK = {"Automat": "Automaten", "Praktikant": "Praktikanten", "Lieferant": "Lieferanten"} | {
    noun: f"{noun}n" for noun in "Name Buchstabe Gedanke Kollege Junge Bote".split()
}
_UNWEAK = {objective: subject for subject, objective in _WEAK.items()}
_ADJECTIVE = re.compile(r"\b([a-zäöüß]{2,}?)e[nrs]?\b")
_MASCULINE = re.compile(
    ".*(?:abend|akku|anzug|becher|besuch|brief|cappuccino|deckel|druck|drucker|espresso|filter|gutschein|"
    "haarschnitt|honig|kaffee|kalender|keks|knopf|korb|kuchen|laib|mantel|platz|rabatt|rahmen|reifen|"
    "reißverschluss|ring|saft|salat|schirm|schlauch|schlüssel|schnitt|schrank|sekt|sessel|spiegel|stoff|stuhl|"
    "strauß|tag|tee|teller|termin|tisch|topf|wein)"
)
_NEUTER = re.compile(
    ".*(?:bett|bier|bild|blech|brot|buch|chen|croissant|dessert|eis|essen|frühstück|gerät|geschenk|getränk|"
    "glas|guthaben|heft|hemd|kabel|kissen|kleid|lein|licht|menü|netzteil|öl|paar|paket|rad|schloss|set|shampoo|"
    "stück|teil|tuch|wasser|zimmer)"
)


def topic(text: str) -> str:
    """Return what a case was about as it stands alone: ``den kalten Kaffee`` as ``der kalte Kaffee``."""
    first, space, rest = text.removesuffix(".").partition(" ")
    word = first if first.startswith("Ihr") else first.lower()
    if word in _SUBJECTS and rest:
        ending = "e" if word in _AFTER_THE else "er"
        return f"{_SUBJECTS[word]} {_declined(rest.split(' '), ending, _UNWEAK)}"
    return f"{word if word in INDEFINITE | DEFINITE else first}{space}{rest}"


def as_object(thing: str) -> str:
    """Return a thing as it is given or made: ``ein neuer Kuchen`` as ``einen neuen Kuchen``.

    Empty where it is more than a thing, or where a masculine noun cannot be told from a neuter one.
    """
    both = [as_object(part) for part in thing.split(" und ")] if " und " in thing else []
    if both:
        return " und ".join(both) if all(both) else ""
    words = thing.split(" ")
    rest = words[1:]
    lower = {word.lower() for word in rest}
    if len(words) > _LONGEST_THING or lower & TELLTALE or _THEM & set(rest) or not words[-1][:1].isupper():
        return ""
    masculine = _is_masculine(words)
    if masculine is None:
        return ""
    return f"{_OBJECTS[words[0]]} {_declined(rest, 'en', _WEAK)}" if masculine else thing


def told(note: str) -> str:
    """Return a note that tells the customer a deed: ``Ihnen einen neuen Kuchen gebacken``; else nothing."""
    words = _HAVE.sub("", note, count=1).split(" ")
    first, last = words[0], words[-1]
    words[0] = _small(first)
    done = last in PARTICIPLES or PARTICIPLE.fullmatch(last)
    if not done or _WITH_BE.fullmatch(last) or first == "Ihr" or first.lower() not in BEGINS:
        return ""
    if YOU.isdisjoint(words) or _for_colleagues(words):
        return ""
    return " ".join(words)


def promised(said: str) -> str:
    """Return a promise with its verb at the end: ``Wir rufen Sie an`` as ``Sie anrufen``; else nothing."""
    words = _with_verb_last(said).split(",")[0].split(" ")
    first, last = words[0], words[-1]
    verb = last.lower() if len(words) == 1 else last
    if not _INFINITIVE.fullmatch(verb) or verb in _NO_INFINITIVE or _WITH_ZU.search(" ".join(words)):
        return ""
    if _for_colleagues(words):
        return ""
    begins_well = first.lower() in BEGINS or len(words) == 1
    after = said[said.index(",") :] if "," in said else ""
    if begins_well or first in _MASS_NOUNS:
        return " ".join([_small(first) if begins_well else first, *words[1:]]) + after
    return ""


def _with_verb_last(said: str) -> str:
    """Return ``Wir rufen Sie an`` and ``Ich rufe Sie an`` as ``Sie anrufen``, anything else as it is."""
    found = _WE_DO.fullmatch(said) or _I_DO.fullmatch(said)
    if not found or _TWO_DEEDS.search(said):
        return said
    by_one = said[:1] in "iI"
    verb = f"{found[1]}n" if by_one and found[1].endswith("er") else f"{found[1]}en" if by_one else found[1]
    if verb.lower() in _MODALS:
        return said
    *middle, last = _ME.sub("uns", found[2]).split(" ")
    return " ".join([*middle, f"{last}{verb}"] if last in _PREFIXES else [*middle, last, verb])


def _for_colleagues(words: Sequence[str]) -> bool:
    return not _THEM.isdisjoint(words) or not TELLTALE.isdisjoint(word.lower().strip(",") for word in words)


def _small(word: str) -> str:
    return word if word in _FORMAL else word.lower()


def _declined(words: Sequence[str], ending: str, nouns: Mapping[str, str]) -> str:
    """Return the words with ``ending`` at the adjectives before the first noun, which is declined if weak."""
    at = next((place for place, word in enumerate(words) if word[:1].isupper()), len(words))
    adjectives = [_ADJECTIVE.sub(rf"\1{ending}", word) for word in words[:at]]
    return " ".join([*adjectives, *(nouns.get(word, word) for word in words[at : at + 1]), *words[at + 1 :]])


def _is_masculine(words: Sequence[str]) -> bool | None:
    """Return whether a thing in the nominative is masculine; ``None`` where that cannot be told."""
    if words[0] not in _OBJECTS:
        return False
    if words[0] in _AFTER_THE:
        return True
    noun = next((word for word in words[1:] if word[:1].isupper()), "")
    before = words[1 : words.index(noun)] if noun else []
    if endings := {word[-2:] for word in before} & {"er", "es"}:
        return endings == {"er"}
    if _MASCULINE.fullmatch(noun.lower()):
        return True
    return False if _NEUTER.fullmatch(noun.lower()) else None
