"""Spanish: how days are named, and how a shop promises."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from delight.letters.advice.promise_words.base import DayWords, Kind, Pledge, Promising, Word, words

_VERBS = (
    "llamar telefonear enviar mandar remitir entregar llevar traer dejar cambiar reemplazar "
    "sustituir reponer "
    "devolver reembolsar abonar ingresar pagar descontar reparar arreglar rehacer repetir "
    "limpiar lavar coser "
    "pintar imprimir instalar montar colocar revisar comprobar verificar investigar estudiar "
    "mirar corregir "
    "preparar pedir encargar reservar guardar organizar recoger pasar visitar explicar "
    "contar mostrar escribir "
    "responder contestar avisar informar comunicar contactar confirmar resolver solucionar "
    "terminar añadir regalar "
    "ofrecer dar hacer poner hablar venir volver ir ocupar encargar compensar acercar"
).split()
_STEMS = {
    "reponer": "repondr",
    "poner": "pondr",
    "hacer": "har",
    "rehacer": "rehar",
    "venir": "vendr",
    "decir": "dir",
}
_FUTURE = {f"{_STEMS.get(verb, verb)}{end}": verb for verb in _VERBS for end in ("emos", "é")}
_FIRST = {
    "enviar": "envío",
    "contar": "cuento",
    "devolver": "devuelvo",
    "reponer": "repongo",
    "traer": "traigo",
}
_PRESENT = {
    **{
        _FIRST.get(verb, verb[:-2] + "o"): (verb, Kind.PRESENT)
        for verb in _VERBS
        if verb not in ("hacer", "dar")
    },
    **{
        f"{verb[:-2]}{'amos' if verb.endswith('ar') else 'emos'}": (verb, Kind.PAST_LIKE)
        for verb in _VERBS
        if verb.endswith(("ar", "er"))
    },
}
_CLITICS = frozenset("se le les lo la los las te os nos me".split())
_INFINITIVE = re.compile(rf"({'|'.join(_VERBS)})((?:se|le|les|lo|la|los|las|te|os|nos|me){{0,2}})")
_ACCENTS = str.maketrans("áéí", "aei")
_OWED = {"recibirá": "enviarle", "recibirás": "enviarte", "tendrá": "darle", "tendrás": "darte"}


def pledges(sentence: str) -> Iterator[Pledge]:
    """Find "le llamaremos", "vamos a enviarle", "le llamo mañana"."""
    found, done = words(sentence), len(sentence)
    for place, word in enumerate(found):
        start, clitics = _back(found, place)
        if word.text in _FUTURE:
            yield Pledge(start, word.end, done, done, _telling(_FUTURE[word.text], clitics))
        elif word.text in ("vamos", "voy"):
            yield from _going(found, place, done)
        elif word.text in _OWED and (word.text[0] == "r" or "noticias" in sentence[word.end :]):
            yield Pledge(start, word.end, done, done, _telling(_OWED[word.text], []))
        elif word.text in _PRESENT and clitics and clitics[0] not in ("lo", "la", "los", "las"):
            verb, kind = _PRESENT[word.text]
            yield Pledge(start, word.end, done, done, _telling(verb, clitics), kind)


def _going(found: list[Word], place: int, done: int) -> Iterator[Pledge]:
    start, clitics = _back(found, place)
    if len(found) < place + 3 or found[place + 1].text != "a":
        return
    match = _INFINITIVE.fullmatch(found[place + 2].text.translate(_ACCENTS))
    if match:
        own = found[place + 2].text if match[2] else match[1]
        yield Pledge(start, found[place + 2].end, done, done, _telling(own, clitics))


def _back(found: list[Word], place: int) -> tuple[int, list[str]]:
    """Return where the promise begins, and the pronouns before its verb."""
    first = place
    while first and found[first - 1].text in _CLITICS:
        first -= 1
    return found[first].start, ["nos" if w.text == "me" else w.text for w in found[first:place]]


def _telling(verb: str, clitics: list[str]) -> Callable[[str], str]:
    """Return how it is told: pronouns after the infinitive, and an accent where two of them move it."""
    own = (
        verb[:-2] + {"a": "á", "e": "é", "i": "í"}.get(verb[-2], verb[-2]) + "r" if len(clitics) > 1 else verb
    )
    return lambda rest: f"{own}{''.join(clitics)} {rest}".strip()


_PART = r"(?: por la mañana| por la tarde| a mediodía| al mediodía| por la noche)?"
DAYS = DayWords(
    lead=r"(?:antes del?|el|la|este|esta|para|hasta|próximo|próxima|a más tardar|como muy tarde|en|"
    r"dentro de|día|mismo|"
    r"a finales de|finales de|a principios de|fin de|final de|lo más tarde)",
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    months=(
        "enero|ene",
        "febrero|feb",
        "marzo|mar",
        "abril|abr",
        "mayo",
        "junio|jun",
        "julio|jul",
        "agosto|ago",
        "septiembre|setiembre|sept",
        "octubre|oct",
        "noviembre|nov",
        "diciembre|dic",
    ),
    near={
        "pasado mañana": 2,
        "(?<!la )mañana": 1,
        "hoy(?: mismo)?": 0,
        "esta (?:mañana|tarde|noche)": 0,
        "ahora mismo": 0,
        "de inmediato": 0,
        "inmediatamente": 0,
        "enseguida": 0,
    },
    numbers={
        "una?": 1,
        "dos": 2,
        "tres": 3,
        "cuatro": 4,
        "cinco": 5,
        "seis": 6,
        "siete": 7,
        "ocho": 8,
        "diez": 10,
        "quince": 14,
    },
    units={"horas?": 0, "días?(?: hábiles| laborables)?": 1, "semanas?": 7, "mes(?:es)?": 30},
    patterns=(
        r"(?:<weekday>,? (?:día )?)?(?P<day>\d{1,2}) de <month>\b(?: (?:de|del) (?P<year>\d{4}))?",
        r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})",
        r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<c>\d{4}|\d{2})",
        r"(?:(?<=el )|(?<=del )|(?<=al )|(?<=hasta ))(?P<a>\d{1,2})/(?P<b>\d{1,2})(?P<c>)",
        rf"<near>{_PART}",
        rf"<weekday>(?! pasado)(?: que viene| próximo)?{_PART}(?: a más tardar| como muy tarde)?",
        (
            r"(?:(?<=en )|(?<=dentro de ))(?:un plazo de |los próximos |el plazo de )?(?:<number>|"
            r"(?P<count>\d{1,3})) <unit>"
        ),
        r"(?P<next_week>(?:próxima semana|semana (?:que viene|próxima)))",
        r"(?P<this_week>(?<=esta )semana|(?<=fin de )semana|(?:el )?(?:final|fin) de (?:la|esta) semana)",
        r"(?P<next_month>(?:próximo mes|mes (?:que viene|próximo)))",
        (
            r"(?P<this_month>(?<=este )mes|(?:el )?(?:final|fin|finales) (?:de|del|de este) mes|"
            r"(?<=fin de )mes|(?<=finales de )mes)"
        ),
        r"(?:(?<=en )|(?<=finales de )|(?<=principios de ))<month>\b",
        r"(?P<feast>navidad|reyes|semana santa|año nuevo)",
    ),
    past=re.compile(
        r"\b(?:desde(?: el)?|(?<!antes )del|cada|todos los|los) $|\b(?:nos|que|me) (?:compró|dijo|"
        r"trajo|pidió|contó|ha|hizo|escribió)\b[^,]*$"
    ),
)

SPANISH = Promising(
    pledges=pledges,
    iffy=re.compile(
        r"\b(?:(?<!ver )(?<!saber )(?<!comprobar )(?<!preguntar )(?<!preguntarle )si|en caso de|"
        r"siempre que|quisiera|"
        r"desea|prefiere|prefieres|deseas|salvo que|a menos que|de lo contrario)\b"
    ),
    event=re.compile(
        r"\b(?:cuando|en cuanto|tan pronto|una vez|apenas|antes de que|hasta que|próxima vez|a "
        r"partir de ahora|en adelante|siempre|cada|desde ahora|en el futuro|tal "
        r"como|según lo acordado|como acordamos|por favor|después de)\b"
    ),
    stop=re.compile(
        r"[;:()«»“”\"]|[–—]| - |,? (?:y|pero) (?:yo|usted|tú|nosotros|él|ella|eso|así|se|le|les|"
        r"te|nos|me|lo|la)\b|"
        r",? y con (?:eso|ello)\b|,? (?:porque|para que|ya que|pero|pues)\b"
    ),
    vague=re.compile(
        r"\b(?:lo antes posible|cuanto antes|a la mayor brevedad(?: posible)?|pronto|en breve|próximamente|"
        r"lo más pronto posible|tan pronto como (?:sea posible|podamos)|en los próximos días|a su "
        r"debido tiempo|"
        r"rápidamente|en su momento)\b"
    ),
    soft=re.compile(
        r"(?:hacer(?:l[oa]s?|le|te)?(?:$| (?:mejor|todo|lo posible|lo que|falta|ilusión|honor|con|"
        r"así|bien))|volver a (?:ver|encontrar|disfrutar|saber)|volver$|"
        r"dar(?:le|te|les|nos)? (?:lo mejor|las gracias|gusto|alegría|la razón|un abrazo)|"
        r"contar(?:le|te)?(?: con| entre| siempre|$)|"
        r"guardar(?:l[oa]s?\b|$| (?:en|con|un buen|su|tu))|estudiar|explicar el porqué|ir |mirar|"
        r"hablar|poner(?:l[oa]s?)? (?:todo|más|de nuestra|nuestro|el resto|donde)|pasar(?:lo)?(?: "
        r"por alto|$| página)|"
        r"mostrar|llevar(?:nos|lo)? (?:en|a cabo|su)|recordar|dejar)"
    ),
    subject=frozenset("le les lo la te os nos me se el una un de vamos voy a".split()),
    days=DAYS,
)
