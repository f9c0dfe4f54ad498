from dataclasses import replace
from datetime import date

import pytest

from delight.data.entities import Customer
from delight.domain.changes import DeedName
from delight.domain.customers.customer import CustomerDraft, Gone, VisitDraft
from delight.domain.errors import ConflictError, InputError, UnknownError
from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.answers import Answer
from delight.domain.letters.replies import ReplyDraft
from delight.domain.timeline import EntryKind
from tests import factories


def names(services, search=""):
    return [row.name for row in services.customers.page(search)]


def test_the_list_is_in_order_of_names(services):
    for name in ("Øystein", "Zoë", "adam", "Łukasz"):
        factories.customer(services, name=name)
    assert names(services) == ["adam", "Łukasz", "Øystein", "Zoë"]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("lukasz", ["Łukasz Żak"]),
        ("ZAK", ["Łukasz Żak"]),
        ("960 222", ["Łukasz Żak"]),
        ("+44 1632 960222", ["Łukasz Żak"]),
        ("luk@", ["Łukasz Żak"]),
        ("strasse", ["Anna Straße"]),
        ("100%", []),
        ("_", []),
        ('"*NEAR', []),
        ("", ["Anna Straße", "Łukasz Żak"]),
    ],
)
def test_search_folds_and_takes_every_character_as_text(services, search, found):
    factories.customer(services, name="Łukasz Żak", phone="01632 960222", email="luk@example.org")
    factories.customer(services, name="Anna Straße")
    assert names(services, search) == found


def test_the_best_fit_comes_first(services):
    for name in ("Joanna Bell", "Ann", "Anna Smith", "Mary Ann"):
        factories.customer(services, name=name, email="")
    assert names(services, "ann") == ["Ann", "Anna Smith", "Mary Ann"]


def test_the_list_marks_who_moved_or_died(services):
    for name, gone in (("Ann", Gone.NO), ("Bo", Gone.MOVED), ("Cy", Gone.DIED)):
        factories.customer(services, name=name, gone=gone)
    assert [(row.name, row.gone) for row in services.customers.page()] == [
        ("Ann", Gone.NO), ("Bo", Gone.MOVED), ("Cy", Gone.DIED),
    ]  # fmt: skip


def test_a_customers_language_is_one_whatever_letters_there_are(services):
    with pytest.raises(InputError, match=r"language\.unknown"):
        factories.customer(services, language="xx")
    person = factories.customer(services, language="DE_at")
    assert services.customers.get(person).language == "de-AT"
    with pytest.raises(InputError, match=r"language\.unknown"):
        services.customers.edit(person, CustomerDraft(name="Zoë", language="xx"))
    services.customers.edit(person, CustomerDraft(name="Zoë", language="pl"))
    preview = services.letters.preview(LetterRequest(wording="thank-you", customer_id=person))
    assert preview.language == "en"
    assert preview.other_language is not None
    assert preview.other_language.wanted == "pl"


def test_a_language_that_an_older_delight_took_stays_until_it_is_changed(services):
    person = factories.customer(services)
    with services.context.deed(DeedName.CUSTOMER_EDITED) as deed:
        deed.session.get_one(Customer, person).language = "German"
    detail = services.customers.get(person)
    services.customers.edit(person, CustomerDraft(name=detail.name, language="German", phone="1234"))
    assert services.customers.get(person).phone == "1234"
    assert services.letters.preview(LetterRequest(wording="thank-you", customer_id=person)).language == "en"


def test_who_is_meant(services):
    ann = factories.customer(services, name="Ann Lee")
    assert services.customers.find(str(ann)) == services.customers.find("ann lee") == ann
    assert services.customers.find(services.customers.get(ann).uid) == ann
    other = factories.customer(services, name="Ann LEE")
    with pytest.raises(UnknownError) as raised:
        services.customers.find("Ann Lee")
    assert raised.value.details["candidates"] == [(ann, "Ann Lee"), (other, "Ann LEE")]
    for unknown in ("Bob", "999", "9" * 40, "٣", ""):
        with pytest.raises(UnknownError):
            services.customers.find(unknown)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": " "}, "customer.name_missing"),
        ({"email": "nobody"}, "email.unreadable"),
        ({"birthday": "02-30"}, "birthday.unreadable"),
        ({"birthday": "soon"}, "birthday.unreadable"),
        ({"country": "XX"}, "country.unknown"),
        ({"name": "x" * 2001}, "text.too_long"),
    ],
)
def test_what_cannot_be_kept_changes_nothing(services, fields, code):
    with pytest.raises(InputError) as raised:
        services.customers.add(CustomerDraft(**{"name": "Ann", **fields}))
    assert raised.value.code == code
    assert services.customers.count() == 0


def test_everything_known_is_kept(services):
    draft = CustomerDraft(
        name="Zoë", email="z@example.org", phone="1", address="A\n B ", country="de", language="de",
        salutation="Dear Aunt Zoë", organisation=True, birthday="1980-2-3", know="no nuts",
        since=date(2020, 1, 1), letters_welcome=False, surprises_welcome=False,
    )  # fmt: skip
    kept = services.customers.get(services.customers.add(draft).record)
    assert (kept.address, kept.country, kept.birthday, kept.salutation) == (
        "A\nB", "DE", "1980-02-03", "Dear Aunt Zoë",
    )  # fmt: skip
    assert (kept.letters_welcome, kept.surprises_welcome, kept.organisation) == (False, False, True)


def test_an_edit_from_an_older_state_is_refused(services):
    person = factories.customer(services)
    seen = services.customers.get(person).version
    services.customers.edit(person, CustomerDraft(name="One"), seen=seen)
    with pytest.raises(ConflictError):
        services.customers.edit(person, CustomerDraft(name="Two"), seen=seen)
    assert services.customers.get(person).name == "One"


def test_the_timeline_tells_everything_newest_first(services, clock):
    person = factories.customer(services)
    services.customers.add_visit(VisitDraft(customer_id=person, day=date(2026, 3, 1), amount_minor=900))
    case = factories.case(services, person)
    clock.forward(hours=1)
    factories.action(services, case, cost_minor=450, done=True)
    clock.forward(hours=1)
    factories.gesture(services, person)
    told = [(entry.kind, entry.minor) for entry in services.customers.timeline(person)]
    assert told == [
        (EntryKind.GESTURE, None), (EntryKind.ACTION, 450), (EntryKind.CASE, None), (EntryKind.VISIT, 900),
    ]  # fmt: skip
    detail = services.customers.get(person)
    assert (detail.visits, detail.value_minor, detail.last_gesture) == (1, 900, "a jar of plum jam")


def test_the_timeline_tells_which_letters_went_out_and_what_came_back(services, clock):
    person = factories.customer(services)
    thanks = LetterRequest(wording="thank-you", customer_id=person)
    lost = services.letters.issue(thanks).record
    services.letters.never_sent(lost)
    clock.forward(hours=1)
    sent = services.letters.issue(replace(thanks, reply_slip=True)).record
    clock.forward(hours=1)
    services.letters.put_out(thanks)
    clock.forward(hours=1)
    code = services.letters.get(sent).reply_code
    services.replies.log(ReplyDraft(code=code, answer=Answer.NEARLY, words="Still waiting for my jam"))
    told = [(entry.kind, entry.state) for entry in services.customers.timeline(person)]
    assert told == [
        (EntryKind.REPLY, ""),
        (EntryKind.LETTER, "waiting"),
        (EntryKind.LETTER, ""),
        (EntryKind.LETTER, "never-sent"),
    ]
    answer = services.customers.timeline(person)[0]
    assert (answer.code, answer.text, answer.record) == ("nearly", "Still waiting for my jam", sent)


def test_a_visit_tomorrow_has_not_happened(services):
    person = factories.customer(services)
    with pytest.raises(InputError, match=r"date\.future"):
        services.customers.add_visit(VisitDraft(customer_id=person, day=date(2026, 3, 12)))


def test_no_surprises_for_those_who_want_none(services):
    person = factories.customer(services, surprises_welcome=False)
    with pytest.raises(ConflictError, match=r"gesture\.not_welcome"):
        factories.gesture(services, person)


def test_many_visits_are_one_deed(services):
    person = factories.customer(services)
    many = services.customers.add_visits(
        [
            VisitDraft(customer_id=person, day=date(2026, 3, day), amount_minor=100 * day)
            for day in range(1, 11)
        ]
    )
    assert (services.customers.get(person).visits, services.customers.get(person).value_minor) == (10, 5500)
    services.history.undo(many.deed)
    assert services.customers.get(person).visits == 0
    with pytest.raises(UnknownError, match=r"customer\.unknown"):
        services.customers.add_visits([VisitDraft(customer_id=99, day=date(2026, 3, 1))])


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("4 High Street\nSandmouth\nSM1 4XY", "Sandmouth"),
        ("Am Markt 1\n10115 Berlin", "10115 Berlin"),
        ("", ""),
        ("12", ""),
        ("〒100-0001\n東京都千代田区千代田1-1\nメゾン千代田 302号室", "東京都千代田区"),
        ("〒272-0021\n千葉県市川市八幡1-2-3", "千葉県市川市"),
        ("Rua das Flores, 123\nJardim Paulista\nSão Paulo – SP\nCEP 01234-567", "São Paulo – SP"),
        ("Rua das Flores, 123\nJardim Paulista\n01234-567 São Paulo – SP", "01234-567 São Paulo – SP"),
    ],
)
def test_the_town_in_the_list(services, address, town):
    factories.customer(services, address=address)
    assert services.customers.page()[0].town == town


def test_nobody_is_born_tomorrow(services, clock):
    ida = factories.customer(services, name="Ida", birthday="1980-02-29")
    for born in ("2027-03-11", "9999-01-01", f"{clock.now.year}-12-31"):
        with pytest.raises(InputError, match=r"date\.future"):
            factories.customer(services, name="Ben", birthday=born)
        with pytest.raises(InputError, match=r"date\.future"):
            services.customers.edit(ida, CustomerDraft(name="Ida", birthday=born))
    services.customers.edit(ida, CustomerDraft(name="Ida", birthday=f"{clock.now:%Y-%m-%d}"))
    factories.customer(services, name="Ben", birthday="12-31")
