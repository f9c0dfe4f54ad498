"""What can be wrong with a file of another program, or worth knowing about it, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING

_EXPORT = "Save the list as XLSX, CSV or vCard in the program it comes from."
_CHOOSE = "If names look wrong, choose another one."

IMPORTS: dict[str, tuple[str, str, str]] = {
    "file.not_there": ("There is no file {path}.", NOTHING, "Check its name and its folder."),
    "file.is_folder": ("{path} is a folder.", NOTHING, "Choose a file inside."),
    "file.is_device": (
        "{path} is no ordinary file but a pipe or a device.",
        NOTHING,
        "Save it as a file first.",
    ),
    "file.is_loop": ("{path} is a link that leads back to itself.", NOTHING, "Choose the file itself."),
    "file.locked": (
        "{path} may not be read: another program holds it, or it belongs to somebody else.",
        NOTHING,
        "Close it there, or save a copy and choose that.",
    ),
    "file.changed": (
        "{path} changed while it was being read.",
        NOTHING,
        "Wait until it is saved, and try again.",
    ),
    "import.not_text": (
        "{path} holds no table and no contacts that Delight can read.",
        NOTHING,
        "Save it as CSV, XLSX or vCard in the program it comes from.",
    ),
    "import.no_header": (
        "{path} has no column that holds a name.",
        NOTHING,
        "Its first line should name the columns.",
    ),
    "import.report_over_file": (
        "{path} is the file itself, and the report would stand in its place.",
        NOTHING,
        "Choose another name for the report.",
    ),
    "import.empty": ("{path} holds no rows.", NOTHING, ""),
    "import.too_large": ("{path} is larger than Delight takes in one go.", NOTHING, "Split it into parts."),
    "import.nothing_recognised": (
        "None of the columns of {path} is one Delight knows.",
        NOTHING,
        "Name them like Name, E-mail, Phone, Address.",
    ),
    "import.nothing_about_cases": (
        "None of the columns of {path} is one Delight knows.",
        NOTHING,
        "Name them like What happened, Received, Customer, Status.",
    ),
    "import.nothing_about_visits": (
        "None of the columns of {path} is one Delight knows.",
        NOTHING,
        "Name them like Date, Customer, Amount.",
    ),
    "import.unknown": ("There is no such import.", NOTHING, "`delight import --list` lists them."),
    "import.too_wide": (
        "{path} has more than {most} columns.",
        NOTHING,
        "Delete those that you do not need, and save it again.",
    ),
    "import.no_such_row": (
        "{path} has no row {row}.",
        NOTHING,
        "Choose one of its rows, or 0 if none names the columns.",
    ),
    "import.encoding_unknown": (
        "“{encoding}” is not an encoding.",
        NOTHING,
        "Use names such as UTF-8, Windows-1252 or Shift_JIS.",
    ),
    "import.encoding_wrong": (
        "{path} is not written in {encoding}.",
        NOTHING,
        "Choose another encoding, or leave it to Delight.",
    ),
    "import.protected": (
        "{path} is protected by a password.",
        NOTHING,
        "Save a copy without a password and choose that.",
    ),
    "import.damaged": (
        "{path} is damaged or only half there.",
        NOTHING,
        "Save it once more in the program it comes from.",
    ),
    "import.swells": (
        "{path} would unpack to far more than a list of a shop holds.",
        NOTHING,
        "Save only the list, as CSV or XLSX.",
    ),
    "import.sparse": (
        "The cells of {path} reach over {rows} rows and {columns} columns.",
        NOTHING,
        "Delete what stands far away from the list, and save it again.",
    ),
    "import.no_sheet": ("{path} has no worksheet “{sheet}”.", NOTHING, "It has: {sheets}."),
    "import.no_worksheets": ("{path} has no worksheets.", NOTHING, "Leave the worksheet out."),
    "import.is_xlsb": ("{path} is a binary workbook.", NOTHING, "Save it as XLSX."),
    "import.is_apple": (
        "{path} is a file of Apple Numbers, Pages or Keynote.",
        NOTHING,
        "Export it from Numbers as Excel or CSV; a table in Pages goes into Numbers by copying it.",
    ),
    "import.is_excel_xml": (
        "{path} is a workbook of Excel 2003 in XML, whatever its name says.",
        NOTHING,
        "Open it in Excel or LibreOffice and save it as XLSX.",
    ),
    "import.is_sylk": (
        "{path} is a sheet in the old form SYLK, whatever its name says.",
        NOTHING,
        "Open it in Excel or LibreOffice and save it as XLSX.",
    ),
    "import.is_outlook": (
        "{path} is a data file of Outlook.",
        NOTHING,
        "In Outlook, choose File, Open & Export, Import/Export, and export the contacts as CSV.",
    ),
    "import.sheet_chosen": ("The worksheet “{sheet}” was read; there are others too: {others}.", "", ""),
    "import.is_pdf": ("{path} is a PDF, whatever its name says.", NOTHING, _EXPORT),
    "import.is_picture": ("{path} is a picture, whatever its name says.", NOTHING, _EXPORT),
    "import.is_document": ("{path} is a document of a word processor, not a table.", NOTHING, _EXPORT),
    "import.is_archive": (
        "{path} is an archive of files.",
        NOTHING,
        "Unpack it and choose the file inside.",
    ),
    "import.is_database": ("{path} is a database of another program.", NOTHING, _EXPORT),
    "import.is_program": (
        "{path} is a program.",
        NOTHING,
        "Delight never runs what it is given; choose a list.",
    ),
    "import.is_page": (
        "{path} is a web page, whatever its name says.",
        NOTHING,
        "Open it in a spreadsheet and save it as XLSX or CSV.",
    ),
    "import.is_xml": (
        "{path} is written in XML.",
        NOTHING,
        "Open it in the program it comes from and save it as XLSX, CSV or vCard.",
    ),
    "import.is_json": ("{path} is written in JSON.", NOTHING, _EXPORT),
    "import.is_calendar": (
        "{path} is a calendar.",
        NOTHING,
        "Export the contacts instead, as vCard or CSV.",
    ),
    "import.is_mail": ("{path} is an e-mail.", NOTHING, "Save its attachment and choose that."),
    "import.card_unreadable": ("It is longer than the card of a person ever is.", "", ""),
    "import.card_cut": (
        "{count} cards have no end; what stands in them was taken.",
        "",
        "Export the file once more if anything is missing.",
    ),
    "import.card_group": ("{count} entries are groups and not people; they were passed over.", "", ""),
    "import.card_empty": (
        "It holds no name and no way to reach anybody; a picture alone is not taken.",
        "",
        "",
    ),
    "import.entry_change": ("{count} entries only change others; they were passed over.", "", ""),
    "import.entry_link": ("{count} entries point to other files; those were not opened.", "", ""),
    "import.left_out": ("Not taken, because nothing in Delight is for it: {names}.", "", ""),
    "import.other_kind": ("The file is really {kind}, whatever its name says, and was read as that.", "", ""),
    "import.row_unreadable": (
        "Its quotation marks do not match, so its columns cannot be told apart.",
        "",
        "Mend the row in the file.",
    ),
    "import.row_too_long": (
        "It has more cells than the file has columns.",
        "",
        "Put quotation marks around text that holds the delimiter.",
    ),
    "import.encoding_found": ("The file is written in {encoding}.", "", _CHOOSE),
    "import.encoding_guessed": (
        "The file does not say in which encoding it is written; it was read as {encoding}.",
        "",
        _CHOOSE,
    ),
    "import.bytes_mended": (
        "What was not in the encoding of the rest ({count} ×) was read as Windows-1252.",
        "",
        "Have a look at letters with accents.",
    ),
    "import.nuls_removed": (
        "Empty characters that mean nothing ({count} ×) were left out.",
        "",
        "",
    ),
    "import.garbled": (
        "Some letters look as if another program had garbled them, like “Ã¼” for “ü”.",
        "",
        "Export the file once more, as UTF-8.",
    ),
    "import.garbled_twice": (
        "“{before}” looks like “{after}” that another program has garbled.",
        "",
        "Choose the encoding {encoding}, and all such letters are mended.",
    ),
    "import.mended": ("Letters that another program had garbled were mended, as you chose.", "", ""),
    "import.header_guessed": (
        "None of the columns is one Delight knows; row {row} was taken for their names.",
        "",
        "Say what each column holds.",
    ),
    "import.no_header_row": (
        "No row names the columns, so they are numbered.",
        "",
        "Say what each column holds.",
    ),
    "import.header_again": (
        "The names of the columns stand there again ({count} ×) and were passed over.",
        "",
        "",
    ),
    "import.header_double": ("Row {row} names the columns a second time and was passed over.", "", ""),
    "import.header_joined": (
        "Row {row} stands above the names of the columns and was joined to those that are there twice.",
        "",
        "",
    ),
}
