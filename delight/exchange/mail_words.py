"""What the writer of an e-mail says, apart from what they quote and how they sign: line by line, in one pass.

Nothing is lost: every line stands either in the text or in the rest. Where in doubt it stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from delight.domain.text import fold
from delight.exchange.incoming_words import meanings, words

_LONGEST_HEAD, _LONGEST_START, _FEW_LINES = 400, 120, 3
_SHORTEST_NOTICE = 16
_QUOTED = re.compile(r"\s{0,3}>")
_DATED = re.compile(r"\d.*\d|@")
_DASHES = re.compile(r"\s*(?:-{2,}|_{5,}|={5,}|\*{5,})")
_RULE = re.compile(r"\s*[_-]{8,}\s*")
_FIELD = re.compile(r"[\s>*|]{0,8}([^\W\d][^:]{0,24}?)\s?\*?\s?:\*?(?:\s|$)")
_DELIMITER = re.compile(r"(?:--|—|__) ?")
_MOST_SIGNED, _LONGEST_SIGNED, _MOST_WORDS = 14, 90, 9
_POSTSCRIPT = re.compile(r"p\.? ?s\.?\b|pd\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What the writer says, and the lines that were taken out."""

    text: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """An e-mail that was passed on inside another's text: its head by what its lines mean, and its words."""

    heads: dict[str, str]
    text: str


def said(text: str) -> Said:
    """Return what the writer says of ``text``; all of it where nothing else would be left."""
    lines = text.split("\n")
    kept = [True] * len(lines)
    _drop_quotes(lines, kept)
    _drop_signature(lines, kept)
    if not any(kept[n] and line.strip() for n, line in enumerate(lines)):
        return Said(_trimmed(lines))
    return Said(
        _trimmed([line for n, line in enumerate(lines) if kept[n]]),
        _trimmed([line for n, line in enumerate(lines) if not kept[n]]),
    )


def passed_on(text: str) -> PassedOn | None:
    """Return the e-mail that was passed on inside a text, if its head can be read."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if not _means(line):
            continue
        heads, after = _head_at(lines, number)
        if _is_head(heads):
            return PassedOn(heads, "\n".join(_unquoted(lines[after:])).strip("\n"))
    return None


def _drop_quotes(lines: Sequence[str], kept: list[bool]) -> None:
    number = 0
    while number < len(lines):
        if _QUOTED.match(lines[number]):
            kept[number] = False
            number += 1
            continue
        size = _attribution(lines, number)
        if not size and _announces_quote(lines, number):
            size = 1
        if size and _is_followed_by_quote(lines, number + size):
            kept[number : number + size] = [False] * size
            number += size
        elif size or _begins_other_mail(lines, number):
            if any(kept[n] and lines[n].strip() for n in range(number)):
                kept[number:] = [False] * (len(lines) - number)
            return
        else:
            number += 1


def _attribution(lines: Sequence[str], number: int) -> int:
    """Return how many lines say who wrote what follows, and when: ``On … Zoë wrote:``; 0 if none do."""
    joined = ""
    for size in range(1, _FEW_LINES + 1):
        if number + size > len(lines) or not lines[number + size - 1].strip():
            return 0
        joined = f"{joined} {lines[number + size - 1].strip()}".strip()
        if len(joined) > _LONGEST_HEAD:
            return 0
        if joined.endswith((":", "：")):
            return size if _says_who_wrote(joined) else 0
        if size == 1 and not _begins_attribution(joined):
            return 0
    return 0


def _begins_attribution(line: str) -> bool:
    return bool(_DATED.search(line)) or fold(line).partition(" ")[0] in _words("wrote_first")


def _says_who_wrote(line: str) -> bool:
    return bool(_DATED.search(line)) and _has_verb(line)


def _has_verb(line: str) -> bool:
    folded = f" {fold(line[:-1])} "
    return any(f" {verb} " in folded for verb in _words("wrote"))


def _announces_quote(lines: Sequence[str], number: int) -> bool:
    """Return whether a line without a date says who wrote the quote below: ``On Friday you wrote:``."""
    line = lines[number].strip()
    if len(line) > _LONGEST_START or not line.endswith((":", "：")):
        return False
    return _has_verb(line) and _is_followed_by_quote(lines, number + 1)


def _is_followed_by_quote(lines: Sequence[str], number: int) -> bool:
    after = next((line for line in lines[number : number + _FEW_LINES] if line.strip()), "")
    return bool(_QUOTED.match(after))


def _begins_other_mail(lines: Sequence[str], number: int) -> bool:
    line = lines[number]
    if _DASHES.match(line) and _has_words(line, "original"):
        return True
    if _has_words(line, "original") and fold(line).rstrip(" :") in _words("original"):
        return True
    if _RULE.fullmatch(line):
        after = number + 1 + (number + 1 < len(lines) and not lines[number + 1].strip())
        return after < len(lines) and bool(_means(lines[after])) and _is_head(_head_at(lines, after)[0])
    return bool(_means(line)) and _is_head(_head_at(lines, number)[0])


def _has_words(line: str, which: str) -> bool:
    bare = fold(line.strip(" -_=*:>\t"))
    return len(line) < _LONGEST_HEAD and bare in _words(which)


def _head_at(lines: Sequence[str], number: int) -> tuple[dict[str, str], int]:
    """Return the head of an e-mail that begins at a line, by meaning, and the line after it."""
    heads: dict[str, str] = {}
    last = ""
    while number < len(lines):
        line = lines[number]
        meaning = _means(line)
        if meaning and meaning not in heads:
            heads[meaning] = line.partition(":")[2].strip(" *\t")
            last = meaning
        elif last and line.strip(" >\t") and line[:1] in " \t>" and not heads[last]:
            heads[last] = line.strip(" >*\t")
        else:
            break
        number += 1
    return heads, number


def _is_head(heads: dict[str, str]) -> bool:
    """Return whether lines are the head of an e-mail, and no sentence with a colon: from whom, and when."""
    sure = "@" in heads.get("from", "") or bool(re.search(r"\d", heads.get("sent", "")))
    return bool(heads.get("from")) and len(heads) >= _FEW_LINES and sure


def _means(line: str) -> str:
    """Return what a line of a head tells: ``from``, ``sent``, ``to`` …; nothing where it is no such line."""
    if len(line) > 2_000:
        return ""
    found = _FIELD.match(line)
    return _fields().get(fold(found[1]), "") if found else ""


def _unquoted(lines: Sequence[str]) -> list[str]:
    """Return lines without the sign of a quote where all of them have it."""
    filled = [line for line in lines if line.strip()]
    if filled and all(_QUOTED.match(line) for line in filled):
        return [re.sub(r"^\s{0,3}> ?", "", line) for line in lines]
    return list(lines)


def _drop_signature(lines: Sequence[str], kept: list[bool]) -> None:
    mine = [n for n in range(len(lines)) if kept[n]]
    end, said_something = len(mine), False
    for place, n in enumerate(mine):
        if said_something and _ends_words(lines, mine, place):
            end = place
            break
        said_something = said_something or bool(lines[n].strip())
    for n in mine[end:]:
        kept[n] = False
    for n in mine[:end]:
        if len(lines[n]) <= _LONGEST_SIGNED and _has_start(lines[n], "sent_with"):
            kept[n] = False


def _ends_words(lines: Sequence[str], mine: Sequence[int], place: int) -> bool:
    line = lines[mine[place]]
    if _DELIMITER.fullmatch(line):
        return True
    before = lines[mine[place - 1]].strip()
    if not before and _has_start(line, "confidential"):
        return True
    return _is_farewell(line) and _is_signature(lines[n] for n in islice(mine, place + 1, None))


def _is_farewell(line: str) -> bool:
    bare = fold(line.strip(" ,.!–-*"))
    return len(bare) <= 40 and bare in _words("farewell")


def _is_signature(lines: Iterable[str]) -> bool:
    """Return whether what follows a farewell is who and where, and no sentence that would be missed."""
    filled = 0
    for line in lines:
        if _DELIMITER.fullmatch(line) or _has_start(line, "confidential"):
            return True
        if line.strip():
            filled += 1
            if filled > _MOST_SIGNED or not _is_signed(line.strip()):
                return False
    return True


def _is_signed(line: str) -> bool:
    short = len(line) <= _LONGEST_SIGNED and len(line.split()) <= _MOST_WORDS
    return short and not line.endswith(("?", "!")) and not _POSTSCRIPT.match(line)


def _has_start(line: str, which: str) -> bool:
    if which == "confidential" and len(line) < _SHORTEST_NOTICE:
        return False
    return fold(line[:_LONGEST_START].strip(" *_>\t")).startswith(_starts(which))


def _trimmed(lines: Sequence[str]) -> str:
    """Return lines as one text, never more than one of them empty in a row."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept).strip("\n")


@lru_cache(maxsize=4)
def _starts(which: str) -> tuple[str, ...]:
    return tuple(words("mails", which))


def _words(which: str) -> frozenset[str]:
    return words("mails", which)


def _fields() -> dict[str, str]:
    return meanings("mails", "fields")


def flowed(text: str, *, joined: bool) -> str:
    """Return text whose lines were broken softly as its writer typed it (RFC 3676)."""
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        bare = line[1:] if line.startswith(" ") else line
        if goes_on and not bare.startswith(">"):
            lines[-1] += bare
        else:
            lines.append(bare)
        goes_on = bare.endswith(" ") and bare != "-- " and not bare.startswith(">")
        if goes_on and joined:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)
