"""The words of an e-mail written as a page: lines as they would be seen, what is quoted marked with ``>``."""

from __future__ import annotations

import re
from html import unescape

MOST_HTML = 2_000_000
"""Characters of a page that are read; nobody writes more by hand."""
_MOST_DEEP = 200
_HIDDEN = frozenset({"head", "style", "script", "title", "template", "noscript", "object", "svg"})
_BLOCKS = frozenset(
    "p div table tr ul ol li h1 h2 h3 h4 h5 h6 blockquote pre section article header footer hr dl dt dd "
    "center address form fieldset".split()
)
_APART = frozenset({"p", "blockquote", "ul", "ol", "table", "pre", "h1", "h2", "h3"})
_VOID = frozenset("br hr img input meta link area base col wbr source embed param track".split())
_QUOTES = re.compile(
    r"gmail_quote|yahoo_quoted|protonmail_quote|zmail_extra|tutanota_quote|moz-forward", re.IGNORECASE
)
_QUOTES_FROM = re.compile(
    r"divRplyFwdMsg|appendonsend|reply-intro|mail-editor-reference-message", re.IGNORECASE
)
_OUTLOOK = re.compile(r"border:\s*none;\s*border-top:\s*solid", re.IGNORECASE)
_SIGNATURE = re.compile(r"gmail_signature|moz-signature|^\s*signature\s*$|AppleMailSignature", re.IGNORECASE)
_INVISIBLE = re.compile(r"display\s*:\s*none|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all", re.IGNORECASE)
_TOKEN = re.compile(r"<(?:(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,40})(?P<rest>[^<>]*)|[!?][^<>]*)>")
_GIVEN = re.compile(r"""([A-Za-z-]{1,30})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0\u2007\u202f]+")
_NOTHING = re.compile(r"[\u00ad\u034f\u200b\u2060\ufeff]+")


def text_of(html: str) -> str:
    """Return what a page says, in lines.

    Python's own reader of pages takes minutes over one that was made to hold it up; this one looks at each
    character once.
    """
    page, reader, at = _without_comments(html[:MOST_HTML].replace("\x00", "")), _Reader(), 0
    for found in _TOKEN.finditer(page):
        reader.read_text(page[at : found.start()])
        at = found.end()
        if found["name"]:
            name = found["name"].lower()
            reader.close(name) if found["end"] else reader.open(name, found["rest"])
    reader.read_text(page[at:])
    return reader.text()


def _without_comments(html: str) -> str:
    first, *others = html.split("<!--")
    parts = (other.partition("-->") for other in others)
    return first + "".join(after if closed else before for before, closed, after in parts)


class _Reader:
    """Puts the lines together as elements open and close."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._open: list[tuple[str, bool, bool]] = []
        """Elements that are open: name, whether what is in it is hidden, whether it is quoted."""
        self._quoted_from_here = False

    def text(self) -> str:
        """Return the lines read so far."""
        self.end_line()
        kept: list[str] = []
        for line in self._lines:
            if line.strip("> ") or (kept and kept[-1].strip("> ")):
                kept.append(line)
        return "\n".join(kept).strip("\n")

    def end_line(self) -> None:
        """Begin a new line, if anything stands on this one."""
        words = _SPACES.sub(" ", "".join(self._line)).strip()
        self._line.clear()
        if words:
            self._put(words)

    def open(self, name: str, rest: str) -> None:
        """An element begins; ``rest`` is what its tag says besides its name."""
        if name == "br":
            self._break()
        if name in _BLOCKS:
            self._part(name)
        if name in _VOID or rest.endswith("/") or len(self._open) >= _MOST_DEEP:
            return
        self._meet(name, rest)
        if name == "li":
            self._line.append("- ")

    def close(self, name: str) -> None:
        """An element ends, and with it what was opened in it and not closed."""
        if name in _BLOCKS:
            self._part(name)
        elif name in {"td", "th"}:
            self._line.append(" ")
        names = [one for one, _hidden, _quoted in self._open]
        if name in names:
            del self._open[len(names) - 1 - names[::-1].index(name) :]

    def read_text(self, text: str) -> None:
        """Words come."""
        if text and not any(hidden for _name, hidden, _quoted in self._open):
            self._line.append(_NOTHING.sub("", unescape(text) if "&" in text else text))

    def _part(self, name: str) -> None:
        self.end_line()
        if name in _APART:
            self._put("")

    def _meet(self, name: str, rest: str) -> None:
        given = {key.lower(): two or one or bare for key, two, one, bare in _GIVEN.findall(rest[:4_000])}
        marks, style = f"{given.get('class', '')} {given.get('id', '')}", given.get("style", "")
        cited = name == "blockquote" and (given.get("type") == "cite" or "cite" in given)
        if _QUOTES_FROM.search(marks) or (name == "div" and _OUTLOOK.search(style)):
            self.end_line()
            self._quoted_from_here = True
        if name == "div" and _SIGNATURE.search(marks):
            self.end_line()
            self._put("-- ")
        hidden = name in _HIDDEN or bool(_INVISIBLE.search(style))
        self._open.append((name, hidden, cited or bool(_QUOTES.search(marks))))

    def _break(self) -> None:
        words = _SPACES.sub(" ", "".join(self._line)).strip()
        self._line.clear()
        self._put(words)

    def _put(self, line: str) -> None:
        quoted = self._quoted_from_here or any(quoted for _name, _hidden, quoted in self._open)
        self._lines.append(f"> {line}".rstrip() if quoted else line)
