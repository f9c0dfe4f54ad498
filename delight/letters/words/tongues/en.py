"""English."""

from __future__ import annotations

import re

from delight.letters.words.tongues.base import Deed, Tongue

_DEEDS = {
    "apology": Deed(),
    "refund": Deed(plain="gave you your money back", amount="gave you your {} back"),
    "replacement": Deed(plain="gave you a replacement", new="gave you {}", known="replaced {}"),
    "redo": Deed(plain="did it again, as it should have been done", new="made you {}", known="put {} right"),
    "credit": Deed(plain="put a credit in your name", amount="put a credit of {} in your name"),
    "discount": Deed(plain="took something off your bill", amount="took {} off your bill"),
    "extra": Deed(plain="added a little something from us", new="added {}", known="added {}"),
    "call-back": Deed(plain="called you to talk it through"),
    "visit": Deed(plain="came to see you about it"),
    "explanation": Deed(plain="told you plainly what had gone wrong"),
    "other": Deed(),
}
_VERBS = (
    "bought brought built came chose cut did drove drew dug fed felt found gave got held kept knew laid led "
    "left lent let made met paid put ran rang read rebuilt redid remade rewrote said sat saw sent sewed set "
    "showed spoke spent stood swept took taught told thought threw went wrote"
)
_ARTICLES = "a an another some one two three four five six ten twelve"
_POINTERS = "the your her his their our this that both every each all"
_PARTICLES = "you it us to up out off down back round over on in with for from by at"
_TELLTALE = (
    "he she they him her them his hers their is are was were be has have had will would can could did does "
    "do goes go went comes gave told said asked now not customer"
)
_PROMISES = (
    "add answer arrange ask bake book bring build buy call change check clean collect come contact "
    "cover credit deliver discuss do drop email exchange explain fetch find finish fit fix get give "
    "hang have help hold install keep leave lend let look make meet mend move offer open order organise "
    "pay phone pick polish post prepare print provide put reach rebook redo refund remake remove repair "
    "repay replace reply resend reserve return ring save say see send set settle share show sort speak "
    "start stop swap take talk tell test text track train try turn update visit wash write"
)
ENGLISH = Tongue(
    dear="Dear {},",
    dear_ms="Dear Ms {},",
    dear_mr="Dear Mr {},",
    dear_couple="Dear Mr and Mrs {},",
    dear_family="Dear {} family,",
    dear_familiar="Dear {},",
    hello="Hello,",
    hello_all="Hello everyone at {},",
    address_ms="Ms {}",
    address_mr="Mr {}",
    address_couple="Mr and Mrs {}",
    address_family="The {} family",
    closings=("Warm wishes,", "With warm regards,", "With kind regards,"),
    everyone="Everyone at {}",
    on_day="on {}",
    on_date="on {}",
    by_day="by {}",
    reference="Reference {}",
    numbers=tuple("one two three four five six seven eight nine ten eleven twelve".split()),
    slip_head="Your answer",
    slip_answers={
        "all-well": "All is well now.",
        "nearly": "Nearly. Something is still missing.",
        "not-yet": "Not yet. Please get in touch with me.",
    },
    slip_words="In your own words",
    slip_how="Bring or send us this slip, or simply tell us its code: {}",
    long_list="{}, and {}",
    list_word=" and ",
    gaps={
        "customer.name": "the customer’s name",
        "shop.name": "the shop’s name",
        "shop.phone": "our phone number",
        "shop.email": "our e-mail address",
        "shop.website": "our website",
        "writer": "who writes",
        "case.reference": "the reference",
        "case.topic": "what it was about",
        "case.day": "which day",
        "case.remedy": "what they asked for",
        "case.handled_by": "who looked after it",
        "promise.what": "what we promised",
        "promise.by": "by when",
        "actions.done": "what we did",
        "actions.refund": "how much we refunded",
        "gesture.name": "the surprise",
        "gesture.note": "a line about the surprise",
        "personal": "a personal line",
        "case.took": "how long it took",
        "case.praised": "who is praised",
        "customer.years": "for how many years",
        "customer.last_seen": "when they were last here",
        "year.next": "the coming year",
        "reason": "the reason, in a sentence",
        "elsewhere": "where it can be had",
        "change": "what was changed",
        "brought": "whom they brought along",
        "voucher.worth": "what the voucher is worth",
        "voucher.code": "the voucher’s code",
        "voucher.until": "the voucher’s last day",
    },
    deeds=_DEEDS,
    verbs=frozenset(_VERBS.split()),
    past=re.compile(r"[a-z]{2,}[^e]ed"),
    after_verbs=frozenset(f"{_ARTICLES} {_POINTERS} {_PARTICLES}".split()) | {""},
    indefinite=frozenset(_ARTICLES.split()),
    definite=frozenset(_POINTERS.split()),
    you=frozenset("you your yours".split()),
    telltale=frozenset(_TELLTALE.split()),
    promising=frozenset(_PROMISES.split()),
    will=re.compile(r"(?:(?:we|i) (?:will|shall|would)|(?:we|i)['’]ll|will|to) ", re.IGNORECASE),
    see_to="see to {}",
    keep_word="keep our word – “{}” –",
)
