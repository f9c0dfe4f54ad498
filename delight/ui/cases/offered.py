"""Which keys of the Cases page make sense for the case that is looked at."""

from __future__ import annotations

from delight.domain.cases.stages import ENDED_STAGES, OPEN_STAGES, CaseKind, moves
from delight.ui.cases.file import CaseFile


def offered(file: CaseFile | None) -> dict[str, bool]:
    """Return for each key, by its name, whether it does something now; nothing does without a case."""
    case = file.case if file else None
    complaint = case is not None and case.kind is CaseKind.COMPLAINT
    return {
        "add": complaint,
        "promise": complaint,
        "step": bool(file and file.next_told),
        "done": file is not None and bool(file.open_actions),
        "move": case is not None and bool(moves(case.kind, case.stage)),
        "snooze": case is not None and complaint and case.stage in OPEN_STAGES,
        "close": case is not None and case.stage not in ENDED_STAGES,
        "letter": case is not None,
        "edit": case is not None,
        "photos": case is not None,
        "customer": case is not None and case.customer_id is not None,
    }
