"""The demo shop: a year at an invented bakery, lived through the same deeds as every other shop's."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, time, timedelta, tzinfo
from functools import partial
from pathlib import Path
from random import Random

from delight.data.database import FILE_NAME
from delight.data.faults import plain_faults
from delight.data.place import check_place, sync_file, sync_folder
from delight.domain.cases.stages import CaseKind
from delight.domain.changes import DeedName
from delight.domain.days.calendar import at_local, local
from delight.domain.errors import StorageError
from delight.domain.progress import ProgressFn, silent
from delight.services.demo_shop import present
from delight.services.demo_shop.bonds import households, note_bonds
from delight.services.demo_shop.casting import Part, cast
from delight.services.demo_shop.desk import note_desk
from delight.services.demo_shop.diary import DAYS, Clock, Diary
from delight.services.demo_shop.gifts import Gifts
from delight.services.demo_shop.ingredients import Ingredients, load
from delight.services.demo_shop.loyalty import card_days, note_loyalty
from delight.services.demo_shop.past import Past
from delight.services.demo_shop.people import Person, everybody
from delight.services.demo_shop.service import note_service
from delight.services.demo_shop.visits import note_visits
from delight.services.opening import create_shop, open_services, shop_exists

_SEED = 2
_LAST_DEED = time(0, 1)
_LOOKED_THROUGH = 50
"""Newest deeds; a week that somebody only looked at draws itself, which is nobody's doing."""
_STAYED_AWAY_AFTER = timedelta(days=2)


def make_demo(
    place: Path,
    today: date,
    progress: ProgressFn = silent,
    *,
    zone: tzinfo | None = None,
    seed: int = _SEED,
) -> None:
    """Make the demo shop in the folder ``place``; its year ends on ``today``.

    It is built beside ``place`` and put there at the end: a build that is cut short leaves nothing half.
    The same seed and the same day make the same shop.

    Raises:
        StorageError: ``storage.exists`` where there is a shop already, and the other codes ``storage.*``.
        StoppedError: when ``progress`` asks to stop.
    """
    if shop_exists(place):
        raise StorageError("storage.exists", path=str(place))
    _remake(place, today, progress, zone, seed)


def start_over(
    place: Path,
    today: date,
    progress: ProgressFn = silent,
    *,
    zone: tzinfo | None = None,
    seed: int = _SEED,
) -> None:
    """Make the demo shop in ``place`` anew, with a year that ends on ``today``; what was tried in it goes.

    Nobody may have it open. A build that is cut short leaves the old one as it was.

    Raises:
        StorageError: ``storage.exists`` where the shop is not a demo, and the other codes ``storage.*``.
        StoppedError: when ``progress`` asks to stop.
    """
    if shop_exists(place) and not is_demo(place):
        raise StorageError("storage.exists", path=str(place))
    _remake(place, today, progress, zone, seed)


def ready_demo(
    place: Path, today: date, progress: ProgressFn = silent, *, zone: tzinfo | None = None
) -> bool:
    """See to it that there is a demo shop in ``place`` and return whether it was made just now.

    One whose year does not end ``today`` is made anew, unless somebody has tried something in it.

    Raises:
        StorageError: the codes ``storage.*``.
        StoppedError: when ``progress`` asks to stop.
    """
    if not shop_exists(place):
        make_demo(place, today, progress, zone=zone)
        return True
    ended = untouched_day(place, zone=zone)
    if ended in {None, today}:
        return False
    start_over(place, today, progress, zone=zone)
    return True


def untouched_day(place: Path, *, zone: tzinfo | None = None) -> date | None:
    """Return the day that the demo in ``place`` ends with, or ``None`` once somebody has done anything in it.

    The last deed of the build is done just after midnight of that day; a later one is somebody's own.
    """
    services = open_services(place, zone=zone)
    try:
        recent = services.history.page(limit=_LOOKED_THROUGH)
        newest = next((row for row in recent if row.name is not DeedName.WEEK_DRAWN), None)
        at = local(newest.at, zone) if newest and services.shop.row().is_demo else None
    finally:
        services.close()
    return at.date() if at and at.time() <= _LAST_DEED else None


def is_demo(place: Path) -> bool:
    """Return whether the shop in ``place`` is a demo, not somebody's own."""
    services = open_services(place)
    try:
        return services.shop.row().is_demo
    finally:
        services.close()


def _remake(place: Path, today: date, progress: ProgressFn, zone: tzinfo | None, seed: int) -> None:
    check_place(place)
    place = place.resolve()
    if not place.name:
        raise StorageError("storage.read_only", path=str(place))
    aside = place.with_name(f"{place.name}.being-made")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        _build(aside, today, progress, zone, seed)
        with plain_faults(place):
            _put_in_place(aside / FILE_NAME, place / FILE_NAME)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _put_in_place(made: Path, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    sync_file(made)
    file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
    made.replace(file)
    sync_folder(file.parent)


def _build(place: Path, today: date, progress: ProgressFn, zone: tzinfo | None, seed: int) -> None:
    ingredients, clock, rng = load(), Clock(), Random(seed)  # noqa: S311
    clock.now = at_local(today - timedelta(days=DAYS), time(7), zone)
    services = create_shop(
        place,
        ingredients.shop_draft(),
        ingredients.staff_drafts(),
        clock=clock,
        zone=zone,
        durable=False,
        uid=f"{Random(seed).getrandbits(128):032x}",  # noqa: S311 - the planner's chance hangs on it
    )
    try:
        diary = Diary(services=services, clock=clock, today=today, zone=zone, rng=rng)
        diary.staff = {row.name.split()[0]: row.id for row in services.staff.list()}
        _write_down(diary, ingredients)
        diary.live(progress)
    finally:
        services.close()


def _write_down(diary: Diary, ingredients: Ingredients) -> None:
    people = everybody(ingredients, diary.today, Random(diary.rng.random()))  # noqa: S311
    _note_people(diary, people)
    parts = cast(ingredients.past, people, diary)
    past = Past(diary, ingredients)
    for part in parts:
        past.note(part)
    past.note_last_round()
    for story in ingredients.present:
        present.note_case(diary, story)
    for surprise in ingredients.surprises:
        present.note_surprise(diary, surprise)
    note_desk(diary, ingredients.desk)
    note_service(diary, ingredients.service)
    note_bonds(diary, ingredients.bonds, households(ingredients.regulars["people"]))
    loyalty, troubles = ingredients.loyalty, _troubles(parts, ingredients, diary)
    note_visits(diary, people, _stayed_away(parts, diary), card_days(diary, loyalty))
    note_loyalty(diary, loyalty, people, troubles)
    gifts = Gifts(diary, people, troubles, ingredients.voices, loyalty)
    gifts.note_catalogue()
    gifts.note_birthdays()
    gifts.note_year()
    for name, ago in ingredients.leavers().items():
        leave = partial(diary.services.staff.deactivate, diary.staff[name.split()[0]])
        diary.note(diary.moment(diary.ago(ago), "17:30"), "Nell", leave)


def _note_people(diary: Diary, people: Sequence[Person]) -> None:
    for number, person in enumerate(people):
        early = person.joined <= diary.begin
        moment = diary.moment(diary.begin, "08:00") if early else diary.moment(person.joined, "10:30")
        who = "Nell" if early else diary.somebody()
        diary.note(moment + timedelta(seconds=number), who, partial(_meet, diary, person))


def _meet(diary: Diary, person: Person) -> None:
    diary.people[person.name] = diary.services.customers.add(person.draft).record


def _stayed_away(parts: Sequence[Part], diary: Diary) -> dict[str, date]:
    return {
        part.person.name: diary.day_of(part.received) + _STAYED_AWAY_AFTER
        for part in parts
        if part.person and not part.story.came_back
    }


def _troubles(parts: Sequence[Part], ingredients: Ingredients, diary: Diary) -> dict[str, list[date]]:
    troubles: dict[str, list[date]] = defaultdict(list)
    for part in parts:
        if part.person and part.story.kind is CaseKind.COMPLAINT:
            troubles[part.person.name].append(diary.day_of(part.received))
    for story in ingredients.present:
        troubles[story.customer].append(diary.ago(story.ago or 0))
    return troubles
