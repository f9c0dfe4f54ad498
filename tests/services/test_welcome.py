"""C6: what people refuse is respected on every way out of the shop, and a new way is not forgotten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from delight.data.entities import Suggestion
from delight.domain.cases.case import CaseDraft, Channel
from delight.domain.cases.stages import CaseKind
from delight.domain.changes import DeedName
from delight.domain.customers.consents import ConsentAbout, ConsentDraft
from delight.domain.customers.customer import CustomerDraft, Gone
from delight.domain.errors import DelightError
from delight.domain.gestures import GestureDraft, GestureKind
from delight.domain.guards.writing import LetterRequest, ManyRequest
from delight.domain.imports.importing import ImportWish
from delight.domain.letters.paper import EnvelopeSize, LabelSheet
from delight.domain.letters.wordings import ShortText
from delight.domain.surprises.suggestions import SuggestionState
from delight.services.bundle import Services
from tests import factories

TODAY = date(2026, 3, 11)
REFUSED = "refused"
"""What a way says where it says so by leaving somebody out."""


@dataclass
class Scene:
    """Somebody to whom something is about to be written, given, printed; and what stood ready before."""

    services: Services
    who: int
    letter: int
    gesture: int

    def refuse(self, **changed: Any) -> None:
        detail = self.services.customers.get(self.who)
        draft = CustomerDraft(**{n: getattr(detail, n) for n in CustomerDraft.__dataclass_fields__})
        self.services.customers.edit(self.who, replace(draft, **changed))

    def say_no(self, about: ConsentAbout) -> None:
        self.services.consents.note(self.who, ConsentDraft(about=about, given=False))


@pytest.fixture
def scene(services, tmp_path, monkeypatch):
    monkeypatch.setattr("delight.paths.lent_folder", lambda: tmp_path / "lent")
    who = factories.customer(services, birthday="03-14")
    services.consents.note(who, ConsentDraft(about=ConsentAbout.BIRTHDAY, given=True))
    services.cases.log(
        CaseDraft(
            customer_id=who,
            kind=CaseKind.COMPLIMENT,
            what="The cake was lovely",
            topic="the lovely cake",
            promise="write a letter",
            promise_by=services.now() + timedelta(days=1),
        )
    )
    gesture = services.gestures.log(
        GestureDraft(customer_id=who, name="a note", kind=GestureKind.NOTE, planned_on=TODAY)
    ).record
    letter = services.letters.put_out(LetterRequest(wording="thank-you", customer_id=who)).record
    services.letters.came_out([letter])
    return Scene(services, who, letter, gesture)


def one(scene: Scene, wording: str = "thank-you") -> LetterRequest:
    return LetterRequest(wording=wording, customer_id=scene.who)


def left_out(put_out: Any) -> None:
    if put_out.left_out:
        raise put_out.left_out[0].error


def aside(plan: Any) -> None:
    if plan.aside:
        raise DelightError(f"aside.{plan.aside[0].reason}")


def planned(scene: Scene, wording: str = "thank-you") -> Any:
    request = ManyRequest(letter=one(scene, wording), customer_ids=(scene.who,), by_post=False)
    return scene.services.many.plan(request)


def listed(found: Any) -> None:
    if not found:
        raise DelightError(REFUSED)


def mine(scene: Scene, due: Any, **about: Any) -> list[Any]:
    return [
        one
        for one in due
        if one.request.customer_id == scene.who and (one.why == "surprise") is about["gift"]
    ]


def suggested(scene: Scene) -> int:
    """Have the week suggest a surprise for somebody for whom none is planned; return the suggestion's id."""
    scene.services.gestures.remove(scene.gesture)
    with scene.services.context.deed(DeedName.WEEK_DRAWN) as deed:
        drawn = {"key": "flower", "why": "never-yet", "drawn_at": deed.at}
        record = Suggestion(week=date(2026, 3, 9), customer_id=scene.who, **drawn)
        deed.add(record)
        deed.about(record)
    return deed.changes.record


def this_week(scene: Scene) -> Any:
    suggested(scene)
    rows = scene.services.surprises.week().rows
    return [row for row in rows if (row.customer_id, row.state) == (scene.who, SuggestionState.OPEN)]


def thanked(scene: Scene) -> Any:
    services = scene.services
    link = services.referrals.add(scene.who, factories.customer(services, "Anna Blau", email="")).record
    return services.referrals.thank(link, GestureDraft(customer_id=scene.who, name="a jam"))


WAYS = {
    "letters.put_out": lambda s: s.services.letters.put_out(one(s)),
    "letters.issue": lambda s: s.services.letters.issue(one(s)),
    "letters.preview": lambda s: _remarked(s.services.letters.preview(one(s)).remark),
    "letters.short": lambda s: s.services.letters.short(one(s), ShortText.MESSAGE),
    "letters.email": lambda s: s.services.letters.email(s.letter, s.services.mail),
    "letters.check_email": lambda s: s.services.letters.check_email(s.who),
    "batch.put_out": lambda s: left_out(s.services.batch.put_out([one(s)])),
    "batch.pages": lambda s: _looked(s.services.batch.pages([one(s)])),
    "batch.write_due": lambda s: s.services.batch.write_due(),
    "many.plan": lambda s: aside(planned(s)),
    "many.plan of a surprise": lambda s: aside(planned(s, "small-surprise-card")),
    "many.plan of a birthday": lambda s: aside(planned(s, "birthday-card")),
    "due.list": lambda s: listed(mine(s, s.services.due.list(), gift=False)),
    "due.list of surprises": lambda s: listed(mine(s, s.services.due.list(), gift=True)),
    "paperwork.labels": lambda s: s.services.paperwork.labels([s.who], LabelSheet.AVERY_L7160),
    "paperwork.envelopes": lambda s: s.services.paperwork.envelopes([s.who], EnvelopeSize.DL),
    "surprises.week": lambda s: listed(this_week(s)),
    "surprises.accept": lambda s: s.services.surprises.accept(suggested(s)),
    "referrals.thank": thanked,
    "gestures.log": lambda s: s.services.gestures.log(GestureDraft(customer_id=s.who, name="a jam")),
    "gestures.given": lambda s: s.services.gestures.given(s.gesture),
    "gestures.page": lambda s: listed(s.services.gestures.page()),
    "today.page": lambda s: listed(s.services.today.page().planned),
    "letters.put_out of a surprise": lambda s: s.services.letters.put_out(
        replace(one(s, "small-surprise-card"), gesture_id=s.gesture)
    ),
    "letters.put_out of a birthday": lambda s: s.services.letters.put_out(one(s, "birthday-card")),
}
"""Every way by which something reaches a customer, tried with somebody who may have refused it."""

HARMLESS = {
    "letters": "wordings sample greeting specimens came_out never_sent waiting page get find pdf together "
    "joined pictures check_file save",
    "batch": "",
    "many": "",
    "due": "",
    "paperwork": "labels_on form_languages form test_sheet",
    "gestures": "ideas get react edit remove",
    "surprises": "get swaps swap skip why_not budget effect",
    "referrals": "add get page to_thank",
    "today": "take_on",
    "mail": "write_draft",
}
"""Methods that only look, keep what was said, or write what no customer gets by post or mail.

A form is filled in at the counter; ``mail.write_draft`` writes what ``letters.email`` has checked.
"""

LETTERS = {name for name in WAYS if name.split(".")[0] in {"letters", "batch", "many", "due", "paperwork"}}
SURPRISES = {
    "surprises.week",
    "surprises.accept",
    "referrals.thank",
    "gestures.log",
    "gestures.given",
    "gestures.page",
    "today.page",
    "due.list of surprises",
}
GONE = {"gesture.gone", "suggestion.withdrawn"}
SURPRISE_LETTERS = {"letters.put_out of a surprise", "many.plan of a surprise"}
BIRTHDAYS = {"letters.put_out of a birthday", "many.plan of a birthday"}
EMAILS = {"letters.email", "letters.check_email"}
NO_LETTERS_YET = {"letters.short"}


def _remarked(code: str) -> None:
    if code:
        raise DelightError(code)


def _looked(pages: Any) -> None:
    for page in pages:
        if error := getattr(page, "error", None):
            raise error


def outcome(scene: Scene, way: str) -> str:
    try:
        WAYS[way](scene)
    except DelightError as error:
        return error.code
    return ""


@pytest.mark.parametrize("way", WAYS)
def test_whoever_has_refused_nothing_is_reached(scene, way):
    assert outcome(scene, way) == ""


@pytest.mark.parametrize("way", sorted(LETTERS))
def test_no_letters_stops_every_letter_label_message_and_draft(scene, way):
    scene.refuse(letters_welcome=False)
    code = outcome(scene, way)
    assert code in {"letters.not_welcome", "aside.no-letters", "letters.none_due", REFUSED}, code


@pytest.mark.parametrize("way", sorted(LETTERS | SURPRISES))
def test_nothing_reaches_who_has_died(scene, way):
    scene.refuse(gone=Gone.DIED)
    code = outcome(scene, way)
    assert code in {"letters.died", "aside.died", "letters.none_due", *GONE, REFUSED}, code


@pytest.mark.parametrize("way", sorted(LETTERS - EMAILS - NO_LETTERS_YET))
def test_no_letter_goes_to_who_has_moved(scene, way):
    scene.refuse(gone=Gone.MOVED)
    code = outcome(scene, way)
    assert code in {"letters.moved", "aside.moved", "letters.none_due", REFUSED}, code


@pytest.mark.parametrize("way", sorted(SURPRISES | SURPRISE_LETTERS))
def test_no_surprises_stops_every_surprise(scene, way):
    scene.refuse(surprises_welcome=False)
    refused = {"gesture.not_welcome", "letters.no_surprises", "aside.no-surprises", "suggestion.withdrawn"}
    refused |= {REFUSED}
    assert outcome(scene, way) in refused


@pytest.mark.parametrize("way", sorted(EMAILS))
def test_whoever_does_not_want_e_mail_gets_none(scene, way):
    scene.say_no(ConsentAbout.EMAIL)
    assert outcome(scene, way) == "letters.no_email"


@pytest.mark.parametrize("way", sorted(BIRTHDAYS))
def test_whoever_does_not_want_their_birthday_kept_is_not_greeted(scene, way):
    scene.say_no(ConsentAbout.BIRTHDAY)
    assert outcome(scene, way) in {"letters.no_birthday", "aside.no-birthday"}


@pytest.mark.parametrize("way", sorted(BIRTHDAYS))
def test_a_birthday_that_nobody_said_yes_to_is_no_occasion(scene, way):
    scene.who = factories.customer(scene.services, "Anna Blau", birthday="03-14")
    assert outcome(scene, way) in {"letters.birthday_unasked", "aside.no-birthday"}


@pytest.mark.parametrize("way", sorted(LETTERS))
def test_a_no_to_letters_as_a_consent_stops_the_same(scene, way):
    scene.say_no(ConsentAbout.LETTERS)
    assert outcome(scene, way)


def test_whoever_does_not_want_calls_has_no_number_on_the_list_and_it_says_why(scene):
    services = scene.services
    who = services.customers.add(CustomerDraft(name="Anna Blau", phone="01632 960111")).record
    factories.case(services, who, channel=Channel.EMAIL)
    assert phones(services, who) == {("01632 960111", False)}
    services.consents.note(who, ConsentDraft(about=ConsentAbout.PHONE, given=False))
    assert phones(services, who) == {("", True)}


def phones(services, who):
    page = services.today.page()
    return {(row.phone, row.no_calls) for row in (*page.overdue, *page.today) if row.customer_id == who}


def test_a_public_reply_is_for_everybody(scene):
    scene.refuse(letters_welcome=False)
    assert scene.services.letters.short(one(scene, "apology"), ShortText.PUBLIC)


@pytest.mark.parametrize("gone", [Gone.MOVED, Gone.DIED])
def test_nothing_is_left_to_do_on_today_for_who_is_gone(scene, gone):
    case = factories.case(scene.services, scene.who)
    factories.action(scene.services, case, due_on=TODAY)
    assert scene.services.today.page().today
    scene.refuse(gone=gone)
    page = scene.services.today.page()
    assert (page.overdue, page.today, page.planned) == ((), (), ())


NEWS = {
    "died": "Name,E-mail,Deceased\n{name},zoe@example.org,yes\n",
    "no letters": "Name,E-mail,No letters\n{name},zoe@example.org,yes\n",
}


@pytest.mark.parametrize("told", NEWS)
def test_a_list_that_says_so_stops_a_letter_that_waits_and_undo_lets_it_wait_again(scene, tmp_path, told):
    letter = scene.services.letters.put_out(one(scene)).record
    file = tmp_path / "list.csv"
    file.write_text(NEWS[told].format(name="Zoë Brontë"), encoding="utf-8")
    report = scene.services.imports.take(scene.services.imports.open(file), ImportWish())
    assert report.updated == 1
    assert scene.services.letters.waiting() == []
    assert scene.services.letters.get(letter).never_sent
    scene.services.imports.undo(report.id)
    assert [row.id for row in scene.services.letters.waiting()] == [letter]


@pytest.mark.parametrize("changed", [{"gone": Gone.DIED}, {"gone": Gone.MOVED}, {"letters_welcome": False}])
def test_a_letter_that_waits_is_stopped(scene, changed):
    letter = scene.services.letters.put_out(one(scene)).record
    scene.refuse(**changed)
    assert scene.services.letters.waiting() == []
    assert scene.services.letters.get(letter).never_sent


@pytest.mark.parametrize("name", sorted(HARMLESS))
def test_every_way_out_is_tried_here_or_said_to_be_harmless(services, name):
    """A new method that writes, prints, mails, labels or suggests fails here until it stands in the table."""
    service = getattr(services, name)
    public = {method for method in dir(type(service)) if not method.startswith("_")}
    tried = {way.split(" ")[0].split(".")[1] for way in WAYS if way.startswith(f"{name}.")}
    assert public == tried | set(HARMLESS[name].split())
