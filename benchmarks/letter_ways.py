"""One way to make many letters, alone in this process: ``letter_ways.py WAY COUNT FOLDER``.

The words are composed by us in every way, so that each sets the same text.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import time
from pathlib import Path

FOLDER = Path(sys.argv[3]) if len(sys.argv) > 3 else Path()
HOME = Path(__file__).parents[1]
WARM = 20


def main(way: str, count: int) -> None:
    """Run ``way`` and print letters a second of processor time, and megabytes of growth."""
    make = {"ours": ours, "bare": bare, "paragraphs": paragraphs, "typst": typst, "apart": apart}[way]
    work = make(count)
    work(WARM)
    before, start = _peak(), time.process_time()
    work(count)
    seconds = time.process_time() - start
    print(json.dumps({"rate": count / seconds, "growth": _peak() - before}))


def _peak() -> float:
    """Return the most memory this process has used, in MB."""
    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 1_000_000


def ours(count: int):
    """Merge, set and write with Delight."""
    from benchmarks.letter_texts import STYLE, composed, facts
    from delight.letters.render import render_many

    known = facts(count)
    return lambda n: render_many([(letter, STYLE) for letter in composed(known[:n])])


def bare(count: int):
    """Merge with Delight, break lines and draw strings on reportlab's canvas."""
    from reportlab.lib.utils import simpleSplit

    from benchmarks.letter_texts import canvas_of, composed, facts, head
    from delight.letters.words.compose import plain_text

    known = facts(count)

    def work(n: int) -> bytes:
        file = io.BytesIO()
        canvas = canvas_of(file)
        for letter in composed(known[:n]):
            head(canvas, letter)
            canvas.setFont("Fira", 11)
            y = 560.0
            for paragraph in plain_text(letter).split("\n"):
                for line in simpleSplit(paragraph, "Fira", 11, 420):
                    canvas.drawString(72, y, line)
                    y -= 15.5
                y -= 0 if paragraph else 8
            canvas.showPage()
        canvas.save()
        return file.getvalue()

    return work


def paragraphs(count: int):
    """Merge with Delight, set with reportlab's Paragraph."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    from benchmarks.letter_texts import canvas_of, composed, facts, head
    from delight.letters.words.compose import plain_text

    known = facts(count)
    style = ParagraphStyle("letter", fontName="Fira", fontSize=11, leading=15.5)

    def work(n: int) -> bytes:
        file = io.BytesIO()
        canvas = canvas_of(file)
        for letter in composed(known[:n]):
            head(canvas, letter)
            y = 560.0
            for text in plain_text(letter).split("\n\n"):
                paragraph = Paragraph(text.replace("&", "&amp;").replace("<", "&lt;"), style)
                _, height = paragraph.wrapOn(canvas, 420, 560)
                y -= height
                paragraph.drawOn(canvas, 72, y)
                y -= 8
            canvas.showPage()
        canvas.save()
        return file.getvalue()

    return work


def apart(count: int):
    """Put letters out: gathered, merged, set, a PDF each with its own subset, archived."""
    from benchmarks.letter_texts import requests

    services, wishes = requests(FOLDER / "shop", count + WARM)
    rest = iter(wishes)
    return lambda n: services.batch.put_out([next(rest) for _ in range(n)])


def typst(count: int):
    """Merge with Delight, set and write with Typst."""
    import fontpkg
    import typst as engine

    from benchmarks.letter_texts import composed, facts
    from delight.letters.words.compose import plain_text

    known, letter = facts(count), FOLDER / "letter.typ"
    letter.write_text((HOME / "benchmarks" / "letter.typ").read_text("utf-8"), "utf-8")
    compiler = engine.Compiler(
        str(letter), root=str(FOLDER), font_paths=[str(Path(fontpkg.path("Fira Sans")).parent)]
    )

    def work(n: int) -> bytes:
        letters = [_told(one.facts, plain_text(one)) for one in composed(known[:n])]
        (FOLDER / "letters.json").write_text(json.dumps(letters), "utf-8")
        return compiler.compile()

    return work


def _told(facts, text: str) -> dict:
    """Return a letter's lines as the Typst file reads them."""
    sender = facts.sender
    return {
        "shop": sender.name,
        "contact": [
            ", ".join(sender.address),
            f"{sender.phone} · {sender.email}",
            sender.website,
        ],
        "return_line": " · ".join((sender.name, *sender.address)),
        "address": [facts.recipient.name, *facts.recipient.address],
        "date": "17 June 2026",
        "paragraphs": text.split("\n\n"),
    }


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
