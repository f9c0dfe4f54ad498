"""Grave matters, told by the customer's words: for the owner at once, and no letter by template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from delight.domain.text import fold

_LONGEST = 20_000
_AROUND = ".,;:!?…\"'()[]“”„‚‘’«»¡¿–—- "


class Grave(StrEnum):
    """A matter for the owner at once."""

    INJURY = "injury"
    ILLNESS = "illness"
    DISCRIMINATION = "discrimination"
    DATA = "data"
    PUBLIC = "public"


# Stems of folded words (no capitals, no accents), each from the beginning of a word. A complaint is kept in
# the customer's words, whatever the shop's language, so all languages are looked for at once.
_GRAVE: dict[Grave, tuple[str, ...]] = {
    Grave.INJURY: (
        r"(?<!insult to )injur(?:y|ies|ed)\b",
        r"(?:was|am|got|were|been|is) hurt\b",
        r"bleeding\b",
        r"(?:broken|chipped|broke|cracked) (?:a |my |his |her )?(?:tooth|teeth|arm|leg|wrist|bone)",
        r"(?:cut|burned|burnt|scalded) (?:my|his|her|our|myself|himself|herself)\b",
        r"electric shock\b",
        r"electrocuted",
        r"concussion",
        r"(?:needed|had|got) (?:\w+ )?stitches\b",
        r"ambulance",
        r"(?:i|he|she|we|they|mother|father|son|daughter|wife|husband) (?:slipped|tripped)\b",
        r"(?:i|he|she|we|they|mother|father|son|daughter) fell\b(?! (?:short|behind|asleep|in|for|out))",
        r"broken glass in",
        r"glass in (?:my|the|his|her) (?:food|salad|soup|bread|drink|cake|mouth)",
        r"verletz",
        r"geblutet",
        r"verbrann?t (?:an|am|die|den|sich)",
        r"verbruh",
        r"gesturzt",
        r"ausgerutscht",
        r"stromschlag",
        r"krankenwagen",
        r"zahn (?:ab)?gebrochen",
        r"gehirnerschutterung",
        r"bless(?:e|ee|es|ees|ure|ures)\b",
        r"brule(?:e|s|es)? (?:la|le|les|a|au)\b",
        r"glisse et",
        r"(?:je suis|elle est|il est|fille est|fils est|mari est|femme est) tombee?\b",
        r"saign(?:ait|ement|er\b|e\b)",
        r"points de suture",
        r"dent cassee",
        r"electrocut",
        r"herid[oa]s?\b",
        r"heridas?\b",
        r"lesion",
        r"me (?:queme|corte|lesione|cai|resbale)\b",
        r"se (?:quemo|corto|lesiono|cayo|resbalo)\b",
        r"sangr(?:aba|ando|e|o)\b",
        r"ambulancia",
        r"descarga electrica",
        r"diente roto",
    ),
    Grave.ILLNESS: (
        r"food poison",
        r"poisoned\b",
        r"allerg",
        r"anaphyla",
        r"hospital(?!it)",
        (
            r"(?:was|were|got|fell|been|became|feel|felt) (?:very |really |so |quite |violently |"
            r"terribly )?ill\b"
        ),
        r"taken ill\b",
        r"made (?:me|us|him|her|them|my \w+) (?:very |really |so )?(?:ill|sick)\b",
        r"(?:was|were|got|been) (?:very |really |so |violently |all )?sick\b(?! (?:of|and tired))",
        r"threw up\b",
        r"throwing up\b",
        r"vomit",
        r"salmonell",
        r"(?:a|skin|nasty) rash\b(?! (?:decision|promise|remark|word))",
        r"krank (?:geworden|gewesen|war|wurde|bin)\b",
        r"(?:bin|war|wurde|wurden|lag|waren) (?:\w+ ){0,3}krank\b",
        r"erkrank",
        r"vergift",
        r"ubergeben mussen",
        r"musste (?:mich|sich) (?:\w+ )?ubergeben",
        r"erbroch",
        r"erbrech",
        r"krankenhaus",
        r"notaufnahme",
        r"notarzt",
        r"durchfall",
        r"malades?\b",
        r"intoxi[cq]",
        r"vomi(?:r|ssement|ssements|tos?)\b",
        r"hopital",
        r"aux urgences",
        r"diarrhee",
        r"enferm[eoa]",
        r"alergi",
        r"alergic",
        r"urgencias\b",
        r"diarrea",
    ),
    Grave.DISCRIMINATION: (
        r"racis",
        r"rassis",
        r"discrimin",
        r"diskrimin",
        r"homophob",
        r"homofob",
        r"sexis[tm]",
        r"antisemit",
        r"transphob",
        r"transfob",
        r"islamophob",
        r"islamofob",
        r"xenophob",
        r"xenofob",
        r"sexually harass",
        r"sexual harass",
        r"sexuell belastig",
        r"harcelement sexuel",
        r"harcelee? sexuel",
        r"acoso sexual",
        (
            r"because of (?:my|his|her|our|their) (?:skin|colour|color|race|religion|headscarf|hijab|"
            r"disability|wheelchair|accent|age)\b"
        ),
        r"because (?:i am|i'm|she is|he is|we are) (?:black|muslim|jewish|gay|disabled|trans|foreign)",
        r"wegen (?:meiner|seiner|ihrer|unserer) (?:hautfarbe|herkunft|religion|behinderung)",
        r"wegen (?:meines|seines|ihres) (?:kopftuchs|rollstuhls|akzents)",
        r"a cause de (?:ma|sa|notre|leur|mon|son) (?:couleur|peau|religion|origine|handicap|voile|accent)",
        r"por (?:mi|su|nuestro|ser) (?:color|piel|religion|origen|discapacidad|velo|acento|negr[oa]|gay)\b",
    ),
    Grave.DATA: (
        r"gdpr\b",
        r"dsgvo\b",
        r"rgpd\b",
        r"data (?:leak|breach|protection)",
        (
            r"leak(?:ed)? (?:of )?(?:my|our|his|her|customer|personal|card) (?:data|details|address|"
            r"number|email|information)"
        ),
        (
            r"(?:my|our|his|her) (?:data|details|address|phone number|card details|"
            r"email address) (?:was|were|got|has been|have been) (?:shared|leaked|given|passed|"
            r"published|stolen|sent)"
        ),
        r"identity theft",
        r"(?:my|our) card (?:was|has been) (?:cloned|skimmed|misused)",
        r"someone else.?s (?:invoice|bill|address|details|data|medical)",
        r"datenleck",
        r"datenpanne",
        r"datenschutz",
        (
            r"(?:meine|unsere) (?:daten|adresse|telefonnummer) (?:\w+ ){0,3}(?:weitergegeben|"
            r"weitergeleitet|veroffentlicht|gestohlen)"
        ),
        r"fuite de (?:mes |nos |vos )?donnees",
        r"donnees personnelles",
        r"filtra(?:ron|do|cion) (?:de )?(?:mis |sus |los )?datos",
        r"proteccion de datos",
        r"datos personales",
        r"robo de identidad",
    ),
    Grave.PUBLIC: (
        r"gone viral",
        r"going viral",
        r"went viral",
        r"go viral",
        r"viral (?:video|post|gegangen)",
        r"geht (?:gerade )?viral",
        r"ging viral",
        r"devenue? viral",
        r"hecho viral",
        r"se ha vuelto viral",
        r"(?:local|the) (?:news)?paper (?:has|is|will|wants|called|rang|wrote)",
        (
            r"(?:told|tell|telling|went to|going to|gone to|call|called) (?:the )?(?:press|newspaper|"
            r"newspapers|media|papers)\b"
        ),
        r"(?:my|our|his|her) (?:solicitor|lawyer|attorney)\b",
        r"anwalt",
        r"rechtsanwalt",
        r"an die presse",
        r"zeitung (?:gehen|melden|schreiben|informieren)",
        r"mon avocate?\b",
        r"a la presse\b",
        r"mi abogad[oa]\b",
        r"a la prensa\b",
        r"trading standards",
        r"small claims",
        r"take (?:you|this) to court",
        r"sue you\b",
        r"verbraucherzentrale",
    ),
}


@lru_cache(maxsize=1)
def _patterns() -> dict[Grave, re.Pattern[str]]:
    return {kind: re.compile(rf"\b(?:{'|'.join(stems)})") for kind, stems in _GRAVE.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class GraveGuess:
    """A grave matter that a customer's words point to, and the words, as they were typed."""

    kind: Grave
    words: str


def grave(text: str) -> tuple[Grave, ...]:
    """Return the grave matters that a customer's words point to, the worst first.

    Words are weighed, not understood: "nobody was injured" counts too, and the remark can be dismissed.
    """
    folded = fold(text[:_LONGEST])
    return tuple(kind for kind, pattern in _patterns().items() if pattern.search(folded))


def grave_guess(text: str) -> GraveGuess | None:
    """Return the worst grave matter that a customer's words point to, and which words these are.

    >>> grave_guess("She fell, and the AMBULANCE came.").words
    'She fell'
    """
    words = [(word, fold(word)) for word in text[:_LONGEST].split()]
    folded = " ".join(plain for _, plain in words if plain)
    for kind, pattern in _patterns().items():
        found = pattern.search(folded)
        if found:
            return GraveGuess(kind=kind, words=_as_typed(words, found.start(), found.end()))
    return None


def _as_typed(words: list[tuple[str, str]], start: int, end: int) -> str:
    """Return the words of a text whose folded letters lie between two places."""
    at, kept = 0, []
    for word, plain in words:
        if plain and at < end and start < at + len(plain):
            kept.append(word)
        at += len(plain) + 1 if plain else 0
    return " ".join(kept).strip(_AROUND)
