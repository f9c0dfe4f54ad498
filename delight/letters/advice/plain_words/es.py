"""Spanish: blame, empty apologies, hidden doers, office words."""

from __future__ import annotations

from delight.letters.advice.plain_words.base import PlainWords, say

_DONE = (
    r"olvidad[oa]s?|extraviad[oa]s?|traspapelad[oa]s?|descuidad[oa]s?|ignorad[oa]s?|"
    r"omitid[oa]s?|procesad[oa]s?|"
    r"tramitad[oa]s?|remitid[oa]s?|derivad[oa]s?|registrad[oa]s?|confundid[oa]s?|mal \w+"
)
SPANISH = PlainWords(
    rules=(
        say(
            "blame",
            "olvidó|omitió|descuidó|no cumplió|olvidaste",
            (
                r"(?:usted |se (?:le )?)(?:olvidó|omitió|descuidó) (?:de )?\w+r(?:nos|me|l[oa]s?)?\b|"
                r"usted no cumplió|te olvidaste de \w+r\b|omitió \w+r(?:nos)?\b"
            ),
        ),
        say(
            "blame",
            "debería haber|debió|tendría que haber|tenía que haber|deberías haber|debiste",
            r"(?:usted )?(?:debería|tendría que|tenía que|deberías|tendrías que) haber(?:nos|lo|se)? "
            r"(?:leído|avisado|preguntado|revisado|comprobado|llamado|dicho|mirado|sabido|seguido|"
            r"esperado|informado)"
            r"|(?:usted )?(?:debió|debiste) (?:de )?(?:haber )?(?:leer|avisar|preguntar|revisar|"
            r"comprobar|llamar|decir|mirar|leído|avisado|preguntado)\w*",
        ),
        say(
            "blame",
            "como ya|como se le|tal y como|según se le",
            (
                r"como ya (?:le|te|se le|se te) (?:dij\w+|explic\w+|inform\w+|indic\w+|hemos|había\w*|he|"
                r"ha)|(?:como|según) se (?:le|te) (?:dijo|informó|indicó|explicó|comunicó)|tal y como "
                r"(?:se )?(?:le|te) (?:dij\w+|inform\w+|indic\w+|explic\w+)"
            ),
        ),
        say(
            "blame",
            "culpa|error|fallo|negligencia|descuido",
            (
                r"(?:su|tu) (?:propi[oa] )?(?:culpa|error|fallo|negligencia|descuido|falta de atención)\b|"
                r"(?:culpa|error|fallo|descuido|malentendido) (?:suy[oa]|tuy[oa]|por su parte|de su parte|"
                r"por tu parte)\b"
            ),
            unless=r"\b(?:no|nunca|ni|sin|tampoco)(?: \w+){0,2}",
        ),
        say(
            "blame",
            "usted alega|usted afirma|usted pretende|supuest",
            r"usted (?:alega|afirma|pretende|asegura)|su supuest[oa]",
        ),
        say(
            "blame",
            "usted no |no leyó|no siguió|no leíste",
            (
                r"(?:usted )?no (?:leyó|siguió|respetó|cumplió|comprobó|revisó|leíste|seguiste|"
                r"comprobaste|revisaste)\b|usted no (?:nos )?(?:avisó|informó|dijo)"
            ),
        ),
        say(
            "blame",
            "si hubiera|si nos hubiera|si usted hubiera|si lo hubiera|si nos hubieras",
            (
                r"si (?:usted )?(?:nos |lo |se )?hubieras? (?:leído|avisado|preguntado|revisado|"
                r"comprobado|llamado|dicho|seguido|esperado)"
            ),
        ),
        say(
            "blame",
            "entendió mal|malinterpret|no entendió",
            r"(?:usted )?(?:nos )?(?:entendió mal|malinterpretó|no (?:lo )?entendió|ha entendido mal)",
        ),
        say(
            "blame",
            "ningún otro cliente|nadie más",
            r"(?:ningún otro cliente|nadie más) se (?:ha|había) (?:quejado|queja)",
        ),
        say(
            "inconvenience",
            "molestia|inconveniente|incomodidad|inconvenientes",
            r"(?:(?:las?|los?|el|cualquier|por|posibles?|todas? las?) )*(?:molestias?|inconvenientes?|"
            r"incomodidad(?:es)?) (?:que (?:esto |ello |le |les |te |se )*(?:haya\w*|hubiera\w*|"
            r"pueda\w*|pudiera\w*|hemos|he)\b(?: \w+)?|ocasionad[oa]s?|causad[oa]s?|generad[oa]s?|"
            r"sufrid[oa]s?)"
            r"|(?:disculp\w+|perdon\w+|lament\w+|sentimos|siento) (?:\w+ ){0,3}(?:las|cualquier|los|"
            r"posibles) (?:posibles )?(?:molestias?|inconvenientes?)",
        ),
        say(
            "half-apology",
            "si se ha|si se sint|si le ha|si te ha",
            r"(?:disculp\w+|perdón|lament\w+|sentimos|siento) (?:mucho )?si (?:se|le|te|alguien|algo)",
        ),
        say(
            "half-apology",
            "lament",
            (
                r"lament(?:amos|o) (?:mucho )?(?:comunicarle|informarle|tener que (?:comunicarle|"
                r"informarle))|lament(?:amos|o) que (?:se sienta|se haya sentido|piense|opine)"
            ),
        ),
        say(
            "passive",
            "error|fallo|equivocaci",
            (
                r"se (?:cometió|cometieron|han cometido|ha cometido|produjo|produjeron|ha producido|han "
                r"producido) (?:un|algún|algunos|varios|una)? ?(?:\w+ )?(?:error(?:es)?|fallos?|"
                r"equivocaci\w+)|(?:el|un|los) (?:error|fallo|errores) (?:fue|fueron) cometidos?"
            ),
        ),
        say(
            "passive",
            "fue decidido|se decidió|se ha decidido|fue acordado|se acordó|se determinó|se consideró",
            (
                r"(?:fue|ha sido) (?:decidido|acordado|determinado)(?! por)|se (?:decidió|ha decidido|"
                r"determinó|consideró)\b"
            ),
        ),
        say(
            "passive",
            "fue |fueron |sido ",
            (
                rf"(?:fue|fueron|ha sido|han sido|había sido|habían sido) (?:\w+mente )?(?:{_DONE})\b(?! "
                rf"por\b)"
            ),
            unless=r"\b(?:lo que|qué|quien)",
        ),
        say(
            "passive",
            "se olvidó|se extravió|se traspapeló|se omitió|se pasó por alto",
            r"se (?:nos )?(?:extravió|traspapeló|omitió|pasó por alto)\b",
            unless=r"\bnos",
        ),
        say(
            "passive",
            "será |serán ",
            (
                r"(?:será|serán) (?:\w+mente )?(?:tramitad[oa]s?|procesad[oa]s?|revisad[oa]s?|"
                r"estudiad[oa]s?|atendid[oa]s?|remitid[oa]s?)\b(?! por\b)"
            ),
        ),
        say(
            "promise-without-date",
            "antes posible|brevedad|pronto posible|cuanto antes|en breve|debido tiempo",
            (
                r"lo antes posible|a la mayor brevedad(?: posible)?|lo más pronto posible|cuanto antes|en "
                r"breve|a su debido tiempo"
            ),
            unless=r"\b(?:por favor|rogamos|ruego)[^.!?]{0,60}",
        ),
        say(
            "promise-without-date",
            "pronto|próximamente",
            r"\w+(?:remos|ré|rá) (?:[^.!?;\n]{0,60} )?(?:muy )?(?:pronto|próximamente)\b",
            unless=r"\b(?:esper\w+|ojalá|si|cuando)[^.!?]{0,40}",
        ),
        say(
            "jargon",
            "estimado cliente|estimada cliente|apreciado cliente|clientes estimados",
            r"(?:estimad[oa]s?|apreciad[oa]s?|distinguid[oa]s?|valorad[oa]s?) clientes?",
        ),
        say("jargon", "no dude|no dudes", r"no dude[ns]? en"),
        say(
            "jargon",
            (
                "adjunto|por la presente|mediante la presente|susodich|anteriormente mencionad|de "
                "conformidad|en relación con|con respecto a|a tenor|en virtud|referente a"
            ),
            (
                r"adjunto (?:le )?(?:remit\w+|envi\w+|encontrará)|(?:por|mediante) la presente|"
                r"susodich[oa]s?|anteriormente mencionad[oa]s?|de conformidad con|en relación con su|a "
                r"tenor de|en virtud de"
            ),
        ),
        say("jargon", "muy en serio", r"(?:nos )?tomamos (?:\w+ ){0,4}muy en serio"),
        say(
            "jargon",
            ("acusamos recibo|le informamos que|le comunicamos que|le informamos de que|les informamos"),
            (
                r"acus(?:amos|o) recibo|les? (?:informamos|comunicamos) (?:de )?que|cúmplenos|nos "
                r"complace informarle"
            ),
        ),
        say(
            "jargon",
            ("su opinión|su satisfacción|experiencia del cliente|experiencia de cliente|atención al cliente"),
            (
                r"su (?:opinión|satisfacción) (?:es|son) (?:muy )?(?:importante|nuestra prioridad)|"
                r"experiencia (?:del?|de) cliente"
            ),
        ),
        say(
            "jargon",
            "a su disposición|a su entera disposición",
            r"(?:quedamos|quedo|estamos|seguimos) (?:\w+ )?a su (?:entera )?disposición",
        ),
        say(
            "jargon",
            "nuestra política|condiciones generales|normativa interna|nuestros estándares",
            r"(?:según )?nuestra política|condiciones generales|normativa interna|nuestros estándares",
        ),
    ),
    loud=frozenset(
        "NUNCA MUY SIEMPRE YA IMPORTANTE URGENTE GRACIAS TODO TODOS NADA DEBE NINGUNO GRATIS".split()
    ),
)
