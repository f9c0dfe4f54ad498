"""Letters being written: what somebody typed, kept until it has gone out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from delight.domain.cases.case import CaseDetail
from delight.domain.cases.stages import CaseKind, Stage
from delight.domain.guards.writing import THANKS, LetterRequest

About = tuple[int | None, int | None, int | None, int | None]
"""What tells one letter being written from another: customer, case and gesture."""
Mark = tuple[str, str]
"""What tells one piece of advice from another: what sort it is, and its code or words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """A letter being written.

    Attributes:
        request: what is asked of the letter service, without the body.
        bodies: the text as somebody wrote it, by wording, so that trying another wording loses nothing.
        closed: the advice that was closed, and is not given again.
    """

    request: LetterRequest
    bodies: dict[str, str] = field(default_factory=dict)
    closed: frozenset[Mark] = frozenset()

    @property
    def about(self) -> About:
        """Return what tells this letter from the others."""
        return about(self.request)

    @property
    def is_edited(self) -> bool:
        """Whether somebody wrote over the wording's text."""
        return self.request.wording in self.bodies

    @property
    def asked(self) -> LetterRequest:
        """Return the request as it is now, with what was written over it."""
        return replace(self.request, body=self.bodies.get(self.request.wording))

    def with_body(self, body: str | None) -> LetterDraft:
        """Return the draft with another text; ``None`` goes back to the wording's own."""
        rest = {wording: text for wording, text in self.bodies.items() if wording != self.request.wording}
        return replace(self, bodies=rest if body is None else {**rest, self.request.wording: body})

    def with_personal(self, line: str) -> LetterDraft:
        """Return the draft with another line of the writer's own, also where the text was written over."""
        old, body = self.request.personal, self.bodies.get(self.request.wording)
        changed = replace(self, request=replace(self.request, personal=line))
        return changed if body is None else changed.with_body(reworded(body, old, line))

    def closing(self, mark: Mark) -> LetterDraft:
        """Return the draft without a piece of advice."""
        return replace(self, closed=self.closed | {mark})

    def choosing(self, **choices: Any) -> LetterDraft:
        """Return the draft with another wording, language, paper or whatever else a request names."""
        return replace(self, request=replace(self.request, **choices))

    def telling(self, name: str, words: str) -> LetterDraft:
        """Return the draft with what only the writer knows (``letters.TOLD``); no words take it back."""
        rest = tuple(pair for pair in self.request.told if pair[0] != name)
        told = (*rest, (name, words)) if words.strip() else rest
        return self.choosing(told=told)


class Drafts:
    """The letters being written, by what they are about; they outlive a change of page and a failure."""

    def __init__(self) -> None:
        self._kept: dict[About, LetterDraft] = {}

    def open(self, request: LetterRequest, *, insist: bool = False) -> LetterDraft:
        """Return the draft about the same thing, or a new one.

        Whether it is due, and by which promise, is as ``request`` says: that may have changed since.

        Args:
            request: what it is about, and in which wording.
            insist: its wording wins over the one that was chosen before.
        """
        kept = self._kept.get(about(request))
        if kept is None:
            return LetterDraft(request=request)
        wording = request.wording if insist and request.wording else kept.request.wording
        return kept.choosing(wording=wording, owed=request.owed, promise_id=request.promise_id)

    def keep(self, draft: LetterDraft) -> None:
        """Keep what was typed."""
        self._kept[draft.about] = draft

    def all(self) -> list[LetterDraft]:
        """Return every letter being written."""
        return list(self._kept.values())

    def restore(self, drafts: Iterable[LetterDraft]) -> None:
        """Take drafts back that were kept elsewhere; what is here already wins."""
        for draft in drafts:
            self._kept.setdefault(draft.about, draft)

    def take(self, topic: About) -> LetterDraft | None:
        """Hand a draft over, as when its letter goes out."""
        return self._kept.pop(topic, None)

    def has(self, topic: About) -> bool:
        """Return whether somebody typed or chose something for this letter."""
        return topic in self._kept


def about(request: LetterRequest) -> About:
    """Return what a request is about; a case or a gesture says to whom by itself."""
    alone = request.case_id is None and request.gesture_id is None
    return (request.customer_id if alone else None), request.case_id, request.gesture_id, request.voucher_id


def reworded(body: str, old: str, new: str) -> str:
    r"""Return ``body`` with the writer's own line changed, or with the line added at its end.

    >>> reworded("Thank you.", "", "See you on Friday.")
    'Thank you.\n\nSee you on Friday.'
    """
    paragraphs = [part.strip("\n") for part in body.split("\n\n") if part.strip()]
    old, new = old.strip(), new.strip()
    if old and old in paragraphs:
        paragraphs[paragraphs.index(old)] = new
    else:
        paragraphs.append(new)
    return "\n\n".join(part for part in paragraphs if part)


def handing_over(case: CaseDetail | None) -> str:
    """Return the wording that a voucher goes with: what puts a case right is no gift out of the blue."""
    if case is None:
        return "voucher-card"
    usual = first_wording(case, gesture=False)
    return "apology" if usual == "acknowledgement" else usual


def first_wording(case: CaseDetail | None, *, gesture: bool) -> str:
    """Return the wording that fits what the letter is about.

    Args:
        case: the case, if it is about one.
        gesture: it goes with a surprise.
    """
    if gesture:
        return "small-surprise-card"
    if case is None:
        return "thank-you"
    if case.kind is not CaseKind.COMPLAINT:
        return THANKS[case.kind].value
    if case.stage is Stage.NEW:
        return "acknowledgement"
    return "what-we-did" if case.resolved_at else "apology"
