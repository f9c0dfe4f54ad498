"""Workbooks made by hand: ODS, XLS and XLSX whose insides a test decides."""

import io
import struct
import zipfile

import xlsxwriter

_NS = "http://schemas.openxmlformats.org"
_XLSX = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_NS}/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_NS}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_NS}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>"
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_NS}/spreadsheetml/2006/main" xmlns:r="{_NS}/officeDocument/2006/relationships">'
        '<sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_NS}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_NS}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>"
    ),
}


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def raw_xlsx(rows, after="", **more):
    """Return an XLSX whose worksheet holds ``rows`` as XML, ``after`` below; ``more`` are further parts."""
    sheet = (
        f'<worksheet xmlns="{_NS}/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>{after}</worksheet>'
    )
    return zipped({**_XLSX, "xl/worksheets/sheet1.xml": sheet, **more})


def xlsx(*sheets, write=None, **options):
    """Return an XLSX: each sheet is a name and rows; ``write(book, sheet)`` adds what rows cannot say."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **options})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        if write:
            write(book, sheet)
    book.close()
    return out.getvalue()


def ods(body, manifest="", mimetype="application/vnd.oasis.opendocument.spreadsheet"):
    """Return an ODS with ``body`` in its one table."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{urn}:office:1.0" xmlns:table="{urn}:table:1.0" '
        f'xmlns:text="{urn}:text:1.0"><office:body><office:spreadsheet><table:table table:name="List">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({
        "mimetype": mimetype,
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{urn}:manifest:1.0">{manifest}</m:manifest>',
        "content.xml": content,
    })  # fmt: skip


def ods_row(*texts, times=1, wide=1, filler=0):
    """Return a row of an ODS; its last cell stands there ``wide`` times, and empty ones follow it."""
    repeats = ["" for _ in texts[1:]] + [f' table:number-columns-repeated="{wide}"']
    cells = "".join(
        f'<table:table-cell office:value-type="string"{repeat}><text:p>{text}</text:p></table:table-cell>'
        for text, repeat in zip(texts, repeats, strict=False)
    )
    empty = f'<table:table-cell table:number-columns-repeated="{filler}"/>' if filler else ""
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}{empty}</table:table-row>'


def _record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def _text(row, column, text):
    return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def xls(rows, *, name="List", before=b"", dimensions=None):
    """Return an XLS (BIFF8) with one worksheet; ``before`` are records at the start of the workbook."""
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    sheet += _record(
        0x0200, struct.pack("<IIHHH", *(dimensions or (0, len(rows), 0, max(map(len, rows)))), 0)
    )
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet += _text(at, column, cell)
            else:
                sheet += _record(0x0203, struct.pack("<HHHd", at, column, 0, cell))
    sheet += _record(0x000A)
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + before
    bound = struct.pack("<BBBB", 0, 0, len(name), 1) + name.encode("utf-16-le")
    offset = len(start) + len(_record(0x0085, b"\0" * 4 + bound)) + len(_record(0x000A))
    globals_ = start + _record(0x0085, struct.pack("<I", offset) + bound) + _record(0x000A)
    return compound({"Workbook": globals_ + sheet})


def compound(streams):
    """Return a container (MS-CFB, sectors of 512 bytes) of streams, each padded to at least 4,096 bytes."""
    sectors, fat, entries = [], [], []
    for name, content in streams.items():
        body = content.ljust(4096, b"\0")
        body = body.ljust(-(-len(body) // 512) * 512, b"\0")
        start, count = len(sectors), len(body) // 512
        sectors += [body[at : at + 512] for at in range(0, len(body), 512)]
        fat += [*range(start + 1, start + count), 0xFFFFFFFE]
        entries.append(_entry(name, 2, start, len(body)))
    directory = b"".join([_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1), *entries]).ljust(2048, b"\0")
    first = len(sectors)
    sectors += [directory[at : at + 512] for at in range(0, len(directory), 512)]
    fat += [*range(first + 1, first + 4), 0xFFFFFFFE]
    table = len(sectors)
    fat.append(0xFFFFFFFD)
    sectors.append(struct.pack("<128I", *fat, *[0xFFFFFFFF] * (128 - len(fat))))
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), 62, 3, 0xFFFE, 9, 6, 0, 1, first, 0,
        4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0,
    )  # fmt: skip
    return head + struct.pack("<109I", table, *[0xFFFFFFFF] * 108) + b"".join(sectors)


def _entry(name, kind, start, size, child=0xFFFFFFFF):
    text = name.encode("utf-16-le")
    none = 0xFFFFFFFF
    return struct.pack("<64sHBB3I16xI16xIQ", text, len(text) + 2, kind, 1, none, none, child, 0, start, size)
