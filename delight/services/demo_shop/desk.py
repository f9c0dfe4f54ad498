"""What the demo shop keeps at its writing desk: groups, a wording of its own, a slip that came back."""

from __future__ import annotations

from functools import partial
from typing import Any

from delight.domain.guards.writing import LetterRequest
from delight.domain.letters.answers import Answer
from delight.domain.letters.replies import ReplyDraft
from delight.services.demo_shop.diary import Diary


def note_desk(diary: Diary, desk: dict[str, Any]) -> None:
    """Write down what stands in ``desk.toml``."""
    for group in desk["group"]:
        diary.note(diary.moment(diary.ago(group["ago"]), "15:10"), "Nell", partial(_gather, diary, group))
    wording = desk["wording"]
    save = partial(diary.services.wordings.save, wording["key"], wording["source"].lstrip())
    diary.note(diary.moment(diary.ago(wording["ago"]), "15:40"), "Nell", save)
    for slip in desk["slip"]:
        diary.note(diary.moment(diary.ago(slip["ago"]), "16:05"), "Nell", partial(_send, diary, slip))


def _gather(diary: Diary, group: dict[str, Any]) -> None:
    diary.services.groups.tag([diary.people[name] for name in group["customers"]], group["name"])


def _send(diary: Diary, slip: dict[str, Any]) -> None:
    request = LetterRequest(
        wording=slip["wording"], customer_id=diary.people[slip["customer"]], reply_slip=True
    )
    letter_id = diary.services.letters.issue(request).record
    back = diary.moment(diary.ago(slip["back_ago"]), "11:25")
    diary.note(back, "Nell", partial(_take_down, diary, letter_id, slip))


def _take_down(diary: Diary, letter_id: int, slip: dict[str, Any]) -> None:
    code = diary.services.letters.get(letter_id).reply_code
    diary.services.replies.log(ReplyDraft(code=code, answer=Answer(slip["answer"]), words=slip["words"]))
