"""What an owner changed on the sheet of a month: kept like what is half typed, until it is taken back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from delight.domain.insight.team.sheet import Story, TeamSheet
from delight.ui.kit.files.unfinished_file import FORMAT, Kept, file_for, keep, read_for

if TYPE_CHECKING:
    from delight.services.bundle import Services

OF_NO_CASE = 0
_LESSON = "lesson"


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of one story: its words if they were changed, and whether it is on the sheet."""

    text: str | None = None
    on: bool = True


@dataclass(slots=True)
class Edits:
    """What became of a month's sheet; a ``lesson`` of ``None`` is as it was drafted."""

    stories: dict[int, Edit] = field(default_factory=dict)
    lesson: str | None = None

    def change(self, story: Story, drafted: str, text: str, *, on: bool) -> None:
        """Note what a story says now; one that is as it was drafted is forgotten."""
        edit = Edit(None if text == drafted else text, on)
        self.stories.pop(story.case_id, None)
        if edit != Edit():
            self.stories[story.case_id] = edit

    @property
    def typed(self) -> dict[int, str]:
        """What was typed, by case; what there is to learn is of none."""
        typed = {case: edit.text for case, edit in self.stories.items() if edit.text is not None and edit.on}
        return typed if self.lesson is None else {**typed, OF_NO_CASE: self.lesson}

    def applied(self, sheet: TeamSheet) -> TeamSheet:
        """Return a sheet with what was changed; words in doubt that are gone are in doubt no more."""
        stories = tuple(self._applied(story) for story in sheet.stories)
        return replace(sheet, stories=stories, lesson=sheet.lesson if self.lesson is None else self.lesson)

    def _applied(self, story: Story) -> Story:
        edit = self.stories.get(story.case_id, Edit())
        text = story.text if edit.text is None else edit.text
        return replace(
            story, text=text, on=edit.on, doubts=tuple(word for word in story.doubts if word in text)
        )


def read_edits(services: Services, month: date) -> Edits:
    """Read what whoever is at the desk changed on a month's sheet; on the worker."""
    forms = read_for(services, _what(month)).get("forms", {})
    found = Edits()
    for name, form in forms.items():
        said, case = form["said"], form["record"].get("case_id")
        text = said.get("text")
        words = text if isinstance(text, str) else None
        if name == _LESSON:
            found.lesson = words
        elif type(case) is int and case:
            found.stories[case] = Edit(words, said.get("on") is not False)
    return found


def keep_edits(services: Services, month: date, edits: Edits) -> None:
    """Write it, on the worker; nothing changed removes the file."""
    keep(services, file_for(services, _what(month)), _plain(edits), None)


def _plain(edits: Edits) -> Kept:
    forms: dict[str, Any] = {
        f"story-{case}": _form({"case_id": case}, {"text": edit.text, "on": edit.on})
        for case, edit in edits.stories.items()
    }
    if edits.lesson is not None:
        forms[_LESSON] = _form({}, {"text": edits.lesson})
    return {"format": FORMAT, "forms": forms, "loose": ""} if forms else {}


def _form(record: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    return {"record": record, "said": said, "before": {}}


def _what(month: date) -> str:
    return f"insight/team-{month:%Y-%m}"
