"""The guards in plain English: a short remark, and where it is known from.

The window translates these words.
"""

from __future__ import annotations

SENTENCES = {
    "grave-owner-first": "This sounds like {matter}. The owner should know before anything is written.",
    "grave-template": (
        "This sounds like {matter}. A ready-made apology may admit what nobody has looked into yet; "
        "your own words are safer."
    ),
    "parting-is-the-owners": "To part ways is for the owner to decide. Please show them this letter first.",
    "no-objection": "This letter advertises, and does not say that people can say no to more of them.",
    "objection-unread": (
        "This letter advertises. Does it tell people that they can say no to more of them? "
        "Delight cannot read that in this language."
    ),
    "late-coupon": "This comes late. A voucher with a late answer is taken worse than a late answer alone.",
    "third-apology": (
        "They have had {count} apologies, and nothing is put right yet. Another one makes it worse: "
        "do something first."
    ),
    "second-apology": (
        "You have said sorry for this already. Once, and well, is best; tell them what you did instead."
    ),
    "loyalty-falls": (
        "This comes to {share} % of the price. Beyond 150 % people trust a shop less, not more."
    ),
    "little-gained": (
        "This comes to {share} % of the price. Beyond about 80 % little more is gained; kind words "
        "do the rest."
    ),
    "words-alone": (
        "It has happened to them before, and it was us. Words alone bring nobody back from that: "
        "put something right, too."
    ),
    "money-back": "They lost money. Money back, at once, makes that good; other things do not.",
    "exchange": "They have goods that are no good. A whole one in exchange does more than money off.",
    "redo": "The service failed. Doing it again, well, does more than money off.",
    "real-apology": "Nobody was there for them. A real apology gives that back; money does not.",
    "sorry-before-money": (
        "Of people with a bad rating, 45 % took it back after an apology, 21 to 23 % after money. "
        "Say sorry first."
    ),
    "manner-first": (
        "They are angry. How they are met weighs a little more than what they get: say sorry first."
    ),
    "first-slip": "A first slip, and nothing lost. A gift makes no difference here; an honest word does.",
    "fast-beats-generous": (
        "This is to be done in {days} days. Put right quickly, 82 in 100 would buy again, else 54: see "
        "whether some of it can be done today."
    ),
    "over-a-week": (
        "It has been {days} days. Within a week people expect the same as on the first day, then more "
        "with each day."
    ),
    "once-more": (
        "The same has happened to them before. A second let-down undoes any recovery: put it right "
        "at once, in person."
    ),
    "thank-the-angry": (
        "Thank them for telling you. People who are thanked are more content, and come back more."
    ),
    "many-say-nothing": (
        "Of 100 people who are treated badly or get poor quality, 5 to 30 say so. Even if this one is not "
        "right, they may speak for others."
    ),
    "unanswered-review": (
        "Nobody has answered this review. Shops that answer get better ratings, and more of them."
    ),
    "not-back-yet": "A smile is not a return. Delight asks again later whether they came back.",
    "promise-without-day": (
        "“{what}” names no day yet. A promise with a day is easier to keep, and to trust."
    ),
    "promise-without-owner": "Nobody is down to “{what}” yet. A promise is kept when it is somebody’s.",
    "discount-in-thanks": (
        "They come back anyway. A thank-you without a discount works better on people like them."
    ),
    "reason-and-updates": (
        "Either the reason or regular news calms people. Both together make them ask for more."
    ),
    "no-address": "No address is known: only the name stands in the window. This one is to be handed over.",
    "no-thanks": (
        "This letter does not thank them for telling you. People who are thanked are more content, "
        "and come back more."
    ),
}

SOURCES = {
    "grave-matters": "our own rule: no template admits liability",
    "window": "our own rule: nothing half-addressed goes into the post",
    "objection": "data protection law (GDPR, article 21): the right to object",
    "parting": "our own rule: parting ways is the owner’s decision",
    "loyalty-card": "grocery loyalty-card study",
    "riders": "field tests with 1.5 million riders",
    "haesevoets": "Haesevoets and others, 2017",
    "hotel": "hotel study of the recovery paradox",
    "promises": "our own rule: a promise needs an owner and a day",
    "notes": "field test with 1,232 buyers",
    "hogreve": "Hogreve and others, on waiting for an answer",
    "tarp": "TARP surveys: loss over $100, what people intended (old)",
    "rates": "complaint rates by type of trouble, several surveys",
    "thanks": "scenario study, 166 people",
    "roschk": "Roschk and Gelbrich, 2014",
    "gelbrich": "Gelbrich and Roschk, 2011",
    "grewal": "Grewal and others, 2008",
    "maxham": "Maxham and Netemeyer, 2002",
    "paradox": "de Matos and others, 2007: satisfied is not yet returned",
    "ratings": "field tests on bad ratings",
    "reviews": "field data: +0.12 stars and +12 % reviews where shops answer",
}

MATTERS = {
    "injury": "an injury",
    "illness": "an illness or an allergy",
    "discrimination": "discrimination",
    "data": "personal data in the wrong hands",
    "public": "something that goes to the public or to lawyers",
}
