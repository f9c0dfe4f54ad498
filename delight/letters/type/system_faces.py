"""Chinese, Japanese and Korean faces: of the system, else of the extra ``delight[cjk]``."""

# HarfBuzz is a compiled module without type stubs.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from delight.letters.type.faces import Face

LANGUAGES = ("ja", "zh", "zh-hant", "ko")
_SHARED = r"(noto{style}cjk|sourcehan{style}(vf|hw)?)(-?vf|-regular|-medium|\.)"
_SHARED_BOLD = r"(noto{style}cjk|sourcehan{style}(vf|hw)?)(-?vf|-bold)"
_KNOWN: dict[str, tuple[str, ...]] = {
    "ja": (
        r"(noto{style}(cjk)?jp|sourcehan{style}(jp|j)?)-(regular|vf)",
        _SHARED,
        r"(ipa(ex)?[gm]p?\.|ipa(ex)?(gothic|mincho)|takao\w*|vl-gothic-regular|hiragino\w* w3|ヒラギノ.* w3)",
        r"(yugothr|yugothm|yumin|msgothic|meiryo|msmincho)\.",
    ),
    "zh": (
        r"(noto{style}(cjk)?sc|sourcehan{style}(sc|cn))-(regular|vf)",
        _SHARED,
        r"(pingfang|hiraginosansgb|stheiti|songti|msyh|simsun|simhei|deng|wqy-\w+|uming|ukai)",
    ),
    "zh-hant": (
        r"(noto{style}(cjk)?(tc|hk)|sourcehan{style}(tc|tw|hc|hk))-(regular|vf)",
        _SHARED,
        r"(pingfang|stheiti|songti|msjh|mingliu|kaiu|wqy-\w+|uming|ukai)",
    ),
    "ko": (
        r"(noto{style}(cjk)?kr|sourcehan{style}(kr|k)?)-(regular|vf)",
        _SHARED,
        r"(applesdgothicneo|applemyungjo|malgun|batang|gulim|nanum(gothic|myeongjo|barungothic)|un(batang|dotum)|baekmuk\w*)\.",
    ),
}
_BOLD: dict[str, tuple[str, ...]] = {
    "ja": (
        r"(noto{style}(cjk)?jp|sourcehan{style}(jp|j)?)-(bold|vf)",
        _SHARED_BOLD,
        r"(hiragino\w* w6|ヒラギノ.* w6|yugothb|yumindb|meiryob|vl-gothic-bold)",
    ),
    "zh": (
        r"(noto{style}(cjk)?sc|sourcehan{style}(sc|cn))-(bold|vf)",
        _SHARED_BOLD,
        r"(hiraginosansgb w6|msyhbd|dengb)",
    ),
    "zh-hant": (
        r"(noto{style}(cjk)?(tc|hk)|sourcehan{style}(tc|tw|hc|hk))-(bold|vf)",
        _SHARED_BOLD,
        r"msjhbd",
    ),
    "ko": (
        r"(noto{style}(cjk)?kr|sourcehan{style}(kr|k)?)-(bold|vf)",
        _SHARED_BOLD,
        r"(malgunbd|nanum(gothic|myeongjo|barungothic)bold)\.",
    ),
}
_LAST = r"droidsansfallback(full)?\.|arial ?unicode"
_REGION = {"ja": r"\bJP\b|\bJ\b", "zh": r"\b(SC|GB|CN)\b", "zh-hant": r"\b(TC|TW|HK)\b", "ko": r"\bKR?\b"}
_EXTRA = {
    "ja": ("pylopdf_fonts_jp", "JP"),
    "zh": ("pylopdf_fonts_zh_cn", "SC"),
    "zh-hant": ("pylopdf_fonts_zh_tw", "TC"),
    "ko": ("pylopdf_fonts_ko", "KR"),
}
_ENDINGS = {".ttf", ".otf", ".ttc", ".otc"}
_NO_EMBEDDING = 0x0002
_REGULAR, _BOLD_FROM = 400, 600


class _Source(NamedTuple):
    """A font file and the number of the face in it."""

    path: Path
    number: int = 0


def east_asian_faces(language: str, *, serif: bool, weight: int = _REGULAR) -> Iterator[Face]:
    """Yield faces for Chinese, Japanese and Korean: those of the letter's language first.

    Bold is a face that was drawn bold, or varies in weight. Where there is none, what is bold in a serif is
    set in the sans, as books in these scripts do it, and what is bold in the sans as the text around it.
    """
    bold = weight >= _BOLD_FROM
    for wanted in _languages(language):
        for source in _sources(wanted, serif, bold):
            if face := _load(source, weight if bold else _REGULAR):
                yield face


def _languages(language: str) -> list[str]:
    return sorted(LANGUAGES, key=lambda known: known != language)


@lru_cache(maxsize=16)
def _sources(language: str, serif: bool, bold: bool) -> tuple[_Source, ...]:  # noqa: FBT001 -- a cache's key
    """Return the faces for a language, best first; a look at the system's folders, once."""
    styles = ("serif", "sans") if serif else ("sans", "serif")
    first = [known.format(style=style) for known in _BOLD[language] for style in styles] if bold else []
    regular = ("sans", "serif") if bold else styles
    patterns = [known.format(style=style) for known in _KNOWN[language] for style in regular]
    ordered = [*first, *patterns[:4], *_extra(language, regular), *patterns[4:], _LAST]
    found: dict[_Source, None] = {}
    for pattern in dict.fromkeys(ordered):
        if isinstance(pattern, _Source):
            found[pattern] = None
            continue
        for path in _files():
            if re.match(pattern, path.name.lower()):
                found[_Source(path, _number(path, language))] = None
    return tuple(found)


def _extra(language: str, styles: tuple[str, str]) -> list[_Source]:
    """Return the faces of the optional extra that are installed."""
    package, region = _EXTRA[language]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return []
    paths = (Path(spec.origin).parent / f"Noto{style.capitalize()}{region}-Regular.otf" for style in styles)
    return [_Source(path) for path in paths if path.is_file()]


@lru_cache(maxsize=1)
def _files() -> tuple[Path, ...]:
    """Return every font file in the folders where this system keeps them, sorted by name."""
    found = (
        Path(folder, name)
        for root in font_folders()
        for folder, _, names in os.walk(root)
        for name in names
        if Path(name).suffix.lower() in _ENDINGS
    )
    return tuple(sorted(found, key=lambda path: (path.name.lower(), str(path))))


def font_folders() -> list[Path]:
    """Return the folders where systems of this kind keep fonts, whether they exist or not."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        return [
            Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",
            Path(local) / "Microsoft" / "Windows" / "Fonts",
        ]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts", home / ".fonts"]


def _number(path: Path, language: str) -> int:
    """Return which face of a collection is for ``language``; the first where none says so."""
    if path.suffix.lower() not in {".ttc", ".otc"}:
        return 0
    try:
        blob = hb.Blob.from_file_path(str(path))
        names = [_name(hb.Face(blob, number)) for number in range(hb.Face(blob).count)]
    except (OSError, hb.HarfBuzzError, ValueError):
        return 0
    return next((n for n, name in enumerate(names) if re.search(_REGION[language], name)), 0)


def _name(face: hb.Face) -> str:
    return face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) or ""


@lru_cache(maxsize=64)
def _load(source: _Source, weight: int) -> Face | None:
    """Return a face that may be embedded; nothing where the file is broken or its maker forbids it."""
    try:
        face = hb.Face(hb.Blob.from_file_path(str(source.path)), source.number)
    except (OSError, hb.HarfBuzzError, ValueError):
        return None
    if not face.unicodes or not {"glyf", "CFF "} & set(face.table_tags) or not _may_embed(face):
        return None
    name = re.sub(
        r"[^A-Za-z0-9-]", "", face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or source.path.stem
    )
    varies = any(axis.tag == "wght" for axis in face.axis_infos)
    called = f"{name or 'System'}-{weight}" if varies and weight != _REGULAR else name or "System"
    return Face(called, face, weight=weight)


def _may_embed(face: hb.Face) -> bool:
    """Whether the maker's licence bits (OS/2 fsType) let a document carry the face."""
    table = face.reference_table("OS/2").data
    return len(table) < 10 or not int.from_bytes(table[8:10], "big") & _NO_EMBEDDING
