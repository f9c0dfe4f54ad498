"""French: how days are named, and how a shop promises."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from delight.letters.advice.promise_words.base import DayWords, Kind, Pledge, Promising, Word, words

_REGULAR = (
    "téléphoner contacter livrer expédier poster apporter rapporter déposer donner remplacer "
    "échanger rembourser "
    "verser virer payer créditer réparer changer corriger refaire reprendre rendre remettre "
    "vérifier examiner "
    "étudier regarder commander réserver organiser préparer passer visiter expliquer montrer "
    "écrire répondre "
    "informer prévenir avertir confirmer régler terminer finir ajouter offrir nettoyer laver "
    "recoudre coudre "
    "peindre repeindre imprimer installer monter fournir proposer discuter parler occuper "
    "charger transmettre "
    "joindre recontacter annuler déduire retirer envoyer renvoyer rappeler appeler venir "
    "revenir tenir faire "
    "mettre racheter acheter amener ramener enlever voir"
).split()
_STEMS = {
    "envoyer": "enverr",
    "renvoyer": "renverr",
    "rappeler": "rappeller",
    "appeler": "appeller",
    "venir": "viendr",
    "revenir": "reviendr",
    "tenir": "tiendr",
    "prévenir": "préviendr",
    "faire": "fer",
    "refaire": "refer",
    "payer": "paier",
    "nettoyer": "nettoier",
    "acheter": "achèter",
    "racheter": "rachèter",
    "amener": "amèner",
    "ramener": "ramèner",
    "enlever": "enlèver",
    "voir": "verr",
}
_FUTURE = {
    f"{_STEMS.get(verb, verb.removesuffix('e'))}{end}": verb
    for verb in _REGULAR
    for end in ("ons", "ai", "a")
}
_PRESENT = {
    form: verb
    for verb in _REGULAR
    if verb.endswith("er")
    for form in (
        f"{_STEMS.get(verb, verb)}".removesuffix("r")
        if verb not in ("envoyer", "renvoyer")
        else verb[:-4] + "oie",
        re.sub("c$", "ç", verb[:-2]) + ("eons" if verb.endswith("ger") else "ons"),
    )
}
_SUBJECTS = frozenset({"nous", "je", "j'", "on"})
_CLITICS = frozenset("vous te t' le la les l' lui leur en y nous me m' se s'".split())
_GOING = {"allons": "nous", "vais": "je", "va": "on"}
_OWED = {"recevrez": "vous envoyer", "recevras": "t'envoyer", "aurez": "vous donner", "auras": "te donner"}
_ADVERBS = frozenset("également aussi bien donc encore ensuite personnellement volontiers évidemment".split())


def pledges(sentence: str) -> Iterator[Pledge]:
    """Find "nous vous rappellerons", "je vais vous envoyer", "je vous rappelle demain"."""
    found, done = words(sentence), len(sentence)
    for place, word in enumerate(found):
        if word.text in _GOING:
            yield from _going(found, place, done)
        elif word.text in _OWED and (word.text[0] == "r" or "nouvelles" in sentence[word.end :]):
            yield Pledge(_back(found, place)[0], word.end, done, done, _telling("", _OWED[word.text]))
        elif word.text in _FUTURE or word.text in _PRESENT:
            start, clitics, subject = _back(found, place)
            if not subject or (word.text not in _FUTURE and word.text in {"passe", "change", "parle"}):
                continue
            verb, kind = _FUTURE.get(word.text), Kind.PRESENT if word.text.startswith("fer") else Kind.FUTURE
            if not verb:
                verb, kind = _PRESENT[word.text], Kind.PRESENT
            yield Pledge(start, word.end, done, done, _telling(clitics, verb), kind)


def _going(found: list[Word], place: int, done: int) -> Iterator[Pledge]:
    start, _, subject = _back(found, place)
    after = place + 1
    while after < len(found) and found[after].text in _CLITICS | _ADVERBS:
        after += 1
    if subject and after < len(found) and found[after].text in _REGULAR:
        clitics = _joined([w for w in found[place + 1 : after] if w.text in _CLITICS])
        yield Pledge(start, found[after].end, done, done, _telling(clitics, found[after].text))


def _back(found: list[Word], place: int) -> tuple[int, str, bool]:
    """Return where the promise begins, the pronouns before its verb, and whether the shop is its subject."""
    first = place
    while first and found[first - 1].text in _CLITICS | _SUBJECTS:
        first -= 1
    before = found[first:place]
    subject = bool(before) and before[0].text in _SUBJECTS
    return found[first].start, _joined(before[1:] if subject else before), subject


def _joined(pronouns: list[Word]) -> str:
    own = {"me": "nous", "m'": "nous"}
    return " ".join(own.get(word.text, word.text) for word in pronouns).replace("' ", "'")


def _telling(clitics: str, verb: str) -> Callable[[str], str]:
    space = "" if not clitics or clitics.endswith("'") else " "
    return lambda rest: f"{clitics}{space}{verb} {rest}".strip()


_PART = r"(?: matin| midi| après-midi| soir)?"
DAYS = DayWords(
    lead=r"(?:d'ici(?: à| au)?|d'ici|avant|le|la|au|à|pour|ce|cet|cette|jusqu'au|jusqu'à|dès|au "
    r"plus tard|dans|en|"
    r"plus tard|fin|début|mi)",
    weekdays=tuple("lundi mardi mercredi jeudi vendredi samedi dimanche".split()),
    months=(
        "janvier|janv",
        "février|févr",
        "mars",
        "avril|avr",
        "mai",
        "juin",
        "juillet|juil",
        "août|aout",
        "septembre|sept",
        "octobre|oct",
        "novembre|nov",
        "décembre|déc",
    ),
    near={
        "après-demain": 2,
        "demain": 1,
        "aujourd'hui": 0,
        "ce soir": 0,
        "ce matin": 0,
        "cet après-midi": 0,
        "tout de suite": 0,
        "immédiatement": 0,
        "sur-le-champ": 0,
    },
    numbers={
        "une?": 1,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 7,
        "dix": 10,
        "quinze": 14,
    },
    units={"heures?": 0, "jours?(?: ouvrés| ouvrables)?": 1, "semaines?": 7, "mois": 30},
    patterns=(
        r"(?:<weekday> (?:le )?)?(?P<day>\d{1,2})(?:er)? <month>\b\.?(?: (?P<year>\d{4}))?",
        r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})",
        r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<c>\d{4}|\d{2})",
        r"(?:(?<=le )|(?<=au )|(?<=avant ))(?P<a>\d{1,2})/(?P<b>\d{1,2})(?P<c>)",
        rf"<near>{_PART}",
        rf"<weekday>{_PART}(?: prochain)?(?! dernier| passé)(?: au plus tard)?",
        r"(?:(?<=dans )|sous |(?<=d'ici ))(?:les )?(?:<number>|(?P<count>\d{1,3})) <unit>",
        r"(?P<next_week>semaine prochaine)",
        r"(?P<this_week>(?<=cette )semaine|(?:la )?fin de (?:la|cette) semaine)",
        r"(?P<next_month>mois prochain)",
        r"(?P<this_month>(?<=ce )mois|(?:la )?fin du mois|fin de mois)",
        r"(?:(?<=en )|(?<=fin )|(?<=début ))<month>\b",
        r"(?P<feast>noël|pâques|nouvel an)",
    ),
    past=re.compile(
        r"\b(?:depuis(?: le)?|du|chaque|tous les)(?: lundis)? $|\b(?:vous|nous|que|qui) (?:m'|"
        r"nous )?(?:avez|avons|a|êtes|avait)\b[^,]*$"
    ),
)

FRENCH = Promising(
    pledges=pledges,
    iffy=re.compile(
        r"(?:(?<!voir )(?<!savoir )(?<!demander )(?<!vérifier )\bsi\b|\bs'ils?\b|\bau cas où\b|"
        r"\bà condition\b|"
        r"\b(?:souhaitez|souhaiteriez|voudriez|pourrions|serions|serais|sinon|sauf si)\b)"
    ),
    event=re.compile(
        r"\b(?:quand|lorsque|lorsqu'|dès que|dès qu'|aussitôt|une fois|avant que|avant de|avant "
        r"qu'|prochaine fois|désormais|à l'avenir|dorénavant|toujours|chaque|à partir de "
        r"maintenant|ce qui|ce que|jusqu'au bout|comme convenu|comme promis|demande[z]?-moi|"
        r"appele[z]?-|à votre prochain)"
    ),
    stop=re.compile(
        r"[;:()«»“”\"]|[–—]| - |,? (?:et|mais) (?:je|j'|nous|vous|il|elle|cela|c'est|on|tu)|"
        r",? (?:car|afin|pour que|parce que|puisque|mais)\b"
    ),
    vague=re.compile(
        r"(?:\b(?:dès que possible|au plus vite|aussi vite que possible|bientôt|prochainement|"
        r"sous peu|rapidement|"
        r"dans les (?:meilleurs|plus brefs) délais|dans les prochains jours|en temps voulu|très vite)\b)"
    ),
    soft=re.compile(
        r"(?:(?:vous |nous |te |en |y |le |la |les )*(?:faire (?:mieux|tout|de notre mieux|"
        r"attention|en sorte|plaisir|le|au)|voir|"
        r"tenir (?!au courant|informé|vous|t')|transmettre|parler|montrer|donner (?:le meilleur|"
        r"envie|raison)|passer (?:par|outre|un bon|de bon|une|un)|"
        r"mettre (?:tout|notre|un point)|revenir (?:sur|vous voir)|venir au|remettre les mains|"
        r"offrir (?:le sourire|la joie)))"
    ),
    subject=frozenset("nous je j on vous t te le la les l un une des de du allons vais".split()),
    days=DAYS,
)
