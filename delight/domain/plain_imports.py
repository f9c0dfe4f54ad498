"""What can be wrong with a file of another program, or worth knowing about it, in plain English."""

from __future__ import annotations

_NOTHING = "Nothing was changed."
_CHOOSE = "If names look wrong, choose another one."

IMPORTS: dict[str, tuple[str, str, str]] = {
    "import.not_text": (
        "{path} holds no table and no contacts that Delight can read.",
        _NOTHING,
        "Save it as CSV, XLSX or vCard in the program it comes from.",
    ),
    "import.no_header": (
        "{path} has no column that holds a name.",
        _NOTHING,
        "Its first line should name the columns.",
    ),
    "import.empty": ("{path} holds no rows.", _NOTHING, ""),
    "import.too_large": ("{path} is larger than Delight takes in one go.", _NOTHING, "Split it into parts."),
    "import.nothing_recognised": (
        "None of the columns of {path} is one Delight knows.",
        _NOTHING,
        "Name them like Name, E-mail, Phone, Address.",
    ),
    "import.unknown": ("There is no such import.", _NOTHING, "`delight import --list` lists them."),
    "import.too_wide": (
        "{path} has more than {most} columns.",
        _NOTHING,
        "Delete those that you do not need, and save it again.",
    ),
    "import.no_such_row": (
        "{path} has no row {row}.",
        _NOTHING,
        "Choose one of its rows, or 0 if none names the columns.",
    ),
    "import.encoding_unknown": (
        "“{encoding}” is not an encoding.",
        _NOTHING,
        "Use names such as UTF-8, Windows-1252 or Shift_JIS.",
    ),
    "import.encoding_wrong": (
        "{path} is not written in {encoding}.",
        _NOTHING,
        "Choose another encoding, or leave it to Delight.",
    ),
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
        "{count} characters were not in the encoding of the rest and were read as Windows-1252.",
        "",
        "Have a look at letters with accents.",
    ),
    "import.nuls_removed": (
        "The file holds {count} empty characters that mean nothing; they were left out.",
        "",
        "",
    ),
    "import.garbled": (
        "Some letters look as if another program had garbled them, like “Ã¼” for “ü”.",
        "",
        "Export the file once more, as UTF-8.",
    ),
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
        "The names of the columns stand there again, {count} times, and were passed over.",
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
