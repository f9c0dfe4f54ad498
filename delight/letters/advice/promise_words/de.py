"""German: how days are named, and how a shop promises."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from delight.letters.advice.promise_words.base import DayWords, Kind, Pledge, Promising, Word, words

_WHOLE = (
    "schicken senden liefern bringen ersetzen erstatten reparieren tauschen melden kümmern "
    "besuchen kontaktieren "
    "informieren benachrichtigen antworten schreiben geben prüfen klären überprüfen "
    "untersuchen erledigen bestellen "
    "reservieren buchen backen nähen streichen reinigen waschen drucken ändern korrigieren "
    "überweisen zahlen bezahlen "
    "verrechnen gutschreiben holen machen anfertigen besorgen organisieren montieren "
    "einbauen beheben bessern "
    "erklären zeigen besprechen bereitlegen zustellen polieren flicken kürzen ändern setzen "
    "legen reden sprechen"
).split()
_SPLIT = (
    "an+rufen zurück+rufen nach+sehen nach+fragen nach+liefern nach+bessern nach+reichen "
    "um+tauschen aus+tauschen "
    "ab+holen vorbei+kommen vorbei+bringen zurück+zahlen zurück+geben zurück+nehmen "
    "zurück+erstatten gut+schreiben "
    "zu+schicken zu+senden aus+liefern vorbei+schauen zurück+legen bereit+legen "
    "bereit+stellen wieder+kommen zurück+melden "
    "nach+schicken nach+senden ein+bauen an+fertigen zurück+kommen mit+bringen ab+ziehen "
    "neu+machen in+ordnung+bringen "
    "ein+setzen auf+stellen her+stellen durch+sehen durch+gehen an+bringen an+schauen an+sehen"
).split()
_ALL = frozenset([*_WHOLE, *(pair.replace("+", "") for pair in _SPLIT)])
_PREFIXES = {pair.split("+")[0] for pair in _SPLIT if pair.count("+") == 1}
_BARE = frozenset(pair.rsplit("+", 1)[1] for pair in _SPLIT) | frozenset(_WHOLE)
_FINITE = {form: verb for verb in _BARE for form in (verb, re.sub("e?n$", "", verb) + "e")}
_SELF_REFLEXIVE = frozenset({"melden", "kümmern", "zurückmelden"})
_SUBJECTS = {"wir": "werden", "ich": "werde"}
_CLAUSE = re.compile(
    r"[;:()“”„\"]|[–—]| - |, (?:und|aber|denn|damit|so ?dass|weil|wenn|falls|sobald|dass|was|"
    r"wie|um|bevor|sofern|die wir|"
    r"die sie|das sie|den sie|der|wo|sodass|bis (?:sie|wir|es))\b| und (?:ich|wir|sie|das)\b| "
    r"und (?:melden|melde|rufen|rufe) "
)


def pledges(sentence: str) -> Iterator[Pledge]:
    """Find "wir werden … anrufen", "wir rufen … an", "am Freitag rufen wir … an"."""
    if "wir" not in sentence and "ich" not in sentence and "von " not in sentence:
        return
    found = words(sentence)
    for before, after in pairwise(found):
        subject, verb = (before, after) if before.text in _SUBJECTS else (after, before)
        if subject.text not in _SUBJECTS or sentence[before.end : after.start].strip():
            continue
        cut = _CLAUSE.search(sentence, after.end)
        clause = [w for w in found if after.end <= w.start < (cut.start() if cut else len(sentence))]
        if verb.text == _SUBJECTS[subject.text]:
            yield from _future(before, after, clause, len(sentence))
        elif verb.text in _FINITE:
            yield from _present(before, after, _FINITE[verb.text], clause, len(sentence))
    yield from _hearing(sentence)


def _future(first: Word, last: Word, clause: list[Word], done: int) -> Iterator[Pledge]:
    verb = next((word for word in reversed(clause) if word.text in _ALL), None)
    if verb:
        yield Pledge(first.start, last.end, verb.start, max(verb.end, done), _with(verb.text))


def _present(first: Word, last: Word, verb: str, clause: list[Word], done: int) -> Iterator[Pledge]:
    prefix = _prefix(clause)
    whole = f"{prefix.text}{verb}" if prefix else verb
    if whole not in _ALL:
        return
    end = prefix.start if prefix else (clause[-1].end if clause else last.end)
    yield Pledge(first.start, last.end, end, done, _with(whole), Kind.PRESENT)


def _prefix(clause: list[Word]) -> Word | None:
    """Return the prefix that stands at the end of a clause, or before its "und"."""
    ends = (
        word for word, after in pairwise(clause) if after.text in ("und", "um") and word.text in _PREFIXES
    )
    last = clause[-1] if clause and clause[-1].text in _PREFIXES else None
    return next(ends, last)


_HEARING = re.compile(r"\b(?:hören sie|sie hören|hörst du|du hörst)\b")


def _hearing(sentence: str) -> Iterator[Pledge]:
    for match in _HEARING.finditer(sentence):
        own = re.search(r"\bvon (?:uns|mir)\b", sentence[match.end() :])
        if own:
            whom = "dir" if "du" in match[0] else "Ihnen"
            yield Pledge(
                match.start(),
                match.end(),
                match.end(),
                len(sentence),
                lambda _, w=whom: f"{w} Bescheid geben",
                Kind.PRESENT,
            )
            return


def _with(verb: str) -> Callable[[str], str]:
    def tell(rest: str) -> str:
        told = re.sub(r"^(?:wir|ich) ", "", rest)
        told = re.sub(r"^(?:mich|uns)\b", "uns", told)
        return f"{told} {verb}".strip() if told or verb not in _SELF_REFLEXIVE else ""

    return tell


_PART = r"(?: ?früh| ?vormittag| ?mittag| ?nachmittag| ?abend| ?morgen)?"
DAYS = DayWords(
    lead=r"(?:bis|am|zum|vor|ab|spätestens|dem|den|der|diesen|dieser|dieses|diesem|kommenden|"
    r"kommender|kommende|"
    r"nächsten|nächster|nächste|in|im|noch|gleich|schon|zu|anfang|mitte|ende|heute in)",
    weekdays=("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
    months=(
        "januar|jänner|jan",
        "februar|feber|feb",
        "märz|mär",
        "april|apr",
        "mai",
        "juni|jun",
        "juli|jul",
        "august|aug",
        "september|sept|sep",
        "oktober|okt",
        "november|nov",
        "dezember|dez",
    ),
    near={
        "übermorgen": 2,
        "heute": 0,
        "(?<!am )(?<!jeden )(?<!guten )morgen": 1,
        "(?<!ab )sofort": 0,
        "umgehend": 0,
        "auf der stelle": 0,
    },
    numbers={
        "einer|einem|eines|eine|ein": 1,
        "zwei": 2,
        "drei": 3,
        "vier": 4,
        "fünf": 5,
        "sechs": 6,
        "sieben": 7,
        "acht": 8,
        "zehn": 10,
        "zwölf": 12,
        "vierzehn": 14,
    },
    units={"stunden?": 0, "(?:werk|arbeits)?tage?n?s?": 1, "wochen?": 7, "monate?n?s?": 30},
    patterns=(
        r"(?:<weekday>,? (?:den |dem )?)?(?P<day>\d{1,2})\. ?<month>\b\.?(?: (?P<year>\d{4}))?",
        r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})",
        r"(?:<weekday>,? (?:den |dem )?)?(?P<a>\d{1,2})\. ?(?P<b>\d{1,2})\.(?P<c> ?\d{4}|\d{2})?",
        rf"<near>{_PART}",
        rf"<weekday>{_PART}",
        r"(?:(?<=in )|innerhalb (?:von )?|binnen )(?:den nächsten )?(?:<number>|(?P<count>\d{1,3})) <unit>",
        r"(?P<next_week>(?:nächste|kommende)[rn]? woche)",
        r"(?P<this_week>diese[r]? woche|(?:ende|laufe) der woche|wochenende)",
        r"(?P<next_month>(?:nächste|kommende)[nsm]? monats?)",
        r"(?P<this_month>diese[nms]? monats?|ende des monats|monatsende)",
        r"(?:(?<=im )|(?<=ende )|(?<=anfang )|(?<=mitte )|(?<=bis ))<month>\b",
        r"(?P<feast>weihnachten|ostern|neujahr|advent)",
    ),
    past=re.compile(
        r"\b(?:seit|vom|von|letzten|letzter|vergangenen|vergangener|vorigen|jeden|jede|guten)(?: "
        r"dem| der)? $|"
        r", (?:die|das|den|der) (?:sie|du|wir|ich)\b[^,]*$"
    ),
)

GERMAN = Promising(
    pledges=pledges,
    iffy=re.compile(
        r"\b(?:wenn|falls|sofern|sollten|sollte|hätten|hättest|könnten|würden|würde|andernfalls|sonst)\b"
    ),
    event=re.compile(
        r"\b(?:sobald|bevor|nachdem|bis (?:sie|wir|es|alles)|beim nächsten|ab (?:jetzt|sofort)|"
        r"von nun an|künftig|in zukunft|immer|jede[nrsm]?|was auch immer|wie "
        r"(?:vereinbart|besprochen|abgemacht)|bitte|nächstes mal|nächste mal)\b"
    ),
    stop=re.compile(
        r"[;:()“”„\"]|[–—]| - | und (?:am|bis|ab|morgen|übermorgen|dann)\b|,? (?:und|aber|denn) "
        r"(?:ich|wir|sie|das|es|du)\b|, (?:aber|denn|"
        r"damit|so ?dass|weil)\b|"
        r" und (?:melden|melde|rufen|rufe) "
    ),
    vague=re.compile(
        r"\b(?:so (?:bald|schnell|rasch) wie möglich|schnellstmöglich|baldmöglichst|baldmöglich|"
        r"bald|demnächst|in kürze|"
        r"zeitnah|in absehbarer zeit|zu gegebener zeit|irgendwann|in den nächsten (?:tagen|wochen)|asap)\b"
    ),
    soft=re.compile(
        r"(?:.*\b(?:mühe|bestes|gedanken|worte?|ehre|herz|hoffnung|freude|lehre|ernst|besser|zu herzen) "
        r"(?:geben|machen|nehmen|legen|setzen|zeigen)|alles |.*\b(?:es|das) (?:besser|anders) machen|"
        r".*\bweiter(?:sagen|geben|machen)|.*\b(?:gern|gerne|lieber) (?:machen|geben|bringen))"
    ),
    subject=frozenset(
        "wir ich werden werde sie ihnen dir dich du uns die der das den eine einen ein".split()
    ),
    days=DAYS,
)
