"""What tells who somebody is by its shape: addresses, numbers, days, orders, and what follows a title."""

from __future__ import annotations

import re
from enum import StrEnum


class Stand(StrEnum):
    """What stands for what is left out; its words are in ``resources/insight/<language>/team.toml``."""

    CUSTOMER = "customer"
    REGULAR = "regular"
    COLLEAGUE = "colleague"
    NUMBER = "number"
    ADDRESS = "address"
    DAY = "day"


_MONTHS = (
    "january february march april may june july august september october november december januar februar "
    "märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre "
    "novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre"
).split()
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_ENDING = r"(?:com|net|org|info|eu|uk|de|fr|ch)\b"
_STOPS = r"(?<![.,;:!?])"
"""Where an address ends: not with the mark behind it."""
_DOT = r"[\s(\[]+(?:dot|punkt|point|punto)[\s)\]]+"
_AT = r"[\s(\[]+(?:at|ät|arobase|arroba)[\s)\]]+"
_ONLINE = (
    rf"[^\s@<>()]+@[^\s@<>()]+{_STOPS}|(?:https?://|www\.)\S+{_STOPS}|(?<!\w)@\w[\w.]*{_STOPS}"
    rf"|\b[\w-]+(?:\.[\w-]+)*\.{_ENDING}(?:/\S*{_STOPS})?"
    rf"|\b[\w.-]+(?:{_DOT}\w+)*{_AT}[\w.-]+?(?:{_DOT}\w+)*(?:{_DOT}|\.){_ENDING}"
)
_OTHERS = r"(?!(?:of|the|in|on|to|too|down|along|and|minutes?|hours?|days?|people)\b)"
_STREET = (
    rf"\b\d+\w?,?\s+(?:{_OTHERS}\w+\s+){{1,3}}"
    r"(?:(?:street|road|lane|avenue)\b|(?-i:Close|Drive|Crescent|Terrace|Square|St|Rd|Ave)\b)"
    rf"|\b{_OTHERS}\w+\s+(?:street|road|lane|avenue),?\s+\d+\w?\b"
    r"|\b\w+(?:stra(?:ß|ss)e|str\.|gasse|weg|platz|allee|ufer|damm)\s*\d+(?:\s?[a-z]\b)?"
    r"|\b\d+(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|boulevard|chemin|allée|impasse|quai)\b"
    r"(?:\s+(?:de|du|des|la|le|les)\b|\s+[dl]['’])*\s*[\w-]+"
    r"|\b(?:calle|avenida|plaza|paseo|camino)(?:\s+[^\W\d]+){1,4},?\s+(?:n[º°.]\s*)?\d+\w?\b"
)
_POSTCODE = r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b"
PATTERNS: tuple[tuple[re.Pattern[str], Stand], ...] = (
    (re.compile(f"{_ONLINE}|{_STREET}|{_POSTCODE}", re.IGNORECASE), Stand.ADDRESS),
    (
        re.compile(
            rf"\b\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b"
            rf"|\b\d{{1,2}}\.?\s+(?:of\s+|de\s+)?{_MONTH}\b(?:\s+(?:de\s+)?\d{{4}})?"
            rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?",
            re.IGNORECASE,
        ),
        Stand.DAY,
    ),
    (re.compile(r"\b[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}\s?\d{1,4}\b"), Stand.NUMBER),
    (re.compile(r"\+?\(?\d[\d\s()/.\-]{4,}\d|\b[A-Za-z]{1,6}[-/]\d[\w/-]*\b"), Stand.NUMBER),
    (re.compile(r"\b(?=\w*\d\w*\d\w*\d\w*\d)(?!(?:19|20)\d\d\b)\w+\b"), Stand.NUMBER),
)
"""What stands for what is found; the plates of German cars are the third."""
LABELLED = re.compile(
    r"\b(room|table|order|invoice|booking|reservation|ticket|zimmer|tisch|bestellung|auftrag|rechnung|buchung|"
    r"reservierung|chambre|commande|facture|réservation|billet|habitación|mesa|pedido|factura|reserva)"
    r"(\s*[:#]?\s*(?:no\.?|nr\.?|n°|nº|number|nummer|numéro|número)?\s*#?(?:[A-Za-z]{1,3}[-/]?)?\d+\w*)",
    re.IGNORECASE,
)
"""A word that may stay, and the number behind it, which may not."""
_A_TITLE = (
    r"\b(?:mr|mrs|ms|miss|mister|dr|prof|herrn?|frau|fräulein|m|mme|mlle|madame|monsieur|mademoiselle|sr|sra|srta|"
    r"señora?|señorita|don|doña)\b\.?"
)
TITLE = re.compile(rf"(?:{_A_TITLE}\s*)+$", re.IGNORECASE)
TITLED = re.compile(
    rf"{_A_TITLE}\s*(?:(?:von|van|vom|zu|zur|der|den|de|del|della|di|da|du|des|la|las|le|les|los|el)\s+|d['’])*$",
    re.IGNORECASE,
)
"""A title, and what may stand between it and a name: Frau von, Mrs de la."""
ARTICLE = re.compile(r"\b(?:the|der|die|das|dem|den|la|le|les|el|los|las)\s+$", re.IGNORECASE)
"""What a name may have before it that "a customer" has not."""
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Soft hyphens and the like: a word with them looks like the word without."""
