"""English: how days are named, and how a shop promises."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from delight.letters.advice.promise_words.base import DayWords, Kind, Pledge, Promising

_VERBS = (
    r"call|ring|phone|telephone|write|e-?mail|text|contact|reply|answer|respond|get back to|"
    r"come back to you|"
    r"get in touch|be in touch|let you know|send|post|mail|deliver|bring|drop|ship|dispatch|"
    r"hand|give|fetch|"
    r"collect|pick|replace|exchange|swap|refund|repay|reimburse|pay|credit|return|transfer|"
    r"repair|mend|fix|redo|"
    r"remake|bake|make you|make (?:a|another)|make it (?:again|new)|paint|clean|install|fit|"
    r"check|look into|"
    r"investigate|review|order|reserve|book|arrange|set (?:one|it|a|this|some) aside|visit|"
    r"come (?:round|by|over|out|to you|to see you|and)|show you|tell you|explain|discuss|talk (?:to|with)|"
    r"speak (?:to|with)|change|correct|put (?:it|this|that|things|your|the|a) |sort|settle|"
    r"finish|complete|add|"
    r"take (?:care of|it|them|that|back|off|the|your|[£$€]?\d)|deal with|see to|have (?:it|"
    r"them|your|a|the|one) |"
    r"confirm|update you|organi[sz]e|wash|print|provide|offer you|keep (?:you|it|one)|do "
    r"(?:it|this|that) again"
)
_ADVERBS = (
    r"(?: (?:also|then|now|gladly|personally|certainly|definitely|of course|be sure to|make "
    r"sure to|happily|"
    r"both|therefore|first|simply|just|each|certainly|again|ourselves|myself|both|today|tomorrow))*"
)
_NOBODY = (
    r"you|they|it|he|she|this|that|these|those|there|which|who|what|nothing|everything|we|i|"
    r"else|people|and|or|"
    r"weather|time|nobody|everybody|everyone|customers?|guests?|one|us"
)
_WILL = re.compile(
    r"\b(?:we|i)(?:'ll| will| shall| promise to| are going to|'re going to| am going to|'m going to)"
    rf"(?:,[^,.;]{{1,40}},)?{_ADVERBS} (?P<verb>{_VERBS})(?:(?<= )|(?!\w))"
)
_COLLEAGUE = re.compile(
    r"\b(?P<who>my colleague [^\W\d_]+|one of us|"
    rf"(?!(?:{_NOBODY})\b)[^\W\d_]+)(?:'ll| will){_ADVERBS} (?P<verb>{_VERBS})(?:(?<= )|(?!\w))"
)
_WILL_HAVE = re.compile(
    r"\byou(?:'ll| will)(?: also| then)? (?P<verb>hear (?:back )?from (?:us|me)|receive|get)\b"
)


def pledges(sentence: str) -> Iterator[Pledge]:
    """Find "we will …", "Tom will …" and "you will hear from us"."""
    if "ll " in sentence or " to " in sentence:
        yield from sorted(_found(sentence), key=lambda pledge: pledge.start)


def _found(sentence: str) -> Iterator[Pledge]:
    end = len(sentence)
    for match in _WILL.finditer(sentence):
        yield Pledge(match.start(), match.start("verb"), end, end, lambda rest: rest)
    for match in _COLLEAGUE.finditer(sentence):
        yield Pledge(match.start(), match.start("verb"), end, end, _having(match["who"]), Kind.PRESENT)
    for match in _WILL_HAVE.finditer(sentence):
        if match["verb"].startswith("hear"):
            yield Pledge(match.start(), match.end(), end, end, _write, Kind.PRESENT)
        else:
            yield Pledge(match.start(), match.end(), end, end, _send)


def _having(who: str) -> Callable[[str], str]:
    whom = who if who == "one of us" else who.removeprefix("my colleague ").title()
    return lambda rest: f"have {whom} {rest}"


def _write(rest: str) -> str:
    return f"let you hear from us {rest}"


def _send(rest: str) -> str:
    return f"send you {rest}" if rest else ""


_MONTHS = (
    "january|jan",
    "february|feb",
    "march|mar",
    "april|apr",
    "may",
    "june|jun",
    "july|jul",
    "august|aug",
    "september|sept|sep",
    "october|oct",
    "november|nov",
    "december|dec",
)
_PART = r"(?: morning| afternoon| evening| night| lunchtime| noon)?"
DAYS = DayWords(
    lead=r"(?:by(?! on )|on|before|until|till|no later than|not later than|at the latest|latest|this|the "
    r"coming|coming|next|"
    r"the|in|within|over|during|for|later|early|first thing|already)",
    weekdays=tuple("monday tuesday wednesday thursday friday saturday sunday".split()),
    months=_MONTHS,
    near={
        "day after tomorrow": 2,
        "today": 0,
        "tonight": 0,
        "tomorrow": 1,
        "this (?:morning|afternoon|evening)": 0,
        "end of the day": 0,
        "end of today": 0,
        "straight away": 0,
        "right away": 0,
        "at once": 0,
        "immediately": 0,
    },
    numbers={
        "an?": 1,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "ten": 10,
        "twelve": 12,
        "fourteen": 14,
        "a couple of": 2,
    },
    units={"hours?": 0, "(?:working )?days?": 1, "weeks?": 7, "fortnight": 14, "months?": 30},
    patterns=(
        (
            r"(?:<weekday>,? (?:the )?)?(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?<month>\b\.?(?:,? "
            r"(?P<year>\d{4}))?"
        ),
        r"(?:<weekday>,? )?<month>\b\.? (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{4}))?",
        r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})",
        r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<c>\d{4}|\d{2})",
        r"(?:(?<=by )|(?<=on )|(?<=before )|(?<=until ))(?P<a>\d{1,2})/(?P<b>\d{1,2})(?P<c>)",
        rf"<near>{_PART}",
        rf"<weekday>{_PART}(?: at the latest)?",
        r"(?:(?<=in )|(?<=within ))(?:the )?(?:next )?(?:<number>|(?P<count>\d{1,3})) <unit>(?:' time)?",
        r"(?P<hour>(?<=within )the hour)",
        r"(?P<next_week>(?:the )?(?:end of |start of |beginning of |some time |sometime )?next week)",
        r"(?P<this_week>(?:this|the) week(?:end)?|end of (?:the|this) week)",
        r"(?P<next_month>(?:the )?(?:end of |start of |beginning of )?next month)",
        r"(?P<this_month>this month|end of (?:the|this) month)",
        (
            r"(?:(?<=in )|(?<=by )|(?<=during ))(?:(?:the )?(?:end of |start of |beginning of |early "
            r")?)<month>\b"
        ),
        r"(?P<feast>christmas|easter|new year)",
    ),
    past=re.compile(
        r"\b(?:since|last|from|of|dated|every|each)(?: the)? $|\b(?:you|we|it|i|that|which) "
        r"(?:had |have )?"
        r"(?:\w+ed|bought|brought|told|came|gave|sent|paid|left|wrote|said|spoke|rang|made|got|"
        r"were|was)\b.*$"
    ),
)

ENGLISH = Promising(
    pledges=pledges,
    iffy=re.compile(
        r"\b(?:(?<!see )(?<!ask )(?<!check )(?<!know )(?<!hear )(?<!out )if|unless|in case|in the "
        r"event|otherwise|"
        r"should (?:you|it|any|some|there|this|that)|were you|had you|would)\b"
    ),
    event=re.compile(
        r"\b(?:when|whenever|once|as soon as (?!possible|we can|i can|we possibly)|until (?:we|"
        r"you|it|i|the)|till|"
        r"every|each|always|from now on|in (?:the )?future|any more|before you|next time|after|"
        r"whatever|whichever|as (?:agreed|promised)|please|"
        r"ask for me)\b"
    ),
    stop=re.compile(
        r"[;:()“”\"]| [–—-] |[–—]|,? (?:and|but|so) (?:i|we|you|he|she|it|they|this|that)\b|"
        r",? (?:and|but|so) (?:if|when|should|then)\b|"
        r", (?:so|because|since|as|which|who|where|please|thank|and|not)\b| (?:because|so that) "
    ),
    vague=re.compile(
        r"\b(?:as soon as (?:possible|we can|i can|we possibly can)|soon(?! as)|shortly|in due course|"
        r"in the (?:near|coming) future|at some point|at our earliest|before long|in the coming "
        r"(?:days|weeks)|asap)\b"
    ),
    soft=re.compile(
        r"(?:(?:give|offer) (?:you )?(?:our|my) |give (?:it|this) (?:our|my|some)|come back to us|"
        r"make (?:a point|every)|"
        r"pay (?:more |closer |better )?attention|change (?:our|the) ways?|bring (?:a smile|joy|"
        r"you joy|back (?:happy|memories))|"
        r"put (?:it|this|that|things|a) (?:down|behind|smile)|have (?:it|this|that|the|a|one) "
        r"(?:in mind|pleasure|good|day|lovely|"
        r"laugh|look)|keep (?:you|it|one) (?:in (?:mind|our)|up|going|that way|to ourselves|so\b|"
        r"like)|take (?:it|that|this|the|your) "
        r"(?:to heart|seriously|as|time|words|lesson)|call (?:it|on)|answer for|return (?:to|the kindness)|"
        r"check (?:that|more|twice)|add (?:that|only)|let you know how|send (?:our|my) love|show "
        r"you (?:that|how)|"
        r"tell you (?:that|how|more)|review how|see to it (?:myself|personally|that))"
    ),
    subject=frozenset("we i will shall ll to the a an you your".split()),
    days=DAYS,
)
