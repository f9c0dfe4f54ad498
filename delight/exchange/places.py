"""Countries and languages by what other programs call them (names from Unicode CLDR 47)."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale

from delight.domain.customers.countries import country_codes
from delight.domain.customers.languages import base, checked_language
from delight.domain.errors import InputError
from delight.domain.text import fold
from delight.exchange.lists import LANGUAGES

_COUNTRIES = """
AD Andorra|AE United Arab Emirates|AF Afghanistan|AG Antigua & Barbuda|AI Anguilla|AL Albania|
AM Armenia|AO Angola|AR Argentina|AS American Samoa|AT Austria|AU Australia|AW Aruba|AX Åland Islands|
AZ Azerbaijan|BA Bosnia & Herzegovina|BB Barbados|BD Bangladesh|BE Belgium|BF Burkina Faso|BG Bulgaria|
BH Bahrain|BI Burundi|BJ Benin|BL St. Barthélemy|BM Bermuda|BN Brunei|BO Bolivia|
BQ Caribbean Netherlands|BR Brazil|BS Bahamas|BT Bhutan|BV Bouvet Island|BW Botswana|BY Belarus|
BZ Belize|CA Canada|CC Cocos (Keeling) Islands|CD Congo - Kinshasa|CF Central African Republic|
CG Congo - Brazzaville|CH Switzerland|CI Côte d’Ivoire|CK Cook Islands|CL Chile|CM Cameroon|CN China|
CO Colombia|CR Costa Rica|CU Cuba|CV Cape Verde|CW Curaçao|CX Christmas Island|CY Cyprus|CZ Czechia|
DE Germany|DJ Djibouti|DK Denmark|DM Dominica|DO Dominican Republic|DZ Algeria|EC Ecuador|EE Estonia|
EG Egypt|EH Western Sahara|ER Eritrea|ES Spain|ET Ethiopia|FI Finland|FJ Fiji|FK Falkland Islands|
FM Micronesia|FO Faroe Islands|FR France|GA Gabon|GB United Kingdom|GD Grenada|GE Georgia|
GF French Guiana|GG Guernsey|GH Ghana|GI Gibraltar|GL Greenland|GM Gambia|GN Guinea|GP Guadeloupe|
GQ Equatorial Guinea|GR Greece|GS South Georgia & South Sandwich Islands|GT Guatemala|GU Guam|
GW Guinea-Bissau|GY Guyana|HK Hong Kong SAR China|HM Heard & McDonald Islands|HN Honduras|HR Croatia|
HT Haiti|HU Hungary|ID Indonesia|IE Ireland|IL Israel|IM Isle of Man|IN India|
IO British Indian Ocean Territory|IQ Iraq|IR Iran|IS Iceland|IT Italy|JE Jersey|JM Jamaica|JO Jordan|
JP Japan|KE Kenya|KG Kyrgyzstan|KH Cambodia|KI Kiribati|KM Comoros|KN St. Kitts & Nevis|KP North Korea|
KR South Korea|KW Kuwait|KY Cayman Islands|KZ Kazakhstan|LA Laos|LB Lebanon|LC St. Lucia|
LI Liechtenstein|LK Sri Lanka|LR Liberia|LS Lesotho|LT Lithuania|LU Luxembourg|LV Latvia|LY Libya|
MA Morocco|MC Monaco|MD Moldova|ME Montenegro|MF St. Martin|MG Madagascar|MH Marshall Islands|
MK North Macedonia|ML Mali|MM Myanmar (Burma)|MN Mongolia|MO Macao SAR China|
MP Northern Mariana Islands|MQ Martinique|MR Mauritania|MS Montserrat|MT Malta|MU Mauritius|MV Maldives|
MW Malawi|MX Mexico|MY Malaysia|MZ Mozambique|NA Namibia|NC New Caledonia|NE Niger|NF Norfolk Island|
NG Nigeria|NI Nicaragua|NL Netherlands|NO Norway|NP Nepal|NR Nauru|NU Niue|NZ New Zealand|OM Oman|
PA Panama|PE Peru|PF French Polynesia|PG Papua New Guinea|PH Philippines|PK Pakistan|PL Poland|
PM St. Pierre & Miquelon|PN Pitcairn Islands|PR Puerto Rico|PS Palestinian Territories|PT Portugal|
PW Palau|PY Paraguay|QA Qatar|RE Réunion|RO Romania|RS Serbia|RU Russia|RW Rwanda|SA Saudi Arabia|
SB Solomon Islands|SC Seychelles|SD Sudan|SE Sweden|SG Singapore|SH St. Helena|SI Slovenia|
SJ Svalbard & Jan Mayen|SK Slovakia|SL Sierra Leone|SM San Marino|SN Senegal|SO Somalia|SR Suriname|
SS South Sudan|ST São Tomé & Príncipe|SV El Salvador|SX Sint Maarten|SY Syria|SZ Eswatini|
TC Turks & Caicos Islands|TD Chad|TF French Southern Territories|TG Togo|TH Thailand|TJ Tajikistan|
TK Tokelau|TL Timor-Leste|TM Turkmenistan|TN Tunisia|TO Tonga|TR Türkiye|TT Trinidad & Tobago|TV Tuvalu|
TW Taiwan|TZ Tanzania|UA Ukraine|UG Uganda|UM U.S. Outlying Islands|US United States|UY Uruguay|
UZ Uzbekistan|VA Vatican City|VC St. Vincent & Grenadines|VE Venezuela|VG British Virgin Islands|
VI U.S. Virgin Islands|VN Vietnam|VU Vanuatu|WF Wallis & Futuna|WS Samoa|XK Kosovo|YE Yemen|YT Mayotte|
ZA South Africa|ZM Zambia|ZW Zimbabwe|US USA|US United States of America|US U.S.A.|US America|GB UK|
GB U.K.|GB Great Britain|GB England|GB Scotland|GB Wales|GB Northern Ireland|IE Republic of Ireland|
NL Holland|NL The Netherlands|CZ Czech Republic|TR Turkey|RU Russian Federation|KR South Korea|
KR Republic of Korea|VN Viet Nam|IR Iran, Islamic Republic of|MK Macedonia|MM Burma|HK Hong Kong|
MO Macao|AE UAE|CI Ivory Coast|CV Cape Verde|SZ Swaziland|TW Taiwan, Province of China|
BO Bolivia, Plurinational State of|VE Venezuela, Bolivarian Republic of|TZ Tanzania, United Republic of|
MD Moldova, Republic of|SY Syrian Arab Republic|LA Laos|PS Palestine|BN Brunei Darussalam|
CD Democratic Republic of the Congo|CG Republic of the Congo|VA Vatican
"""
_LANGUAGES = """
am Amharic|ar Arabic|az Azerbaijani|be Belarusian|bg Bulgarian|bi Bislama|bn Bangla|bs Bosnian|
ca Catalan|cs Czech|cy Welsh|da Danish|de German|dv Divehi|dz Dzongkha|el Greek|en English|eo Esperanto|
es Spanish|et Estonian|eu Basque|fa Persian|fi Finnish|fo Faroese|fr French|ga Irish|gd Scottish Gaelic|
gl Galician|gn Guarani|gu Gujarati|he Hebrew|hi Hindi|hr Croatian|ht Haitian Creole|hu Hungarian|
hy Armenian|id Indonesian|is Icelandic|it Italian|ja Japanese|ka Georgian|kl Kalaallisut|km Khmer|
kn Kannada|ko Korean|ky Kyrgyz|lb Luxembourgish|lo Lao|lt Lithuanian|lv Latvian|mg Malagasy|
mk Macedonian|ml Malayalam|mn Mongolian|mr Marathi|ms Malay|mt Maltese|my Burmese|nb Norwegian Bokmål|
ne Nepali|niu Niuean|nl Dutch|no Norwegian|ny Nyanja|pa Punjabi|pap Papiamento|pau Palauan|pl Polish|
pt Portuguese|rn Rundi|ro Romanian|ru Russian|rw Kinyarwanda|sg Sango|si Sinhala|sk Slovak|sl Slovenian|
sm Samoan|sn Shona|so Somali|sq Albanian|sr Serbian|st Southern Sotho|sv Swedish|sw Swahili|ta Tamil|
te Telugu|tet Tetum|tg Tajik|th Thai|ti Tigrinya|tk Turkmen|tkl Tokelau|to Tongan|tpi Tok Pisin|
tr Turkish|tvl Tuvalu|uk Ukrainian|ur Urdu|uz Uzbek|vi Vietnamese|wo Wolof|yi Yiddish|yue Cantonese|
zh Chinese|no Norwegian|nb Norwegian Bokmål|nn Norwegian Nynorsk|el Modern Greek|
pt-BR Brazilian Portuguese|en-GB British English|en-US American English
"""
_PLATES = {
    "A": "AT", "B": "BE", "D": "DE", "E": "ES", "F": "FR", "H": "HU", "I": "IT", "L": "LU", "N": "NO",
    "P": "PT", "S": "SE",
}  # fmt: skip
"""As lists of Germany, Austria and Italy still say it."""
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def country_code(text: str) -> str | None:
    """Return the code of the country called ``text``, by code, name or the letter of its cars."""
    bare = text.strip()
    if bare.upper() in _CODES:
        return bare.upper()
    if len(bare) == 1:
        return _PLATES.get(bare)
    return _named(bare, "territories") if bare else None


def language_code(text: str) -> str | None:
    """Return the code of the language called ``text``, by code or name; ``None`` if nobody knows it."""
    bare = text.strip().replace("_", "-")
    if not bare:
        return ""
    if _LANGUAGE_CODE.fullmatch(bare.casefold()):
        start, *rest = bare.split("-")
        return "-".join([start.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])
    return _named(bare, "languages")


@lru_cache(maxsize=5_000)
def _named(text: str, kind: str) -> str | None:
    """Return the code of what ``text`` names, in English or else in another of our languages."""
    key = _key(text)
    english = _BY_NAME if kind == "territories" else _BY_LANGUAGE
    return english.get(key) or (_in_other_languages(kind).get(key) if key else None)


@lru_cache(maxsize=2)
def _in_other_languages(kind: str) -> dict[str, str]:
    """Return names in our languages and their codes; read only where the English ones do not do."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in getattr(Locale(language), kind).items():
            if code in _CODES if kind == "territories" else _is_language(code):
                found.setdefault(_key(name), code)
    return found


def _is_language(code: str) -> bool:
    try:
        return base(checked_language(code)) == code
    except InputError:
        return False


def _key(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", fold(text).replace("&", " and ")).split())


def _table(text: str) -> dict[str, str]:
    entries = (entry.strip().split(" ", 1) for entry in text.replace("\n", "").split("|"))
    return {_key(name): code for code, name in entries}


_CODES = frozenset(country_codes())
_BY_NAME, _BY_LANGUAGE = _table(_COUNTRIES), _table(_LANGUAGES)
