"""A file of another program as a table, whatever kind it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from delight.domain.errors import DelightError
from delight.domain.imports.importing import Remark
from delight.exchange.delimited import grid
from delight.exchange.encodings import Text, decoded
from delight.exchange.header import find_header, fitted
from delight.exchange.kinds import kind_of
from delight.exchange.ldif import read_entries
from delight.exchange.table import FileKind, Score, Sheet
from delight.exchange.vcard import read_cards
from delight.exchange.workbook import read_workbook

_NAMES = {
    ".csv": FileKind.CSV, ".tsv": FileKind.CSV, ".txt": FileKind.CSV, ".vcf": FileKind.VCARD,
    ".vcard": FileKind.VCARD, ".ldif": FileKind.LDIF, ".ldi": FileKind.LDIF, ".xlsx": FileKind.XLSX,
    ".xlsm": FileKind.XLSX, ".xls": FileKind.XLS, ".ods": FileKind.ODS,
}  # fmt: skip


def read_table(
    data: bytes,
    *,
    name: str,
    score: Score,
    sheet: str = "",
    encoding: str = "",
    country: str = "",
    header_row: int | None = None,
) -> Sheet:
    """Return the table in ``data``.

    Args:
        data: all of the file.
        name: of the file, only to remark on where it says something else than what is in it.
        score: how many cells of a row are known names of columns.
        sheet: name of the worksheet, where the person chose one.
        encoding: of a text, where the person chose one.
        country: the shop's, as ISO 3166 code: decides between encodings that fit alike.
        header_row: number of the row that names the columns, where the person said so; 0 for none.

    Raises:
        DelightError: ``import.…``, each with its sentence in ``domain/plain/sentences.py``.
    """
    kind = kind_of(data)
    if sheet and kind not in {FileKind.XLSX, FileKind.XLS}:
        raise DelightError("import.no_worksheets")
    if kind in {FileKind.XLSX, FileKind.XLS}:
        found = read_workbook(data, score, sheet=sheet, header_row=header_row)
    elif kind is FileKind.VCARD:
        found = read_cards(data, country=country, encoding=encoding)
    elif kind is FileKind.LDIF:
        found = read_entries(data, country=country, encoding=encoding)
    else:
        found = _delimited(decoded(data, country=country, encoding=encoding), score, header_row)
    told = _NAMES.get(PurePath(name).suffix.casefold(), found.kind)
    if told is found.kind:
        return found
    remark = Remark(code="import.other_kind", details={"kind": found.kind.value.upper()})
    return replace(found, remarks=(remark, *found.remarks))


def _delimited(text: Text, score: Score, header_row: int | None) -> Sheet:
    found = grid(text.text, score)
    header = find_header(found.rows, score, told=header_row)
    names, lines, remarks = fitted(found.rows, header)
    return Sheet(
        kind=FileKind.CSV,
        encoding=text.encoding,
        encodings=text.others,
        delimiter=found.delimiter,
        header_row=header.row,
        header=names,
        lines=lines,
        remarks=(*text.remarks, *header.remarks, *remarks),
    )
