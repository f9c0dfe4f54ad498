"""What the shop learns, on paper: one page for the wall, and the yearly booklet."""

from __future__ import annotations

from delight.data.queries import shop as shop_query
from delight.domain.customers.languages import base
from delight.domain.insight.booklet import Extent
from delight.domain.insight.chapter import Report
from delight.domain.insight.telling import Teller
from delight.domain.letters.paper import PaperSize, Rendered
from delight.letters.sheets.insight_booklet import OnPaper, booklet
from delight.letters.sheets.insight_page import insight_page
from delight.letters.words.phrases import locale_name
from delight.services.context import Context
from delight.services.house import sender_of
from delight.services.insight.formats import formats_for
from delight.services.insight.words import has_words, words_in
from delight.services.pictures import shop_pictures


class InsightPaper:
    """Puts a report on paper, in the shop's language and its looks; what that lacks is in English."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def page(self, report: Report, language: str | None = None) -> Rendered:
        """Return everything on one page of A4, or US Letter where the shop has that.

        Raises:
            DelightError: ``letters.characters``.
        """
        teller, on = self._looks(language)
        return insight_page(report, teller, on)

    def booklet(
        self,
        report: Report,
        *,
        imposed: bool = False,
        extent: Extent = Extent.SHORT,
        language: str | None = None,
    ) -> Rendered:
        """Return the booklet, a page of paper each; ``imposed`` two pages a side, to be folded.

        All chapters of ``report`` are in it: see ``domain.insight.booklet`` for which are not for everybody.

        Raises:
            DelightError: ``letters.characters``.
        """
        teller, on = self._looks(language)
        return booklet(report, teller, on, folded=imposed, extent=extent)

    def _looks(self, language: str | None) -> tuple[Teller, OnPaper]:
        with self._context.db.read() as session:
            shop = shop_query.shop(session)
            sender = sender_of(shop, shop_pictures(self._context, session))
        wanted = language or shop.language
        spoken = wanted if has_words(wanted) else "en"  # no foreign months among English words
        teller = Teller(words_in(spoken), formats_for(spoken, shop.country, shop.currency))
        on = OnPaper(
            sender=sender,
            paper=PaperSize.LETTER if shop.paper == PaperSize.LETTER else PaperSize.A4,
            typeface=shop.typeface,
            language=locale_name(base(spoken), shop.country),
            day=self._context.today(),
        )
        return teller, on
