"""People and places that do not exist, one for each way of addressing an envelope: for samples of letters."""

from __future__ import annotations

from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.letters.letter import Recipient
from delight.letters.words.names import salutation
from delight.letters.words.phrases import tongue
from delight.paths import resource

# Country, or country and language where it has several, and then the name and the lines of the address as
# its post office wants them; postcodes and towns are made up.
_PEOPLE = """
GB: Zoë Example | 4 High Street | Sandmouth | SM1 4XY
IE: Zoë Example | 4 Main Street | Sandmouth | A65 X4X4
US: Zoë Example | 4 Main Street | Sandmouth, ME 01234
CA: Zoë Example | 4 Main Street | Sandmouth ON  K1A 4X4
CA-fr: Zoé Exemple | 4, rue Principale | Sainte-Exemple QC  H1A 4X4
AU: Zoë Example | 4 High Street | SANDMOUTH NSW 2999
NZ: Zoë Example | 4 High Street | Sandmouth 9999
DE: Zoë Muster | Musterstraße 4 | 12345 Musterstadt
AT: Zoë Muster | Mustergasse 4 | 1234 Musterstadt
CH: Zoë Muster | Musterweg 4 | 1234 Musterlingen
CH-fr: Zoé Exemple | Rue du Modèle 4 | 1234 Exemple-sur-Lac
CH-it: Zoe Esempio | Via dell’Esempio 4 | 1234 Esempio
LI: Zoë Muster | Musterweg 4 | 1234 Musterlingen
FR: Zoé Exemple | 4 rue du Modèle | 12345 EXEMPLE-SUR-MER
LU: Zoé Exemple | 4, rue du Modèle | L-1234 Exemple
BE: Zoë Voorbeeld | Voorbeeldstraat 4 | 1234 Voorbeeldgem
BE-fr: Zoé Exemple | Rue du Modèle 4 | 1234 Exemple
NL: Zoë Voorbeeld | Voorbeeldstraat 4 | 1234 AB Voorbeeldstad
ES: Zoe Ejemplo | Calle del Ejemplo, 4 | 12345 Villaejemplo
MX: Zoe Ejemplo | Calle del Ejemplo 4 | Col. Centro | 12345 Villaejemplo
IT: Zoe Esempio | Via dell’Esempio 4 | 12345 Esempio RM
PT: Zoé Exemplo | Rua do Exemplo, 4 | 1234-567 Exemplo
BR: Zoé Exemplo | Rua do Exemplo, 40 | Centro | Vila Exemplo - SP | 12345-678
DK: Zoe Eksempel | Eksempelvej 4 | 1234 Eksempelby
NO: Zoe Eksempel | Eksempelveien 4 | 1234 Eksempelby
SE: Zoe Exempel | Exempelgatan 4 | 123 45 Exempelstad
FI: Zoe Esimerkki | Esimerkkikatu 4 | 12345 Esimerkkilä
PL: Zofia Przykład | ul. Przykładowa 4 | 12-345 Przykładowo
CZ: Zoe Příkladová | Příkladová 4 | 123 45 Příkladov
JP: 見本 花子 | 〒123-4567 | 東京都見本区見本町1-2-3
"""
_HOME = {
    "en": "GB", "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "pt": "PT", "nl": "NL", "da": "DK",
    "nb": "NO", "no": "NO", "sv": "SE", "fi": "FI", "pl": "PL", "cs": "CZ", "ja": "JP",
}  # fmt: skip
"""Where a language is at home, for countries that are not among those above."""
_FAMILY_FIRST = frozenset({"JP"})


def somebody(country: str, language: str) -> Recipient:
    """Return somebody who could live in a shop's own country, so that its sample shows an address of there.

    Args:
        country: where the shop is, two letters.
        language: of its letters; it chooses among a country's ways, and where the country is not known.
    """
    known = (f"{country}-{language}", country, _HOME.get(language, "GB"))
    place = next(place for place in known if place in _BY_PLACE)
    name, *address = _BY_PLACE[place]
    family, given = ("", "") if place not in _FAMILY_FIRST else name.split()
    return Recipient(
        name=name,
        given=given,
        family=family,
        address_as=AddressAs.MS,
        address=tuple(address),
        language=language,
        own_language=language,
    )


def opening(country: str, language: str) -> tuple[str, str]:
    """Return how a shop's letters greet somebody by their first name, and how they close.

    English stands in where Delight has no wordings in the language, as it does in the letters.
    """
    spoken = language if language and resource("wordings", language).is_dir() else "en"
    who = somebody(country, language)
    known = Recipient(
        name=who.name, given=who.given, family=who.family, language=spoken, formality=Formality.FAMILIAR
    )
    return salutation(known), tongue(spoken).closings[0]


def _read(line: str) -> tuple[str, tuple[str, ...]]:
    place, words = line.split(":", 1)
    return place, tuple(part.strip() for part in words.split("|"))


_BY_PLACE = dict(_read(line) for line in _PEOPLE.strip().splitlines())
