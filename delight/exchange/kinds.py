"""What a file is, told by its first bytes and never by its name."""

from __future__ import annotations

import codecs
import re

from delight.domain.errors import DelightError
from delight.exchange.table import FileKind

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_START = 4096
_FOREIGN = (
    (b"%PDF-", "import.is_pdf"),
    (b"\x89PNG\r\n", "import.is_picture"),
    (b"\xff\xd8\xff", "import.is_picture"),
    (b"GIF8", "import.is_picture"),
    (b"RIFF", "import.is_picture"),
    (b"II*\0", "import.is_picture"),
    (b"MM\0*", "import.is_picture"),
    (b"{\\rtf", "import.is_document"),
    (b"\x1f\x8b", "import.is_archive"),
    (b"7z\xbc\xaf\x27\x1c", "import.is_archive"),
    (b"Rar!\x1a\x07", "import.is_archive"),
    (b"BZh", "import.is_archive"),
    (b"\xfd7zXZ", "import.is_archive"),
    (b"PK\x05\x06", "import.is_archive"),
    (b"SQLite format 3\0", "import.is_database"),
    (b"\0\x01\0\0Standard", "import.is_database"),
    (b"!BDN", "import.is_outlook"),
    (b"\x7fELF", "import.is_program"),
    (b"MZ", "import.is_program"),
)
_DBASE = re.compile(
    rb"[\x03\x30\x31\x32\x83\x8b\xf5][\x00-\xc8][\x01-\x0c][\x01-\x1f].{4}[\x21-\xff]\x00", re.DOTALL
)
"""dBase, FoxPro: the day of the last change, and the length of a header that is a multiple of 32 and one."""
_PAGE = re.compile(
    r"<(!doctype html|(html|head|body|table|meta|style|div|tr|script|font|center)\b|!--)", re.IGNORECASE
)
_WEB_ARCHIVE = re.compile(
    r"MIME-Version:[^<]{0,600}?(X-Document-Type: ?Workbook|multipart/related)", re.IGNORECASE
)
_EXCEL_2003 = re.compile(
    r"<\?xml[^<]*<\?mso-application progid=[\"']Excel"
    r"|<\?xml[^<]*(<!--[^<]*)?<Workbook\b[^<]*office:spreadsheet"
)
_SYLK = re.compile(r"ID;P[^\n]*\n[BCFOP];")
_XML = re.compile(r"<\?xml\b|<(\w+:)?(workbook|contacts?|rss|svg)\b", re.IGNORECASE)
_JSON = re.compile(r'[\[{]\s*(?:[\[{]\s*)*("[^"\n]*"\s*[:,\]]|\}|\])')
_CARD = re.compile(r"^[ \t]*BEGIN:VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_CALENDAR = re.compile(r"BEGIN:VCALENDAR[ \t]*\n", re.IGNORECASE)
_LDIF = re.compile(r"(?:(?:#.*|version: ?\d+[ \t]*|[ \t]*)\n)*dn::? ?\S")
_MAIL = re.compile(r"(?:^(From |Return-Path:|Received:|MIME-Version:|Delivered-To:).*\n)", re.IGNORECASE)


def kind_of(data: bytes) -> FileKind:
    """Return what kind of file ``data`` is; whatever is nothing else is taken for a table in text.

    XLSX and ODS are told apart by what is in the archive (``workbook``); both are ``FileKind.XLSX`` here.

    Raises:
        DelightError: ``import.is_…`` for what can be named and is no list: a PDF, a picture, a web page …
    """
    if data.startswith(ZIP):
        return FileKind.XLSX
    if data.startswith(OLE):
        return FileKind.XLS
    words = b"\0" not in data[:_START]
    for mark, code in _FOREIGN:
        if data.startswith(mark) and not (words and mark.isalpha()):
            raise DelightError(code)
    if _DBASE.match(data):
        raise DelightError("import.is_database")
    start = _text(data[:_START])
    if _CARD.search(start):
        return FileKind.VCARD
    if _LDIF.match(start):
        return FileKind.LDIF
    for pattern, code in _OTHER_TEXT:
        if pattern.match(start.lstrip()):
            raise DelightError(code)
    return FileKind.CSV


_OTHER_TEXT = (
    (_PAGE, "import.is_page"),
    (_EXCEL_2003, "import.is_excel_xml"),
    (_SYLK, "import.is_sylk"),
    (_WEB_ARCHIVE, "import.is_page"),
    (_XML, "import.is_xml"),
    (_JSON, "import.is_json"),
    (_CALENDAR, "import.is_calendar"),
    (_MAIL, "import.is_mail"),
)


def _text(start: bytes) -> str:
    """Return the first characters, as far as ASCII goes, whatever the width of one."""
    mark = next((mark for mark in _WIDE if start.startswith(mark)), b"")
    if mark or start[:200].count(0) * 3 > len(start[:200]):
        start = start.removeprefix(mark).replace(b"\0", b"")
    text = start.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")


_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
