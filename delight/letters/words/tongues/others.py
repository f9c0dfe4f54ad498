"""Languages without ready-made wordings: they greet, date, address and sign in their own way."""

from __future__ import annotations

from delight.letters.words.tongues.base import Deed, Tongue, borrowing
from delight.letters.words.tongues.en import ENGLISH

_SPARSE = borrowing(
    ENGLISH,
    deeds={kind: Deed() for kind in ENGLISH.deeds},
    promised=str,
    verbs=frozenset[str](),
    you=frozenset[str](),
)
"""What was done has no words in these languages: a letter asks for it. A promise stands as it was typed."""


def _slip(head: str, words: str, how: str, all_well: str, nearly: str, not_yet: str) -> dict[str, object]:
    """Return what stands on the reply slip."""
    answers = {"all-well": all_well, "nearly": nearly, "not-yet": not_yet}
    return {"slip_head": head, "slip_words": words, "slip_how": how, "slip_answers": answers}


PORTUGUESE = borrowing(
    _SPARSE,
    dear="Olá, {},",
    dear_ms="Prezada Sra. {},",
    dear_mr="Prezado Sr. {},",
    dear_couple="Prezados Sr. e Sra. {},",
    dear_family="Prezada família {},",
    dear_familiar="Olá, {},",
    hello="Olá,",
    hello_all="Olá a toda a equipe de {},",
    by_given=True,
    address_ms="Sra. {}",
    address_mr="Sr. {}",
    address_couple="Sr. e Sra. {}",
    address_family="Família {}",
    closings=("Um abraço cordial,", "Com os melhores cumprimentos,", "Atenciosamente,"),
    everyone="Toda a equipe de {}",
    on_day="{}",
    on_date="em {}",
    by_day="até {}",
    in_month="em {}",
    same_day="menos de um dia",
    one_day="um dia",
    reference="Referência {}",
    **_slip(
        "A sua resposta",
        "Com as suas palavras",
        "Traga ou envie esta parte, ou diga-nos apenas o código: {}",
        "Agora está tudo bem.",
        "Quase. Ainda falta alguma coisa.",
        "Ainda não. Por favor, fale comigo.",
    ),
    numbers=tuple("um dois três quatro cinco seis sete oito nove dez onze doze".split()),
)
"""As Brazil writes it; ``EUROPEAN_PORTUGUESE`` says otherwise where Portugal does."""

EUROPEAN_PORTUGUESE = borrowing(
    PORTUGUESE,
    dear_ms="Exma. Senhora {},",
    dear_mr="Exmo. Senhor {},",
    dear_couple="Exmos. Senhores {},",
    dear_family="Cara família {},",
    by_given=False,
    hello_all="Olá a toda a equipa de {},",
    everyone="Toda a equipa de {}",
    address_ms="Exma. Senhora {}",
    address_mr="Exmo. Senhor {}",
)
ITALIAN = borrowing(
    _SPARSE,
    dear="Buongiorno {},",
    dear_ms="Gentile signora {},",
    dear_mr="Gentile signor {},",
    dear_couple="Gentili signori {},",
    dear_family="Gentile famiglia {},",
    dear_familiar="Ciao {},",
    hello="Buongiorno,",
    hello_all="Buongiorno a tutti voi di {},",
    address_ms="Gent.ma Sig.ra {}",
    address_mr="Gent.mo Sig. {}",
    address_couple="Gent.mi Sigg. {}",
    address_family="Famiglia {}",
    closings=("Un cordiale saluto", "Con i più cordiali saluti", "Con affetto e stima"),
    everyone="Tutti noi di {}",
    on_day="{}",
    on_date="il {}",
    by_day="entro {}",
    in_month="a {}",
    same_day="meno di un giorno",
    one_day="un giorno",
    reference="Riferimento {}",
    **_slip(
        "La Sua risposta",
        "Con parole Sue",
        "Porti o spedisca questo tagliando, o ci dica soltanto il codice: {}",
        "Ora va tutto bene.",
        "Quasi. Manca ancora qualcosa.",
        "Non ancora. Per favore, mi contatti.",
    ),
    numbers=tuple("uno due tre quattro cinque sei sette otto nove dieci undici dodici".split()),
)


def _dutch_family(family: str) -> str:
    """Return a family name as it stands without a given one: ``van Dam`` as ``Van Dam``."""
    return family[:1].upper() + family[1:]


DUTCH = borrowing(
    _SPARSE,
    dear="Beste {},",
    dear_ms="Geachte mevrouw {},",
    dear_mr="Geachte heer {},",
    dear_couple="Geachte mevrouw en meneer {},",
    dear_family="Beste familie {},",
    dear_familiar="Beste {},",
    hello="Goedendag,",
    hello_all="Beste mensen van {},",
    address_ms="Mevrouw {}",
    address_mr="De heer {}",
    address_couple="De heer en mevrouw {}",
    address_family="Familie {}",
    closings=("Hartelijke groet,", "Met hartelijke groet,", "Met vriendelijke groet,"),
    everyone="Iedereen van {}",
    on_day="op {}",
    on_date="op {}",
    by_day="uiterlijk {}",
    in_month="in {}",
    same_day="minder dan een dag",
    one_day="één dag",
    reference="Kenmerk {}",
    **_slip(
        "Uw antwoord",
        "In uw eigen woorden",
        "Breng of stuur ons deze strook, of noem ons gewoon de code: {}",
        "Alles is nu goed.",
        "Bijna. Er ontbreekt nog iets.",
        "Nog niet. Neemt u alstublieft contact met mij op.",
    ),
    numbers=tuple("één twee drie vier vijf zes zeven acht negen tien elf twaalf".split()),
    title_alone=False,
    family=_dutch_family,
)
JAPANESE = borrowing(
    _SPARSE,
    dear="{}様",
    dear_ms="{}様",
    dear_mr="{}様",
    dear_couple="{}様ご夫妻",
    dear_family="{}家の皆様",
    dear_familiar="{}さん",
    hello="お客様へ",
    hello_all="{} 御中",
    address_ms="{} 様",
    address_mr="{} 様",
    address_couple="{} 様 ご夫妻",
    address_family="{}家 ご一同様",
    address="{} 様",
    address_all="{} 御中",
    name_last=True,
    closings=("敬具", "心を込めて", "感謝を込めて"),
    everyone="{} 一同",
    on_day="{}に",
    on_date="{}に",
    by_day="{}までに",
    in_month="{}に",
    same_day="一日足らず",
    one_day="一日",
    stop="。",
    reference="整理番号 {}",
    **_slip(
        "ご返信欄",
        "ご自由にお書きください",
        "この用紙をお持ちいただくか、お送りください。番号をお知らせいただくだけでも結構です：{}",
        "すべて解決しました。",
        "もう少しです。まだ足りないことがあります。",
        "まだです。ご連絡をお願いします。",
    ),
    numbers=(),
)
OTHERS: dict[str, Tongue] = {
    "pt": PORTUGUESE,
    "pt_PT": EUROPEAN_PORTUGUESE,
    "it": ITALIAN,
    "nl": DUTCH,
    "ja": JAPANESE,
}
"""By language, or by language and country where a country has its own way."""
