"""What the sheet of a case says, in its language: the facts, what was done and promised, its history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo
from typing import Any

from delight.domain.cases.figures import is_figure
from delight.domain.cases.recovery import ActionRow, Approval, FollowUpKind, FollowUpRow
from delight.domain.days.calendar import local_day
from delight.letters.sheets.data_parts import DataEntry, DataSection, DataSheet
from delight.services.cases.sheets.history import HistoryTeller
from delight.services.cases.sheets.papers import CasePapers
from delight.services.cases.sheets.saying import Saying, begun, filled, listed
from delight.services.privacy.person_sheet import written_in


def case_sheet(papers: CasePapers, zone: tzinfo | None, language: str, *, inside: bool) -> DataSheet:
    """Return a case in words.

    Args:
        papers: all that is kept on it.
        zone: of the shop.
        language: of the sheet; English where there are no words in it.
        inside: for the shop's own file; else for the customer.
    """
    return _Teller(papers, zone, written_in(language), inside=inside).sheet()


class _Teller:
    """Tells one case."""

    def __init__(self, papers: CasePapers, zone: tzinfo | None, language: str, *, inside: bool) -> None:
        self._papers, self._inside = papers, inside
        self._say = Saying(language, papers.shop.country, papers.shop.currency, zone)
        self._today = local_day(papers.now, zone)

    def sheet(self) -> DataSheet:
        case, own = self._papers.case, self._say.own
        title = f"{own['case']} {case.reference}"
        sections = (
            DataSection(heading=own["facts"], entries=tuple(self._facts())),
            DataSection(heading=own["story" if self._inside else "story_customer"], quote=self._story()),
            DataSection(heading=own["actions"], entries=tuple(self._actions())),
            DataSection(heading=own["promises"], entries=tuple(self._promises())),
            DataSection(heading=own["afterwards"], entries=tuple(self._afterwards())),
            DataSection(heading=own["ideas"], entries=tuple(self._ideas()) if self._inside else ()),
            DataSection(heading=own["letters"], entries=tuple(self._letters())),
            DataSection(heading=own["photos"], entries=tuple(self._files()), photos=self._photos()),
            DataSection(heading=own["history"], entries=tuple(self._history()) if self._inside else ()),
        )
        intro = own["intro_inside" if self._inside else "intro_customer"].format(
            day=self._say.long(self._today)
        )
        return DataSheet(
            title=title,
            name=self._name(),
            intro=(intro.format(day=self._say.long(self._today)),),
            sections=tuple(one for one in sections if one.entries or one.quote or one.photos),
            page=self._say.words["page"],
            language=self._say.locale,
            day=self._today,
            foot=f"{title}  ·  {self._name()}",
        )

    def _name(self) -> str:
        return self._papers.case.customer_name or self._say.own["nobody"]

    def _mood(self) -> str:
        """Return how somebody felt when they came and afterwards, of five faces."""
        case, own = self._papers.case, self._say.own
        before = own["of_five"].format(n=case.mood) if case.mood else ""
        after = own["of_five_after"].format(n=case.mood_after) if case.mood_after else ""
        return listed(before, after, by=", ")

    def _story(self) -> str:
        case = self._papers.case
        return "" if is_figure(case.reference) else case.what

    def _facts(self) -> Iterable[DataEntry]:
        case, words, own = self._papers.case, self._say.words, self._say.own
        kept = {
            own["who"]: "\n".join([self._name(), *(self._papers.reached if self._inside else ())]),
            own["received"]: f"{self._say.moment(case.received_at)}, {words.code('channel', case.channel)}",
            own["happened"]: self._say.moment(case.happened_at),
            words["where"]: case.place,
            words["failure"]: words.code("failure", case.failure),
            words["severity"]: words.code("severity", case.severity) if self._inside and case.failure else "",
            own["grave"]: own.get(case.grave or "", "") if self._inside else "",
            words["wanted"]: case.remedy_wanted,
            words["at_stake"]: self._say.money(case.at_stake_minor),
            words["stage"]: words.code("stage", case.stage),
            words["outcome"]: words.code("outcome", case.outcome) if self._inside else "",
            own["elsewhere"]: case.elsewhere,
            own["acknowledged"]: self._say.moment(case.acknowledged_at),
            own["resolve_by"]: "" if case.resolved_at else self._say.moment(case.resolve_by),
            own["resolved"]: self._say.moment(case.resolved_at),
            own["closed"]: self._say.moment(case.closed_at),
            own["praised"]: case.praised,
        }
        if self._inside:
            kept |= {
                own["felt"]: self._mood(),
                words["cause"]: case.cause,
                own["lacked"]: case.lacked,
                own["staff"]: case.staff,
                own["owner"]: case.owner,
                own["their_reference"]: case.their_reference,
                own["owner_only"]: words["yes"] if case.owner_only else "",
            }
        return [DataEntry(aside=name, lines=(value,)) for name, value in kept.items() if value]

    def _actions(self) -> Iterable[DataEntry]:
        for action in self._papers.actions:
            title = listed(
                self._say.words.code("action", action.kind), self._say.money(action.cost_minor), by="  ·  "
            )
            yield DataEntry(
                aside=self._say.day(action.done_at) or self._say.own["not_yet"],
                title=begun(title),
                lines=filled(
                    action.note,
                    self._who_did(action) if self._inside else "",
                    action.approval_note if self._inside else "",
                ),
            )
        costs = [action.cost_minor or 0 for action in self._papers.actions if action.done_at is not None]
        if self._inside and sum(1 for cost in costs if cost) > 1:
            yield DataEntry(aside=self._say.own["total"], title=self._say.money(sum(costs)))

    def _who_did(self, action: ActionRow) -> str:
        own = self._say.own
        due = (
            own["until"].format(day=self._say.long(action.due_on))
            if action.due_on and not action.done_at
            else ""
        )
        let = own.get(action.approval.value, "").format(who=action.approved_by or "–")
        agreed = let if action.approval is not Approval.NOT_NEEDED else ""
        return listed(own["by"].format(who=action.owner) if action.owner else "", due, agreed, by=", ")

    def _promises(self) -> Iterable[DataEntry]:
        for promise in self._papers.promises:
            state = listed(self._say.words[promise.state.value], self._say.day(promise.settled_at), by=", ")
            who = self._say.own["by"].format(who=promise.owner or promise.staff) if self._inside else ""
            said = who if promise.owner or promise.staff else ""
            yield DataEntry(
                aside=self._say.own["for_day"].format(day=self._say.moment(promise.due_at)),
                title=promise.what,
                lines=filled(listed(state, said, by="  ·  "), promise.note if self._inside else ""),
            )

    def _afterwards(self) -> Iterable[DataEntry]:
        for check in self._papers.follow_ups:
            if check.done_at is None and not self._inside:
                continue
            yield DataEntry(
                aside=self._say.day(check.done_at)
                or self._say.own["for_day"].format(day=self._say.long(check.due_on)),
                title=begun(self._asked(check.kind)),
                lines=filled(check.result, *self._answers(check))
                or ((self._say.own["not_yet"],) if not check.done_at else ()),
            )

    def _asked(self, kind: FollowUpKind) -> str:
        """Return what a check asks, said of them or to them."""
        return self._say.own[kind.value] if self._inside else self._say.words.code("follow_up", kind)

    def _answers(self, check: FollowUpRow) -> list[str]:
        """Return what a check found out; what staff asked about us is not the customer's paper."""
        if not self._inside:
            return []
        told = [
            self._say.pair(self._say.own[name], self._say.words["yes" if answer else "no"])
            for name, answer in (("well", check.well), ("came_back", check.came_back))
            if answer is not None
        ]
        if check.pulse is not None:
            told.append(self._say.pair(self._say.own["pulse"], f"{check.pulse}/10"))
        return told

    def _ideas(self) -> Iterable[DataEntry]:
        return [
            DataEntry(aside=self._say.day(row.noted_at), lines=filled(row.what, row.note))
            for row in self._papers.ideas
        ]

    def _letters(self) -> Iterable[DataEntry]:
        for letter in self._papers.letters:
            gone = self._say.own["never_sent"] if letter.never_sent else ""
            if gone and not self._inside:
                continue
            yield DataEntry(
                aside=self._say.day(letter.issued_at),
                title=f"{letter.title} ({letter.number})",
                lines=filled(gone),
            )

    def _files(self) -> Iterable[DataEntry]:
        seen = {row.id for row, _ in self._papers.photos}
        return [
            DataEntry(aside=self._say.day(row.added_at), lines=(row.name,))
            for row in self._papers.files
            if row.id not in seen
        ]

    def _photos(self) -> Any:
        return tuple(photo for _, photo in self._papers.photos)

    def _history(self) -> Iterable[DataEntry]:
        return HistoryTeller(self._papers, self._say).entries()
