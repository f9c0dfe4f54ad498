"""One search: whatever is pasted into it, it answers at once."""

from time import monotonic

import pytest

from delight.data.entities import Note
from delight.domain.cases.case import CaseDraft, CaseFilter
from delight.domain.cases.recovery import ActionDraft, ActionKind
from delight.domain.cases.stages import OPEN_STAGES
from delight.domain.changes import DeedName
from delight.domain.codes import spaced
from delight.domain.customers.customer import CustomerDraft, VisitDraft
from delight.domain.gestures import GestureDraft
from delight.domain.guards.writing import LetterRequest
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.domain.marks import SCANNED, check_letter
from delight.domain.search import HitKind
from tests import factories

_TO_DO = CaseFilter(search="soup", stages=OPEN_STAGES)
AWKWARD = [
    "\ud800x",
    "a\x00b",
    "x" * 200_000,
    "x " * 150_000,
    "% _ \\ '",
    "á" + "\u0301" * 500,
    "\u202e",
    '*:^"(',
]


@pytest.mark.parametrize("text", AWKWARD, ids=lambda text: repr(text[:8]))
def test_awkward_texts_are_looked_for_like_any_other(services, text):
    services.cases.log(CaseDraft(what="Cold soup", new_customer="Zoë Marlow"))
    before = monotonic()
    services.search.find(text)
    services.cases.page(CaseFilter(search=text))
    services.cases.count(CaseFilter(search=text))
    services.customers.page(text)
    services.customers.count(text)
    assert monotonic() - before < 1


def test_control_characters_do_not_hide_what_is_there(services):
    services.customers.add(CustomerDraft(name="Zoë Marlow"))
    assert [hit.title for hit in services.search.find("z\x00o\ud800e")] == ["Zoë Marlow"]


def test_a_code_from_a_reply_slip_finds_its_letter(services):
    person = factories.customer(services)
    request = LetterRequest(wording="thank-you", customer_id=person, reply_slip=True)
    issued = services.letters.get(services.letters.issue(request).record)
    typed = spaced(issued.reply_code).lower()
    assert [(hit.kind, hit.record) for hit in services.search.find(typed)] == [(HitKind.LETTER, issued.id)]


def titles(services, text, **kwargs):
    return [hit.title for hit in services.search.find(text, **kwargs)]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Zoë Brontë", "zoe bronte"),
        ("Zoë Brontë", "BRONTË Z"),
        ("Jürgen Groß", "gross juer"),
        ("Jürgen Groß", "jurgen"),
        ("Juergen Gross", "jürgen groß"),
        ("Åse Sørensen", "aase soerensen"),
        ("Aase Sorensen", "åse sør"),
        ("Łukasz Żak", "lukasz zak"),
        ("Siân O'Hara-Lind", "ohara"),
        ("Siân O'Hara-Lind", "o'h lind"),
        ("王小明", "小明"),
        ("小林製薬株式会社", "製薬株式会"),
        ("山田 ハナコ", "はなこ"),
        ("김민수", "민ㅅ"),
        ("שלום כהן", "כהן"),
        ("ليلى الحداد", "حداد"),
        ("สมชาย ศรีสุข", "ศรี"),
        ("शर्मा आशा", "आशा"),
        ("😀 Cakes", "😀"),
    ],
)
def test_names_are_found_in_every_script_by_any_part(services, name, typed):
    services.customers.add(CustomerDraft(name=name))
    services.customers.add(CustomerDraft(name="Somebody Else"))
    assert titles(services, typed) == [name]
    assert [row.name for row in services.customers.page(typed)] == [name]


@pytest.mark.parametrize(
    "typed", ["01632 960123", "+44 1632 960123", "0044163296", "1632-960", "960123", "(01632)", "+44 (0)1632"]
)
def test_a_phone_is_found_by_any_of_its_digits_and_shown(services, typed):
    services.customers.add(CustomerDraft(name="Ann", phone="01632 960123", address="1 Sea Row\nSandmouth"))
    services.customers.add(CustomerDraft(name="Bea", phone="01999 555555"))
    hit = services.search.find(typed)[0]
    assert (hit.title, hit.detail) == ("Ann", "01632 960123")


@pytest.mark.parametrize("typed", ["42", "C-2026-0042", "c42", "2026-42", "0042", "c20260042"])
def test_a_case_is_found_by_its_reference_however_it_is_typed(services, typed):
    for number in range(1, 45):
        services.cases.log(CaseDraft(what=f"The {'soup' if number == 42 else 'tea'} was cold"))
    hit = services.search.find(typed)[0]
    assert (hit.kind, hit.title) == (HitKind.CASE, "C-2026-0042")


@pytest.mark.parametrize(
    ("drafted", "typed"),
    [
        (CustomerDraft(name="山田太郎", reading="やまだ たろう"), "yamada taro"),
        (CustomerDraft(name="佐藤 裕子", reading="サトウ ユウコ"), "sato yuko"),
        (CustomerDraft(name="佐藤 裕子", reading="サトウ ユウコ"), "Satō Yū"),
        (CustomerDraft(name="Yamada Tarou"), "やまだ"),
        (CustomerDraft(name="Екатерина Смирнова"), "yekaterina smir"),
        (CustomerDraft(name="Ekaterina Smirnova"), "Смирнова"),
        (CustomerDraft(name="Алексей Белый"), "alexei"),
        (CustomerDraft(name="Χρήστος Παπαδόπουλος"), "papadopoulos"),
    ],
)
def test_a_name_is_found_in_latin_letters_and_the_other_way_round(services, drafted, typed):
    services.customers.add(drafted)
    services.customers.add(CustomerDraft(name="Somebody Else"))
    assert titles(services, typed) == [drafted.name]


@pytest.mark.parametrize("typed", ["L-2026-00", "l-2026", "L-2026-0001", "L 2026"])
def test_what_begins_like_a_reference_comes_before_everything_else(services, typed):
    person = factories.customer(services, "Lia Lake")
    services.cases.log(CaseDraft(what="The lid of 2026 was loose, 0001 times", customer_id=person))
    services.letters.issue(LetterRequest(wording="thank-you", customer_id=person))
    found = services.search.look(typed).hits
    assert (found[0].kind, found[0].title) == (HitKind.LETTER, "L-2026-0001 · Lia Lake")
    assert found[0].marks == (), "no word of the letter that begins with L"
    assert {HitKind.CASE} <= {hit.kind for hit in found}
    assert services.search.find(typed)[0].kind is HitKind.LETTER


def test_the_exact_name_comes_first_then_beginnings_then_words_then_the_rest(services, clock):
    drafts = (
        CustomerDraft(name="Tom Able", address="3 Marlow Road"),
        CustomerDraft(name="Ida Marlow"),
        CustomerDraft(name="Marlow & Sons"),
        CustomerDraft(name="Marlow"),
    )
    for draft in drafts:
        clock.forward(days=1)
        services.customers.add(draft)
    assert titles(services, "marlow") == ["Marlow", "Marlow & Sons", "Ida Marlow", "Tom Able"]
    assert services.search.find("marlow")[-1].detail == "3 Marlow Road"


def test_whoever_was_here_lately_comes_before_the_others(services, clock):
    first, second = (services.customers.add(CustomerDraft(name=f"Ann {n}")).record for n in ("One", "Two"))
    clock.forward(days=2)
    services.customers.add_visit(VisitDraft(customer_id=first, day=clock.now.date()))
    assert [hit.record for hit in services.search.find("ann")] == [first, second]


def test_several_words_must_all_fit_in_any_order_across_fields(services):
    ann = services.customers.add(
        CustomerDraft(name="Ann Lee", address="4 Mill Lane", know="prefers the window")
    )
    services.customers.add(CustomerDraft(name="Ann Lee", address="9 Quay Street"))
    assert [hit.record for hit in services.search.find("window mill lee")] == [ann.record]
    assert services.search.find("window quay") == []


def test_everything_that_was_written_is_found_and_says_why(services):
    ann = services.customers.add(CustomerDraft(name="Ann Lee")).record
    case = services.cases.log(CaseDraft(what="The parcel came late", customer_id=ann)).record
    services.recovery.add_action(
        ActionDraft(case_id=case, kind=ActionKind.REFUND, note="half of the postage")
    )
    gesture = services.gestures.log(GestureDraft(customer_id=ann, name="a jar of quince jelly")).record
    with services.context.deed(DeedName.NOTE_ADDED) as deed:
        note = Note(customer_id=ann, text="Her daughter plays the bassoon", at=deed.at)
        deed.add(note)
    letter = services.letters.issue(LetterRequest(wording="thank-you", customer_id=ann)).record
    found = {
        typed: [(hit.kind, hit.record) for hit in services.search.find(typed)]
        for typed in ("postage", "quince", "bassoon lee")
    }
    assert found == {
        "postage": [(HitKind.CASE, case)],
        "quince": [(HitKind.GESTURE, gesture)],
        "bassoon lee": [(HitKind.NOTE, note.id)],
    }
    assert (HitKind.LETTER, letter) in [(hit.kind, hit.record) for hit in services.search.find("ann lee")]
    (hit,) = services.search.find("postage")
    assert (hit.detail, hit.marks) == ("half of the postage", ((12, 19),))
    (hit,) = services.search.find("bassoon")
    assert [hit.detail[start:end] for start, end in hit.marks] == ["bassoon"]


def test_a_customer_called_otherwise_now_is_found_by_the_new_name_alone(services):
    ann = services.customers.add(CustomerDraft(name="Ann Lee")).record
    services.cases.log(CaseDraft(what="Cold tea", customer_id=ann))
    services.customers.edit(ann, CustomerDraft(name="Bea Quist"))
    assert services.search.find("ann") == services.search.find("lee") == []
    assert [hit.kind for hit in services.search.find("quist")] == [HitKind.CUSTOMER, HitKind.CASE]


@pytest.mark.parametrize("typed", ["zeo marlow", "Zoë Marlwo", "marlwo", "mrlow", "zoe"])
def test_a_slip_of_the_finger_still_leads_to_somebody(services, typed):
    ann = services.customers.add(CustomerDraft(name="Zoë Marlow"))
    services.customers.add(CustomerDraft(name="Tom Okafor"))
    found = services.search.look(typed)
    assert found.meant == (ann.record, "Zoë Marlow") if typed != "zoe" else found.hits[0].record == ann.record
    assert services.search.look("qqqq").meant is None


@pytest.mark.parametrize("typed", ['"zoë"', "zoë*", "NEAR zoë", "zoë AND", "zoë -x", "^zoë", "zoë:", "(zoë"])
def test_signs_that_mean_something_to_an_index_are_only_text(services, typed):
    services.customers.add(CustomerDraft(name="Zoë AND near x"))
    assert titles(services, typed) == ["Zoë AND near x"]


def test_the_list_of_customers_goes_on_after_the_last_one(services, clock):
    for n in range(23):
        clock.forward(hours=7)
        services.customers.add(CustomerDraft(name=f"{('Ann', 'Bea Ann', 'Cleo')[n % 3]} {n}", know="ann"))
    for search in ("", "ann", "ann 1"):
        whole = [row.id for row in services.customers.page(search)]
        stretch, after = [], None
        while some := services.customers.page(search, limit=4, after=after):
            stretch += [row.id for row in some]
            after = stretch[-1]
        assert stretch == whole
        assert [row.id for row in services.customers.page(search, offset=5, limit=4)] == whole[5:9]
        assert services.customers.count(search) == len(whole)


def test_the_list_of_cases_goes_on_after_the_last_one(services, clock):
    for n in range(17):
        clock.forward(hours=7)
        case = services.cases.log(CaseDraft(what=f"Cold soup {n}")).record
        if n % 3:
            services.cases.move(case, "resolved")
    for which in (CaseFilter(), CaseFilter(search="soup"), CaseFilter(search="soup", open_only=True), _TO_DO):
        whole = [row.id for row in services.cases.page(which)]
        stretch, after = [], None
        while some := services.cases.page(which, limit=4, after=after):
            stretch += [row.id for row in some]
            after = stretch[-1]
        assert stretch == whole
        assert services.cases.count(which) == len(whole)
        assert [row.id for row in services.cases.page(which, offset=5, limit=4)] == whole[5:9]


@pytest.mark.parametrize("sought", ["room 12", "Zimmer 7b", "job 4711"])
def test_where_it_happened_is_found(services, sought):
    where = factories.case(services, place=sought.title())
    factories.case(services, place="Table 3")
    hits = services.search.find(sought)
    assert [hit.record for hit in hits if hit.kind is HitKind.CASE] == [where]


@pytest.mark.parametrize(
    "typed", [str, str.lower, spaced, lambda code: code[:4], lambda code: f"{code * 2}\r"]
)
def test_a_voucher_and_a_stamp_card_are_found_by_their_codes(services, typed):
    zoe = factories.customer(services)
    voucher = services.vouchers.get(
        services.vouchers.issue(VoucherDraft(customer_id=zoe, item="a coffee")).record
    )
    (hit,) = services.search.find(typed(voucher.code), kinds={HitKind.VOUCHER})
    assert (hit.record, hit.customer_id, hit.detail) == (voucher.id, zoe, "a coffee")
    assert hit.title == f"{spaced(voucher.code)} · Zoë Brontë"
    card = services.stamp_cards.get(services.stamp_cards.open(StampCardDraft(reward="a cake")).record)
    (hit,) = services.search.look(typed(card.code)).hits
    assert (hit.kind, hit.record, hit.customer_id) == (HitKind.STAMP_CARD, card.id, None)
    assert (hit.title, hit.detail) == (spaced(card.code), "a cake")


def test_a_code_scanned_through_a_french_keyboard_is_found(services):
    voucher = services.vouchers.get(services.vouchers.issue(VoucherDraft(value_minor=100)).record)
    french = voucher.code.lower().translate(str.maketrans("23456789", "é\"'(-è_ç"))
    (hit,) = services.search.find(french)
    assert hit.record == voucher.id


def test_a_scan_is_found_where_each_of_its_figures_came_as_a_mark(services, monkeypatch):
    """Three, four and five are marks on a French keyboard: what is left without them is no beginning."""
    monkeypatch.setattr("delight.domain.codes.shop_letters", lambda _uid: "BC")
    ends = (f"345B{letter}" for letter in SCANNED if check_letter(f"VBC345B{letter}") in "BCDFGHJKNPRSTVX")
    monkeypatch.setattr("delight.domain.codes.chance", lambda _alphabet, _length: next(ends))
    voucher = services.vouchers.get(services.vouchers.issue(VoucherDraft(value_minor=100)).record)
    (hit,) = services.search.find(voucher.code.lower().translate(str.maketrans("345", "\"'(")))
    assert hit.record == voucher.id


@pytest.mark.parametrize("typed", ["V", "VVV", "soup", "V%", "VK_", "BCDF", "ratatouilles", ""])
def test_what_is_no_code_finds_no_voucher(services, typed):
    services.vouchers.issue(VoucherDraft(item="soup"))
    assert services.search.find(typed) == []
