"""A table of every kind of cell, for the writers."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from delight.domain.exports import CellKind, ExportColumn, ExportHead, ExportTable, ExportWhat
from delight.exchange.cells_out import Style

TABLE = ExportTable(
    key="things",
    title="Things",
    what=ExportWhat.ALL,
    about="Of every kind.",
    columns=(
        ExportColumn(key="text", title="Text"),
        ExportColumn(key="number", title="Number", kind=CellKind.NUMBER),
        ExportColumn(key="amount", title="Amount", kind=CellKind.MONEY),
        ExportColumn(key="day", title="Day", kind=CellKind.DAY),
        ExportColumn(key="moment", title="Moment", kind=CellKind.MOMENT),
        ExportColumn(key="yes", title="Yes", kind=CellKind.YES_NO),
    ),
)
HEAD = ExportHead(
    shop="The Honey Bun", currency="GBP", made_at=datetime(2026, 3, 11, 9, 30, tzinfo=UTC), version="1"
)
STYLE = Style(head=HEAD, zone=UTC)


def row_of(text="Zoë", number=3, amount=1250, day=date(2026, 3, 11), yes=True):
    """Return a row of the table."""
    return [text, number, amount, day, datetime(2026, 3, 11, 9, 30, 12, 345_000, tzinfo=UTC), yes]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
rows = st.lists(
    st.builds(
        row_of,
        st.none() | texts.filter(bool),
        st.none() | st.integers(0, 10**9),
        st.none() | st.integers(0, 10**9),
        st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
        st.none() | st.booleans(),
    ),
    max_size=8,
)
