"""What follows from the country a shop is in: currency, language, paper, the envelope's window."""

from __future__ import annotations

from dataclasses import dataclass

from delight.domain.errors import InputError

# Country (ISO 3166), its currency (ISO 4217), its first official language (ISO 639); from Unicode CLDR 47.
_COUNTRIES = """
AD:EUR:ca AE:AED:ar AF:AFN:fa AG:XCD:en AI:XCD:en AL:ALL:sq AM:AMD:hy AO:AOA:pt AR:ARS:es AS:USD:sm
AT:EUR:de AU:AUD:en AW:AWG:nl AX:EUR:sv AZ:AZN:az BA:BAM:bs BB:BBD:en BD:BDT:bn BE:EUR:nl BF:XOF:fr
BG:BGN:bg BH:BHD:ar BI:BIF:rn BJ:XOF:fr BL:EUR:fr BM:BMD:en BN:BND:ms BO:BOB:es BQ:USD:nl BR:BRL:pt
BS:BSD:en BT:INR:dz BV:NOK:en BW:BWP:en BY:BYN:be BZ:BZD:en CA:CAD:en CC:AUD:en CD:CDF:fr CF:XAF:sg
CG:XAF:fr CH:CHF:de CI:XOF:fr CK:NZD:en CL:CLP:es CM:XAF:fr CN:CNY:zh CO:COP:es CR:CRC:es CU:CUP:es
CV:CVE:pt CW:XCG:pap CX:AUD:en CY:EUR:el CZ:CZK:cs DE:EUR:de DJ:DJF:fr DK:DKK:da DM:XCD:en DO:DOP:es
DZ:DZD:ar EC:USD:es EE:EUR:et EG:EGP:ar EH:MAD:ar ER:ERN:ti ES:EUR:es ET:ETB:am FI:EUR:fi FJ:FJD:en
FK:FKP:en FM:USD:en FO:DKK:fo FR:EUR:fr GA:XAF:fr GB:GBP:en GD:XCD:en GE:GEL:ka GF:EUR:fr GG:GBP:en
GH:GHS:en GI:GIP:en GL:DKK:kl GM:GMD:en GN:GNF:fr GP:EUR:fr GQ:XAF:es GR:EUR:el GS:GBP:en GT:GTQ:es
GU:USD:en GW:XOF:pt GY:GYD:en HK:HKD:zh HM:AUD:en HN:HNL:es HR:EUR:hr HT:HTG:ht HU:HUF:hu ID:IDR:id
IE:EUR:en IL:ILS:he IM:GBP:en IN:INR:hi IO:USD:en IQ:IQD:ar IR:IRR:fa IS:ISK:is IT:EUR:it JE:GBP:en
JM:JMD:en JO:JOD:ar JP:JPY:ja KE:KES:sw KG:KGS:ky KH:KHR:km KI:AUD:en KM:KMF:ar KN:XCD:en KP:KPW:ko
KR:KRW:ko KW:KWD:ar KY:KYD:en KZ:KZT:ru LA:LAK:lo LB:LBP:ar LC:XCD:en LI:CHF:de LK:LKR:si LR:LRD:en
LS:ZAR:st LT:EUR:lt LU:EUR:fr LV:EUR:lv LY:LYD:ar MA:MAD:ar MC:EUR:fr MD:MDL:ro ME:EUR:sr MF:EUR:fr
MG:MGA:mg MH:USD:en MK:MKD:mk ML:XOF:fr MM:MMK:my MN:MNT:mn MO:MOP:zh MP:USD:en MQ:EUR:fr MR:MRU:ar
MS:XCD:en MT:EUR:mt MU:MUR:fr MV:MVR:dv MW:MWK:ny MX:MXN:es MY:MYR:ms MZ:MZN:pt NA:ZAR:en NC:XPF:fr
NE:XOF:fr NF:AUD:en NG:NGN:en NI:NIO:es NL:EUR:nl NO:NOK:no NP:NPR:ne NR:AUD:en NU:NZD:niu NZ:NZD:en
OM:OMR:ar PA:PAB:es PE:PEN:es PF:XPF:fr PG:PGK:tpi PH:PHP:en PK:PKR:ur PL:PLN:pl PM:EUR:fr PN:NZD:en
PR:USD:es PS:ILS:ar PT:EUR:pt PW:USD:pau PY:PYG:gn QA:QAR:ar RE:EUR:fr RO:RON:ro RS:RSD:sr RU:RUB:ru
RW:RWF:rw SA:SAR:ar SB:SBD:en SC:SCR:fr SD:SDG:en SE:SEK:sv SG:SGD:en SH:SHP:en SI:EUR:sl SJ:NOK:nb
SK:EUR:sk SL:SLE:en SM:EUR:it SN:XOF:wo SO:SOS:so SR:SRD:nl SS:SSP:en ST:STN:pt SV:USD:es SX:XCG:en
SY:SYP:ar SZ:SZL:en TC:USD:en TD:XAF:ar TF:EUR:en TG:XOF:fr TH:THB:th TJ:TJS:tg TK:NZD:tkl
TL:USD:tet TM:TMT:tk TN:TND:ar TO:TOP:to TR:TRY:tr TT:TTD:en TV:AUD:tvl TW:TWD:zh TZ:TZS:sw
UA:UAH:uk UG:UGX:sw UM:USD:en US:USD:en UY:UYU:es UZ:UZS:uz VA:EUR:it VC:XCD:en VE:VES:es VG:USD:en
VI:USD:en VN:VND:vi VU:VUV:bi WF:XPF:fr WS:WST:sm XK:EUR:sq YE:YER:ar YT:EUR:fr ZA:ZAR:en ZM:ZMW:en
ZW:USD:sn
"""
_LETTER_PAPER = frozenset("US CA MX PH CL CO VE CR GT PA SV DO NI HN PR BO".split())
_WINDOWS = {
    **dict.fromkeys(("CH", "LI"), "ch"),
    **dict.fromkeys(("FR", "MC", "BE", "LU"), "fr"),
    **dict.fromkeys(("GB", "IE", "IM", "JE", "GG", "GI", "MT"), "uk-dl"),
    **dict.fromkeys(_LETTER_PAPER, "us-10"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country's usual choices; each can be changed by the shop."""

    code: str
    currency: str
    language: str
    paper: str
    envelope: str


def country(code: str) -> Country:
    """Return what follows from the country ``code`` (ISO 3166, two letters).

    Raises:
        InputError: ``country.unknown``.
    """
    found = _BY_CODE.get(code.strip().upper())
    if found is None:
        raise InputError("country.unknown", "country", country=code)
    return found


def country_codes() -> tuple[str, ...]:
    """Return every country's code, in alphabetical order."""
    return tuple(_BY_CODE)


def currencies() -> frozenset[str]:
    """Return every currency that some country uses."""
    return frozenset(c.currency for c in _BY_CODE.values())


def _read(entry: str) -> Country:
    code, currency, language = entry.split(":")
    return Country(
        code=code,
        currency=currency,
        language=language,
        paper="Letter" if code in _LETTER_PAPER else "A4",
        envelope=_WINDOWS.get(code, "din5008-b"),
    )


_BY_CODE = {entry[:2]: _read(entry) for entry in _COUNTRIES.split()}
