"""Tables of a few cells, and what their columns are taken for."""

from delight.domain.imports.importing import ImportNoun
from delight.exchange.columns import columns_of
from delight.exchange.table import Line, Sheet

CUSTOMERS, CASES, VISITS = ImportNoun


def sheet(header, *rows, header_row=1):
    names = [name.strip() for name in header.split(",")] if isinstance(header, str) else header
    lines = tuple(Line(row=row, cells=tuple(cells)) for row, cells in enumerate(rows, 2))
    return Sheet(header=tuple(names), header_row=header_row, lines=lines)


def parts(header, *rows, noun=CUSTOMERS, mapping=None, country="GB", header_row=1):
    """Return "part" or "part@group" of each column by name, empty where nothing is taken."""
    found = columns_of(sheet(header, *rows, header_row=header_row), noun, mapping, country)
    return {
        column.name: (column.part.value if column.part else "") + (f"@{column.group}" if column.group else "")
        for column in found
    }
