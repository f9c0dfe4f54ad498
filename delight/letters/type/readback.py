"""How lines that hold text from right to left read back: what each kind of reader makes of what it is given.

Glyphs stand on the page as they are seen, and readers put them in order by rules of their own, which are not
those of the Unicode Bidirectional Algorithm and differ from each other. So such a line carries its text three
times, as ActualText in marks inside each other: in the order of reading for whoever follows the standard (the
outermost counts); turned round for poppler (which knows it in ``Span`` only); turned round for pdfium (for
which the innermost counts). See ``docs/letters-text.md``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from delight.letters.type.actual_text import LAST_NAMED, NARROW, SILENT, mark
from delight.letters.type.fonts import Stack, Word, joined

_LEFT_MARK = "\u200e"
_KINDS = {"L": "L", "R": "R", "AL": "R", **dict.fromkeys(("EN", "AN", "NSM", "CS", "ES", "ET", "BN"), "W")}
_PAIRS = (
    "()[]{}<>«»‹›“”‘’≤≥≪≫⁅⁆⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩"
    "〈〉《》「」『』【】〔〕〖〗〘〙〚〛"
)
_MIRROR = str.maketrans(_PAIRS, "".join(b + a for a, b in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))
_WIDEST = 1000.0  # how wide one unseen glyph may be, in thousandths of the size
_APART = 40.0  # how far unseen pieces lie apart, in thousandths of the size
_JOINER = "\u2060"
_NESTED = "/P<<"  # a word with marks inside each other
_OWN_OR_ARRAY = re.compile(
    r"/Span<</ActualText<(?P<own>[0-9a-f]*)>>>BDC(?P<drawn>\[.*?\]TJ) EMC|\[[^\[\]]+\]TJ"
)
_ANY_MARK = re.compile(r"/(?:P|Span)<</ActualText<[0-9a-f]*>>>BDC| ?\bEMC\b ?")
_ARRAY = re.compile(r"\[[^\[\]]+\]TJ")
_RARE = re.compile("([\ufffd-\U0010ffff]+)")
_SPAN = re.compile(r"/Span<</ActualText<feff([0-9a-f]*)>>>BDC")
_LETTERS_ALONE = re.compile(r"R[R ]*")
_SIGNS_BEFORE_RIGHT = re.compile("N(?= *N[NW ]*R)")
_RUN = re.compile(r"R(?:[RM]| +(?=R))*")


class Marked(NamedTuple):
    """A line's code on a page that mostly runs from left to right, and on one that runs the other way.

    poppler counts the letters of the whole page. ``unseen`` is what is drawn only for readers.
    """

    code: str
    other: str
    unseen: tuple[Word, ...] = ()


def marked(text: str, words: Sequence[Word], faces: Stack) -> Marked:
    """Return a line with its text for every reader.

    Args:
        text: the line in the order of reading.
        words: its words from left to right.
        faces: what the line is set in.
    """
    ending = _ending(faces)
    if _LETTERS_ALONE.fullmatch(_sorts(text)):
        code = f"{''.join(word.code for word in words)}]TJ{ending}["
        return Marked(code, code)
    seen = pdfium(text)
    drawn = _for_pdfium(seen, words, faces)
    first, other = (mark(poppler(text, backwards=way), drawn, "Span") for way in (False, True))
    unseen = tuple(map(faces.word, "".join(_RARE.findall(seen))))
    return Marked(f"]TJ{mark(text, first)}{ending}[", f"]TJ{mark(text, other)}{ending}[", unseen)


def _ending(faces: Stack) -> str:
    """Return two spaces that stand for a character nobody sees.

    pdfium reverses an ActualText also where the glyphs before it run from right to left, even a line above.
    """
    blank = joined([faces.space, faces.space])
    back = f"{blank.advance / faces.faces[0].scale:.0f} "
    return mark(_JOINER, f"[{blank.code}{back}]TJ")


def held(code: str, other: str, faces: Stack) -> str:
    """Return a line's code for a page that mostly runs from right to left.

    There poppler would move signs from the end of a line of other text to its beginning.
    """
    blank = f"[{faces.space.code}]TJ"
    return other or f"{code}]TJ{mark(_LEFT_MARK, blank, 'Span')}["


def marks(code: str) -> int:
    """Return how many marks a line has for poppler, which counts them as letters from left to right."""
    return sum(bytes.fromhex(said).decode("utf-16-be").count(_LEFT_MARK) for said in _SPAN.findall(code))


def poppler(text: str, *, backwards: bool) -> str:
    """Return what poppler's pdftotext turns into ``text``, on a page that mostly runs ``backwards`` or not.

    It reverses what stands between a letter from right to left and the next letter or number of another
    kind; on a page that runs backwards it begins at the end. A mark keeps signs on the side they belong to.
    """
    pieces, done = [], 0
    for run in _RUN.finditer(_sorts(text)):
        pieces += [text[done : run.start()], text[run.start() : run.end()][::-1]]
        done = run.end()
    pieces.append(text[done:])
    if backwards:
        kept = [piece + _LEFT_MARK * _is_sign(piece[-1:]) for piece in pieces[::2]]
    else:
        kept = [pieces[0], *(_LEFT_MARK * _is_sign(piece[:1]) + piece for piece in pieces[2::2])]
    pieces[::2] = kept
    return "".join(reversed(pieces) if backwards else pieces)


def pdfium(text: str) -> str:
    """Return the characters from left to right that pdfium turns into ``text``.

    Where more stretches run from right to left than from left to right it reads the stretches from the last
    to the first. It reverses those that run from right to left, with the sign after them, and swaps brackets.
    """
    text = _kept_apart(text)
    found = [part if way else part[::-1].translate(_MIRROR) for part, way in _parts(text)]
    return "".join(reversed(found) if _begins_right(text) else found)


def _given(seen: str) -> str:
    """Return the ActualText that pdfium takes for the characters ``seen`` from left to right.

    It reverses each stretch that runs from right to left.
    """
    order = -1 if _begins_right(seen) else 1
    parts = _parts(seen, order)
    return "".join(part if way else part[::-1] for part, way in parts)


def _for_pdfium(seen: str, words: Sequence[Word], faces: Stack) -> str:
    """Return the drawing of a line with what pdfium needs: word for word if it can, else as a whole."""
    is_simple = not any(_NESTED in word.code for word in words)
    if is_simple and (said := _word_by_word(seen, [word.text for word in words])):
        return "".join(_named(word, part, faces) for word, part in zip(words, said, strict=True))
    drawn = f"[{''.join(_unmarked(word.code) for word in words)}]TJ"
    if max(seen) > LAST_NAMED:
        return f"{_said_unseen(seen, faces)}{mark(SILENT, drawn)}"
    return mark(_given(seen), f"{_unseen(sum(word.advance for word in words), faces)}{drawn}")


def _word_by_word(text: str, words: Sequence[str]) -> list[str]:
    """Cut ``text`` into what each of ``words`` says; nothing where their orders differ."""
    found, place = [], 0
    for word in words:
        part = text[place : place + len(word)]
        if sorted(part) != sorted(word) and sorted(part.translate(_MIRROR)) != sorted(word):
            return []
        turned = len(word) > 1 and "L" not in map(_kind, word)
        if max(word) > LAST_NAMED and (part != word or turned):
            return []
        found.append(part)
        place += len(word)
    return found if place == len(text) else []


def _named(word: Word, seen: str, faces: Stack) -> str:
    """Return a word with what pdfium is to read; characters that it knows by their glyphs only stay so."""
    if max(seen) > LAST_NAMED:
        return _OWN_OR_ARRAY.sub(_by_glyphs, f"[{word.code}]TJ")
    return mark(_given(seen), f"{_unseen(word.advance, faces)}[{_unmarked(word.code)}]TJ")


def _unseen(width: float, faces: Stack, *, moves: bool = False) -> str:
    """Return nameless glyphs that are as wide as ``width`` together, drawn as nothing.

    pdfium takes a text's place from the first glyphs in a mark, and reverses the text where they, or those of
    the mark before, run from right to left. From glyphs wider than a line is high it takes two lines for one.
    """
    face = faces.faces[0]
    count = max(2, round(width / _WIDEST))
    natural = count * face.advances[0] * face.per_mille
    stretch = width / (natural * face.scale) * 100
    back = -natural if moves else natural - 1
    return f" 3 Tr {stretch:.2f} Tz[1 <{'0000' * count}>{back:.2f} ]TJ 0 Tr 100 Tz"


def _by_glyphs(found: re.Match[str]) -> str:
    """Return glyphs that say what they mean by themselves, or with the mark they have."""
    own = f"/P<</ActualText<{found['own']}>>>BDC{found['drawn']} EMC"
    return own if found["own"] else mark("", found[0])


def _said_unseen(text: str, faces: Stack) -> str:
    """Return a text that nobody sees, narrow, just before where the line begins.

    pdfium knows emoji by their glyphs only, and it looks at the glyphs in between when it turns a text round.
    """
    code, width = [], 2 * _APART
    for piece in filter(None, _RARE.split(text)):
        if piece[0] > LAST_NAMED:
            words = [faces.word(character) for character in piece]
            code += [_emoji_unseen(word) for word in words]
            width += sum(word.advance for word in words) * NARROW
            continue
        for _, letters in groupby(piece, _kind):
            code.append(mark(_given("".join(letters)), _unseen(_APART, faces, moves=True)))
            width += 2 * _APART
    scale = faces.faces[0].scale
    return f"[{width / scale:.0f} ]TJ{''.join(code)}[{-2 * _APART / scale:.0f} ]TJ"


def _emoji_unseen(word: Word) -> str:
    drawn = _ARRAY.sub(lambda array: mark("", array[0]), f"[{_unmarked(word.code)}]TJ")
    return f" 3 Tr {100 * NARROW:.0f} Tz{drawn} 0 Tr 100 Tz"


def _unmarked(code: str) -> str:
    """Return code without the marks of single letters."""
    return _ANY_MARK.sub(" ", code)


def _kept_apart(text: str) -> str:
    """Return ``text`` with a mark before what pdfium would spoil in reversed text.

    Emoji and rare signs, and several signs in a row, which it swaps now and then.
    """
    while (place := _first_spoilt(text)) is not None:
        text = f"{text[:place]}{_LEFT_MARK}{text[place:]}"  # which parts the rest anew
    return text


def _first_spoilt(text: str) -> int | None:
    place = 0
    for part, way in _parts(text):
        found = None if way else _spoilt_in(part)
        if found is not None:
            return place + found
        place += len(part)
    kinds = "".join(" " if character == " " else _kind(character) for character in text)
    row = _SIGNS_BEFORE_RIGHT.search(kinds)
    return row.start() + 1 if row else None


def _spoilt_in(part: str) -> int | None:
    if _kind(part[0]) == "N" and len(part.strip()) > 1:
        return 0
    return next((n for n, c in enumerate(part) if c > LAST_NAMED or _is_lost(c)), None)


def _is_lost(character: str) -> bool:
    """Whether pdfium turns a sign into another one in text from right to left."""
    if ord(character) in _MIRROR or _kind(character) == "R":
        return False
    is_arrow = "\u2190" <= character <= "\u21ff"
    return (
        is_arrow
        or bool(unicodedata.mirrored(character))
        or unicodedata.decomposition(character).startswith("<")
    )


def _parts(text: str, order: int = 1) -> list[tuple[str, bool]]:
    """Return the stretches of ``text`` that pdfium makes, each with whether it leaves it as it is.

    ``order`` is -1 where it goes through them from the last to the first.
    """
    groups = [(kind, "".join(letters)) for kind, letters in groupby(text, _kind)]
    way, found = not _begins_right(text), []
    for kind, letters in groups[::order]:
        way = {"R": False, "L": True}.get(kind, way)
        found.append((letters, way or kind == "W"))
    return found[::order]


def _begins_right(text: str) -> bool:
    """Whether pdfium takes a line for one that runs from right to left."""
    kinds = [kind for kind, _ in groupby(text, _kind)]
    return kinds.count("R") > kinds.count("L")


def _kind(character: str) -> str:
    if character > "\uffff":
        return "N"
    return _KINDS.get(unicodedata.bidirectional(character), "N")


def _sorts(text: str) -> str:
    """Return a letter for every character: R from right to left, M a mark, a space, "." anything else."""
    return "".join(map(_sort, text))


def _sort(character: str) -> str:
    kind = unicodedata.bidirectional(character)
    return {"R": "R", "AL": "R", "NSM": "M"}.get(kind, " " if character == " " else ".")


def _is_sign(character: str) -> bool:
    """Whether a character has no direction of its own for poppler, as far as one can be sure."""
    if not character:
        return False
    return character > "\uffff" or unicodedata.bidirectional(character) not in {"L", "EN"}
