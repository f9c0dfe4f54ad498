"""What customers of the demo shop hold in their hands, and what they answered at the counter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from delight.domain.customers.pulse import PulseDraft
from delight.domain.customers.pulse_places import PulsePlace
from delight.domain.loyalty.stamp_cards import CardState
from delight.domain.loyalty.vouchers import VoucherDraft
from delight.services.demo_shop.diary import Diary
from delight.services.demo_shop.people import Person

_ASKED_SINCE, _TOLD = 330, 0.15


def note_loyalty(
    diary: Diary, loyalty: dict[str, Any], people: Sequence[Person], troubles: Mapping[str, list[date]]
) -> None:
    """Write down vouchers, stamp cards, answers and guesses; stamps come with the visits (``card_days``)."""
    for row in loyalty["voucher"]:
        diary.note(diary.moment(diary.ago(row["ago"]), "15:20"), "Nell", partial(_issue, diary, row))
    for row in loyalty["card"]:
        diary.note(diary.moment(diary.ago(row["ago"]), "07:20"), diary.somebody(), partial(_open, diary, row))
    _note_answers(diary, loyalty["answers"], people, troubles)
    for row in loyalty["guess"]:
        at = diary.moment(diary.ago(row["ago"]), "17:10")
        diary.note(at, row["by"], partial(diary.services.ourselves.guess, row["score"]))


def card_days(diary: Diary, loyalty: dict[str, Any]) -> dict[str, date]:
    """Return since which day somebody's visits are stamped."""
    return {row["customer"]: diary.ago(row["ago"]) for row in loyalty["card"]}


def stamp(diary: Diary, name: str) -> None:
    """Stamp somebody's card; a full one earns what it promises first, and the next one begins."""
    cards = diary.services.stamp_cards
    full = cards.page(customer_id=diary.people[name], state=CardState.FULL)
    if full:
        cards.reward(full[0].id, next_card=True)
    cards.stamp_customer(diary.people[name])


def _open(diary: Diary, row: dict[str, Any]) -> None:
    diary.services.stamp_cards.open_for(diary.people[row["customer"]])


def _issue(diary: Diary, row: dict[str, Any]) -> None:
    day = diary.ago(row["ago"])
    draft = VoucherDraft(
        customer_id=diary.people.get(row.get("customer", "")),
        value_minor=row.get("value"),
        item=row.get("item", ""),
        until=day + timedelta(days=row["until"]),
        note=row.get("note", ""),
    )
    vouchers = diary.services.vouchers
    code = vouchers.get(vouchers.issue(draft).record).code
    for number, used in enumerate(row.get("redeemed", ())):
        at = diary.moment(diary.ago(used["ago"]), f"{9 + number * 3:02d}:{17 + number * 8}")
        diary.note(at, diary.somebody(), partial(vouchers.redeem, code, used.get("amount")))
    if gone := row.get("cancelled"):
        at = diary.moment(diary.ago(gone["ago"]), "15:10")
        diary.note(at, "Nell", partial(vouchers.cancel, code, gone["why"]))


def _note_answers(
    diary: Diary, answers: dict[str, Any], people: Sequence[Person], troubles: Mapping[str, list[date]]
) -> None:
    rng = Random(diary.rng.random())  # noqa: S311
    calm = [one for one in people if one.known and one.name not in troubles and _may_be_asked(one)]
    asked = rng.sample(calm, min(len(calm), len(answers["known"])))
    whom = [person.name for person in asked] + [""] * len(answers["anybody"])
    for name, (score, words) in zip(whom, (*answers["known"], *answers["anybody"]), strict=False):
        clock = f"{rng.randint(8, 16):02d}:{rng.randrange(60):02d}"
        at = diary.moment(diary.ago(rng.randint(2, _ASKED_SINCE)), clock)
        place = PulsePlace.TOLD if rng.random() < _TOLD else PulsePlace.COUNTER
        diary.note(at, diary.somebody(), partial(_answer, diary, name, score, words, place))


def _may_be_asked(person: Person) -> bool:
    return person.last is None and not person.draft.organisation


def _answer(diary: Diary, name: str, score: int, words: str, place: PulsePlace) -> None:
    draft = PulseDraft(customer_id=diary.people.get(name), score=score, words=words, place=place)
    diary.services.pulses.answer(draft)
