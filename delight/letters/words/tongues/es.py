"""Spanish, as it is understood on both sides of the ocean.

What was done follows "Le hemos" or "Te hemos": participles that bear a dative ("devuelto 12,50 €", "hecho una
tarta nueva"), so that a list of them joins under one verb. A promise follows "vamos a": infinitives.
"""

from __future__ import annotations

import re

from delight.letters.words.tongues import es_several
from delight.letters.words.tongues.base import Deed, Tongue

_DEEDS = {
    "apology": Deed(),
    "refund": Deed(plain="devuelto el dinero", amount="devuelto {}"),
    "replacement": Deed(plain="hecho el cambio por uno nuevo", new="dado {}", known="cambiado {}"),
    "redo": Deed(plain="repetido el trabajo como es debido", new="hecho {}", known="arreglado {}"),
    "credit": Deed(plain="anotado un saldo a favor", amount="anotado un saldo a favor de {}"),
    "discount": Deed(plain="hecho un descuento", amount="hecho un descuento de {}"),
    "extra": Deed(plain="regalado un pequeño detalle", new="regalado {}", known="regalado {}"),
    "call-back": Deed(plain="llamado para hablarlo con calma"),
    "visit": Deed(plain="hecho una visita para verlo en persona"),
    "explanation": Deed(plain="explicado sin rodeos qué salió mal"),
    "other": Deed(),
}
_ARTICLES = (
    "un una uno unos unas otro otra otros otras dos tres cuatro cinco seis siete ocho nueve diez doce "
    "medio media"
)
_POINTERS = (
    "el la los las su sus tu tus nuestro nuestra nuestros nuestras este esta estos estas ese esa esos "
    "esas aquel aquella lo ambos ambas todo toda todos todas cada"
)
_TELLTALE = (
    "él ella ellos ellas cliente clienta clientes señor señora sr sra chico chica que no pero porque ni "
    "se es era está estaba estaban fue ha había dice dijo dije decía pide pidió quiere quería insiste "
    "insistió protestó ojo hoy ayer mañana ya"
)
_GOOD_DEEDS = (
    "abonar abrir adelantar aflojar afilar ajustar ampliar anotar añadir aplazar apartar apuntar arreglar "
    "asar bajar barnizar bordar buscar calibrar cambiar cargar coger cocinar colgar colocar comprar "
    "conseguir corregir cortar coser cubrir dar dejar descontar devolver dibujar encargar encontrar "
    "encuadernar engrasar entregar enviar escribir forrar grabar guardar hacer hornear imprimir incluir "
    "instalar lavar limpiar llenar llevar lijar mandar montar ofrecer ordenar pagar pegar perdonar pintar "
    "planchar podar poner preparar pulir quitar rebajar recargar reducir reenviar reforzar regalar "
    "rehacer rellenar reparar repetir reponer reservar restaurar revisar sellar servir soldar subir "
    "sustituir tapizar teñir terminar traer zurcir"
)
_PARTICIPLES = {
    "abrir": "abierto",
    "cubrir": "cubierto",
    "devolver": "devuelto",
    "escribir": "escrito",
    "hacer": "hecho",
    "imprimir": "impreso",
    "poner": "puesto",
    "rehacer": "rehecho",
    "reponer": "repuesto",
    "traer": "traído",
}
_PAST = {
    "dar": "dimos",
    "hacer": "hicimos",
    "poner": "pusimos",
    "reducir": "redujimos",
    "rehacer": "rehicimos",
    "reponer": "repusimos",
    "traer": "trajimos",
}
_FUTURE = {
    "haremos": "hacer",
    "reharemos": "rehacer",
    "pondremos": "poner",
    "repondremos": "reponer",
    "tendremos": "tener",
    "vendremos": "venir",
    "saldremos": "salir",
    "diremos": "decir",
    "daremos": "dar",
    "iremos": "ir",
}
_NO_PROMISES = frozenset("vamos somos queremos podemos sabemos debemos tenemos estamos hemos".split())
_NO_VERBS = frozenset("par lugar bar taller collar ayer alquiler mujer alfiler azúcar mar".split())
_PRESENT = {"amos": "ar", "emos": "er", "imos": "ir"}
_UNSTRESSED = {"á": "a", "é": "e", "í": "i"}
_STRESS = re.compile(r"[áé](?=r$)|(?<![aeo])í(?=r$)")
_FOR_YOU = frozenset(("", "le", "les", "te"))
_NEED_WHOM = frozenset("ver visitar recibir atender acompañar".split())
_HUNG = re.compile(r"(?P<bare>\w*[aeiáéí]r)(?:te|se|les?)?(?P<what>l[ao]s?)?")
_INFINITIVE = re.compile(r"\w*[aeiáéí]r(?:[mt]e|se|nos)?(?:l[aeo]s?)?")
_PROMISE = re.compile(
    r"(?:(?P<whom>(?:se|te) l[ao]s?|les?|te|l[ao]s?) )?(?:(?:vamos|voy) a )?(?P<verb>\w+)(?P<rest>.*)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:(?:les?|te) )?(?:(?:hemos|he) )?(?P<verb>\w+) (?P<rest>(?P<next>\w+).*)", re.IGNORECASE
)
_BEFORE_MONTH = re.compile(r"(?<=\d de) (?=\w)")
_DE_OR_A = re.compile(r"(?<!\w)(?:de|a) $", re.IGNORECASE)
_BEFORE_I = re.compile(r" y (?=h?i(?![aeou]))", re.IGNORECASE)


def _ending(infinitive: str, ar: str, er_ir: str) -> str:
    return infinitive[:-2] + (ar if infinitive.endswith("ar") else er_ir)


def _participle(infinitive: str) -> str:
    return _PARTICIPLES.get(infinitive) or _ending(infinitive, "ado", "ido")


def _past(infinitive: str) -> str:
    return _PAST.get(infinitive) or _ending(infinitive, "amos", "imos")


_AS_PARTICIPLE = {
    form: _participle(verb) for verb in _GOOD_DEEDS.split() for form in (_participle(verb), _past(verb))
}
_NEW, _KNOWN = frozenset(_ARTICLES.split()), frozenset(_POINTERS.split())
_FOR_COLLEAGUES = frozenset(_TELLTALE.split())


def _topic(text: str) -> str:
    """Return a topic that can follow a preposition; what is no noun with its article is quoted."""
    first, space, rest = text.removesuffix(".").partition(" ")
    if first.lower() in _NEW | _KNOWN and space:
        return f"{first.lower()} {rest}"
    return f"«{first}{space}{rest}»" if first else ""


def _told(note: str) -> str:
    """Return what was done as it follows "Le hemos", or nothing where the note does not say it."""
    found = _TOLD.fullmatch(note)
    words = re.findall(r"\w+", note.lower())
    if not found or found["next"].lower() not in _NEW | _KNOWN or not _FOR_COLLEAGUES.isdisjoint(words):
        return ""
    participle = _AS_PARTICIPLE.get(found["verb"].lower(), "")
    return participle and f"{participle} {found['rest']}"


def _promised(said: str) -> str:
    """Return a promise as it follows "vamos a", or nothing where it begins with neither verb nor thing."""
    found = _PROMISE.fullmatch(said)
    if found and (verb := _infinitive(found["verb"].lower())):
        return _with_pronoun(verb, (found["whom"] or "").lower()) + found["rest"]
    first, space, rest = said.partition(" ")
    if space and first.lower() in _NEW | _KNOWN:
        return f"encargarnos de {first.lower()} {rest}".replace("de el ", "del ", 1)
    return ""


def _infinitive(verb: str) -> str:
    if _INFINITIVE.fullmatch(verb) and verb not in _NO_VERBS:
        return verb
    if verb in _NO_PROMISES or not verb.endswith("mos"):
        return ""
    future = re.fullmatch(r"(\w+[aei]r)emos", verb)
    return _FUTURE.get(verb) or (future[1] if future else verb[:-4] + _PRESENT.get(verb[-4:], ""))


def _with_pronoun(verb: str, whom: str) -> str:
    """Hang pronouns on an infinitive; those for the customer go: whether usted or tú is not known here.

    ``Le enviaremos`` and ``enviarle`` make ``enviar``, ``se lo cambiaremos`` and ``cambiárselo`` make
    ``cambiarlo``.
    """
    hung = _HUNG.fullmatch(verb)
    if hung and (bare := _STRESS.sub(lambda m: _UNSTRESSED[m[0]], hung["bare"])) not in _NEED_WHOM:
        verb, whom = bare, hung["what"] or whom
    return verb + whom.rpartition(" ")[2] if whom not in _FOR_YOU and verb.endswith("r") else verb


def _family(name: str) -> str:
    """Return a family name as it stands without a given one: ``de la Torre`` as ``De la Torre``."""
    return name[:1].upper() + name[1:]


def _joined(text: str) -> str:
    """Return a list with "e" for "y" where the next word begins with the sound of i."""
    return _BEFORE_I.sub(" e ", text)


def _dated(day: str) -> str:
    """Return a date whose month stays with its day at the end of a line."""
    return _BEFORE_MONTH.sub("\u00a0", day)


def _met(before: str, added: str) -> str:
    """Return a text and what a field adds to it: ``de`` and ``el té`` make ``del té``, and ``al té``."""
    together = added.startswith("el ") and _DE_OR_A.search(before, max(0, len(before) - 3))
    return before[:-1] + added[1:] if together else before + added


SPANISH = Tongue(
    dear="Hola, {}:",
    dear_ms="Estimada señora {}:",
    dear_mr="Estimado señor {}:",
    dear_couple="Estimados señores {}:",
    dear_family="Estimada familia {}:",
    dear_familiar="Hola, {}:",
    hello="Hola:",
    hello_all="Hola a todo el equipo de {}:",
    address_ms="Sra. {}",
    address_mr="Sr. {}",
    address_couple="Sres. {}",
    address_family="Familia {}",
    closings=("Un cordial saludo,", "Con un afectuoso saludo,", "Con mis mejores deseos,"),
    everyone="Todo el equipo de {}",
    on_day="el {}",
    on_date="el {}",
    by_day="a más tardar el {}",
    reference="Referencia {}",
    numbers=tuple("un dos tres cuatro cinco seis siete ocho nueve diez once doce".split()),
    slip_head="Respuesta",
    slip_answers={
        "all-well": "Ahora está todo bien.",
        "nearly": "Casi. Todavía falta algo.",
        "not-yet": "Todavía no. Hablemos, por favor.",
    },
    slip_words="Por si hay algo que añadir",
    slip_how="Basta con traer o enviar este papel, o con decirnos su código: {}",
    long_list="{}, y {}",
    list_word=" y ",
    gaps={
        "customer.name": "el nombre de quien recibe la carta",
        "shop.name": "el nombre de la tienda",
        "shop.phone": "nuestro teléfono",
        "shop.email": "nuestro correo electrónico",
        "shop.website": "nuestra página web",
        "writer": "quién escribe",
        "case.reference": "la referencia",
        "case.topic": "de qué se trataba",
        "case.day": "qué día",
        "case.remedy": "qué nos pidió",
        "case.handled_by": "quién se encargó",
        "promise.what": "qué prometimos",
        "promise.by": "para cuándo",
        "actions.done": "qué hicimos",
        "actions.refund": "cuánto devolvimos",
        "gesture.name": "la sorpresa",
        "gesture.note": "unas palabras sobre la sorpresa",
        "personal": "unas palabras personales",
        "case.took": "cuánto tardamos",
        "case.praised": "a quién se elogia",
        "customer.years": "cuántos",
        "customer.last_seen": "cuándo vino por última vez",
        "year.next": "el año que viene",
        "reason": "el motivo, en una frase",
        "elsewhere": "dónde se puede encontrar",
        "change": "qué hemos cambiado",
        "brought": "a quién trajo",
        "voucher.worth": "cuánto vale",
        "voucher.code": "el código del vale",
        "voucher.until": "hasta cuándo sirve el vale",
    },
    deeds=_DEEDS,
    verbs=frozenset(_AS_PARTICIPLE),
    past=re.compile(r"\w{2,}[aií]do"),
    after_verbs=_NEW | _KNOWN,
    indefinite=_NEW,
    definite=_KNOWN,
    you=frozenset("le les te se usted ti su sus tu tus".split()),
    telltale=_FOR_COLLEAGUES,
    promising=frozenset(_GOOD_DEEDS.split()),
    will=re.compile(r"\A(?:(?:vamos|voy) a|hay que|tenemos que|tengo que) ", re.IGNORECASE),
    see_to="conseguir {}",
    keep_word="cumplir lo prometido («{}»)",
    same_day="menos de un día",
    one_day="un día",
    in_month="en {}",
    family=_family,
    topic=_topic,
    told=_told,
    promised=_promised,
    joined=_joined,
    dated=_dated,
    met=_met,
    several=es_several.SEVERAL,
)
