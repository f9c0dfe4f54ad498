"""How notes typed in French are read: what was done, what is promised, what a case was about."""

from __future__ import annotations

import re

ARTICLES = frozenset(
    "un une des du de d' d’ deux trois quatre cinq six sept huit neuf dix douze quelques encore".split()
)
POINTERS = frozenset(
    "le la les l' l’ votre vos ton ta tes notre nos ce cet cette ces tout toute tous toutes chaque".split()
)
TELLTALE = frozenset(
    (
        "il elle ils elles lui leur leurs eux son sa ses client cliente clients clientes monsieur madame "
        "mme mr m mlle dame je j on qui que qu ne n pas jamais sinon car parce s est sont était étaient a "
        "ont avait aura va dit demandé voulu veut voulait insisté râlé hier demain déjà"
    ).split()
)
"""Words of a note for colleagues."""

_DEEDS = (
    "accorder affûter agrandir aiguiser ajouter ajuster améliorer apporter arranger baisser broder "
    "changer charger choisir cirer coller commander compléter corriger coudre couper couvrir cuire "
    "cuisiner déduire déposer dessiner détacher doubler échanger élargir emballer encadrer envoyer "
    "équilibrer expédier fabriquer faire fixer garder garnir graver graisser huiler imprimer installer "
    "laver livrer mettre monter nettoyer offrir ouvrir peindre polir porter poser préparer prolonger "
    "raccourcir raccommoder rallonger ranger recharger recoller recoudre refaire régler réimprimer "
    "réinstaller relier rembourser remettre remonter remplacer remplir renforcer renouveler réparer "
    "repasser repeindre reprendre repriser réserver resserrer restaurer retirer retoucher revoir rincer "
    "servir souder tailler teindre trouver vérifier vernir"
).split()
_MORE_PROMISES = (
    "accueillir annuler appeler attendre chercher confirmer contacter contrôler créditer demander dire "
    "discuter donner écrire essayer expliquer finir fournir informer inviter joindre organiser parler "
    "passer payer prendre présenter prêter prévenir prévoir proposer rappeler rapporter recevoir "
    "recommencer rendre renvoyer répondre revenir tenir terminer tester transmettre venir verser voir"
).split()
INFINITIVES = frozenset([*_DEEDS, *_MORE_PROMISES])
_NEED_SOMEBODY = frozenset(
    "accueillir attendre contacter demander informer inviter joindre prévenir recevoir voir".split()
)
"""What cannot be promised without saying to whom; elsewhere vous and te are left out, which suits both."""
_PARTICIPLES = {
    "coudre": "cousu",
    "couvrir": "couvert",
    "cuire": "cuit",
    "déduire": "déduit",
    "faire": "fait",
    "mettre": "mis",
    "offrir": "offert",
    "ouvrir": "ouvert",
    "peindre": "peint",
    "recoudre": "recousu",
    "refaire": "refait",
    "remettre": "remis",
    "repeindre": "repeint",
    "reprendre": "repris",
    "revoir": "revu",
    "teindre": "teint",
}
_FUTURES = {
    "accueillerons": "accueillir",
    "appellerons": "appeler",
    "enverrons": "envoyer",
    "essaierons": "essayer",
    "ferons": "faire",
    "nettoierons": "nettoyer",
    "paierons": "payer",
    "préviendrons": "prévenir",
    "rappellerons": "rappeler",
    "recevrons": "recevoir",
    "referons": "refaire",
    "renouvellerons": "renouveler",
    "renverrons": "renvoyer",
    "reverrons": "revoir",
    "reviendrons": "revenir",
    "tiendrons": "tenir",
    "verrons": "voir",
    "viendrons": "venir",
}
_FIRST = re.compile(r"([ld]['’]|\S+)(.*)", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:(?:nous|on|j['’])\s*)?(?:(?:vous|t['’]|lui|leur)\s*)?(?:(?:avons|a|ai)\s+)?"
    r"(?P<verb>[^\W\d_]+) (?P<rest>.+)",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"(?:nous |de |d['’])?(?P<whom>(?:vous|te|lui|leur|le|la|les) |[tl]['’])?"
    r"(?P<verb>[^\W\d_]+)(?P<rest>\W.*)?",
    re.IGNORECASE,
)
_REFLEXIVE = re.compile(r"s(?:e |['’])(?=\w+[ei]r\b)", re.IGNORECASE)
_SPEAKS_TO = re.compile(r"vous |te |t['’]", re.IGNORECASE)
_SMALL_WORD = re.compile(r"(?<![\w’-])(de|que|à) $", re.IGNORECASE)
_LONGEST_SMALL_WORD = len("que ")
_ARTICLE = re.compile(r"(les?) ")
_VOWEL = re.compile(r"(?!onze\b)[aeiouàâéèêëîïôöûùüœæ]", re.IGNORECASE)
_CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}
_FIRST_DAY = re.compile(r"\b1(?= [^\W\d_])")


def participle(infinitive: str) -> str:
    """Return what stands after "nous avons": ``livré``, ``garni``, ``refait``."""
    regular = infinitive[:-2] + ("é" if infinitive.endswith("er") else "i")
    return _PARTICIPLES.get(infinitive, regular)


def _future(infinitive: str) -> str:
    return infinitive.removesuffix("e") + "ons"


PARTICIPLES = frozenset(participle(verb) for verb in _DEEDS)
_AS_INFINITIVE = {_future(verb): verb for verb in INFINITIVES} | _FUTURES | {v: v for v in INFINITIVES}


def told(note: str) -> str:
    """Return what was done as it follows "nous avons", or nothing where the note does not say it."""
    found = _NOTE.fullmatch(note)
    if not found or found["verb"].lower() not in PARTICIPLES or not given(found["rest"]):
        return ""
    following = _FIRST.match(found["rest"].lower())
    names_a_thing = following is not None and following[1] in ARTICLES | POINTERS
    return curled(f"{found['verb'].lower()} {found['rest']}") if names_a_thing else ""


def given(thing: str) -> str:
    """Return a thing as it stands after "donné", or nothing where it reads like a note for colleagues."""
    return curled(thing) if TELLTALE.isdisjoint(re.findall(r"[^\W\d_]+", thing.lower())) else ""


def curled(text: str) -> str:
    """Return a text with the apostrophes of print."""
    return text.replace("'", "’")


def promised(said: str) -> str:
    """Return a promise as it follows "nous allons", or nothing where it begins with neither."""
    if _REFLEXIVE.match(said):
        return curled(_REFLEXIVE.sub("nous ", said, count=1))
    found = _PROMISE.fullmatch(said)
    if found and (verb := _AS_INFINITIVE.get(found["verb"].lower())):
        whom = (found["whom"] or "").lower()
        kept = whom if verb in _NEED_SOMEBODY and _SPEAKS_TO.match(whom) else ""
        return curled(kept + verb + (found["rest"] or ""))
    thing = noun(said)
    return f"faire le nécessaire pour {thing}" if thing else ""


def noun(text: str) -> str:
    """Return a noun with its article as it stands inside a sentence; nothing where there is no article."""
    found = _FIRST.fullmatch(text)
    if not found or found[1].lower() not in ARTICLES | POINTERS or not found[2]:
        return ""
    return curled(found[1].lower() + found[2])


def topic(text: str) -> str:
    """Return a topic that can be an object; what is no noun with its article is quoted."""
    said = text.removesuffix(".")
    return noun(said) or (said and f"«\u00a0{curled(said)}\u00a0»")


def dated(day: str) -> str:
    """Return a date with its first day as it is said: ``1er mars``."""
    return _FIRST_DAY.sub("1er", day)


def met(before: str, added: str) -> str:
    """Return a text and what a field adds to it: ``de`` and ``le thé`` make ``du thé``, and ``d’Anna``."""
    small = _SMALL_WORD.search(before, max(0, len(before) - _LONGEST_SMALL_WORD))
    if not small:
        return before + added
    start, word, article = before[: small.start()], small[1], _ARTICLE.match(added)
    if article and (one := _CONTRACTED.get((word.lower(), article[1]))):
        return start + (one.capitalize() if word[0].isupper() else one) + added[article.end(1) :]
    return f"{start}{word[:-1]}’{added}" if word[-1] == "e" and _VOWEL.match(added) else before + added
