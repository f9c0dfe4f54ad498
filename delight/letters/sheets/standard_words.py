"""The words on the card of the shop's standards, in each language."""

from __future__ import annotations

from collections.abc import Mapping

STANDARD_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "What you can count on",
        "below": "If we ever fall short of it, please tell us. We want to know.",
        "back_title": "What we stand for",
        "back_below": "How often we kept to it in the last {days} days.",
        "counter": "At the counter", "phone": "On the phone", "writing": "In writing", "online": "Online",
        "delivery": "When we deliver", "their-place": "At your place", "everywhere": "Everywhere",
        "met": "{met} of {count}", "too_few": "too few to say",
    },
    "de": {
        "title": "Darauf können Sie zählen",
        "below": "Wenn wir es einmal nicht schaffen, sagen Sie es uns bitte. Wir wollen es wissen.",
        "back_title": "Wofür wir stehen",
        "back_below": "Wie oft wir uns in den letzten {days} Tagen daran gehalten haben.",
        "counter": "Im Laden", "phone": "Am Telefon", "writing": "Schriftlich", "online": "Im Netz",
        "delivery": "Wenn wir liefern", "their-place": "Bei Ihnen", "everywhere": "Überall",
        "met": "{met} von {count}", "too_few": "zu wenige, um etwas zu sagen",
    },
    "fr": {
        "title": "Vous pouvez compter là-dessus",
        "below": "Si un jour nous n’y arrivons pas, dites-le-nous. Nous voulons le savoir.",
        "back_title": "Ce à quoi nous tenons",
        "back_below": "Combien de fois nous l’avons tenu ces {days} derniers jours.",
        "counter": "Au comptoir", "phone": "Au téléphone", "writing": "Par écrit", "online": "En ligne",
        "delivery": "À la livraison", "their-place": "Chez vous", "everywhere": "Partout",
        "met": "{met} sur {count}", "too_few": "trop peu pour le dire",
    },
    "es": {
        "title": "Con esto puede contar",
        "below": "Si alguna vez no lo logramos, díganoslo. Queremos saberlo.",
        "back_title": "A lo que nos comprometemos",
        "back_below": "Cuántas veces lo hemos cumplido en los últimos {days} días.",
        "counter": "En la tienda", "phone": "Por teléfono", "writing": "Por escrito", "online": "En internet",
        "delivery": "Cuando entregamos", "their-place": "En su casa", "everywhere": "En todas partes",
        "met": "{met} de {count}", "too_few": "demasiado pocos para decirlo",
    },
}  # fmt: skip


def spoken(language: str) -> str:
    """Return the language that there are words in, English for any other."""
    base = language.split("-")[0]
    return base if base in STANDARD_WORDS else "en"
