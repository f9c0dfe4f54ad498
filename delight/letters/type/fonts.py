"""Words: which face draws a character, and every word shaped once by HarfBuzz."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from delight.domain.errors import DelightError
from delight.domain.letters.paper import Typeface
from delight.letters.type import glyphs, scripts
from delight.letters.type.faces import NO_GLYPH_NEEDED, Face, face_of
from delight.letters.type.glyphs import Encoded
from delight.letters.type.system_faces import east_asian_faces

_CACHED_WORDS = 2_000
_WORDS_AT_ONCE = 1_000
_LONGEST_RUN = 20_000  # what HarfBuzz gets in one go: of a million characters it runs out of memory
# A change to a face that draws nothing: the face would be named in a file that does not have it.
_IDLE_SWITCH = re.compile(r"\]TJ/[\w-]+ [\d.]+ Tf\[(?=\]TJ/[\w-]+ [\d.]+ Tf\[)")
_JOINER = "\u200d"
_AS_EMOJI = re.compile("[\ufe0f\u20e3]")  # what stands before these is meant as a picture
_NO_BREAK = "\u00a0"
_shaping = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One way a typeface is cut: its weight, slant and the size in points it is drawn for.

    ``language`` is what ``scripts.setting_language`` gives: it decides between Chinese, Japanese and Korean
    forms, and on which side paragraphs begin.
    """

    typeface: Typeface = Typeface.SERIF
    weight: int = 400
    italic: bool = False
    optical: int = 11
    language: str = ""


@dataclass(slots=True, eq=False)
class Word:
    """A shaped word: ``advance`` in thousandths of the size, ``code`` as the inside of a PDF text array.

    ``code`` begins and ends in the first face of its stack at size 1, so that words can be joined.
    ``said`` is what glyphs mean that their face names no character for.
    """

    text: str
    advance: float
    code: str
    glyphs: tuple[tuple[Face, tuple[int, ...]], ...]
    said: tuple[tuple[Face, tuple[tuple[int, str], ...]], ...] = ()


def joined(pieces: Sequence[Word]) -> Word:
    """Return words of one stack as one that no line break parts."""
    if len(pieces) == 1:
        return pieces[0]
    return Word(
        "".join(p.text for p in pieces),
        sum(p.advance for p in pieces),
        "".join(p.code for p in pieces),
        tuple(g for p in pieces for g in p.glyphs),
        tuple(s for p in pieces for s in p.said),
    )


class Stack:
    """The faces of one cut in order of preference, and every word they have drawn so far."""

    def __init__(self, cut: Cut) -> None:
        self.cut = cut
        self._words: dict[str, Word] = {}
        self._words_before: dict[str, Word] = {}
        self._right_to_left: dict[str, Word] = {}
        self._covered: set[str] = {"\n"}
        self._borrowed: dict[tuple[Stack, str, bool], Word] = {}

    @cached_property
    def faces(self) -> tuple[Face, ...]:
        return tuple(self._face(family) for family in scripts.FAMILIES[self.cut.typeface])

    @cached_property
    def space(self) -> Word:
        return self.word(" ")

    def word(self, text: str) -> Word:
        """Return ``text`` (NFC, no line breaks) shaped from left to right; a word is shaped once.

        Raises:
            DelightError: ``letters.characters`` where no face has what is needed.
        """
        return (
            self._words.get(text) or self._word_before(text) or self._kept_together(text) or self._shape(text)
        )

    def words(self, text: str) -> list[Word]:
        """Return the words of ``text``, which spaces part; nearly all of them have been drawn before.

        Raises:
            DelightError: ``letters.characters`` where no face has what is needed.
        """
        known = self._words
        return [known.get(word) or self.word(word) for word in text.split(" ") if word]

    def _kept_together(self, text: str) -> Word | None:
        """Return words with spaces that must not break, such as a date: each of them has often been drawn."""
        parts = text.split(_NO_BREAK)
        if len(parts) == 1 or not all(parts) or not scripts.is_plain(text):
            return None
        first, *others = [self.word(part) for part in parts]
        word = joined([first, *(piece for other in others for piece in (self.space, other))])
        self._keep(text, word)
        return word

    def _word_before(self, text: str) -> Word | None:
        """Return a word that was drawn before the last clearing out; what comes again stays."""
        word = self._words_before.get(text)
        if word is not None:
            self._keep(text, word)
        return word

    def _keep(self, text: str, word: Word) -> None:
        """Keep a word; of many, those that come again stay, and names that came once go."""
        if len(self._words) >= _WORDS_AT_ONCE:
            self._words_before, self._words = self._words, {}
        self._words[text] = word

    def right_to_left(self, text: str) -> Word:
        """Return ``text`` shaped from right to left.

        Raises:
            DelightError: ``letters.characters``.
        """
        return self._right_to_left.get(text) or self._shape(text, backwards=True)

    def borrowed(self, text: str, other: Stack, *, backwards: bool = False) -> Word:
        """Return ``text`` as ``other`` draws it, for a line that is otherwise set in this stack."""
        key = (other, text, backwards)
        found = self._borrowed.get(key)
        if found is None:
            word = other.right_to_left(text) if backwards else other.word(text)
            code = f"{_switch(other.faces[0])}{word.code}{_switch(self.faces[0])}"
            code = _IDLE_SWITCH.sub("", code)
            found = Word(word.text, word.advance, code, word.glyphs, word.said)
            _remember(self._borrowed, key, found)
        return found

    def uncovered(self, text: str) -> str:
        """Return the characters of ``text`` that no face of this stack can draw, each once, sorted."""
        new = set(text) - self._covered
        missing = {c for c in new if self._face_for(c) is None}
        self._covered |= new - missing
        return "".join(sorted(missing))

    def runs(self, text: str) -> list[tuple[Face, str]]:
        """Split ``text`` by face and script: one face for all of it if there is one, else one a cluster.

        No run is longer than HarfBuzz can shape.
        """
        if len(text) <= _LONGEST_RUN and scripts.is_plain(text):
            for face in self.faces:
                if face.covers(text):
                    return [(face, text)]
        found: list[tuple[Face, str]] = []
        last = ""
        for cluster in clusters(text):
            goes_on = found and found[-1][1].endswith(_JOINER) and found[-1][0].covers(cluster)
            face = found[-1][0] if goes_on else self._face_for(cluster)
            if face is None:
                raise DelightError("letters.characters", characters=self.uncovered(cluster) or cluster)
            script = scripts.script_of(cluster[0]) or last
            joins = found and found[-1][0] is face and (script == last or not last)
            if joins and len(found[-1][1]) + len(cluster) <= _LONGEST_RUN:
                cluster = found.pop()[1] + cluster
            last = script
            found.append((face, cluster))
        return found

    def _shape(self, text: str, *, backwards: bool = False) -> Word:
        runs = self.runs(text)
        if len(runs) == 1 and runs[0][0] is self.faces[0]:
            face, encoded, used = self._piece(*runs[0], backwards=backwards)
            said = ((face, encoded.said),) if encoded.said else ()
            word = Word(text, encoded.advance, encoded.code, ((face, used),), said)
        else:
            word = self._assembled(text, runs, backwards=backwards)
        if backwards:
            _remember(self._right_to_left, text, word)
        else:
            self._keep(text, word)
        return word

    def _assembled(self, text: str, runs: list[tuple[Face, str]], *, backwards: bool) -> Word:
        """Return a word of several faces, or of another face than the line's."""
        pieces = [self._piece(face, run, backwards=backwards) for face, run in runs]
        shown = pieces[::-1] if backwards else pieces
        said = tuple((face, encoded.said) for face, encoded, _ in shown if encoded.said)
        return Word(
            text,
            sum(encoded.advance for _, encoded, _ in shown),
            "".join(self._code(face, encoded.code) for face, encoded, _ in shown),
            tuple((face, glyphs_used) for face, _, glyphs_used in shown),
            said,
        )

    def _piece(self, face: Face, run: str, *, backwards: bool) -> tuple[Face, Encoded, tuple[int, ...]]:
        """Return a run of one face shaped, and the glyphs it needs."""
        language = self.cut.language or "en"
        with _shaping:
            if not backwards and (simple := glyphs.plain(run, language, face)):
                return face, simple[0], tuple({face.space, *simple[1]})
            shaped = glyphs.shape(face.font, run, language, backwards=backwards)
        if any(g.glyph == 0 for g in shaped):
            raise DelightError("letters.characters", characters=run)
        encode = glyphs.encode_backwards if backwards else glyphs.encode
        encoded = encode(shaped, run, face)
        return face, encoded, tuple({face.space, *(g.glyph for g in shaped), *encoded.unseen})

    def _code(self, face: Face, code: str) -> str:
        return code if face is self.faces[0] else f"{_switch(face)}{code}{_switch(self.faces[0])}"

    def _face_for(self, cluster: str) -> Face | None:
        asked = self._asked(cluster[0])
        if _AS_EMOJI.search(cluster):
            asked = (self._face(scripts.EMOJI), *asked)
        return next((face for face in asked if face.covers(cluster)), None)

    def _asked(self, character: str) -> Iterator[Face]:
        """Yield the faces to ask for a character; none is loaded before it is its turn."""
        yield from self.faces
        if scripts.is_east_asian(character):
            serif = self.cut.typeface != Typeface.SANS
            yield from east_asian_faces(self.cut.language, serif=serif, weight=self.cut.weight)
        yield from map(self._face, scripts.families(character))

    def _face(self, family: str) -> Face:
        return face_of(family, self.cut.weight, self.cut.optical, italic=self.cut.italic)


@lru_cache(maxsize=64)
def stack(cut: Cut) -> Stack:
    """Return the faces of ``cut``; loaded at the first word."""
    return Stack(cut)


def clusters(text: str) -> list[str]:
    """Split ``text`` so that combining marks and joiners stay with the letter before them.

    >>> clusters("q̃ue")
    ['q̃', 'u', 'e']
    """
    found: list[str] = []
    for character in text:
        joins = unicodedata.category(character)[0] == "M" or NO_GLYPH_NEEDED.match(character)
        if found and joins and len(found[-1]) < _LONGEST_RUN:
            found[-1] += character
        else:
            found.append(character)
    return found


def _remember(cache: dict, key: object, word: Word) -> None:
    if len(cache) >= _CACHED_WORDS:
        cache.clear()
    cache[key] = word


def _switch(face: Face) -> str:
    return f"]TJ/{face.name} {face.scale:g} Tf["
