"""English: blame, empty apologies, hidden doers, office words."""

from __future__ import annotations

from delight.letters.advice.plain_words.base import PlainWords, say

_NOT = r"\b(?:not|n't|never|none of (?:it|this|that) (?:was|is)|nor|neither|hardly|no|without)(?: \w+){0,2}"
_DONE = (
    r"overlooked|forgotten|mislaid|misplaced|mishandled|misunderstood|neglected|omitted|ignored|mixed up|"
    r"processed|actioned|initiated|escalated|rectified|resolved|forwarded|passed on|addressed|noted|logged|"
    r"put in place|taken into account|implemented"
)
ENGLISH = PlainWords(
    rules=(
        say("blame", "you failed", r"you (?:have )?failed to"),
        say("blame", "you neglected|you omitted|you forgot", r"you (?:neglected|omitted|forgot) to"),
        say(
            "blame",
            "should have|ought to have|should've|could have",
            r"you (?:really |also )?(?:should have|should've|ought to have|could have) (?:\w+ly )?"
            r"(?:read|checked|told us|asked|known|called|noticed|informed|mentioned|followed|brought "
            r"it|kept|come "
            r"back|waited|reali[sz]ed|let us know|contacted|looked|used|complained|spoken|been more)\b",
            unless=r"\b(?:nor|what|that|than|as|when|everything|all)",
        ),
        say(
            "blame",
            "as you were|as we |as i |as already|as previously|as stated|as explained|as clearly",
            r"as (?:you (?:were|have been) (?:told|informed|advised)|(?:we|i) (?:have )?(?:\w+ "
            r")?(?:told|informed|advised) you|"
            r"(?:already|previously|clearly|stated|explained) (?:stated|explained|mentioned|told|"
            r"communicated|above|in our))",
        ),
        say(
            "blame",
            "you did not|you didn't|you have not|you haven't",
            r"you (?:did not|didn't|have not|haven't) (?:read|follow|tell us|mention|check|notice|"
            r"bother|listen|inform|"
            r"ask|let us know|comply)\w*",
            unless=r"\b(?:if|glad|even though|because|that|and)",
        ),
        say(
            "blame",
            "your ",
            (
                r"your (?:own )?(?:mistake|error|fault|negligence|failure|misunderstanding|"
                r"carelessness)\b"
            ),
            unless=_NOT,
        ),
        say(
            "blame",
            "on your part|misuse",
            r"(?:misunderstanding|mistake|error|failure|oversight) on your part|your misuse",
        ),
        say(
            "blame",
            "you claim|you allege|your alleg|your claim",
            r"you (?:claim(?:ed)? (?:that|to|it)|alleged?)\b|your (?:allegations?|claims? that)",
        ),
        say(
            "blame",
            "you must have|you misunderst|you misread",
            (
                r"you must have (?:mis\w+|been mistaken|forgotten|used|dropped|overlooked|done)|you "
                r"(?:misunderstood|misread)"
            ),
        ),
        say(
            "blame",
            "had you |if you had",
            r"(?:had you|if you had) (?:only |just |simply )?(?:read|told us|asked|checked|"
            r"called|let us know|followed|waited|mentioned)\b",
        ),
        say(
            "blame",
            "no other customer|nobody else|no one else",
            r"no other customers? (?:has|have)|(?:nobody|no one) else (?:has )?(?:ever )?complained",
        ),
        say(
            "inconvenience",
            "inconvenience",
            r"(?:(?:we |i )?(?:sincerely |deeply |truly )?(?:apologi[sz]e|sorry|regret|apologies) "
            r"(?:sincerely )?for )?(?:any|the|this|all|your) (?:\w+ )?inconvenience(?: (?:this |it "
            r")?(?:may |might )?(?:have )?caused)?",
        ),
        say(
            "inconvenience",
            "any trouble|any upset|any disappointment|any distress|any convenience",
            (
                r"for any (?:trouble|upset|disappointment|distress|confusion) (?:this |it |that )?(?:may|"
                r"might|caused)"
            ),
        ),
        say(
            "half-apology",
            "sorry|apolog",
            r"(?:sorry|apologi[sz]e) (?:if|that you (?:feel|felt|think|thought|were offended))\b",
        ),
        say(
            "half-apology",
            "we regret|i regret",
            r"(?:we|i) regret (?:to inform|to have to inform|to advise|any)",
        ),
        say(
            "half-apology",
            "may have been|might have been",
            r"(?:mistakes|errors) (?:may|might) have (?:been made|happened|occurred)",
        ),
        say(
            "passive",
            "mistake|error",
            (
                r"(?:a |some |several )?(?:mistakes?|errors?) (?:was|were|has been|have been|had been) "
                r"(?:made|done)"
            ),
        ),
        say(
            "passive",
            "it was |it has been",
            (
                r"it (?:was|has been) (?:decided|agreed|determined|felt|concluded|deemed)(?! by| upon "
                r"with you)"
            ),
        ),
        say(
            "passive",
            " been | was | were ",
            (
                rf"(?:was|were|has been|have been|had been) (?:\w+ly )?(?:{_DONE})\b(?! by (?:me|us|our|my|"
                rf"one|the|a|[a-z]+\b)| down)"
            ),
            unless=r"\b(?:what|who|nobody|nothing|never|you|if|should|could|would|until|before)",
        ),
        say(
            "passive",
            "be processed|be actioned|be rectified|be investigated|be looked|be taken|be escalated",
            (
                r"will be (?:processed|actioned|rectified|investigated|looked into|escalated|taken care "
                r"of|dealt with)\b(?! by)"
            ),
        ),
        say(
            "promise-without-date",
            "earliest|due course|asap",
            r"at our earliest convenience|in due course|asap\b",
        ),
        say(
            "promise-without-date",
            "soon|shortly",
            r"(?:we|i|you)(?:'ll| will| shall) (?!see)[^.!?;\n]{0,90}?\b(?:as soon as (?:possible|we "
            r"can)|"
            r"very soon|shortly|soon(?! as))\b",
            unless=r"\b(?:if|when|hope|hoping|that|should|once)[^.!?]{0,40}",
        ),
        say("jargon", "valued", r"(?:as a |our )?valued (?:customer|client|guest)s?"),
        say("jargon", "hesitate", r"(?:do not|don't|never) hesitate to"),
        say(
            "jargon",
            "seriously",
            r"(?:we )?take (?:all |such |your |this |these )?(?:\w+ )?(?:matters?|complaints?|"
            r"concerns?|feedback|issues?) "
            r"(?:like this )?(?:very |extremely )?seriously",
        ),
        say(
            "jargon",
            "important to us",
            (
                r"your (?:\w+ )?(?:feedback|opinion|call|custom|satisfaction|business) is (?:very |"
                r"extremely )?important to us"
            ),
        ),
        say(
            "jargon",
            "pursuant|aforementioned|hereby|herewith|hereinafter|heretofore|whilst we|henceforth",
            r"pursuant to|aforementioned|hereby|herewith|hereinafter|heretofore|henceforth|whilst we",
        ),
        say(
            "jargon",
            "please find|please be advised|kindly be advised|please note that",
            (
                r"please find (?:enclosed|attached)|(?:please|kindly) be (?:advised|informed)|please note "
                r"that"
            ),
        ),
        say(
            "jargon",
            (
                "going forward|moving forward|touch base|reach out|at this time|at this point in time|at "
                "this moment in time"
            ),
            (
                r"going forward|moving forward|touch base|reach(?:ed|ing)? out to (?:us|you|me)|at this "
                r"(?:point|moment) in time"
            ),
        ),
        say(
            "jargon",
            (
                "policy|policies|in accordance|as per|with regards to|with reference to|in respect of|"
                "terms and conditions"
            ),
            (
                r"(?:as per )?our (?:\w+ )?polic(?:y|ies)|in accordance with|as per (?:our|your)|with "
                r"(?:regards|reference) to|in respect of"
            ),
        ),
        say(
            "jargon",
            (
                "stakeholder|escalat|ticket number|case number|customer experience|service level|core "
                "values|our records"
            ),
            (
                r"stakeholders?|escalat(?:e|ed|ion)|ticket number|customer experience|service levels?|"
                r"core values|our records (?:show|indicate)"
            ),
        ),
        say(
            "jargon",
            "rest assured|assure you|strive|pride ourselves|committed to",
            (
                r"(?:please )?rest assured|strive (?:to|for)|pride ourselves|(?:are|remain) (?:fully "
                r")?committed to"
            ),
        ),
    ),
    loud=frozenset(
        (
            "NEVER VERY NOT ALL SORRY ALWAYS MUST ALREADY CLEARLY IMPORTANT URGENT PLEASE THANK YOU FREE NOW"
        ).split()
    ),
)
