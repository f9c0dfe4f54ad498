"""French."""

from __future__ import annotations

from delight.letters.forms.words.base import FormWords

FRENCH = FormWords(
    name="Nom",
    address="Adresse",
    phone="Téléphone",
    email="E-mail",
    reference="Référence",
    told="Signalé le",
    looked_after="Suivi par",
    promised="Nous avons promis",
    date="Date",
    signature="Signature",
    complaint_title="Qu’est-ce qui n’est pas allé ?",
    complaint_intro="Merci de nous le dire. Plus nous en savons, mieux nous pourrons arranger les choses. "
    "{Laissez|Laisse} en blanc ce que {vous préférez|tu préfères} ne pas indiquer.",
    complaint_what="Que s’est-il passé ?",
    complaint_wish="Comment arranger cela pour {vous|toi} ?",
    complaint_wishes=("Un remboursement", "Un remplacement", "Le refaire", "Une explication", "Ceci :"),
    complaint_reach="Comment {vous|te} joindre ?",
    complaint_ways=("Par téléphone", "Par e-mail", "Par courrier"),
    complaint_foot="À remettre à l’un de nous, ou à envoyer à : {}.",
    feedback_title="C’était comment ?",
    feedback_intro="{Entourez|Entoure} un visage. Nous lisons chaque carte.",
    feedback_low="pas bien",
    feedback_high="un régal",
    feedback_recommend="{Nous conseilleriez-vous|Nous conseillerais-tu} à un ami ?",
    feedback_no="jamais",
    feedback_yes="volontiers",
    feedback_liked="Qu’est-ce qui {vous a|t’a} plu ?",
    feedback_better="Que pourrions-nous faire mieux ?",
    feedback_name="{Votre|Ton} nom, si {vous voulez|tu veux}",
    loyalty_title="{Votre|Ta} carte de fidélité",
    loyalty_intro="Quel plaisir de {vous|te} compter parmi nous. {Indiquez|Indique} ce que "
    "{vous voulez|tu veux} ; le nom suffit.",
    loyalty_birthday="Anniversaire (jour et mois)",
    loyalty_hear="J’aimerais avoir de vos nouvelles",
    loyalty_ways=("Par courrier", "Par e-mail", "Par téléphone", "Plutôt pas"),
    loyalty_word="Ces informations ne servent qu’à {votre|ta} carte et ne sont données à personne. Un mot "
    "suffit, à tout moment, pour que nous les effacions.",
    loyalty_card="Numéro de carte",
    return_title="Bon de retour",
    return_intro="{Joignez|Joins} ce bon à l’article : nous saurons tout de suite de quoi il s’agit.",
    return_what="De quoi s’agit-il ?",
    return_bought="Acheté le",
    return_why="Qu’est-ce qui ne va pas ?",
    return_reasons={
        "wrong-item": "Ce n’est pas ce que j’avais commandé",
        "damaged": "Il est arrivé abîmé",
        "faulty": "Il ne fonctionne pas",
        "not-as-described": "Je m’attendais à autre chose",
        "other": "Autre chose :",
    },
    return_wish="Que {souhaitez-vous|souhaites-tu} ?",
    return_wishes=("Un remboursement", "Un remplacement", "Une réparation", "Un avoir"),
    return_to="À renvoyer à",
    return_ours="Réservé à la boutique",
    return_received="Reçu le",
    return_settled="Réglé par",
)
