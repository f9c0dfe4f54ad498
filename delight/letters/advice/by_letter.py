"""Promises that are kept by writing: "write you a letter", "Ihnen schreiben", "vous écrire", "escribirle".

A promise is one where it names a letter, a card or a note with a verb of writing or sending, or where it says
that somebody is written to and names no other way to do it, such as an e-mail, nor a bill or another paper.
All patterns are for folded text, small letters without accents, and are compiled when they are first needed:
what is due is asked for at every start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from delight.domain.text import fold

_LONGEST = 1_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ByLetter:
    """How a language promises a letter.

    Attributes:
        paper: names the letter, the card or the note.
        to_them: says that the customer is written to.
        otherwise: by another way, or something else that is written; makes ``to_them`` none.
        others: the letter goes to somebody who is no customer; makes both none.
    """

    paper: str
    to_them: str
    otherwise: str
    others: str


ENGLISH = ByLetter(
    paper=(
        r"\b(?:writ|send|post|mail)(?:e|es|s|ing)?\b"
        r"(?: (?!(?:to|on|onto|gift|loyalty|stamp|credit|debit|bank|business|menu|member\w*"
        r"|delivery|key|voucher|"
        r"season|guarantee|report|release|price)\b)[\w'-]+){0,5} (?:letters?|notes?|cards?)\b(?!"
        r" (?:box|reader|number))"
        r"|\b(?:write|drop)(?: [\w'-]+){0,3} lines?\b"
        r"|\b(?:in writing|by letter|letter of (?:apology|thanks|explanation)|thank[ -]you"
        r" (?:letter|card|note))\b"
        r"|\bapology letter\b|^(?:an? |the |our |my )?(?:short |proper |personal |hand-?written "
        r"|kind )?letter\b(?! box)"
    ),
    to_them=(
        r"\bwrit(?:e|es|ing)(?: back)?(?: to)? (?:you|him|her|them)\b(?! (?:an?|the|another|our|out)\b)"
        r"|\bwrit(?:e|es|ing)(?: back)? to (?:mrs?|ms|miss|dr|the (?:customer|guest|client|family"
        r"|couple|lady))\b"
        r"|\bwrite back\b|^(?:(?:we|i)(?:'ll| will) )?write(?: again| personally)?$"
    ),
    otherwise=(r"\b(?:e-?mails?|texts?|sms|whatsapp|messages?|invoices?|bills?|cheques?|reviews?)\b"),
    others=(
        r"\bto (?:the |our )?(?:suppliers?|insur\w+|manufacturer|makers?|landlord|council|bank|head"
        r" office)\b"
    ),
)

GERMAN = ByLetter(
    paper=(
        r"\b(?:entschuldigungs|antwort|dankes?|begleit)?brief(?:e|chen)?\b|\bbrieflich\b|\bschriftlich\b"
        r"|\b(?:post|gruss|dankes|gluckwunsch|geburtstags|entschuldigungs)karte\b"
        r"|\beine (?:(?!neue|andere|zweite)\w+ )?karte\b.*\b(?:schreib|schick|send)"
        r"|\b(?:schreib|schick|send)\w* .*\beine (?:(?!neue|andere|zweite)\w+ )?karte\b"
        r"|\b(?:ein paar|einige) (?:\w+ )?(?:zeilen|worte)\b.*schreib|\bein (?:\w+"
        r" )?schreiben\b.*(?:schick|send)"
    ),
    to_them=(
        r"\b(?:ihnen|dir|euch|ihr|ihm|der (?:kundin|familie|dame)|dem (?:kunden|herrn|gast|paar)"
        r"|(?:frau|herrn?) [\w-]+)"
        r"(?: (?!(?:eine?n?|die|den|das|unsere?n?)\b)[\w.-]+){0,4} schreiben\b"
        r"|\bschreib(?:e|en)?(?: wir| ich)? (?:ihnen|dir|euch|ihr|ihm|(?:frau|herrn?) [\w-]+)\b(?!"
        r" (?:eine?n?|die|den|das)\b)"
        r"|\bzuruckschreiben\b"
    ),
    otherwise=(
        r"\b(?:e-?mails?|mails?|sms|whatsapp|\w*nachricht|\w*rechnung|gutschrift|gutschein|bewertung)\b"
    ),
    others=(
        r"\ban (?:die|den|das|unseren?) (?:\w*versicherung|lieferant\w*|hersteller|vermieter\w*"
        r"|bank|amt|zentrale)\b"
    ),
)

FRENCH = ByLetter(
    paper=(
        r"\b(?:envo[iy]|enverr|ecri|adress|post|gliss)\w*(?: (?!(?:a|par|sur|au|aux)\b)[\w'-]+){0,5}"
        r" (?:lettres?|courriers?|petits? mots?|une? (?:\w+ )?(?:mot|carte))\b"
        r"(?! (?:de passe|electroniques?|bancaire|cadeau|de (?:fidelite|credit|membre|paiement)|des"
        r"|du|grise))"
        r"|\bcartes? (?:de|d') ?(?:remerciements?|voeux|excuses|anniversaire)\b"
        r"|\blettre (?:de |d')(?:excuses?|remerciements?|explications?)\b|^(?:une |la |notre )?lettre\b"
        r"|\bpar (?:ecrit|lettre)\b|\b(?:repon|confirm|excus|expliqu)\w* .*\bpar courrier\b(?!"
        r" electronique)"
    ),
    to_them=(
        r"\b(?:(?:vous|lui|leur|te) |t')(?:re)?ecri(?:re|rons|rai|ra|s|t|vons)\b(?! (?:une?|la|les)\b)"
        r"|\becri(?:re|rons|rai|t|s|vons) (?:a|au|aux) (?:mme|m|madame|monsieur|mlle|la (?:cliente"
        r"|famille)|clients?)\b"
    ),
    otherwise=(
        r"\b(?:e-?mails?|mails?|mels?|courriels?|electronique|sms|texto|whatsapp|messages?"
        r"|factures?|avis)\b"
    ),
    others=(
        r"\b(?:a|au|aux) (?:l'|la |notre )?(?:fournisseurs?|assur\w+|fabricant|banque|mairie|bailleur)\b"
    ),
)

SPANISH = ByLetter(
    paper=(
        r"\b(?:envi|mand|escrib|remit)\w*(?: (?!(?:a|al|por|en)\b)[\w-]+){0,3}"
        r" (?:una|unas|otra|nuestra) (?:\w+ )?(?:cartas?|notas?|notita|tarjetas?|tarjetita|lineas|postal)\b"
        r"(?! (?:de (?:credito|debito|regalo|fidelidad|puntos|vinos|entrega|abono|socio)|bancaria|regalo))"
        r"|\bcarta de (?:disculpas?|agradecimiento)\b|^una carta\b|\bpor (?:escrito|carta)\b"
    ),
    to_them=(
        r"\bescribir(?:le|les|te|os)\b|\b(?:le|les|te|os) escrib(?:o|ire|ira|imos|iremos|a)\b(?!"
        r" (?:una?|la)\b)"
        r"|\bescrib\w+ (?:a|al) (?:la (?:senora|clienta|familia)|senor|cliente|don|dona|sra?)\b"
    ),
    otherwise=(r"\b(?:correo|e-?mails?|mails?|sms|whatsapp|mensajes?|facturas?|vales?|resena)\b"),
    others=(
        r"\b(?:a|al) (?:la |nuestro |el )?(?:proveedor\w*|asegurador\w*|seguro|fabricante|banco"
        r"|ayuntamiento)\b"
    ),
)

_LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH)


def is_letter_promised(what: str) -> bool:
    """Return whether a promise is kept by a letter, in whichever of the languages it was written down."""
    said = fold(what[:_LONGEST].replace("’", "'").replace("\n", " "))
    return any(_says(language, said) for language in _LANGUAGES)


def _says(language: ByLetter, said: str) -> bool:
    if re.search(language.others, said):
        return False
    if re.search(language.paper, said):
        return True
    return bool(re.search(language.to_them, said)) and not re.search(language.otherwise, said)
