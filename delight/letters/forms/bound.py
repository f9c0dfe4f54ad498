"""The file around forms, vouchers and stamp cards: the same bytes whenever it is made."""

from collections.abc import Iterable
from datetime import date

from delight.domain.letters.letter import Sender
from delight.domain.letters.paper import Rendered
from delight.letters.pdf.document import Document
from delight.letters.pdf.page import Page
from delight.letters.type.markup import tidy

_NO_DAY = date(2000, 1, 1)


def bound(pages: Iterable[Page], texts: Iterable[str], sender: Sender, title: str, locale: str) -> Rendered:
    """Return pages as one file of the shop's, with what each paper says (``texts``), for reading aloud."""
    made = list(pages)
    document = Document(title=title, author=tidy(sender.name), language=locale, day=_NO_DAY)
    for page in made:
        document.add(page)
    return Rendered(pdf=document.bytes(), pages=len(made), text="\n\n".join(texts))
