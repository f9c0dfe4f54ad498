"""Text out of bytes: by its mark, else UTF-8, UTF-16, or the code page in which its words look like words."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from delight.domain.errors import DelightError
from delight.domain.imports.importing import Remark
from delight.exchange.alphabets import at_home
from delight.exchange.garbled import TWICE, example, is_garbled, read_once
from delight.exchange.likeness import likeness

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like the mark of UTF-16, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JIS = re.compile(rb"\x1b\$[@B]|\x1b\([BJI]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS = bytes({*range(9), *range(14, 27), *range(28, 32), 127})
_LOOKED_AT = 100_000
_MOST_CONTROLS = 200
"""A text has fewer than one control character in this many."""
_FOREIGN = re.compile(rb"[\x80-\xff]")
_ASCII = bytes(range(128))
_WINDOWS = bytes(range(128, 256)).decode("cp1252", errors="replace")
_SAMPLE = 6_000
_LONGEST_LINE = 4_000
_STRAY = re.compile("[\udc80-\udcff]")
_MOST_STRAY = 10
"""UTF-8 has at least this many good characters for each byte that is none."""
_SURE = 0.25
"""A lead over the next reading, per letter, above which nobody need ask."""
_MOST_OTHERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What bytes say.

    Attributes:
        text: without its mark and without NULs.
        encoding: as Python calls it.
        others: encodings in which it makes sense as well but reads otherwise, the likelier first.
        remarks: what was guessed or mended.
    """

    text: str
    encoding: str
    others: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def decoded(data: bytes, *, country: str = "", encoding: str = "") -> Text:
    """Return the text of ``data``.

    Args:
        data: all of a file.
        country: the shop's, as ISO 3166 code: decides between encodings that fit alike.
        encoding: overrules what we would find.

    Raises:
        DelightError: ``import.not_text``; ``import.encoding_unknown`` and ``import.encoding_wrong`` for an
            ``encoding`` that nobody knows or that cannot be what the file is in.
    """
    if encoding.casefold() == TWICE:
        return _mended(_twice(data))
    found = _told(data, encoding) if encoding else _marked(data) or _unmarked(data) or _guessed(data, country)
    start = found.text[:_LOOKED_AT]
    if len(_CONTROL.findall(start)) * _MOST_CONTROLS > len(start) + 2 * _MOST_CONTROLS:
        raise DelightError("import.not_text")
    return _mended(found)


def _told(data: bytes, encoding: str) -> Text:
    try:
        name = codecs.lookup(encoding).name
        text = data.decode("utf-8-sig" if name == "utf-8" else name)
    except LookupError as error:
        raise DelightError("import.encoding_unknown", encoding=encoding) from error
    except UnicodeError as error:
        raise DelightError("import.encoding_wrong", encoding=encoding) from error
    except (ValueError, TypeError) as error:  # codecs that are no encodings of text, such as "hex"
        raise DelightError("import.encoding_unknown", encoding=encoding) from error
    if not isinstance(text, str):
        raise DelightError("import.encoding_unknown", encoding=encoding)
    return Text(text=text.removeprefix("\ufeff"), encoding=name.removesuffix("-sig"))


def _twice(data: bytes) -> Text:
    """Return text that another program wrote as UTF-8 twice (``import.encoding_wrong`` where it did not)."""
    text = read_once(_told(data, "utf-8").text)
    if text is None:
        raise DelightError("import.encoding_wrong", encoding=TWICE)
    return Text(text=text, encoding=TWICE, others=("utf-8",), remarks=(Remark(code="import.mended"),))


def _marked(data: bytes) -> Text | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return Text(text=data.decode(name), encoding=name.removesuffix("-sig"))
            except UnicodeDecodeError:
                break
    if data.startswith(codecs.BOM_UTF8):  # a file in UTF-8 with a broken byte
        return _nearly_utf8(data.removeprefix(codecs.BOM_UTF8), always=True)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise DelightError("import.not_text")
    return None


def _unmarked(data: bytes) -> Text | None:
    """Return the text of what can be nothing else: two bytes a character, ISO-2022-JP, or UTF-8."""
    if wide := _wide(data):
        return wide
    for name in ("iso2022_jp_2",) * bool(_JIS.search(data)) + ("utf-8",):
        try:
            return Text(text=data.decode(name), encoding="iso2022_jp" if "jp" in name else name)
        except UnicodeDecodeError:
            continue
    return _nearly_utf8(data)


def _wide(data: bytes) -> Text | None:
    """Return text of two bytes a character without a mark: half of its commas and line ends are NULs."""
    start = data[: _LOOKED_AT - _LOOKED_AT % 2]
    if len(data) % 2 or len(start) < 4 or b"\0" not in start:
        return None
    zeros = {"utf-16-be": start[::2].count(0), "utf-16-le": start[1::2].count(0)}
    name = max(zeros, key=lambda key: zeros[key])
    if min(zeros.values()) * 20 > max(zeros.values()) or max(zeros.values()) * 12 < len(start) // 2:
        return None
    if _is_plain(start.replace(b"\0", b"")) and max(zeros.values()) * 3 < len(start) // 2:
        return None  # single NULs in text of one byte a character
    try:
        return Text(text=data.decode(name), encoding=name)
    except UnicodeDecodeError:
        return None


def _is_plain(data: bytes) -> bool:
    text = _strict(data, "utf-8")
    return text is not None and not _CONTROL.search(text.rstrip("\x1a"))


def _nearly_utf8(data: bytes, *, always: bool = False) -> Text | None:
    """Return UTF-8 with single bytes of something else in between, each taken for Windows-1252."""
    start = data[:_LOOKED_AT].decode("utf-8", errors="surrogateescape")
    stray = len(_STRAY.findall(start))
    if not always and _beyond_ascii(data[:_LOOKED_AT]) - stray < stray * _MOST_STRAY:
        return None
    text = data.decode("utf-8", errors="surrogateescape")
    mended, count = _STRAY.subn(lambda hit: _WINDOWS[ord(hit[0]) - 0xDC80], text)
    if not always and _beyond_ascii(data) - count < count * _MOST_STRAY:
        return None
    remark = Remark(code="import.bytes_mended", details={"count": count})
    return Text(text=mended, encoding="utf-8", remarks=(remark,))


def _beyond_ascii(data: bytes) -> int:
    return len(data.translate(None, delete=_ASCII))


def _guessed(data: bytes, country: str) -> Text:
    """Return the reading whose words look most like words, and what else it could be."""
    start = data[:_LOOKED_AT]
    if len(start) - len(start.translate(None, delete=_CONTROLS)) > len(start) // _MOST_CONTROLS + 2:
        raise DelightError("import.not_text")  # no code page has letters there
    sample = _sample(data)
    ranked = sorted(likeness(sample, at_home(country)), key=lambda pair: -pair[1])
    for at, (name, score) in enumerate(ranked):
        text = _strict(data, name)
        if text is None:
            continue
        others = list(_others(sample, name, score, ranked[at + 1 :]))
        sure = not others or score - others[0][1] > _SURE
        code = "import.encoding_found" if sure else "import.encoding_guessed"
        remark = Remark(code=code, details={"encoding": name})
        return Text(text=text, encoding=name, others=tuple(other for other, _ in others), remarks=(remark,))
    raise DelightError("import.not_text")


def _others(
    sample: bytes, name: str, best: float, ranked: Sequence[tuple[str, float]]
) -> Iterator[tuple[str, float]]:
    """Yield encodings that do not do much worse and read otherwise, with their scores."""
    seen = {sample.decode(name, errors="replace")}
    for other, score in ranked:
        reading = sample.decode(other, errors="replace")
        if score > best - 1 and reading not in seen and len(seen) <= _MOST_OTHERS:
            seen.add(reading)
            yield other, score


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _sample(data: bytes) -> bytes:
    """Return lines that hold more than ASCII, as many as tell enough."""
    lines, length, at = [], 0, 0
    while length <= _SAMPLE and (match := _FOREIGN.search(data, at)):
        start, at = _line_round(data, match.start())
        lines.append(data[start:at])
        length += at - start
    return b"\n".join(dict.fromkeys(lines))


def _line_round(data: bytes, at: int) -> tuple[int, int]:
    """Return where the line around a place begins and ends, as far as it is not endless."""
    first, last = max(0, at - _LONGEST_LINE), min(len(data), at + _LONGEST_LINE)
    start = max(data.rfind(end, first, at) for end in (b"\n", b"\r")) + 1
    ends = (data.find(end, at, last) for end in (b"\n", b"\r"))
    return max(start, first), min((end for end in ends if end >= 0), default=last)


def _mended(found: Text) -> Text:
    """Return the text without NULs and the mark that ends a file of DOS; garbled words are told of.

    Where they can be mended for certain, reading the text so is among the other encodings: a person's choice.
    """
    text = found.text
    remarks, others = list(found.remarks), found.others
    if "\0" in text:
        remarks.append(Remark(code="import.nuls_removed", details={"count": text.count("\0")}))
        text = text.replace("\0", "")
    text = text.lstrip("\ufeff").removesuffix("\x1a")
    if is_garbled(text[:_LOOKED_AT]):
        once = read_once(text) if found.encoding == "utf-8" else None
        if once is None:
            remarks.append(Remark(code="import.garbled"))
        else:
            before, after = example(text, once)
            details = {"before": before, "after": after, "encoding": TWICE}
            remarks.append(Remark(code="import.garbled_twice", details=details))
            others = (TWICE, *others)
    return Text(text=text, encoding=found.encoding, others=others, remarks=tuple(remarks))
