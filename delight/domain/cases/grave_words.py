"""Words that point to a grave matter, and words that deny it, in English, German, French and Spanish."""

from __future__ import annotations

_BODY = (
    r"(?:ankle|wrist|knee|head|arm|leg|hand|finger|thumb|toe|foot|back|shoulder|elbow|hip|rib|nose|lip|"
    r"tongue|mouth|gum|ear|neck|eye|face|chin|cheek|scalp|skin|bone|throat)s?\b"
)
_HIS = r"(?:my|his|her|our|their) "
_HIMSELF = r"(?:myself|himself|herself|themselves|yourself|ourselves)\b"

# Stems of folded words (no capitals, no accents), each from the beginning of a word. A complaint is kept in
# the customer's words, whatever the shop's language, so all languages are looked for at once.
STEMS: dict[str, tuple[str, ...]] = {
    "injury": (
        r"(?<!insult to )injur(?:y|ies|ed)\b",
        r"(?:was|am|got|were|been|is|badly) hurt\b",
        rf"(?:hurt|hurts|sprained|twisted|dislocated|fractured|bruised|grazed|banged|hit) {_HIS}{_BODY}",
        rf"(?:hurt|injured|scalded) {_HIMSELF}",
        rf"(?:cut|burned|burnt|scalded|trapped|pinched|sliced|nicked) {_HIS}{_BODY}",
        rf"(?:cut|burned|burnt) {_HIMSELF}",
        (
            r"(?:slipped|tripped|stumbled) (?:\S+ ){0,4}?"
            r"(?:floor|steps?|stairs?|tiles?|mat|rug|kerb|curb|ice|cable|sill)\b"
        ),
        r"(?:fell|went|came) down (?:on (?:one|both|(?:my|his|her|their)) knees?\b|(?:\S+ ){0,2}?stairs?\b)",
        r"knocked (?:out|unconscious)\b",
        r"(?:fainted|passed out(?! (?:leaflets|flyers|samples|menus))|concussed|choked on|choking on)\b",
        r"bleeding\b",
        rf"(?:broken|chipped|broke|cracked) (?:a |{_HIS})?(?:tooth|teeth|filling|{_BODY})",
        r"electric shock\b",
        r"electrocuted",
        r"concussion",
        r"(?:needed|had|got) (?:\w+ )?stitches\b",
        r"ambulance",
        r"paramedics?\b",
        r"(?:i|he|she|we|they|mother|father|son|daughter|wife|husband) (?:slipped|tripped)\b",
        r"(?:i|he|she|we|they|mother|father|son|daughter) fell\b(?! (?:short|behind|asleep|in|for|out))",
        r"broken glass in",
        r"glass in (?:my|the|his|her) (?:food|salad|soup|bread|drink|cake|mouth)",
        r"(?<!schutz )(?<!vertrauen )verletz(?:t|te|ten|ung|ungen)\b",
        r"geblutet",
        r"verbrann?t (?:an|am|die|den|sich)",
        r"verbruh",
        r"gesturzt",
        r"ausgerutscht",
        r"(?:hingefallen|umgeknickt|gestolpert|ohnmachtig)\b",
        r"(?:verstaucht|geprellt|prellung|platzwunde)",
        (
            r"(?:mich|sich|dich) (?:\S+ ){0,4}?"
            r"(?:geschnitten|gestossen|weh ?getan|verbrannt|gebrochen|gequetscht)\b"
        ),
        r"(?:finger|hand|arm|bein|fuss|knochel|handgelenk|rippe) (?:ist |war |sind )?gebrochen",
        r"stromschlag",
        r"krankenwagen",
        r"rettungs(?:wagen|dienst)",
        r"sanitater",
        r"zahn (?:ab)?gebrochen",
        r"gehirnerschutterung",
        r"bless(?:e|ee|es|ees|ure|ures)\b",
        r"brule(?:e|s|es)? (?:la|le|les|a|au)\b",
        r"glisse (?:et|sur)\b",
        (
            r"(?:foule|tordu|casse|coupe|brule|coince) (?:la|le|l'|les|un|une) ?"
            r"(?:cheville|poignet|genou|bras|jambe|doigts?|main|dent|pied|langue|dos)"
        ),
        r"(?:evanouie?|assommee?)\b",
        r"(?:je suis|elle est|il est|fille est|fils est|mari est|femme est) tombee?\b",
        r"saign(?:ait|ement|er\b|e\b)",
        r"points de suture",
        r"(?:les|des) secours\b",
        r"(?:les|le) (?:samu|pompiers)\b",
        r"dent (?:est )?cassee",
        r"electrocut",
        r"herid[oa]s?\b",
        r"lesion",
        r"me (?:queme|corte|lesione|cai|resbale)\b",
        r"se (?:ha )?(?:quemo|quemado|corto|cortado|lesiono|lesionado|resbalo|resbalado)\b",
        (
            r"(?:hij[oa]|madre|padre|senora?|nin[oa]|clienta?|mujer|marido|abuel[oa]|el|ella) "
            r"se (?:cayo|ha caido)\b"
        ),
        (
            r"se (?:torcio|rompio|disloco|golpeo|pillo|hizo dano en) (?:el|la|un|una) "
            r"(?:tobillo|muneca|brazo|pierna|diente|rodilla|cabeza|dedo|mano|espalda|pie)"
        ),
        r"se (?:hizo|ha hecho) dano",
        r"(?:se desmayo|desmayad[oa])\b",
        r"sangr(?:aba|ando|e|o)\b",
        r"ambulancia",
        r"descarga electrica",
        r"diente roto",
        r"se me (?:rompio|partio) (?:un|el) diente",
    ),
    "illness": (
        r"food poison",
        r"poisoned\b",
        r"allerg",
        r"anaphyla",
        r"hospital(?!it)",
        (
            r"(?:was|were|got|fell|been|became|feel|felt) (?:very |really |so |quite |violently |"
            r"terribly )?ill\b"
        ),
        r"taken ill\b",
        r"made (?:me|us|him|her|them|my \w+) (?:very |really |so )?(?:ill|sick)\b",
        r"(?:was|were|got|been) (?:very |really |so |violently |all )?sick\b(?! (?:of|and tired))",
        r"threw up\b",
        r"throwing up\b",
        r"vomit",
        r"salmonell",
        r"(?:a|skin|nasty) rash\b(?! (?:decision|promise|remark|word))",
        r"krank (?:geworden|gewesen|war|wurde|bin)\b",
        r"(?:bin|war|wurde|wurden|lag|waren) (?:\w+ ){0,3}krank\b",
        r"erkrank",
        r"vergift",
        r"ubergeben mussen",
        r"musste (?:mich|sich) (?:\w+ )?ubergeben",
        r"erbroch",
        r"erbrech",
        r"krankenhaus",
        r"notaufnahme",
        r"notarzt",
        r"durchfall",
        r"malades?\b",
        r"intoxi[cq]",
        r"vomi(?:r|ssement|ssements|tos?)\b",
        r"hopital",
        r"aux urgences",
        r"diarrhee",
        r"enferm(?:o|a|os|as|e|amos|ado|aron|edad)\b",
        r"alergi",
        r"urgencias\b",
        r"diarrea",
    ),
    "discrimination": (
        r"racis",
        r"rassis",
        r"discrimin",
        r"diskrimin",
        r"homophob",
        r"homofob",
        r"sexis[tm]",
        r"antisemit",
        r"transphob",
        r"transfob",
        r"islamophob",
        r"islamofob",
        r"xenophob",
        r"xenofob",
        r"sexually harass",
        r"sexual harass",
        r"sexuell belastig",
        r"harcelement sexuel",
        r"harcelee? sexuel",
        r"acoso sexual",
        (
            r"because of (?:my|his|her|our|their) (?:skin|colour|color|race|religion|headscarf|hijab|"
            r"disability|wheelchair|accent|age)\b"
        ),
        r"because (?:i am|i'm|she is|he is|we are) (?:black|muslim|jewish|gay|disabled|trans|foreign)",
        r"wegen (?:meiner|seiner|ihrer|unserer) (?:hautfarbe|herkunft|religion|behinderung)",
        r"wegen (?:meines|seines|ihres) (?:kopftuchs|rollstuhls|akzents)",
        r"a cause de (?:ma|sa|notre|leur|mon|son) (?:couleur|peau|religion|origine|handicap|voile|accent)",
        r"por (?:mi|su|nuestro|ser) (?:color|piel|religion|origen|discapacidad|velo|acento|negr[oa]|gay)\b",
    ),
    "data": (
        r"gdpr\b",
        r"dsgvo\b",
        r"rgpd\b",
        r"data (?:leak|breach|protection)",
        (
            r"leak(?:ed)? (?:of )?(?:my|our|his|her|customer|personal|card) (?:data|details|address|"
            r"number|email|information)"
        ),
        (
            r"(?:my|our|his|her) (?:data|details|address|phone number|card details|"
            r"email address) (?:was|were|got|has been|have been) (?:shared|leaked|given|passed|"
            r"published|stolen|sent)"
        ),
        r"identity theft",
        r"(?:my|our) card (?:was|has been) (?:cloned|skimmed|misused)",
        r"someone else.?s (?:invoice|bill|address|details|data|medical)",
        r"datenleck",
        r"datenpanne",
        r"datenschutz",
        (
            r"(?:meine|unsere) (?:daten|adresse|telefonnummer) (?:\w+ ){0,3}(?:weitergegeben|"
            r"weitergeleitet|veroffentlicht|gestohlen)"
        ),
        r"fuite de (?:mes |nos |vos )?donnees",
        r"donnees personnelles",
        r"filtra(?:ron|do|cion) (?:de )?(?:mis |sus |los )?datos",
        r"proteccion de datos",
        r"datos personales",
        r"robo de identidad",
    ),
    "public": (
        r"gone viral",
        r"going viral",
        r"went viral",
        r"go viral",
        r"viral (?:video|post|gegangen)",
        r"geht (?:gerade )?viral",
        r"ging viral",
        r"devenue? viral",
        r"hecho viral",
        r"se ha vuelto viral",
        r"(?:local|the) (?:news)?paper (?:has|is|will|wants|called|rang|wrote)",
        (
            r"(?:told|tell|telling|went to|going to|gone to|call|called) (?:the )?(?:press|newspaper|"
            r"newspapers|media|papers)\b"
        ),
        r"(?:my|our|his|her) (?:solicitor|lawyer|attorney)\b",
        r"anwalt",
        r"rechtsanwalt",
        r"an die presse",
        r"zeitung (?:gehen|melden|schreiben|informieren)",
        r"mon avocate?\b",
        r"a la presse\b",
        r"mi abogad[oa]\b",
        r"a la prensa\b",
        r"trading standards",
        r"small claims",
        r"take (?:you|this) to court",
        r"sue you\b",
        r"verbraucherzentrale",
    ),
}
"""By the value of ``Grave``, the worst first."""

NOTS = frozenset(
    "nobody none no not never nor neither hardly nearly almost wasn't weren't isn't aren't didn't"
    " hasn't haven't niemand keiner kein keine keinen keinem keines nicht nie weder beinahe fast"
    " personne aucun aucune pas jamais ni presque failli faillit"
    " nadie nunca ningun ninguno ninguna jamas casi".split()
)
"""Words that deny what stands up to four words behind them: "nobody was hurt"."""
HELP = (
    r"ambulan|paramedic|krankenwagen|rettungs|sanitater|notarzt|(?:les|des) secours|"
    r"(?:les|le) (?:samu|pompiers)"
)
"""Help that is grave though it is denied, where it was not called or did not come."""
CALLED = (
    r"\b(?:call|fetch|came\b|come\b|gerufen|ruft|rief|kam\b|kommt\b|gekommen|geholt|holte|verstandigt|"
    r"appel|venue?s?\b|vient|viennent|llam|avis|vino\b|vinieron)"
)
"""What says so, in the same sentence."""
NEEDED = r"\b(?:need|necess|requir|brauch|notig|muss|musst|besoin|fallu|necesi|hizo falta|hac[ei]a? falta)"
"""… and what says that there was no need of it."""
WITHOUT = frozenset("without ohne sans sin".split())
"""Words that deny the very next one."""
STOPS = frozenset(
    "and but or when as while because after before although though that who only just so call called"
    " und aber oder als weil nachdem wahrend dass nur bloss"
    " et mais ou quand parce apres qui seulement aussi"
    " y pero o cuando porque despues que solo solamente tan".split()
)
"""Words that nothing is denied across: they begin something new, or say that it was more, or no help came."""
