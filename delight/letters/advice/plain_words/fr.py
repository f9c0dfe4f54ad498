"""French: blame, empty apologies, hidden doers, office words."""

from __future__ import annotations

from delight.letters.advice.plain_words.base import PlainWords, say

_DONE = (
    r"oubliée?s?|égarée?s?|négligée?s?|mal (?:\w+)|ignorée?s?|omise?s?|perdue?s?|traitée?s?|transmise?s?|"
    r"prise?s? en compte|prise?s? en charge|enregistrée?s?|confondue?s?"
)
FRENCH = PlainWords(
    rules=(
        say("blame", "vous avez|tu as", r"(?:vous avez|tu as) (?:omis|négligé|oublié|manqué|refusé) de"),
        say(
            "blame",
            "auriez|aurais",
            r"(?:vous auriez|tu aurais) (?:\w+ )?dû\b(?! (?:être|avoir|recevoir|pouvoir|trouver))",
        ),
        say(
            "blame",
            "comme ",
            (
                r"comme (?:on|nous|je) (?:vous|te|t')? ?(?:l'avons|l'ai|l'a) (?:déjà )?(?:dit|expliqué|"
                r"indiqué|précisé|signalé)|comme (?:déjà )?(?:indiqué|expliqué|précisé|mentionné) "
                r"(?:précédemment|plus haut|dans)"
            ),
        ),
        say(
            "blame",
            "faute|erreur|négligence|malentendu",
            (
                r"(?:votre|ta) (?:propre )?(?:faute|erreur|négligence|inattention|imprudence)|(?:faute|"
                r"erreur|malentendu|oubli) de (?:votre|ta) part"
            ),
            unless=r"\b(?:pas|jamais|aucunement|ni|sans|nullement)(?: \w+){0,2}",
        ),
        say(
            "blame",
            "vous prétendez|vous affirmez|soi-disant",
            r"vous (?:prétendez|affirmez|alléguez)|soi-disant",
        ),
        say(
            "blame",
            "n'avez pas|n'as pas",
            (
                r"vous n'avez pas (?:lu|respecté|suivi|signalé|précisé|prévenu|vérifié|mentionné|tenu "
                r"compte)|tu n'as pas (?:lu|respecté|suivi|signalé|précisé|prévenu|vérifié)"
            ),
        ),
        say(
            "blame",
            "si vous aviez|si tu avais",
            (
                r"si (?:vous aviez|tu avais) (?:lu|demandé|vérifié|appelé|prévenu|attendu|précisé|signalé|"
                r"suivi|respecté)"
            ),
        ),
        say(
            "blame",
            "mal compris|mal lu",
            (
                r"(?:vous avez|tu as) (?:sans doute |probablement |certainement )?mal (?:compris|lu|"
                r"interprété)"
            ),
        ),
        say(
            "blame",
            "aucun autre client|personne d'autre",
            r"(?:aucun autre client|personne d'autre) ne s'(?:est|était) (?:jamais )?plaint",
        ),
        say(
            "inconvenience",
            "désagrément|gêne occasion|inconvénient|dérangement occasion",
            (
                r"(?:(?:tous? )?(?:les?|la|ce|cet|ces|tout|tous|d'éventuels|pour) )?(?:éventuels? "
                r")?(?:désagréments?|inconvénients?|gêne|dérangement)(?: (?:éventuels?|occasionnée?s?|"
                r"causée?s?|subis?|que cela))+|désagréments?"
            ),
        ),
        say(
            "half-apology",
            "si vous avez|si tu as",
            r"(?:désolée?s?|navrée?s?|excus\w+) si (?:vous|tu|cela|certains)",
        ),
        say(
            "half-apology",
            "regret",
            (
                r"(?:nous avons|j'ai) le regret de|nous regrettons de (?:vous|devoir) (?:informer|vous "
                r"informer)|regrettons que vous (?:ayez eu le sentiment|soyez|pensiez)"
            ),
        ),
        say(
            "passive",
            "erreur|faute",
            (
                r"(?:une|des|plusieurs) (?:erreurs?|fautes?) (?:ont|a) été (?:commises?|faites?)|"
                r"(?:erreurs?|fautes?) (?:se sont|s'est) (?:produites?|glissée?s?)"
            ),
        ),
        say(
            "passive",
            "il a été|il avait été",
            r"il (?:a|avait) été (?:décidé|convenu|jugé|constaté|conclu|prévu|omis|oublié)(?! par)",
        ),
        say(
            "passive",
            " été ",
            rf"(?:a|ont|avait|avaient) été (?:\w+ment )?(?:{_DONE})\b(?! par\b)",
            unless=r"\b(?:ce qui|qui vous|avez)",
        ),
        say(
            "passive",
            "sera |seront ",
            (
                r"(?:sera|seront) (?:\w+ment )?(?:traitée?s?|examinée?s?|transmise?s?|étudiée?s?|prise?s? "
                r"en (?:charge|compte))\b(?! par\b)"
            ),
        ),
        say(
            "promise-without-date",
            "délais|au plus vite|dès que possible|en temps voulu|sous peu",
            (
                r"dans les (?:meilleurs|plus brefs) délais|au plus vite|dès que possible|aussi vite que "
                r"possible|en temps voulu|sous peu"
            ),
            unless=r"\b(?:merci de|veuillez|prière de|n'hésitez)[^.!?]{0,60}",
        ),
        say(
            "promise-without-date",
            "bientôt|prochainement|rapidement",
            (
                r"(?:nous|je|vous|j')\s?(?!espér)(?:\w+[ ']){0,4}?\w+(?:rons|rai|rez)\b"
                r"[^.!?;\n]{0,60}?\b(?:bientôt|prochainement|très vite|rapidement)\b"
            ),
            unless=r"\b(?:espér\w+|si|quand|dès)[^.!?]{0,40}",
        ),
        say(
            "promise-without-date",
            "bientôt|prochainement|rapidement",
            (
                r"(?:recontacter|rappeler|revenir vers (?:vous|toi)|contacter|répondre) (?:très "
                r")?(?:bientôt|prochainement|rapidement)\b"
            ),
        ),
        say(
            "jargon",
            "cher client|chère cliente|clients fidèles|fidèle client|aimable client",
            r"chers? clients?|chère cliente|(?:notre|votre) aimable clientèle",
        ),
        say("jargon", "hésit", r"n'hésite[sz]? (?:pas|surtout pas) à"),
        say(
            "jargon",
            (
                "ci-joint|susmentionn|par la présente|conformément|suite à votre|dans le cadre de|"
                "nonobstant|susvis|ci-après|eu égard|relatif à|en vertu"
            ),
            (
                r"(?:veuillez trouver )?ci-jointe?s?|susmentionnée?s?|susvisée?s?|par la présente|"
                r"conformément à|suite à votre (?:courrier|réclamation|demande|mail)|dans le cadre de|"
                r"nonobstant|ci-après|eu égard à|en vertu de"
            ),
        ),
        say(
            "jargon",
            "veuillez agréer|salutations distinguées|nous accusons",
            r"nous accusons (?:bonne )?réception|accusons réception",
        ),
        say("jargon", "très au sérieux", r"prenons (?:\w+ ){0,4}très au sérieux"),
        say(
            "jargon",
            "satisfaction|notre priorité|met tout en œuvre|mettons tout en œuvre",
            (
                r"(?:votre|la) satisfaction (?:\w+ ){0,4}(?:est|reste) (?:\w+ )?(?:notre )?(?:priorité|"
                r"importante)|met(?:tons|trons)? tout en œuvre|expérience client"
            ),
        ),
        say(
            "jargon",
            "à votre disposition|à votre entière disposition",
            r"(?:restons|reste|sommes|suis) (?:\w+ )?à votre (?:entière )?disposition",
        ),
        say(
            "jargon",
            "conditions générales|notre politique|procédure interne",
            (
                r"(?:selon |conformément à )?nos conditions générales|notre politique|procédures? "
                r"internes?"
            ),
        ),
        say(
            "jargon",
            "sachez que|veuillez noter|nous vous informons que",
            r"veuillez noter que|nous vous informons que|nous tenons à vous informer",
        ),
    ),
    loud=frozenset(
        ("JAMAIS TRÈS TOUJOURS DÉJÀ IMPORTANT URGENT MERCI TOUT TOUS RIEN DOIT AUCUN AUCUNE GRATUIT").split()
    ),
)
