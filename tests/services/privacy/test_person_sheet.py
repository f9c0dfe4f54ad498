"""The sheet of a person's data speaks their language: no code of ours stands in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from delight.data.entities import Suggestion
from delight.domain.cases.case import CaseDraft, CaseEdit, Channel, Failure, Outcome, Severity
from delight.domain.cases.recovery import ActionDraft, ActionKind, FollowUpKind, FollowUpResult
from delight.domain.cases.stages import Stage
from delight.domain.changes import DeedName
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft, Gone, VisitDraft
from delight.domain.customers.links import LinkDraft, LinkKind
from delight.domain.customers.pulse import PulseDraft
from delight.domain.customers.pulse_places import PulsePlace
from delight.domain.gestures import GestureDraft, Occasion
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.addressing import AddressAs, Formality
from delight.domain.letters.answers import Answer
from delight.domain.letters.replies import ReplyDraft
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.domain.surprises.suggestions import SuggestionState
from delight.letters.sheets.data_codes import DATA_CODES
from delight.letters.sheets.data_words import DATA_WORDS
from tests import factories
from tests.services.privacy.test_person_data import text_of

KINDS = {
    "failure": Failure, "severity": Severity, "channel": Channel, "stage": Stage, "outcome": Outcome,
    "action": ActionKind, "follow_up": FollowUpKind, "answer": Answer, "gone": Gone,
    "address_as": AddressAs, "formality": Formality, "deed": DeedName,
    "occasion": Occasion, "suggestion": SuggestionState, "place": PulsePlace,
}  # fmt: skip
NOBODYS = (
    "shop.", "staff.", "picture.", "wording.", "group.", "playbook.saved", "playbook.restored",
    "guard.switched", "guess-words.", "special-day.", "filter.", "tall", "improvement.",
    "elsewhere.", "standard.", "catalogue.", "answer.",
)  # fmt: skip
"""Deeds on what is nobody's."""
OURS = re.compile(
    r"in-progress|in progress|refund|call-back|call back|wrong-item|wrong item|in-person|all-well|won-back|"
    r"customer added|case logged|familiar\b|en_|→ 1\b|→ 0\b"
)


def rich(services, language, clock):
    """Somebody of whom a little of everything is kept."""
    draft = CustomerDraft(
        name="Zoë Marlow", given="Zoë", family="Marlow", email="zoe@marlow.example", phone="01632 960111",
        address="3 Mill Lane\nEly\nCB7 4JU", country="GB", language=language, birthday="03-14",
        know="prefers the window table", likes="rye", address_as=AddressAs.MS, since=date(2019, 5, 1),
        formality=Formality.FAMILIAR,
    )  # fmt: skip
    yes = ConsentDraft(about=ConsentAbout.EMAIL, given=True, source="form")
    who = services.customers.add(draft, [yes]).record
    case = services.cases.log(
        CaseDraft(
            customer_id=who, what="Marzipan?!", failure=Failure.WRONG_ITEM, channel=Channel.IN_PERSON,
            severity=Severity.HIGH, at_stake_minor=125050, mood=2, promise="Marzipan.",
            promise_by=clock() + timedelta(days=1),
        )
    ).record  # fmt: skip
    services.cases.move(case, Stage.IN_PROGRESS)
    services.cases.edit(case, CaseEdit(severity=Severity.MEDIUM))
    for kind in ActionKind:
        action = services.recovery.add_action(ActionDraft(case_id=case, kind=kind, cost_minor=350)).record
        services.recovery.action_done(action)
    services.cases.move(case, Stage.RESOLVED)
    services.cases.close(case, Outcome.WON_BACK, mood_after=5)
    for check in services.recovery.follow_ups(case):
        services.recovery.follow_up_done(check.id, FollowUpResult(result="", came_back=True))
    letter = services.letters.issue(
        LetterRequest(wording="thank-you", customer_id=who, reply_slip=True)
    ).record
    code = services.letters.get(letter).reply_code
    services.replies.log(ReplyDraft(code=code, answer=Answer.ALL_WELL))
    services.gestures.log(
        GestureDraft(customer_id=who, name="Marzipan", cost_minor=200, occasion=Occasion.NTH_VISIT)
    )
    surprised(services, who)
    services.customers.add_visit(VisitDraft(customer_id=who, day=date(2026, 3, 4), amount_minor=840))
    other = factories.customer(services, "Anna Blau")
    services.links.add(LinkDraft(customer_id=who, other_id=other, kind=LinkKind.HOUSEHOLD))
    services.groups.tag([who], "Marzipan")
    services.customers.edit(who, replace(draft, letters_welcome=False))
    return who


def surprised(services, who):
    """Let somebody be drawn, asked, and hold a voucher and a stamp card."""
    with services.context.deed(DeedName.WEEK_DRAWN) as deed:
        drawn = {"customer_id": who, "key": "flower", "why": "never-yet", "drawn_at": deed.at}
        deed.add(Suggestion(week=date(2026, 3, 2), state=SuggestionState.WITHDRAWN, **drawn))
        deed.add(Suggestion(week=date(2026, 3, 9), held=True, figures='{"other": 7}', **drawn))
    draft = VoucherDraft(customer_id=who, value_minor=2050, until=date(2027, 3, 31), note="Marzipan")
    code = services.vouchers.get(services.vouchers.issue(draft).record).code
    services.vouchers.redeem(code, 550)
    services.vouchers.cancel(code, "Marzipan")
    card = services.stamp_cards.open(StampCardDraft(customer_id=who, reward="Marzipan")).record
    services.stamp_cards.stamp(services.stamp_cards.get(card).code, 3)
    services.pulses.answer(PulseDraft(customer_id=who, score=9, words="Marzipan"))


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_no_code_of_ours_is_in_it(services, clock, language):
    told = text_of(services.privacy.sheet(rich(services, language, clock))[0].pdf)
    assert OURS.findall(told) == []
    codes = DATA_CODES[language]
    for kind, code in (
        ("stage", "in-progress"), ("action", "call-back"), ("failure", "wrong-item"),
        ("channel", "in-person"), ("severity", "medium"), ("outcome", "won-back"), ("follow_up", "return"),
        ("answer", "all-well"), ("deed", "case.logged"), ("deed", "letter.issued"),
        ("occasion", "nth-visit"), ("suggestion", "withdrawn"), ("place", "counter"),
        ("deed", "voucher.redeemed"), ("deed", "stamped"), ("deed", "pulse.answered"),
    ):  # fmt: skip
        assert codes[kind][code] in told, code


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("14 March", "English", "United Kingdom", "£1,250.50")),
        ("de", ("14. März", "Deutsch", "Vereinigtes Königreich", "1.250,50 £")),
        ("fr", ("14 mars", "français", "Royaume-Uni", "250,50 £GB")),
        ("es", ("14 de marzo", "español", "Reino Unido", "1.250,50 GBP")),
    ],
)
def test_days_amounts_languages_and_countries_are_in_words(services, clock, language, words):
    told = text_of(services.privacy.sheet(rich(services, language, clock))[0].pdf)
    assert [word for word in words if word not in re.sub(r"\s", " ", told)] == []


@pytest.mark.parametrize("language", DATA_CODES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_code_has_its_words_in_every_language(language, kind):
    wanted = {one.value for one in KINDS[kind] if one.value and not one.value.startswith(NOBODYS)}
    assert wanted <= set(DATA_CODES[language][kind])
    assert set(DATA_CODES[language][kind]) == set(DATA_CODES["en"][kind])
    assert set(DATA_CODES[language]) == set(KINDS)
    assert language in DATA_WORDS


def test_the_sheet_tells_of_surprises_vouchers_and_stamp_cards(services, clock):
    told = re.sub(r"\s+", " ", text_of(services.privacy.sheet(rich(services, "en", clock))[0].pdf))
    code = services.vouchers.page()[0].code
    for words in (
        "Surprises we thought of", "A flower from the vase", "left out by chance",
        f"£20.50 ({code[:3]} {code[3:6]} {code[6:]})", "Good until: 31 March 2027",
        "Taken: 11 March 2026, £5.50", "Cancelled: 11 March 2026",
        "5 of 10 stamps", "For a full card: Marzipan", "Would you recommend us?", "9 of 10, at the counter",
    ):  # fmt: skip
        assert words in told, words


def test_the_document_holds_it_all_and_nobody_elses_number(services, clock):
    document = services.privacy.data(rich(services, "en", clock)).document
    (voucher,), (card,), (answer,) = document["vouchers"], document["stamp_cards"], document["answers"]
    assert voucher["value"] == {"amount": "20.50", "currency": "GBP"}
    assert [part["amount"]["amount"] for part in voucher["redemptions"]] == ["5.50"]
    assert [part["count"] for part in card["stamps"]] == [3]
    assert (answer["score"], answer["words"]) == (9, "Marzipan")
    assert [(row["gesture"], row["held"]) for row in document["suggestions"]] == [
        ("A flower from the vase", False),
        ("A flower from the vase", True),
    ]
    assert "other" not in str(document["suggestions"])
