"""German: blame, empty apologies, hidden doers, office words."""

from __future__ import annotations

from delight.letters.advice.plain_words.base import PlainWords, say

_DONE = (
    r"übersehen|vergessen|verlegt|verwechselt|vertauscht|vernachlässigt|versäumt|ignoriert|"
    r"bearbeitet|veranlasst|"
    r"eingeleitet|weitergeleitet|zur kenntnis genommen|falsch (?:\w+)|fehlerhaft \w+|"
    r"missverstanden|verschlampt|"
    r"nicht (?:beachtet|berücksichtigt|bearbeitet|weitergegeben|geliefert|eingetragen|ausgeliefert|notiert)"
)
GERMAN = PlainWords(
    rules=(
        say(
            "blame",
            "versäumt|unterlassen",
            r"(?:sie|du|ihr) (?:haben|hast|habt) (?:es )?(?:\w+ ){0,4}(?:versäumt|unterlassen)"
            r"|(?:haben sie|hast du|habt ihr) (?:es )?(?:\w+ ){0,3}(?:versäumt|unterlassen)",
        ),
        say(
            "blame",
            "hätten|hättest|hättet",
            r"(?:sie hätten|hätten sie|du hättest|hättest du|ihr hättet) (?:(?!nicht |nie |nichts )\w+ ){0,5}"
            r"(?:lesen|prüfen|beachten|fragen|sagen|melden|wissen|bemerken|anrufen|mitteilen|"
            r"nachfragen|aufpassen) (?:müssen|sollen|können)",
            unless=r"\b(?:das|was|so|wie|auch)",
        ),
        say(
            "blame",
            "hätten sie|hättest du",
            r"hätten sie (?:uns )?(?:nur |doch |vorher |gleich )(?:\w+ ){0,3}(?:gesagt|gelesen|"
            r"gefragt|beachtet|angerufen|geprüft)"
            r"|hättest du (?:uns )?(?:nur |doch |vorher |gleich )(?:\w+ ){0,3}(?:gesagt|gelesen|"
            r"gefragt|beachtet|angerufen|geprüft)",
        ),
        say(
            "blame",
            "wie ihnen|wie wir ihnen|wie dir|wie bereits|wie schon|wie bekannt",
            (
                r"wie (?:wir )?(?:ihnen|dir) (?:bereits|schon|doch|mehrfach|ausdrücklich)\b|wie "
                r"(?:bereits|schon|mehrfach) (?:mitgeteilt|erklärt|erwähnt|gesagt|geschrieben)"
            ),
        ),
        say(
            "blame",
            "fehler|schuld|verschulden|versehen|unachtsamkeit|missverständnis",
            r"(?:ihr|dein|ihre|deine)(?:e[mnrs]?)? (?:eigene[rns]? )?(?:fehler|schuld|verschulden|"
            r"unachtsamkeit|nachlässigkeit|versäumnis)\b"
            r"|(?:fehler|missverständnis|versehen) (?:ihrerseits|deinerseits|auf ihrer seite|auf "
            r"deiner seite)|selbst (?:schuld|verschuldet)",
            unless=r"\b(?:nicht|kein|nie|niemals|weder)(?: \w+){0,2}",
        ),
        say(
            "blame",
            "sie behaupten|behaupten sie|angeblich",
            (
                r"sie behaupten|behaupten sie|(?:ihre|ihr|deine) angebliche?[rns]?|angeblich (?:haben|sei|"
                r"war)"
            ),
        ),
        say(
            "blame",
            "nicht gelesen|nicht beachtet|nicht befolgt|nicht eingehalten|nicht gemeldet",
            r"(?:sie|du) (?:haben|hast) (?:\w+ ){0,5}nicht (?:gelesen|beachtet|befolgt|eingehalten|"
            r"gemeldet)"
            r"|(?:haben sie|hast du) (?:\w+ ){0,5}nicht (?:gelesen|beachtet|befolgt|eingehalten|gemeldet)",
        ),
        say(
            "blame",
            "missverstanden|falsch verstanden",
            (
                r"(?:haben sie|sie haben|du hast|hast du) (?:\w+ ){0,4}(?:missverstanden|falsch "
                r"verstanden)"
            ),
        ),
        say(
            "blame",
            "noch nie|kein anderer|sonst niemand",
            (
                r"(?:kein anderer kunde|sonst niemand|noch nie (?:hat sich )?jemand) (?:\w+ "
                r"){0,3}(?:beschwert|beklagt|beanstandet)"
            ),
        ),
        say(
            "inconvenience",
            "unannehmlichkeit",
            (
                r"(?:(?:die|etwaige|eventuelle|mögliche|entstandenen?|alle|der|den) )?(?:\w+en "
                r")?unannehmlichkeit(?:en)?"
            ),
        ),
        say(
            "inconvenience",
            "umstände",
            (
                r"(?:die|etwaige|eventuelle|ihnen) (?:\w+en )?umstände (?:bitten|entschuldigen|bedauern)|"
                r"entschuldig\w+ (?:\w+ ){0,2}für (?:etwaige|eventuelle|die) (?:\w+ )?umstände"
            ),
        ),
        say(
            "half-apology",
            "sollten sie|falls sie|wenn sie",
            (
                r"(?:sollten|falls|wenn) sie (?:\w+ ){0,4}(?:gefühlt haben|verärgert|gekränkt|gestört "
                r"haben sollte|so empfunden)"
            ),
        ),
        say(
            "half-apology",
            "bedauern|leider müssen",
            (
                r"(?:wir )?bedauern(?:,| es,)? ihnen (?:mitteilen|mitteilen zu müssen)|bedauern (?:sehr|"
                r"zutiefst)?,? (?:dass sie (?:sich|den eindruck|das gefühl|unzufrieden))|leider müssen "
                r"wir (?:ihnen )?mitteilen"
            ),
        ),
        say(
            "passive",
            "fehler",
            (
                r"(?:es )?(?:wurde|wurden|sind|ist) (?:\w+ ){0,4}fehler (?:gemacht|begangen|passiert|"
                r"unterlaufen)(?: worden)?|(?:ein|der|dieser) fehler (?:ist|wurde) (?:\w+ "
                r"){0,2}(?:gemacht|begangen)(?: worden)?"
            ),
        ),
        say(
            "passive",
            "es wurde|wurde ",
            (
                r"es wurde (?:\w+ ){0,3}(?:entschieden|beschlossen|festgelegt|vereinbart|versäumt|"
                r"vergessen)"
            ),
        ),
        say(
            "passive",
            "wurde|worden",
            (
                rf"(?:wurde|wurden|ist|sind|war|waren) (?!von |durch )(?:(?!von |durch |sie |du |ich |wir "
                rf")\w+ ){{0,6}}?(?:{_DONE})(?: worden)?(?=\W|$)"
            ),
            unless=r"\b(?:was|wer)",
        ),
        say(
            "passive",
            "worden",
            (
                r"(?:übersehen|vergessen|verlegt|verwechselt|vertauscht|versäumt|bearbeitet|veranlasst|"
                r"weitergeleitet|entschieden|beschlossen) worden\b"
            ),
        ),
        say(
            "passive",
            "wird |werden",
            (
                r"(?:wird|werden) (?:(?!von |durch |wir |ich )\w+ ){0,5}(?:bearbeitet|veranlasst|geprüft|"
                r"weitergeleitet|eingeleitet|überprüft)(?: werden)?\b"
            ),
            unless=r"\b(?:wir|ich)",
        ),
        say(
            "promise-without-date",
            "baldmöglich|schnellstmöglich|zeitnah|möglichst bald|wie möglich|zu gegebener zeit|asap",
            (
                r"baldmöglichst|schnellstmöglich|zeitnah|möglichst bald|so (?:bald|schnell|rasch) (?:wie|"
                r"als) möglich|zu gegebener zeit|asap\b"
            ),
            unless=r"\bbitte[^.!?]{0,40}",
        ),
        say(
            "promise-without-date",
            "bald|demnächst|kürze",
            r"(?:wir werden|ich werde|werden wir|werde ich|sie hören|hören sie|melden wir|wir melden|"
            r"ich melde|melde ich|sie erhalten|erhalten sie)\b"
            r"[^.!?;\n]{0,80}?\b(?:bald|demnächst|in kürze|in absehbarer zeit)\b",
            unless=r"\b(?:wenn|falls|sobald|hoffe\w*)[^.!?]{0,40}",
        ),
        say(
            "jargon",
            "geschätzt",
            r"(?:als |unsere[rn]? )?(?:sehr )?geschätzte[rn]? (?:kunde|kundin|kunden|gäste|gast)",
        ),
        say("jargon", "zögern", r"zögern sie (?:bitte )?nicht|zögere (?:bitte )?nicht"),
        say(
            "jargon",
            (
                "hiermit|anbei|beiliegend|diesbezüglich|hinsichtlich|bezugnehmend|gemäß|seitens|"
                "vorgenannt|obig|nachstehend|zwecks|mittels|in bezug auf"
            ),
            (
                r"hiermit|anbei|beiliegend|diesbezüglich|hinsichtlich|bezugnehmend|bezug nehmend|seitens|"
                r"vorgenannte[nrs]?|nachstehend\w*|zwecks|mittels|obige[nrs]?|gemäß"
            ),
        ),
        say(
            "jargon",
            "zur kenntnis|in kenntnis|bearbeitung|vorgang",
            r"(?:zur|in) kenntnis (?:nehmen|genommen|setzen|zu)|in bearbeitung|ihr(?:en)? vorgang",
        ),
        say(
            "jargon",
            "sehr ernst|überaus ernst",
            (
                r"nehmen (?:\w+ )?(?:ihre|solche|alle|jede) (?:\w+ )?(?:beschwerden?|anliegen|rückmeldung|"
                r"kritik) (?:sehr |überaus )?ernst"
            ),
        ),
        say(
            "jargon",
            ("unser bestreben|stets bemüht|stets bestrebt|kundenzufriedenheit|kundenorient|wichtig für uns"),
            (
                r"unser bestreben|stets (?:bemüht|bestrebt)|kundenzufriedenheit|kundenorientier\w+|ihre "
                r"(?:meinung|zufriedenheit|rückmeldung) ist uns (?:sehr )?wichtig"
            ),
        ),
        say(
            "jargon",
            "für rückfragen|zur verfügung",
            (
                r"(?:für|bei) (?:weitere[n]? |etwaige[n]? )?rückfragen (?:\w+ ){0,4}(?:zur verfügung)?|"
                r"(?:stehen|stehe) (?:wir|ich)? ?(?:ihnen |dir )?(?:\w+ ){0,2}zur verfügung"
            ),
        ),
        say(
            "jargon",
            "geschäftsbedingungen|richtlinien",
            (
                r"laut (?:unseren |unserer )?(?:allgemeinen )?(?:geschäftsbedingungen|richtlinien)|"
                r"unsere[nr]? (?:internen )?richtlinien"
            ),
        ),
    ),
    loud=frozenset(
        (
            "NIE NIEMALS SEHR NICHT IMMER MUSS BEREITS WICHTIG DRINGEND BITTE DANKE SOFORT KEIN KEINE ALLE"
        ).split()
    ),
)
