"""What the codes of surprises, vouchers and stamp cards are called on a person's sheet, in each language."""

from __future__ import annotations

from collections.abc import Mapping

SURPRISE_CODES: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "en": {
        "occasion": {
            "years": "years as a customer", "birthday": "birthday",
            "nth-visit": "a visit to remember",
            "recovery": "after we put something right", "referral": "for bringing somebody",
            "absence": "after a long time",
        },
        "suggestion": {
            "open": "not decided yet", "accepted": "agreed", "skipped": "not this time",
            "withdrawn": "taken back",
        },
        "place": {"counter": "at the counter", "told": "told us"},
        "deed": {
            "gesture.planned": "Surprise planned", "gesture.given": "Surprise given",
            "gesture.edited": "Surprise changed", "gesture.removed": "Surprise taken back",
            "week.drawn": "Surprise thought of", "suggestion.accepted": "Surprise agreed",
            "suggestion.swapped": "Another surprise thought of",
            "suggestion.skipped": "No surprise this time",
            "voucher.issued": "Voucher given", "voucher.redeemed": "Voucher taken",
            "voucher.cancelled": "Voucher cancelled", "stamp-card.opened": "Stamp card given",
            "stamp-card.attached": "Stamp card put to your name", "stamped": "Stamped",
            "stamp-card.rewarded": "Reward for a full card given",
            "stamp-card.cancelled": "Stamp card cancelled", "pulse.answered": "Your answer noted",
        },
    },
    "de": {
        "occasion": {
            "years": "Jahre als Kundin oder Kunde", "birthday": "Geburtstag",
            "nth-visit": "ein besonderer Besuch",
            "recovery": "nachdem etwas in Ordnung gebracht war",
            "referral": "für eine Empfehlung", "absence": "nach langer Zeit",
        },
        "suggestion": {
            "open": "noch nicht entschieden", "accepted": "zugesagt", "skipped": "diesmal nicht",
            "withdrawn": "zurückgezogen",
        },
        "place": {"counter": "an der Theke", "told": "uns erzählt"},
        "deed": {
            "gesture.planned": "Überraschung geplant", "gesture.given": "Überraschung überreicht",
            "gesture.edited": "Überraschung geändert",
            "gesture.removed": "Überraschung zurückgenommen",
            "week.drawn": "An eine Überraschung gedacht",
            "suggestion.accepted": "Überraschung zugesagt",
            "suggestion.swapped": "An eine andere Überraschung gedacht",
            "suggestion.skipped": "Diesmal keine Überraschung",
            "voucher.issued": "Gutschein ausgegeben", "voucher.redeemed": "Gutschein eingelöst",
            "voucher.cancelled": "Gutschein storniert",
            "stamp-card.opened": "Stempelkarte ausgegeben",
            "stamp-card.attached": "Stempelkarte Ihnen zugeordnet", "stamped": "Gestempelt",
            "stamp-card.rewarded": "Belohnung für eine volle Karte überreicht",
            "stamp-card.cancelled": "Stempelkarte storniert",
            "pulse.answered": "Ihre Antwort notiert",
        },
    },
    "fr": {
        "occasion": {
            "years": "années de fidélité", "birthday": "anniversaire",
            "nth-visit": "une visite à marquer",
            "recovery": "après avoir réparé une erreur", "referral": "pour avoir amené quelqu’un",
            "absence": "après une longue absence",
        },
        "suggestion": {
            "open": "pas encore décidé", "accepted": "retenu", "skipped": "pas cette fois",
            "withdrawn": "retiré",
        },
        "place": {"counter": "au comptoir", "told": "dit à l’équipe"},
        "deed": {
            "gesture.planned": "Surprise prévue", "gesture.given": "Surprise offerte",
            "gesture.edited": "Surprise modifiée", "gesture.removed": "Surprise annulée",
            "week.drawn": "Surprise envisagée", "suggestion.accepted": "Surprise retenue",
            "suggestion.swapped": "Autre surprise envisagée",
            "suggestion.skipped": "Pas de surprise cette fois",
            "voucher.issued": "Bon remis", "voucher.redeemed": "Bon utilisé",
            "voucher.cancelled": "Bon annulé",
            "stamp-card.opened": "Carte de fidélité remise",
            "stamp-card.attached": "Carte de fidélité mise à votre nom",
            "stamped": "Carte tamponnée",
            "stamp-card.rewarded": "Cadeau de la carte complète remis",
            "stamp-card.cancelled": "Carte de fidélité annulée",
            "pulse.answered": "Votre réponse notée",
        },
    },
    "es": {
        "occasion": {
            "years": "años como cliente", "birthday": "cumpleaños",
            "nth-visit": "una visita señalada",
            "recovery": "tras arreglar un error", "referral": "por traer a alguien",
            "absence": "tras mucho tiempo",
        },
        "suggestion": {
            "open": "aún sin decidir", "accepted": "aceptada", "skipped": "esta vez no",
            "withdrawn": "retirada",
        },
        "place": {"counter": "en el mostrador", "told": "dicha al equipo"},
        "deed": {
            "gesture.planned": "Sorpresa prevista", "gesture.given": "Sorpresa entregada",
            "gesture.edited": "Sorpresa modificada", "gesture.removed": "Sorpresa anulada",
            "week.drawn": "Sorpresa pensada", "suggestion.accepted": "Sorpresa aceptada",
            "suggestion.swapped": "Otra sorpresa pensada",
            "suggestion.skipped": "Esta vez sin sorpresa",
            "voucher.issued": "Vale entregado", "voucher.redeemed": "Vale canjeado",
            "voucher.cancelled": "Vale anulado", "stamp-card.opened": "Tarjeta de sellos entregada",
            "stamp-card.attached": "Tarjeta de sellos puesta a su nombre", "stamped": "Sellada",
            "stamp-card.rewarded": "Premio de la tarjeta completa entregado",
            "stamp-card.cancelled": "Tarjeta de sellos anulada",
            "pulse.answered": "Su respuesta anotada",
        },
    },
}  # fmt: skip
"""As ``data_codes.DATA_CODES``, of which it is a part."""
