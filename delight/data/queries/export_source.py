"""How an exported table is written down: its columns, and the query that fills them."""

from dataclasses import dataclass

from delight.domain.exports import CellKind, ExportColumn, ExportTable, ExportWhat

TEXT, NUMBER, MONEY = CellKind.TEXT, CellKind.NUMBER, CellKind.MONEY
DAY, MOMENT, YES_NO = CellKind.DAY, CellKind.MOMENT, CellKind.YES_NO


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A table and the query that fills it; the order of ``table.columns`` is the query's."""

    table: ExportTable
    rows: str
    count: str


Spec = tuple[str, str, CellKind, str] | tuple[str, str, CellKind, str, str]


def source(
    what: ExportWhat, key: str, title: str, about: str, of: str, *columns: Spec, joins: str = ""
) -> Source:
    """Return a source; each of ``columns`` is key, title, kind, expression and, if need be, what it means."""
    name = of.split()[0]
    picked = ", ".join(column[3] for column in columns)
    return Source(
        table=ExportTable(
            key=key,
            title=title,
            what=what,
            about=about,
            columns=tuple(
                ExportColumn(key=c[0], title=c[1], kind=c[2], about=c[4] if len(c) == 5 else "")
                for c in columns
            ),
        ),
        rows=f"SELECT {picked} FROM {of} {joins} ORDER BY x.id",  # noqa: S608 - our own names, below
        count=f"SELECT count(*) FROM {name}",  # noqa: S608 - as above
    )


WHO = " LEFT JOIN customers c ON c.id = x.customer_id"
BY = " LEFT JOIN staff s ON s.id = x.staff_id"
CASE = " JOIN cases k ON k.id = x.case_id"
MAYBE_CASE = " LEFT JOIN cases k ON k.id = x.case_id"
ID = ("customer_id", "Customer ID", NUMBER, "x.customer_id")
NAME = ("customer", "Customer", TEXT, "c.name")
STAFF = ("staff", "By", TEXT, "s.name", "who did it")
OF_CASE = ("case", "Case", TEXT, "k.reference")
