"""What an import says: about the file, its columns, and each of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from delight.domain.errors import DelightError
from delight.domain.imports.importing import ColumnLook, Fate, ImportNoun, ImportReport, Remark, RowPlan, Why
from delight.domain.imports.totals import sentences
from delight.domain.imports.words import FIELDS, ROW, ROWS, incomplete, sentences_of
from delight.ui.kit.words.formats import counted, money_text, number_text
from delight.ui.kit.words.messages import words_for

NOUNS = {
    ImportNoun.CUSTOMERS: QT_TRANSLATE_NOOP("Import", "Customers"),
    ImportNoun.CASES: QT_TRANSLATE_NOOP("Import", "Past cases"),
    ImportNoun.VISITS: QT_TRANSLATE_NOOP("Import", "Visits and sales"),
}
FATES = {
    Fate.NEW: QT_TRANSLATE_NOOP("Import", "New"),
    Fate.UPDATED: QT_TRANSLATE_NOOP("Import", "Added to"),
    Fate.MERGED: QT_TRANSLATE_NOOP("Import", "Same row twice"),
    Fate.HERE: QT_TRANSLATE_NOOP("Import", "Here already"),
    Fate.CANNOT: QT_TRANSLATE_NOOP("Import", "Cannot"),
}
WHYS = {
    Why.NAME: QT_TRANSLATE_NOOP("Import", "by its name"),
    Why.CONTENT: QT_TRANSLATE_NOOP("Import", "by what is in it"),
    Why.CHOSEN: QT_TRANSLATE_NOOP("Import", "as you chose"),
    Why.UNKNOWN: QT_TRANSLATE_NOOP("Import", "not recognised"),
    Why.LEFT_OUT: QT_TRANSLATE_NOOP("Import", "not needed"),
    Why.ANOTHER: QT_TRANSLATE_NOOP("Import", "there is a better column"),
    Why.SECRET: QT_TRANSLATE_NOOP("Import", "never stored"),
}
_ROW_TITLE = QT_TRANSLATE_NOOP("Import", "Row {number}")
_TITLES = {
    "vcard": QT_TRANSLATE_NOOP("Import", "Card {number}"),
    "ldif": QT_TRANSLATE_NOOP("Import", "Entry {number}"),
}
_ROWS = {
    ImportNoun.CUSTOMERS: (QT_TRANSLATE_NOOP("Import", "1 person"), "%n people"),
    ImportNoun.CASES: (QT_TRANSLATE_NOOP("Import", "1 case"), "%n cases"),
    ImportNoun.VISITS: (QT_TRANSLATE_NOOP("Import", "1 visit"), "%n visits"),
}
_ENCODINGS = {
    "utf-8-twice": "utf-8-twice (mended)", "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16",
    "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251", "cp1253": "Windows-1253",
    "cp1254": "Windows-1254", "cp1257": "Windows-1257", "cp932": "Shift JIS", "shift_jis": "Shift JIS",
    "mac_roman": "Mac Roman", "cp850": "DOS 850", "cp437": "DOS 437", "ascii": "ASCII", "koi8_r": "KOI8-R",
    "iso8859_15": "ISO 8859-15", "euc_jp": "EUC-JP", "gb18030": "GB 18030", "big5": "Big5",
}  # fmt: skip


def encoding_words(encoding: str) -> str:
    """Return an encoding as people know it."""
    return _ENCODINGS.get(encoding, encoding)


def rows_words(noun: ImportNoun, count: int) -> str:
    """Return how many rows there are, by what they are."""
    one, many = _ROWS[noun]
    return counted(count, tr(one), many, "Import")


def headline(report: ImportReport) -> str:
    """Return in one sentence what was recognised."""
    what = rows_words(report.noun, report.read)
    if report.problem:
        said = tr("{file}, read as {encoding}.") if report.encoding else tr("{file}.")
    elif report.encoding and report.encodings:
        said = tr("{what} from {file}, read as {encoding}.")
    elif report.encoding:
        said = tr("{what} from {file}, in {encoding}.")
    else:
        said = tr("{what} from {file}.")
    return said.format(what=what, file=report.file.name, encoding=encoding_words(report.encoding))


def recognised(report: ImportReport) -> str:
    """Return how much of the columns was understood, or what the file lacks."""
    if report.problem and not report.problem.startswith("import.nothing_"):
        return words_for(DelightError(report.problem, path=report.file.name)).what
    unknown = sum(is_unknown(look) for look in report.looks)
    if not unknown:
        return tr("Everything was recognised.")
    if unknown == len(report.looks):
        return tr("None of its columns was recognised: please say what they hold.")
    rest = counted(unknown, tr("1 column"), "%n columns", "Import")
    return tr("Everything was recognised but {columns}.").format(columns=rest)


def is_unknown(look: ColumnLook) -> bool:
    """Return whether a column holds something that nobody could make anything of."""
    return look.why is Why.UNKNOWN and not look.part and bool(look.samples)


def secrets_words(report: ImportReport) -> str:
    """Return that columns of card numbers and the like are never stored; nothing if there are none."""
    names = [f"“{look.name}”" for look in report.looks if look.why is Why.SECRET]
    if not names:
        return ""
    if len(names) == 1:
        return tr("{column} holds card numbers or secrets. Delight never stores them.").format(
            column=names[0]
        )
    listed = ", ".join(names)
    return tr("{columns} hold card numbers or secrets. Delight never stores them.").format(columns=listed)


def fate_words(fate: Fate, count: int) -> str:
    """Return a fate with how many rows share it, as a chip says it."""
    return f"{tr(FATES[fate])} {number_text(count)}"


def row_words(number: int | None, kind: str, *, begins: bool = True) -> str:
    """Return what a row is called by the kind of its file, at the beginning of a line or inside one."""
    called = (_TITLES if begins else ROWS).get(kind, _ROW_TITLE if begins else ROW)
    return tr(called).format(number=number)


def incomplete_words(report: ImportReport) -> str:
    """Return how many rows lack something that cannot be read; nothing where none does."""
    return incomplete(report, _plural)


def reason(row: RowPlan, kind: str) -> str:
    """Return why a row becomes what it becomes, with what is worth knowing; ``kind`` is the file's."""
    if row.fate is Fate.CANNOT:
        told = [refusal(row)]
    else:
        told = [_filled(sentence, gaps, kind) for sentence, gaps in sentences_of(row)]
    return " ".join([*told, *map(remark_words, row.remarks)])


def refusal(row: RowPlan) -> str:
    """Return why a row cannot be taken, and in which column."""
    plain = words_for(DelightError(row.code, **row.details))
    told = " ".join(part for part in (plain.what, plain.remedy) if part)
    return f"{row.column}: {told}" if row.column else told


def remark_words(remark: Remark) -> str:
    """Return something worth knowing."""
    plain = words_for(
        DelightError(remark.code, **{"row": remark.row, "column": remark.column, **remark.details})
    )
    words = " ".join(part for part in (plain.what, plain.remedy) if part)
    return f"{remark.column}: {words}" if remark.column else words


def outcome(report: ImportReport) -> str:
    """Return what came in, in one sentence."""
    parts = []
    if report.imported:
        parts.append(tr("{what} came in").format(what=rows_words(report.noun, report.imported)))
    if report.updated:
        one, many = tr("1 who is here learnt something new"), "%n who are here learnt something new"
        parts.append(counted(report.updated, one, many, "Import"))
    return (tr(", ").join(parts) or tr("Nothing new came in")) + "."


def totals_words(report: ImportReport, currency: str) -> str:
    """Return what the rows add up to, to compare with the program that the file comes from."""
    parts = sentences(report.totals, _plural, lambda minor: money_text(minor, currency), _number)
    return " ".join(parts)


def _plural(number: int, words: tuple[str, str]) -> str:
    return counted(number, tr(words[0]), words[1], "Import")


def _number(number: float) -> str:
    return QLocale().toString(number, "g", 6)


def counts_words(counts: Mapping[Fate, int]) -> str:
    """Return how many rows had which fate, on one line."""
    return " · ".join(
        f"{number_text(counts[fate])} {tr(FATES[fate]).lower()}" for fate in Fate if counts.get(fate)
    )


def field_words(name: str) -> str:
    """Return a field as it stands in a sentence."""
    return tr(FIELDS.get(name, name))


def tr(text: object) -> str:
    """Return a text in the window's language."""
    return QCoreApplication.translate("Import", str(text))


def _filled(sentence: str, gaps: Mapping[str, Any], kind: str) -> str:
    fields = gaps.get("fields", ())
    named = ", ".join(field_words(str(one)) for one in fields) if isinstance(fields, tuple) else ""
    row = row_words(gaps.get("row"), kind, begins=False)
    return tr(sentence).format(fields=named, row=row)
