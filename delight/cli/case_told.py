"""One case as the command shows it: everything that is known, and what belongs to it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from delight.cli.columns import whole_table
from delight.cli.history import document as deed
from delight.cli.output import Speaker, pairs
from delight.cli.past import past_of_case
from delight.domain.cases.case import CaseDetail
from delight.domain.cases.figures import is_figure
from delight.domain.playbooks.playbook import StepRow

if TYPE_CHECKING:
    from delight.services.bundle import Services


def document(services: Services, detail: CaseDetail) -> dict[str, Any]:
    """Return everything on a case, as JSON has it."""
    speaker = Speaker(services)
    plain = speaker.plain
    return {
        **plain(detail),
        "actions": plain(services.recovery.actions(detail.id)),
        "promises": plain(services.recovery.promises(detail.id)),
        "follow_ups": plain(services.recovery.follow_ups(detail.id)),
        "attachments": plain(services.attachments.of(detail.id)),
        "letters": plain(services.letters.page(case_id=detail.id)),
        "ideas": plain(services.ideas.list(case_id=detail.id)),
        "playbook_steps": plain(_playbook(services, detail.id)),
        "history": [deed(speaker, row) for row in services.cases.history(detail.id)],
    }


def story(services: Services, detail: CaseDetail) -> list[str]:
    """Return everything on a case, for people."""
    speaker = Speaker(services)
    told = {
        name.replace("_minor", "").replace("_", " "): _said(speaker, name, value)
        for name, value in asdict(detail).items()
        if name not in {"id", "uid", "version", "reference", "customer_id", "owner_id", "elsewhere_id"}
    }
    told["owner only"] = "yes" if detail.owner_only else ""
    if is_figure(detail.reference):
        told["what"] = "erased for good, with whoever it was about; only figures are kept"
    lines = [detail.reference, *pairs(told)]
    for title, rows in _belongings(services, speaker, detail.id).items():
        if rows:
            lines += ["", title, *whole_table(rows[1:], rows[0], indent=2)]
    return [*lines, "", "History", *past_of_case(services, detail, services.cases.history(detail.id))]


def _playbook(services: Services, case_id: int) -> tuple[StepRow, ...]:
    made = services.playbooks.for_case(case_id)
    return made.steps if made else ()


def _said(speaker: Speaker, name: str, value: Any) -> str:
    if name.endswith("_minor"):
        return speaker.amount(value)
    return speaker.when(value) if hasattr(value, "year") else str(value if value is not None else "")


def _belongings(services: Services, speaker: Speaker, case_id: int) -> dict[str, list[tuple[str, ...]]]:
    """Return what belongs to a case, each kind with its headings first, or nothing."""
    when = speaker.when
    actions = [
        (
            str(r.id),
            r.kind,
            speaker.amount(r.cost_minor),
            r.owner,
            when(r.due_on),
            when(r.done_at),
            r.note,
            r.approval,
        )
        for r in services.recovery.actions(case_id)
    ]
    promises = [
        (str(r.id), r.what, when(r.due_at), r.state, r.owner, r.note)
        for r in services.recovery.promises(case_id)
    ]
    follow_ups = [
        (str(r.id), r.kind, when(r.due_on), when(r.done_at), r.result)
        for r in services.recovery.follow_ups(case_id)
    ]
    kept = [(str(r.id), r.name, str(r.size)) for r in services.attachments.of(case_id)]
    letters = [(r.number, r.title, when(r.issued_at)) for r in services.letters.page(case_id=case_id)]
    ideas = [(str(r.id), r.what, r.state) for r in services.ideas.list(case_id=case_id)]
    return {
        "Actions": [("Id", "Kind", "Cost", "Owner", "Due", "Done", "Note", "Approval"), *actions]
        if actions
        else [],
        "Promises": [("Id", "What", "By", "State", "Kept by", "Note"), *promises] if promises else [],
        "Follow-ups": [("Id", "Kind", "Due", "Done", "Result"), *follow_ups] if follow_ups else [],
        "Photos and files": [("Id", "Name", "Bytes"), *kept] if kept else [],
        "Letters": [("Number", "Letter", "Issued"), *letters] if letters else [],
        "Ideas": [("Id", "Idea", "State"), *ideas] if ideas else [],
    }
