"""What lists are narrowed by after an import: whom or what a file told of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from delight.domain.changes import Noun

if TYPE_CHECKING:
    from delight.domain.imports.importing import ImportReport


@dataclass(frozen=True, slots=True, kw_only=True)
class CameWith:
    """Those that an import made, or, ``here``, those of its file who were here already.

    Of a list of customers, the visits of a file stand for whoever came.

    Attributes:
        import_id: uid of the deed.
        file: what the file was called.
        noun: what its rows were: customers, cases or visits.
        both: whether there are some of either kind.
    """

    import_id: str
    file: str = ""
    noun: Noun = Noun.CUSTOMER
    here: bool = False
    both: bool = False


def came_with(report: ImportReport) -> CameWith:
    """Return what shows the records that an import was about: the new ones first, where there are any."""
    return CameWith(
        import_id=report.id,
        file=report.file.name,
        noun=Noun(report.noun.value),
        here=not report.imported,
        both=bool(report.imported and (report.updated or report.skipped)),
    )
