"""How the demo shop wants its service to be, and what came out of its cases."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

from delight.domain.cases.case import CaseFilter
from delight.domain.cases.elsewhere import PlaceDraft
from delight.domain.cases.promises import PromiseDraft
from delight.domain.days.calendar import end_of
from delight.domain.days.schedule import SpecialDraft
from delight.domain.improvements.improvement import IdeaDraft
from delight.domain.improvements.standards import StandardDraft
from delight.domain.improvements.states import IdeaState, Measure, TouchPoint
from delight.services.demo_shop.diary import Diary

_STANDARDS_AGO, _PLACES_AGO, _SPECIAL_AGO = 170, 210, 9


def note_service(diary: Diary, service: dict[str, Any]) -> None:
    """Write down what stands in ``service.toml``."""
    for number, row in enumerate(service["standard"]):
        _nell(diary, _STANDARDS_AGO, number, partial(_hold, diary, row))
    for number, row in enumerate(service["place"]):
        place = PlaceDraft(name=row["name"], what_for=row["what_for"], contact=row["contact"])
        _nell(diary, _PLACES_AGO, number, partial(diary.services.elsewhere.save, place))
    for number, row in enumerate(service["special"]):
        _nell(diary, _SPECIAL_AGO, number, partial(_close, diary, row))
    for number, row in enumerate(service["improvement"]):
        _nell(diary, row.get("ago", 8), number, partial(_improve, diary, row))
    for number, row in enumerate(service["idea"]):
        _nell(diary, row["ago"], number, partial(_note_idea, diary, row))
    for row in service["tally"]:
        _note_tally(diary, row)
    for row in service["promise"]:
        diary.note(
            diary.moment(diary.ago(row["ago"]), row["at"]), row["staff"], partial(_promise, diary, row)
        )


def _nell(diary: Diary, ago: int, number: int, deed: Any) -> None:
    diary.note(diary.moment(diary.ago(ago), "17:45") + timedelta(minutes=number), "Nell", deed)


def _hold(diary: Diary, row: dict[str, Any]) -> None:
    draft = StandardDraft(
        words=row["words"],
        touch_point=TouchPoint(row["touch_point"]),
        measure=Measure(row.get("measure", "")),
        within_days=row.get("within"),
    )
    diary.services.standards.add(draft)


def _close(diary: Diary, row: dict[str, Any]) -> None:
    first = diary.ago(-row["in"])
    draft = SpecialDraft(first=first, last=first + timedelta(days=row["days"] - 1), name=row["name"])
    diary.services.hours.save_special(draft)


def _improve(diary: Diary, row: dict[str, Any]) -> None:
    changed = diary.ago(row["ago"]) if "ago" in row else None
    diary.services.improvements.save(row["cause"], row.get("what", ""), changed)


def _note_idea(diary: Diary, row: dict[str, Any]) -> None:
    case_id = None
    if "case" in row:
        (found,) = diary.services.cases.page(CaseFilter(search=row["case"]), limit=1)
        case_id = found.id
    draft = IdeaDraft(
        what=row["what"], case_id=case_id, state=IdeaState(row.get("state", "open")), note=row.get("note", "")
    )
    diary.services.ideas.add(draft)


def _note_tally(diary: Diary, row: dict[str, Any]) -> None:
    rng = Random(row["what"])  # noqa: S311 - the same marks each time
    first, last = row["hours"]
    for _ in range(row["times"]):
        clock = f"{rng.randint(first, last):02d}:{rng.randrange(60):02d}"
        moment = diary.moment(diary.ago(rng.randint(1, row["days"])), clock)
        diary.note(moment, diary.somebody(), partial(diary.services.tally.add, row["what"]))


def _promise(diary: Diary, row: dict[str, Any]) -> None:
    draft = PromiseDraft(
        customer_id=diary.people[row["customer"]],
        what=row["what"],
        due_at=end_of(diary.ago(-row["in"]), diary.zone),
    )
    diary.services.recovery.make_promise(draft)
