"""A wording as it is edited becomes the text it is kept as, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable

from delight.domain.letters.wordings import Passage, ShortText, WordingDraft
from delight.letters.words.wording import Sentence, Wording


def draft_of(wording: Wording) -> WordingDraft:
    """Return a wording as it is edited."""
    return WordingDraft(
        key=wording.key,
        kind=wording.kind,
        format=wording.format,
        language=wording.language,
        title=wording.title,
        subject=_passage(wording.subject) if wording.subject else None,
        paragraphs=tuple(tuple(map(_passage, paragraph)) for paragraph in wording.paragraphs),
        closing=_passage(wording.closing).ways if wording.closing else (),
        message=tuple(map(_passage, wording.message)),
        public=tuple(map(_passage, wording.public)),
    )


def source_of(draft: WordingDraft) -> str:
    """Return the text that ``parse`` reads; what nobody wrote anything into is left out."""
    lines = [
        f"title = {_quoted(draft.title)}",
        f"kind = {_quoted(draft.kind)}",
        f"format = {_quoted(draft.format)}",
        f"language = {_quoted(draft.language)}",
    ]
    if draft.subject and _said(draft.subject):
        lines.append(f"subject = {_sentence(draft.subject)}")
    if closing := [way for way in draft.closing if way.strip()]:
        lines.append(f"closing = {_listed(map(_quoted, closing))}")
    for name, passages in ((ShortText.MESSAGE, draft.message), (ShortText.PUBLIC, draft.public)):
        if said := [passage for passage in passages if _said(passage)]:
            lines.append(f"{name} = {_listed(map(_sentence, said))}")
    for paragraph in draft.paragraphs:
        if said := [passage for passage in paragraph if _said(passage)]:
            lines += ["", "[[paragraph]]", f"say = {_listed(map(_sentence, said))}"]
    return "\n".join(lines) + "\n"


def _passage(sentence: Sentence) -> Passage:
    return Passage(
        ways=tuple(way.text for way in sentence.variants),
        only_if=sentence.only_if,
        optional=sentence.optional,
    )


def _said(passage: Passage) -> bool:
    return any(way.strip() for way in passage.ways)


def _sentence(passage: Passage) -> str:
    ways = _listed(_quoted(way) for way in passage.ways if way.strip())
    parts = [f"say = {ways}"]
    if passage.only_if:
        parts.append(f"only_if = {_listed(map(_quoted, passage.only_if))}")
    if passage.optional:
        parts.append("optional = true")
    return f"{{ {', '.join(parts)} }}"


def _listed(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _quoted(text: str) -> str:
    """Return ``text`` as a TOML string: JSON's are, but for DEL, which TOML wants written out."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
