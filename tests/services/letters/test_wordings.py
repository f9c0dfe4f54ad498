"""The shop's own wordings take the place of the ready-made ones, and these can be restored."""

import re
from dataclasses import fields, replace

import pytest

from delight.domain.customers.customer import CustomerDraft
from delight.domain.errors import DelightError, InputError, UnknownError
from delight.domain.guards.writing import LetterRequest, OtherLanguage
from delight.domain.letters.addressing import Formality
from delight.domain.letters.wordings import Passage, Unobjecting, WordingFormat, WordingKind
from delight.domain.plain.sentences import explain
from delight.domain.shop import ShopDraft
from tests import factories

OWN = 'title = "Sorry"\nkind = "apology"\n\n[[paragraph]]\nsay = ["We are sorry about {case.topic}."]\n'


def row(services, key):
    return next(r for r in services.wordings.rows("en") if r.key == key)


def test_an_own_wording_is_used_and_the_ready_made_one_comes_back(services):
    case = factories.case(services, factories.customer(services))
    ready_made = services.wordings.source("apology", "en")
    services.wordings.save("apology", OWN)
    assert (row(services, "apology").own, row(services, "apology").ready_made) == (True, True)
    wish = LetterRequest(wording="apology", case_id=case)
    assert services.letters.preview(wish).body == "We are sorry about the cold cappuccino."
    restored = services.wordings.restore("apology", "en")
    assert services.wordings.source("apology", "en") == ready_made
    assert not row(services, "apology").own
    services.history.undo(restored.deed)
    assert services.letters.preview(wish).body == "We are sorry about the cold cappuccino."


def test_a_wording_that_only_the_shop_has_is_listed_and_goes(services):
    services.wordings.save("from-the-baker", OWN)
    assert (row(services, "from-the-baker").own, row(services, "from-the-baker").ready_made) == (True, False)
    services.wordings.restore("from-the-baker", "en")
    with pytest.raises(UnknownError, match=r"wording\.unknown"):
        services.wordings.source("from-the-baker", "en")


def test_a_wording_that_cannot_be_read_is_refused_and_the_old_one_stays(services):
    services.wordings.save("apology", OWN)
    with pytest.raises(DelightError, match=r"wording\.unknown_field"):
        services.wordings.save("apology", OWN.replace("case.topic", "case.secret"))
    assert services.wordings.source("apology", "en") == OWN


def words_of(services, draft, request, turn):
    wording = services.wordings.try_on(draft, request, turn)
    return services.letters.preview(request, wording=wording).body


def test_a_wording_being_edited_shows_one_way_after_the_other(services):
    request = LetterRequest(wording="apology", case_id=factories.case(services, factories.customer(services)))
    draft = services.wordings.draft("apology", "en")
    shown = [words_of(services, draft, request, turn) for turn in range(3)]
    assert len(set(shown)) == 3
    assert words_of(services, draft, request, 6) == shown[0]
    assert all("[" not in body for body in shown), "a way that can be filled in is taken first"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_every_wording_can_be_tried_on_somebody_invented(services, language):
    for row in services.wordings.rows(language):
        preview = services.wordings.sample(services.wordings.draft(row.key, language))
        assert preview.pdf.startswith(b"%PDF")
        assert preview.language == language


def test_the_newest_fitting_case_is_offered_to_try_it_on(services):
    assert services.wordings.fitting(WordingKind.APOLOGY) is None
    customer = factories.customer(services)
    case = factories.case(services, customer)
    assert services.wordings.fitting(WordingKind.APOLOGY).request.case_id == case
    assert services.wordings.fitting(WordingKind.BIRTHDAY).request.customer_id == customer
    assert services.wordings.fitting(WordingKind.REPLY_TO_COMPLIMENT) is None


def test_plain_words_are_found_at_their_place_in_the_notation(services):
    way = "Dear {customer.name}, we apologise for any inconvenience."
    (found,) = services.wordings.plain_words([way], "en")
    assert [way[one.start : one.end] for one in found] == ["we apologise for any inconvenience"]


def test_a_promise_with_a_day_from_a_field_is_not_asked_for_one(services):
    with_day, without = services.wordings.plain_words(
        ["We will call you {promise.by}.", "We will call you."], "en"
    )
    assert (with_day, [one.code for one in without]) == ((), ["promise-without-date"])


def test_new_keys_are_plain_and_free(services):
    assert services.wordings.new_key("  From the Bäcker! ", WordingFormat.LETTER) == "from-the-backer"
    assert services.wordings.new_key("Apology", WordingFormat.LETTER) == "apology-2"
    assert services.wordings.new_key("Apology", WordingFormat.CARD) == "apology-2-card"
    assert services.wordings.new_key("お礼", WordingFormat.CARD) == "own-card"


SAYS = 'title="T"\nkind="thank-you"\n{more}\n[[paragraph]]\nsay=["{say}"]'


@pytest.mark.parametrize("key", ["", " ", "../x", "a b", "x\ny", "a" * 61, "-a", "ä", "a\ud800"])
def test_a_name_that_no_command_could_ask_for_is_refused(services, key):
    with pytest.raises(InputError, match=r"wording\.bad_name"):
        services.wordings.save(key, SAYS.format(more="", say="Thank you."))


@pytest.mark.parametrize("language", ["", "../../x", "English", "e" * 500])
def test_a_language_that_is_none_is_refused(services, language):
    with pytest.raises(InputError, match=r"language\.unknown"):
        services.wordings.save("mine", SAYS.format(more=f'language="{language}"', say="Thank you."))


def test_a_wording_is_kept_as_it_is_looked_for(services):
    services.wordings.save(" MINE", "\ufeff" + SAYS.format(more="", say="Half \ud800a letter"))
    assert "Half a letter" in services.wordings.source("mine", "en")
    person = factories.customer(services)
    assert "Half a letter" in services.letters.preview(LetterRequest(wording="Mine", customer_id=person)).body


def test_a_shop_writes_in_languages_that_do_not_come_with_the_app(services):
    services.wordings.save("thank-you", SAYS.format(more='language="pt-BR"', say="Obrigado pela visita."))
    person = factories.customer(services, language="pt-BR")
    issued = services.letters.issue(LetterRequest(wording="thank-you", customer_id=person))
    assert services.letters.get(issued.record).language == "pt-BR"


def test_where_a_wording_is_not_in_the_readers_language_it_is_in_the_shops(services):
    services.wordings.save("regulars", SAYS.format(more='language="de"', say="Schön, dass {Sie|du} da sind."))
    person = factories.customer(services, language="it")
    request = LetterRequest(wording="regulars", customer_id=person)
    with pytest.raises(UnknownError, match=r"wording\.unknown"):
        services.letters.preview(request)
    shop = services.shop.row()
    draft = {field.name: getattr(shop, field.name) for field in fields(ShopDraft)}
    services.shop.edit(ShopDraft(**{**draft, "language": "de"}))
    preview = services.letters.preview(request)
    assert preview.language == "de"
    told = OtherLanguage(customer_name="Zoë Brontë", wanted="it", written="de")
    assert preview.other_language == told
    assert services.letters.preview(replace(request, language="de-AT")).other_language is None
    known = factories.customer(services, "Bo", language="de")
    out = services.batch.put_out([request, LetterRequest(wording="regulars", customer_id=known)])
    assert (len(out.letters), out.other_language) == (2, (told,))


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("kindly-no", (("reason", "The coat was worn."),)),
        ("voucher", (("worth", "£10"), ("code", "PLUM-27"), ("until", "2026-12-31"))),
        ("sent-elsewhere", (("elsewhere", "Miller's Bakery in Mill Lane"),)),
        ("you-said-we-did", (("change", "We bake twice a day now."),)),
        ("parting-ways", ()),
        ("thank-you", ()),
    ],
)
def test_what_it_was_about_need_not_be_named_where_the_letter_is_about_something_else(
    services, language, key, told
):
    person = factories.customer(services, language=language)
    case = factories.case(services, person, topic="")
    for wording in (key, f"{key}-card"):
        preview = services.letters.preview(LetterRequest(wording=wording, case_id=case, told=told))
        assert (preview.language, preview.missing) == (language, ())
        assert "[" not in preview.body


SPOILED = {
    "a field that was dropped": OWN.replace("case.topic", "case.secret"),
    "an entry of a later version": f"new = 1\n{OWN}",
    "nothing": "",
    "no text": "\1",
    "endless": "x" * 200_000,
}


@pytest.mark.parametrize("source", list(SPOILED.values()), ids=list(SPOILED))
def test_one_that_cannot_be_read_is_listed_so_and_the_others_are_as_before(services, source):
    before = services.wordings.rows()
    factories.unreadable_wording(services, "apology", source=source)
    factories.unreadable_wording(services, "from-the-baker-card", "pl", source)
    after = services.wordings.rows()
    lost = {(r.key, r.language): r for r in after if not r.readable}
    assert set(lost) == {("apology", "en"), ("from-the-baker-card", "pl")}
    mine, only_ours = lost["apology", "en"], lost["from-the-baker-card", "pl"]
    assert (mine.title, mine.own, mine.ready_made) == ("Apology", True, True)
    assert (only_ours.title, only_ours.own, only_ours.ready_made) == ("from-the-baker-card", True, False)
    assert only_ours.format is WordingFormat.CARD
    assert [r for r in after if r.readable] == [r for r in before if (r.key, r.language) != ("apology", "en")]
    services.wordings.restore("apology", "en")
    services.wordings.restore("from-the-baker-card", "pl")
    assert services.wordings.rows() == before


def test_a_letter_in_one_that_cannot_be_read_says_so_and_what_to_do(services):
    factories.unreadable_wording(services, "apology")
    request = LetterRequest(wording="apology", case_id=factories.case(services, factories.customer(services)))
    for door in (services.letters.preview, services.letters.issue):
        with pytest.raises(DelightError, match=r"wording\.own_unreadable") as caught:
            door(request)
    said = explain(caught.value)
    assert said.what.startswith("Your own wording “apology” cannot be read")
    assert "the ready-made one again" in said.remedy
    services.letters.issue(replace(request, wording="thank-you-for-telling"))
    out = services.batch.put_out([request, replace(request, wording="thank-you")])
    assert [left.code for left in out.left_out] == ["wording.own_unreadable"]


def test_one_kept_under_another_language_than_it_says_can_be_given_back(services):
    factories.unreadable_wording(services, "apology", "de", OWN, kept_as="fr")
    found = next(r for r in services.wordings.rows("fr") if r.key == "apology")
    assert (found.own, found.readable) == (True, True)
    services.wordings.restore(found.key, found.language)
    assert not any(r.own for r in services.wordings.rows())


GREETING = 'title = "Winter"\nkind = "seasons-greetings"\n\n[[paragraph]]\nsay = ["A quiet week to you."]\n'


def greeting(services, language="en", words="A quiet week to you."):
    draft = services.wordings.draft("seasons-greetings", "en")
    return replace(draft, language=language, paragraphs=((Passage(ways=(words,)),),), message=())


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_a_wording_that_advertises_is_told_what_it_lacks_and_gets_it_back(services, language):
    bare = greeting(services, language, "…")
    found = services.wordings.unobjecting(bare)
    ready_made = services.wordings.draft("seasons-greetings", language)
    assert found.letter == ready_made.paragraphs[-1]
    assert "{" not in found.sentence
    services.wordings.save_draft(found.mend(bare))
    assert services.wordings.unobjecting(services.wordings.draft(bare.key, language)) is None


def test_a_language_that_delight_does_not_write_is_only_asked_about(services):
    assert services.wordings.unobjecting(greeting(services, "nb", "God jul.")) == Unobjecting()


def test_an_apology_need_not_say_that_people_may_say_no(services):
    assert services.wordings.unobjecting(services.wordings.draft("apology", "en")) is None


def test_a_letter_of_such_a_wording_says_so_and_how_it_is_mended(services):
    customer = factories.customer(services)
    wish = LetterRequest(wording="seasons-greetings", customer_id=customer)
    assert not services.letters.preview(wish).advice.objection
    services.wordings.save("seasons-greetings", GREETING)
    found = services.letters.preview(wish)
    assert "no-objection" in [remark.code for remark in found.advice.remarks]
    body = f"{found.body}\n\n{found.advice.objection}"
    mended = services.letters.preview(replace(wish, body=body))
    assert not mended.advice.objection
    assert "no-objection" not in [remark.code for remark in mended.advice.remarks]


@pytest.mark.parametrize(
    ("formality", "words"),
    [(Formality.FORMAL, "(Wenn Sie|Sagen Sie)"), (Formality.FAMILIAR, "(Wenn du|Sag )")],
)
def test_the_sentence_speaks_to_its_reader_as_the_letter_does(services, formality, words):
    german = replace(greeting(services, "de", "Alles Gute!"), key="voucher", kind=WordingKind.VOUCHER)
    services.wordings.save_draft(german)
    customer = services.customers.add(
        CustomerDraft(name="Zoë Maar", language="de", formality=formality)
    ).record
    found = services.letters.preview(LetterRequest(wording="voucher", customer_id=customer))
    assert re.search(words, found.advice.objection)


def test_letters_in_one_go_count_those_that_do_not_say_it(services):
    one, other = factories.customer(services), factories.customer(services, name="Wim Aalto")
    services.wordings.save("seasons-greetings", GREETING)
    wishes = [LetterRequest(wording="seasons-greetings", customer_id=who) for who in (one, other)]
    wishes.append(LetterRequest(wording="thank-you", customer_id=one))
    assert [page.unobjected for page in services.batch.pages(wishes)] == [True, True, False]
    assert services.batch.put_out(wishes).unobjected == 2
