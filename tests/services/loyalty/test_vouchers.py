"""Vouchers: issued, taken once, in part, in time, cancelled, undone; and every refusal in one sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from delight.domain.changes import DeedName, Noun
from delight.domain.codes import CodeKind, new_code, read, shop_letters
from delight.domain.customers.customer import CustomerDraft, Gone, VisitDraft
from delight.domain.errors import DelightError, InputError, UnknownError
from delight.domain.guards.writing import LetterRequest
from delight.domain.loyalty.stamp_cards import StampCardDraft
from delight.domain.loyalty.vouchers import VoucherDraft, VoucherState
from delight.domain.plain.sentences import explain
from delight.services.loyalty import vouchers as vouchers_module
from delight.services.opening import open_services
from tests import factories


@pytest.fixture
def zoe(services):
    return factories.customer(services)


def issued(services, customer_id=None, **fields):
    """Issue a voucher over £10, or what is said, and return its row."""
    fields = fields if "item" in fields else {"value_minor": 1000, **fields}
    changes = services.vouchers.issue(VoucherDraft(customer_id=customer_id, **fields))
    return services.vouchers.get(changes.record)


def refusal(act, *arguments, **named):
    """Return what is said where something is refused: the code, and the first sentence."""
    with pytest.raises(DelightError) as caught:
        act(*arguments, **named)
    return caught.value.code, explain(caught.value).what


def visits(services, customer_id):
    return services.customers.get(customer_id).visits


# issue


def test_issued_with_a_code_of_this_shop(services, zoe, clock):
    case = factories.case(services, zoe)
    until = date(2026, 12, 31)
    row = issued(services, zoe, value_minor=1250, until=until, note="for the cold soup", case_id=case)
    assert (row.customer_id, row.customer_name, row.case_id) == (zoe, "Zoë Brontë", case)
    assert (row.value_minor, row.left_minor, row.item, row.until) == (1250, 1250, "", until)
    assert (row.note, row.staff, row.issued_at) == ("for the cold soup", "Marta Lind", clock())
    assert (row.state, row.redemptions, row.cancelled_at) == (VoucherState.OPEN, (), None)
    uid = services.shop.row().uid
    assert read(row.code, uid).kind is CodeKind.VOUCHER
    assert row.code[1:3] == shop_letters(uid)
    assert services.vouchers.find(f" {row.code[:3]}-{row.code[3:6].lower()} {row.code[6:]}\r\n") == row


def test_an_item_for_nobody_by_name(services):
    row = issued(services, item="  a coffee and\n a cake ")
    assert (row.item, row.value_minor, row.left_minor) == ("a coffee and a cake", None, None)
    assert (row.customer_id, row.customer_name) == (None, "")


def test_with_a_case_or_a_surprise_it_is_theirs(services, zoe):
    case, gesture = factories.case(services, zoe), factories.gesture(services, zoe)
    assert issued(services, case_id=case).customer_id == zoe
    row = issued(services, gesture_id=gesture)
    assert (row.customer_id, row.gesture_id) == (zoe, gesture)


def test_the_same_stack_saved_twice_is_issued_once(services):
    draft = VoucherDraft(item="A coffee", uid="5" * 32)
    first, second = (services.vouchers.issue_many(3, draft) for _ in range(2))
    assert (second.record, second.deed) == (first.record, "")
    assert services.vouchers.get(first.record).uid == draft.uid
    assert len(services.vouchers.page()) == 3
    services.history.undo(first.deed)
    services.vouchers.issue(draft)
    assert [row.uid for row in services.vouchers.page()] == [draft.uid], "what was undone may be meant anew"


def test_a_code_that_is_given_out_is_not_given_out_again(services, monkeypatch):
    first = issued(services).code
    fresh = new_code(CodeKind.VOUCHER, services.shop.row().uid)
    drawn = iter([first, first, fresh])
    monkeypatch.setattr(vouchers_module, "new_code", lambda _kind, _uid: next(drawn))
    assert issued(services).code == fresh


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "voucher.worth_missing"),
        ({"item": " \n"}, "voucher.worth_missing"),
        ({"value_minor": 0}, "voucher.worth_missing"),
        ({"value_minor": 500, "item": "a tea"}, "voucher.worth_twice"),
        ({"value_minor": -500}, "amount.negative"),
        ({"value_minor": 500, "until": date(2026, 3, 10)}, "voucher.until_past"),
        ({"value_minor": 500, "customer_id": 99}, "customer.unknown"),
        ({"value_minor": 500, "case_id": 99}, "case.unknown"),
        ({"value_minor": 500, "gesture_id": 99}, "gesture.unknown"),
    ],
)
def test_what_cannot_be_issued(services, fields, code):
    with pytest.raises(DelightError) as caught:
        services.vouchers.issue(VoucherDraft(**fields))
    assert caught.value.code == code
    assert services.vouchers.page() == []


def test_good_until_tonight(services, clock):
    assert issued(services, until=clock().date()).state is VoucherState.OPEN


def test_none_for_somebody_who_died(services, zoe):
    services.customers.edit(zoe, CustomerDraft(name="Zoë Brontë", gone=Gone.DIED))
    assert refusal(issued, services, zoe) == ("voucher.died", "Zoë Brontë has died.")


# redeem


def test_a_value_is_taken_whole(services, zoe, clock):
    row = issued(services, zoe)
    clock.forward(days=3)
    changes = services.vouchers.redeem(row.code)
    assert (changes.name, changes.record, changes.can_undo) == (DeedName.VOUCHER_REDEEMED, row.id, True)
    after = services.vouchers.get(row.id)
    assert (after.state, after.left_minor) == (VoucherState.USED, 0)
    assert [(r.amount_minor, r.at, r.staff) for r in after.redemptions] == [(1000, clock(), "Marta Lind")]


def test_an_item_is_taken_at_once(services):
    row = issued(services, item="a loaf of rye")
    services.vouchers.redeem(row.code)
    after = services.vouchers.get(row.id)
    assert (after.state, after.left_minor) == (VoucherState.USED, None)
    assert [r.amount_minor for r in after.redemptions] == [None]


def test_a_value_is_taken_in_parts(services):
    row = issued(services)
    services.vouchers.redeem(row.code, 400)
    services.vouchers.redeem(row.code, 250)
    assert services.vouchers.get(row.id).left_minor == 350
    assert refusal(services.vouchers.redeem, row.code, 351) == (
        "voucher.more_than_left",
        "There is only 3.50 GBP left on this voucher.",
    )
    services.vouchers.redeem(row.code)
    after = services.vouchers.get(row.id)
    assert [r.amount_minor for r in after.redemptions] == [400, 250, 350]
    assert after.state is VoucherState.USED


def test_amounts_that_cannot_be_taken(services):
    value, item = issued(services).code, issued(services, item="a pot of tea").code
    assert refusal(services.vouchers.redeem, value, 0)[0] == "voucher.amount_missing"
    assert refusal(services.vouchers.redeem, value, -1)[0] == "amount.negative"
    assert refusal(services.vouchers.redeem, item, 300) == (
        "voucher.item_whole",
        "This voucher is for a thing, not for an amount: a pot of tea.",
    )
    assert services.vouchers.liability().vouchers == 2


def test_used_already_says_when_and_by_whom(services, clock):
    row = issued(services)
    services.vouchers.redeem(row.code)
    clock.forward(hours=2)
    assert refusal(services.vouchers.redeem, row.code) == (
        "voucher.used",
        "This voucher was used already, on 2026-03-11 09:30, by Marta Lind.",
    )


def test_used_by_nobody_by_name(services, clock):
    services.context.at_desk = None
    row = issued(services)
    services.vouchers.redeem(row.code)
    clock.forward(hours=2)
    said = "This voucher was used already, on 2026-03-11 09:30."
    assert refusal(services.vouchers.redeem, row.code)[1] == said


def test_expired_says_since_when_and_is_taken_all_the_same_if_they_like(services, zoe, clock):
    row = issued(services, zoe, until=date(2026, 3, 31))
    clock.forward(days=20)
    assert services.vouchers.redeem(row.code, 100).deed
    clock.forward(days=1)
    assert services.vouchers.get(row.id).state is VoucherState.EXPIRED
    assert refusal(services.vouchers.redeem, row.code) == (
        "voucher.expired",
        "This voucher was good until 2026-03-31.",
    )
    services.vouchers.redeem(row.code, anyway=True)
    assert services.vouchers.get(row.id).state is VoucherState.USED


def test_codes_that_are_no_voucher_of_this_shop(services):
    code = issued(services).code
    redeem = services.vouchers.redeem
    wrong = code[:4] + ("2" if code[4] != "2" else "3") + code[5:]
    swapped = next(
        code[:i] + code[i + 1] + code[i] + code[i + 2 :] for i in range(3, 8) if code[i] != code[i + 1]
    )
    assert refusal(redeem, wrong)[0] == "code.mistyped"
    assert refusal(redeem, swapped)[0] == "code.mistyped"
    assert refusal(redeem, f"{code[:5]}0{code[6:]}")[0] == "code.look_alike"
    assert refusal(redeem, new_code(CodeKind.VOUCHER, "the shop next door"))[0] == "code.other_shop"
    assert refusal(redeem, new_code(CodeKind.STAMP_CARD, services.shop.row().uid))[0] == "code.is_stamp_card"
    unknown = new_code(CodeKind.VOUCHER, services.shop.row().uid)
    assert refusal(redeem, unknown) == ("voucher.unknown", "This shop has no such voucher.")
    assert refusal(services.vouchers.cancel, unknown)[0] == "voucher.unknown"
    assert refusal(services.vouchers.find, unknown)[0] == "voucher.unknown"
    with pytest.raises(UnknownError, match=r"voucher\.unknown"):
        services.vouchers.get(99)


# a scanner that sends Enter twice


@pytest.mark.parametrize("fields", [{}, {"item": "a loaf of rye"}])
def test_enter_twice_is_one_redemption(services, clock, fields):
    row = issued(services, **fields)
    first = services.vouchers.redeem(row.code)
    clock.forward(seconds=1)
    second = services.vouchers.redeem(row.code)
    assert (second.deed, second.record, second.touched) == ("", row.id, frozenset())
    assert len(services.vouchers.get(row.id).redemptions) == 1
    assert services.history.page()[0].deed == first.deed
    clock.forward(seconds=5)
    assert refusal(services.vouchers.redeem, row.code)[0] == "voucher.used"


def test_another_counter_is_told_that_it_was_used(services, place, clock):
    row = issued(services)
    services.vouchers.redeem(row.code)
    other = open_services(place, clock=clock)
    try:
        other.staff.sit_down(other.staff.by_name("tom").id)
        assert refusal(other.vouchers.redeem, row.code)[0] == "voucher.used"
    finally:
        other.close()


def test_an_amount_twice_is_asked_about(services, clock):
    row = issued(services)
    services.vouchers.redeem(row.code, 400)
    clock.forward(seconds=2)
    said = ("voucher.taken_twice", "4.00 GBP of this voucher was taken only a moment ago.")
    assert refusal(services.vouchers.redeem, row.code, 400) == said
    assert services.vouchers.get(row.id).left_minor == 600
    services.vouchers.redeem(row.code, 400, again=True)
    assert services.vouchers.get(row.id).left_minor == 200
    assert refusal(services.vouchers.redeem, row.code, 400) == said, "and not that there is too little left"
    clock.forward(seconds=6)
    services.vouchers.redeem(row.code, 200)
    assert services.vouchers.redeem(row.code, 200).deed == ""


def test_what_was_undone_a_moment_ago_is_taken_again(services):
    row = issued(services)
    services.vouchers.redeem(row.code)
    services.history.undo()
    assert services.vouchers.redeem(row.code).deed
    services.history.undo()
    services.vouchers.redeem(row.code, 300)
    services.history.undo()
    assert services.vouchers.redeem(row.code, 300).deed


# visits


def test_it_counts_as_one_visit_that_day(services, zoe, clock):
    row = issued(services, zoe)
    changes = services.vouchers.redeem(row.code, 100)
    assert changes.nouns == {Noun.REDEMPTION, Noun.VISIT}
    assert services.customers.get(zoe).last_seen == clock().date()
    services.vouchers.redeem(row.code, 200)
    assert visits(services, zoe) == 1
    clock.forward(days=1)
    services.vouchers.redeem(row.code)
    assert visits(services, zoe) == 2


def test_no_second_visit_where_one_is_noted(services, zoe, clock):
    services.customers.add_visit(VisitDraft(customer_id=zoe, day=clock().date(), amount_minor=840))
    services.vouchers.redeem(issued(services, zoe).code)
    detail = services.customers.get(zoe)
    assert (detail.visits, detail.value_minor) == (1, 840)


def test_of_nobody_by_name_it_is_no_visit(services, zoe):
    assert services.vouchers.redeem(issued(services).code).nouns == {Noun.REDEMPTION}
    assert visits(services, zoe) == 0


def test_it_answers_the_return_check_and_undo_takes_all_of_it_back(services, zoe, clock):
    case = factories.case(services, zoe)
    services.cases.move(case, "resolved")
    row = issued(services, zoe)
    clock.forward(days=5)

    def came():
        return [follow_up.came_back for follow_up in services.recovery.follow_ups(case)]

    services.vouchers.redeem(row.code)
    assert came() == [None, True, True]
    assert visits(services, zoe) == 1
    services.history.undo()
    assert came() == [None, None, None]
    assert visits(services, zoe) == 0
    assert services.vouchers.get(row.id) == row
    services.history.undo(services.history.page()[0].deed)
    assert came() == [None, True, True]
    assert services.vouchers.get(row.id).state is VoucherState.USED


def test_undoing_one_use_leaves_the_visit_to_the_other_of_that_day(services, zoe, clock):
    one, two = issued(services, zoe), issued(services, zoe, item="a loaf")
    case = factories.case(services, zoe)
    services.cases.move(case, "resolved")
    clock.forward(days=5)
    first, second = services.vouchers.redeem(one.code).deed, services.vouchers.redeem(two.code).deed

    def here():
        checks = services.recovery.follow_ups(case)
        return visits(services, zoe), [check.came_back for check in checks]

    undone = services.history.undo(first).deed
    assert here() == (1, [None, True, True])
    assert services.vouchers.get(one.id).state is VoucherState.OPEN
    services.history.undo(undone)
    assert services.vouchers.get(one.id).state is VoucherState.USED
    services.history.undo(second)
    assert here() == (1, [None, True, True])


def test_undoing_a_use_leaves_the_visit_to_the_stamp_of_that_day_and_not_of_another(services, zoe, clock):
    services.stamp_cards.open(StampCardDraft(customer_id=zoe, reward="a coffee"))
    used = services.vouchers.redeem(issued(services, zoe).code).deed
    services.stamp_cards.stamp_customer(zoe)
    services.history.undo(used)
    assert visits(services, zoe) == 1
    clock.forward(days=1)
    services.vouchers.redeem(issued(services, zoe).code)
    assert visits(services, zoe) == 2
    services.history.undo()
    assert visits(services, zoe) == 1


def test_the_voucher_of_somebody_who_died_is_good_for_whoever_has_it_and_no_visit(services, zoe):
    row = issued(services, zoe)
    services.customers.edit(zoe, CustomerDraft(name="Zoë Brontë", gone=Gone.DIED))
    assert services.vouchers.redeem(row.code).deed
    assert visits(services, zoe) == 0


def test_the_voucher_of_somebody_who_moved_away_is_a_visit(services, zoe):
    row = issued(services, zoe)
    services.customers.edit(zoe, CustomerDraft(name="Zoë Brontë", gone=Gone.MOVED))
    services.vouchers.redeem(row.code)
    assert visits(services, zoe) == 1


# cancel


def test_cancelled_says_when_by_whom_and_why(services):
    row = issued(services)
    services.vouchers.redeem(row.code, 400)
    changes = services.vouchers.cancel(row.code.lower(), " lost\n it ")
    assert (changes.name, changes.record) == (DeedName.VOUCHER_CANCELLED, row.id)
    after = services.vouchers.find(row.code)
    assert (after.state, after.cancel_why, after.cancelled_by) == (
        VoucherState.CANCELLED,
        "lost it",
        "Marta Lind",
    )
    said = (
        "voucher.cancelled",
        "This voucher was cancelled on 2026-03-11 09:30, by Marta Lind: “lost it”.",
    )
    assert refusal(services.vouchers.redeem, row.code) == said
    assert refusal(services.vouchers.cancel, row.code) == said
    assert services.vouchers.liability().value_minor == 0
    services.history.undo()
    assert services.vouchers.redeem(row.code, 600).deed


def test_cancelled_without_a_word(services):
    code = issued(services).code
    services.context.at_desk = None
    services.vouchers.cancel(code)
    said = "This voucher was cancelled on 2026-03-11 09:30."
    assert refusal(services.vouchers.redeem, code)[1] == said


def test_what_is_used_up_cannot_be_cancelled_and_what_is_over_can(services, clock):
    used, over = issued(services).code, issued(services, until=clock().date()).code
    services.vouchers.redeem(used)
    assert refusal(services.vouchers.cancel, used)[0] == "voucher.used"
    clock.forward(days=1)
    assert services.vouchers.cancel(over, "they have another one").deed


def test_a_reason_of_any_length_is_not_kept(services):
    with pytest.raises(InputError, match=r"text\.too_long"):
        services.vouchers.cancel(issued(services).code, "why " * 2_000)


# undo


def test_an_issue_goes_back_while_nothing_hangs_on_it(services):
    row = issued(services)
    services.history.undo()
    assert services.vouchers.page() == []
    with pytest.raises(UnknownError, match=r"voucher\.unknown") as caught:
        services.vouchers.redeem(row.code)
    assert "undone, or is newer than the backup" in str(explain(caught.value))
    services.history.undo(services.history.page()[0].deed)
    assert services.vouchers.get(row.id) == row


def test_an_issue_stays_once_the_voucher_was_used(services):
    issue = services.vouchers.issue(VoucherDraft(value_minor=1000))
    code = services.vouchers.get(issue.record).code
    services.vouchers.redeem(code, 100)
    assert refusal(services.history.undo, issue.deed) == (
        "undo.voucher_used",
        "This voucher was used, printed or sent since, so that it was issued stays as it is.",
    )
    assert services.history.undo(issue.deed, rest=True).deed == ""
    assert services.vouchers.find(code).left_minor == 900
    services.history.undo()
    services.history.undo(issue.deed)
    assert services.vouchers.page() == []


def test_an_issue_stays_once_the_voucher_went_out_in_a_letter(services, zoe):
    issue = services.vouchers.issue(VoucherDraft(customer_id=zoe, value_minor=1000))
    request = LetterRequest(wording="voucher", customer_id=zoe, voucher_id=issue.record)
    assert services.letters.issue(request).deed
    assert refusal(services.history.undo, issue.deed)[0] == "undo.voucher_used"
    code = services.vouchers.get(issue.record).code
    assert services.vouchers.cancel(code, "printed by mistake").deed


def test_a_redemption_comes_back_only_where_enough_is_left(services):
    value, item = issued(services), issued(services, item="a loaf of rye")
    undone = []
    for code, amount in ((value.code, 600), (item.code, None)):
        services.vouchers.redeem(code, amount)
        undone.append(services.history.undo().deed)
    services.vouchers.redeem(value.code, 700)
    services.vouchers.redeem(item.code)
    for deed in undone:
        code, said = refusal(services.history.undo, deed)
        assert code == "undo.conflict"
        assert said == "Not all of it can go back: a use of a voucher for which too little is left."
    assert services.vouchers.get(value.id).left_minor == 300
    assert len(services.vouchers.get(item.id).redemptions) == 1


def test_a_redemption_does_not_come_back_without_its_voucher(services):
    issue = services.vouchers.issue(VoucherDraft(value_minor=1000))
    services.vouchers.redeem(services.vouchers.get(issue.record).code)
    undone = services.history.undo().deed
    services.history.undo(issue.deed)
    assert refusal(services.history.undo, undone) == (
        "undo.conflict",
        "Not all of it can go back: a use of a voucher gone since.",
    )


# lists, search, what is owed


def test_pages_by_customer_state_and_search(services, zoe, clock):
    ann = factories.customer(services, "Ánn Ø'Hara", email="")
    old = issued(services, zoe, until=clock().date())
    used = issued(services, ann, item="Crème brûlée")
    dead = issued(services, value_minor=100)
    clock.forward(days=1)
    fresh = issued(services, zoe, value_minor=2000)
    services.vouchers.redeem(used.code)
    services.vouchers.cancel(dead.code)

    def ids(**named):
        return [row.id for row in services.vouchers.page(**named)]

    assert ids() == [fresh.id, dead.id, used.id, old.id]
    assert ids(offset=1, limit=2) == [dead.id, used.id]
    assert ids(customer_id=zoe) == [fresh.id, old.id]
    for state, row in zip(VoucherState, (fresh, used, old, dead), strict=True):
        assert ids(state=state) == [row.id]
    assert ids(search="bronte") == [fresh.id, old.id]
    assert ids(search="ann o") == [used.id]
    assert ids(search="CREME BRU") == [used.id]
    assert ids(search=f"{dead.code[:3]} {dead.code[3:6]} {dead.code[6:]}".lower()) == [dead.id]
    assert dead.id in ids(search=dead.code[3:7])
    assert ids(search="100 %") == ids(search="nobody at all") == []
    assert ids(search="  ") == ids()
    assert ids(search="bronte", state=VoucherState.OPEN) == [fresh.id]
    assert [row.redemptions != () for row in services.vouchers.page()] == [False, False, True, False]


def test_what_the_shop_owes(services, clock):
    today = clock().date()
    parts, item, used, over, dead = (
        issued(services, **fields).code
        for fields in (
            {"value_minor": 5000},
            {"item": "a tea"},
            {"value_minor": 700},
            {"until": today},
            {"value_minor": 900},
        )
    )
    services.vouchers.redeem(parts, 1250)
    services.vouchers.redeem(used)
    services.vouchers.cancel(dead)
    owed = services.vouchers.liability()
    assert (owed.vouchers, owed.value_minor, owed.items) == (3, 4750, 1)
    clock.forward(days=1)
    assert services.vouchers.find(over).state is VoucherState.EXPIRED
    assert services.vouchers.liability().value_minor == 3750
    services.vouchers.redeem(item)
    owed = services.vouchers.liability()
    assert (owed.vouchers, owed.items) == (1, 0)


def test_a_shop_without_vouchers_owes_nothing(services):
    owed = services.vouchers.liability()
    assert (owed.vouchers, owed.value_minor, owed.items) == (0, 0, 0)


# whose it is


def test_a_merge_takes_the_vouchers_along(services, zoe):
    twin = factories.customer(services, "Zoe Bronte", email="z@example.org")
    row = issued(services, twin)
    services.duplicates.merge(zoe, twin)
    assert services.vouchers.get(row.id).customer_id == zoe
    services.vouchers.redeem(row.code)
    assert visits(services, zoe) == 1


def test_an_erased_customers_voucher_is_good_and_nobody_is_recognisable(services, zoe):
    """The shop owes it to whoever has the paper; erasing takes the name, the note and the links away."""
    row = issued(services, zoe, note="for Zoë, after the flood", case_id=factories.case(services, zoe))
    services.privacy.erase([zoe], [])
    after = services.vouchers.find(row.code)
    assert (after.customer_id, after.customer_name, after.note, after.case_id) == (None, "", "", None)
    assert (after.state, after.left_minor) == (VoucherState.OPEN, 1000)
    assert services.vouchers.redeem(row.code).nouns == {Noun.REDEMPTION}


def test_the_front_desk_takes_a_voucher_of_the_owners_case_and_does_not_see_the_case(services, zoe):
    case = factories.case(services, zoe, owner_only=True)
    row = issued(services, zoe, case_id=case)
    services.staff.sit_down(services.staff.by_name("tom").id)
    seen = services.vouchers.find(row.code)
    assert (seen.case_id, seen.left_minor) == (None, 1000)
    with pytest.raises(UnknownError, match=r"case\.unknown"):
        services.vouchers.issue(VoucherDraft(value_minor=100, case_id=case))
    services.vouchers.redeem(row.code)
    assert services.vouchers.find(row.code).redemptions[0].staff == "Tom Okafor"


def test_moments_are_told_on_the_shops_clock(services, clock):
    services.context.zone = ZoneInfo("Australia/Sydney")
    row = issued(services, until=clock().date())
    services.vouchers.redeem(row.code)
    clock.forward(minutes=10)
    assert "on 2026-03-11 20:30" in refusal(services.vouchers.redeem, row.code)[1]
    clock.forward(hours=4)
    assert services.vouchers.find(row.code).redemptions[0].at.utcoffset() == timedelta(hours=11)
    other = issued(services, until=clock().date() + timedelta(days=1))
    assert other.state is VoucherState.OPEN, "in Sydney it is that day already"


@pytest.mark.parametrize("back", [timedelta(seconds=6), timedelta(days=1)])
def test_a_clock_that_was_set_back_makes_no_second_press_of_another_use(services, clock, back):
    row = issued(services)
    services.vouchers.redeem(row.code, 300)
    clock.now -= back
    services.vouchers.redeem(row.code, 300)
    assert services.vouchers.find(row.code).left_minor == 400
    clock.now += timedelta(seconds=1)
    assert refusal(services.vouchers.redeem, row.code, 300)[0] == "voucher.taken_twice"


@pytest.mark.parametrize(
    ("zone", "last"),
    [
        ("Australia/Sydney", datetime(2026, 4, 5)),  # clocks go back that night
        ("America/New_York", datetime(2026, 3, 8)),
        ("Africa/Cairo", datetime(2026, 4, 23)),  # the next day begins at one o'clock
        ("Pacific/Kiritimati", datetime(2026, 12, 31)),
    ],
)
def test_the_last_day_lasts_until_the_shops_midnight(services, clock, zone, last):
    services.context.zone = ZoneInfo(zone)
    clock.now = last.replace(hour=0, tzinfo=services.context.zone).astimezone(UTC)
    row = issued(services, until=last.date())
    clock.now = last.replace(hour=23, minute=59, second=59, tzinfo=services.context.zone).astimezone(UTC)
    services.vouchers.redeem(row.code, 300)
    clock.forward(seconds=1)
    assert services.vouchers.find(row.code).state is VoucherState.EXPIRED
    assert services.vouchers.liability().vouchers == 0
    assert refusal(services.vouchers.redeem, row.code, 100)[0] == "voucher.expired"
    services.vouchers.redeem(row.code, 100, anyway=True)
