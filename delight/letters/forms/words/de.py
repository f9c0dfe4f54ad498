"""German."""

from __future__ import annotations

from delight.letters.forms.words.base import FormWords

GERMAN = FormWords(
    name="Name",
    address="Anschrift",
    phone="Telefon",
    email="E-Mail",
    reference="Unser Zeichen",
    told="Gemeldet am",
    looked_after="Zuständig",
    promised="Zugesagt",
    date="Datum",
    signature="Unterschrift",
    complaint_title="Was ist schiefgelaufen?",
    complaint_intro="Danke, dass {Sie|du} es uns {sagen|sagst}. Je genauer wir es wissen, desto besser "
    "können wir es in Ordnung bringen. Was {Sie nicht angeben möchten, lassen Sie|du nicht angeben "
    "möchtest, lass} einfach frei.",
    complaint_what="Was ist geschehen?",
    complaint_wish="Womit wäre es für {Sie|dich} wieder gut?",
    complaint_wishes=(
        "Geld zurück",
        "Ersatz",
        "Noch einmal, aber richtig",
        "Eine Erklärung",
        "Etwas anderes:",
    ),
    complaint_reach="Wie erreichen wir {Sie|dich} am besten?",
    complaint_ways=("Telefonisch", "Per E-Mail", "Per Brief"),
    complaint_foot="Einfach bei uns abgeben oder schicken an: {}.",
    feedback_title="Wie war’s?",
    feedback_intro="Einfach ein Gesicht einkreisen. Wir lesen jede Karte.",
    feedback_low="nicht gut",
    feedback_high="wunderbar",
    feedback_recommend="{Würden Sie|Würdest du} uns Freunden empfehlen?",
    feedback_no="niemals",
    feedback_yes="sehr gern",
    feedback_liked="Was hat {Ihnen|dir} gefallen?",
    feedback_better="Was sollten wir besser machen?",
    feedback_name="Name, falls {Sie möchten|du magst}",
    loyalty_title="{Ihre|Deine} Kundenkarte",
    loyalty_intro="Schön, dass {Sie|du} da {sind|bist}. {Geben Sie an, was Sie möchten|Gib an, was du magst}"
    "; der Name allein genügt.",
    loyalty_birthday="Geburtstag (Tag und Monat)",
    loyalty_hear="Ich möchte von {Ihnen|euch} hören",
    loyalty_ways=("Per Brief", "Per E-Mail", "Telefonisch", "Lieber gar nicht"),
    loyalty_word="Diese Angaben nutzen wir nur für die Karte und geben sie an niemanden weiter. Ein "
    "Wort genügt, und wir löschen sie.",
    loyalty_card="Kartennummer",
    return_title="Rücksendung",
    return_intro="Bitte {legen Sie|leg} diesen Zettel bei. So wissen wir gleich, worum es geht.",
    return_what="Was ist es?",
    return_bought="Gekauft am",
    return_why="Was stimmt damit nicht?",
    return_reasons={
        "wrong-item": "Das hatte ich nicht bestellt",
        "damaged": "Es kam beschädigt an",
        "faulty": "Es funktioniert nicht",
        "not-as-described": "Ich hatte etwas anderes erwartet",
        "other": "Etwas anderes:",
    },
    return_wish="Was {wünschen Sie sich|wünschst du dir}?",
    return_wishes=("Geld zurück", "Ersatz", "Reparatur", "Gutschrift"),
    return_to="Zurück an",
    return_ours="Von uns auszufüllen",
    return_received="Eingegangen am",
    return_settled="Erledigt von",
)
