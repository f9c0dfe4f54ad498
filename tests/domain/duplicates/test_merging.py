"""What is kept of two records."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from delight.domain.customers.customer import CustomerDraft, Gone
from delight.domain.duplicates.merging import (
    PARTS,
    MergeField,
    Side,
    merge_lines,
    merged,
    ways_left,
    without_joined,
)


def _line(field: MergeField, keep: CustomerDraft, other: CustomerDraft):
    return next(line for line in merge_lines(keep, other) if line.field is field)


def test_every_column_belongs_to_a_field() -> None:
    assert sorted(name for names in PARTS.values() for name in names) == sorted(
        field.name for field in fields(CustomerDraft)
    )
    assert set(PARTS) == set(MergeField)


def test_what_only_one_tells_is_taken_and_not_asked() -> None:
    keep, other = (
        CustomerDraft(name="Zoë Marlow", phone="01632 960123"),
        CustomerDraft(name="Zoë Marlow", email="zoe@example.org", gone=Gone.MOVED, letters_welcome=False),
    )
    assert not any(line.is_open for line in merge_lines(keep, other))
    result = merged(keep, other, {})
    assert (result.phone, result.email) == ("01632 960123", "zoe@example.org")
    assert result.gone is Gone.MOVED
    assert not result.letters_welcome


def test_what_both_tell_is_asked_and_the_kept_one_proposed() -> None:
    keep, other = (CustomerDraft(name="Zoë Marlow", email=f"{name}@example.org") for name in "ab")
    line = _line(MergeField.EMAIL, keep, other)
    assert (line.is_open, line.side) == (True, Side.KEEP)
    assert merged(keep, other, {}).email == "a@example.org"
    assert merged(keep, other, {MergeField.EMAIL: Side.OTHER}).email == "b@example.org"


def test_notes_are_kept_of_both_and_no_line_twice() -> None:
    keep = CustomerDraft(name="Zoë", know="Prefers no calls\nLikes rye")
    other = CustomerDraft(name="Zoë", know="likes rye\nHas a dog")
    assert merged(keep, other, {}).know == "Prefers no calls\nLikes rye\nHas a dog"
    assert merged(keep, other, {MergeField.KNOW: Side.OTHER}).know == "likes rye\nHas a dog"


def test_the_fuller_value_is_proposed() -> None:
    keep = CustomerDraft(name="Zoe Marlow", birthday="02-03", since=date(2024, 5, 6))
    other = CustomerDraft(name="Zoë Marlow", birthday="1990-02-03", since=date(2019, 1, 1))
    result = merged(keep, other, {})
    assert (result.name, result.birthday, result.since) == ("Zoë Marlow", "1990-02-03", date(2019, 1, 1))


def test_parts_of_a_name_come_along_where_they_are_missing() -> None:
    keep, other = CustomerDraft(name="山田 花子"), CustomerDraft(name="山田 花子", reading="やまだ はなこ")
    assert not _line(MergeField.NAME, keep, other).is_open
    assert merged(keep, other, {}).reading == "やまだ はなこ"


def test_one_phone_in_two_ways_to_write_it_is_one() -> None:
    keep = CustomerDraft(name="Zoë", phone="01632 960123", email="Zoe@example.org")
    other = CustomerDraft(name="Zoë", phone="+44 1632 960123", email="zoe@example.org")
    assert not any(line.is_open for line in merge_lines(keep, other))
    assert ways_left(keep, other, merged(keep, other, {})) == []


def test_ways_that_are_not_chosen_are_left_to_be_kept() -> None:
    keep = CustomerDraft(name="Zoë", phone="01632 960123", address="4 High Street\nSandmouth")
    other = CustomerDraft(name="Zoë", phone="07700 900123", address="4 High Street, Sandmouth")
    chosen = merged(keep, other, {MergeField.PHONE: Side.OTHER})
    assert ways_left(keep, other, chosen) == [(MergeField.PHONE, "01632 960123")]


words = st.text("ab @\n", max_size=6)
drafts = st.builds(CustomerDraft, name=words, email=words, phone=words, address=words, know=words)


@given(drafts, drafts, st.dictionaries(st.sampled_from(MergeField), st.sampled_from([Side.KEEP, Side.OTHER])))
def test_no_way_to_reach_them_is_lost(keep: CustomerDraft, other: CustomerDraft, choices) -> None:
    result = merged(keep, other, choices)
    kept = {value for _, value in ways_left(keep, other, result)} | {
        result.email,
        result.phone,
        result.address,
    }
    for draft in (keep, other):
        for value in (draft.email, draft.phone, draft.address):
            signs = [char for char in value.casefold() if not char.isspace()]
            assert not value or any(signs == [c for c in k.casefold() if not c.isspace()] for k in kept)


LINES = st.lists(st.text("ab ", min_size=1), unique=True)


@given(LINES, LINES, LINES)
def test_lines_that_came_along_go_again_whatever_came_below(mine, theirs, later):
    theirs = [line for line in theirs if line not in mine]
    joined = mine + theirs
    left = without_joined("\n".join(joined + later), "\n".join(mine), "\n".join(joined))
    assert left is not None
    assert sorted(left.split("\n")) == sorted(mine + later or [""])


def test_what_was_rewritten_is_left():
    assert without_joined("both know", "one knows", "one knows\ntwo knows") is None
    assert without_joined("two knows", "one knows", "two knows") is None
