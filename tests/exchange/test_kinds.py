from time import process_time

import pytest

from delight.domain.errors import DelightError
from delight.exchange.kinds import kind_of
from delight.exchange.table import FileKind

EXCEL_2003 = (
    b'<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"/></Workbook>'
)


def outcome(data):
    try:
        return kind_of(data)
    except DelightError as error:
        return error.code


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"Name,City\nIda,Ely\n", FileKind.CSV),
        (b"BEGIN,END\n1,2\n", FileKind.CSV),
        (b"", FileKind.CSV),
        (b"MZ,RIFF,BZh\n1,2,3\n", FileKind.CSV),
        (b"Rar!\n", FileKind.CSV),
        (b"dn,cn\n1,2\n", FileKind.CSV),
        (b"From,To\nIda,Bo\n", FileKind.CSV),
        (b"[VIP] Name,City\n", FileKind.CSV),
        (b"\r\nbegin:vcard\r\nVERSION:3.0\r\n", FileKind.VCARD),
        (b"\xef\xbb\xbfBEGIN:VCARD\rFN:x\r", FileKind.VCARD),
        ("BEGIN:VCARD\nFN:x\n".encode("utf-16-le"), FileKind.VCARD),
        ("BEGIN:VCARD\nFN:x\n".encode("utf-32"), FileKind.VCARD),
        (b"some words first\nBEGIN:VCARD\nFN:x\n", FileKind.VCARD),
        (b"# made by hand\nversion: 1\n\ndn: cn=Ida\ncn: Ida\n", FileKind.LDIF),
        (b"dn:: Y249SWRh\r\ncn: Ida\r\n", FileKind.LDIF),
        ("dn: cn=Ida\n".encode("utf-16"), FileKind.LDIF),
        (b"PK\x03\x04rest", FileKind.XLSX),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", FileKind.XLS),
        (b"%PDF-1.7\n", "import.is_pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0", "import.is_picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "import.is_picture"),
        (b"GIF89a\1\0", "import.is_picture"),
        (b"{\\rtf1 x}", "import.is_document"),
        (b"\x1f\x8b\x08\0", "import.is_archive"),
        (b"PK\x05\x06" + bytes(18), "import.is_archive"),
        (b"SQLite format 3\0", "import.is_database"),
        (b"MZ\x90\0\3\0", "import.is_program"),
        (b"<html><table>", "import.is_page"),
        (b"<style>td{}</style><table>", "import.is_page"),
        (b"<!-- saved --><table>", "import.is_page"),
        (
            b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related;",
            "import.is_page",
        ),
        (b"MIME-Version: 1.0\r\nFrom: a\r\nContent-Type: multipart/mixed;", "import.is_mail"),
        (EXCEL_2003, "import.is_excel_xml"),
        (EXCEL_2003.replace(b'<?mso-application progid="Excel.Sheet"?>\r\n', b""), "import.is_excel_xml"),
        (b'ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"Name"\r\n', "import.is_sylk"),
        (b"ID;Price;Name\n1;2;Ida\n", FileKind.CSV),
        (b"\0\1\0\0Standard Jet DB\0\1", "import.is_database"),
        (b"\0\1\0\0Standard ACE DB\0\2", "import.is_database"),
        (b"\x03\x7a\x0b\x16\x05\0\0\0\x61\0\x20\0" + bytes(20), "import.is_database"),
        (b"1\n\n\n2,3,4\n5", FileKind.CSV),
        (b"!BDN\x12\x34", "import.is_outlook"),
        ("\ufeff<!DOCTYPE html>\n".encode(), "import.is_page"),
        (b" \n<?xml version='1.0'?><Workbook>", "import.is_xml"),
        (b'[{"name": "Ida"}]', "import.is_json"),
        (b'{"people": []}', "import.is_json"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "import.is_calendar"),
        (b"Return-Path: <a@example.org>\nFrom: a\n", "import.is_mail"),
    ],
)
def test_what_a_file_is(data, kind):
    assert outcome(data) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"\n" * 100_000,
        b"#\n" * 100_000,
        b" \n" * 100_000,
        b"[" * 100_000,
        b"[ " * 100_000,
        b"version: 1\n" * 9_000,
    ],
)
def test_no_start_takes_long_to_look_at(data):
    before = process_time()
    outcome(data)
    assert process_time() - before < 0.2
