"""The team page of a month: drafted for an owner to look at, and set on paper."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from delight.data.queries import shop as shop_query
from delight.data.queries.insight import known, team
from delight.domain.customers.languages import base
from delight.domain.insight.chapter import Chapter, Topic
from delight.domain.insight.period import Period, checked
from delight.domain.insight.team.masking import Stand, compared, masked, shortened
from delight.domain.insight.team.sheet import Part, Story, TeamSheet
from delight.domain.insight.team.stories import KindWords, Recovery, has_words, kind_words, recoveries
from delight.domain.insight.team.telling import LONGEST, done_about, figures, lesson, what_kind
from delight.domain.insight.telling import Teller
from delight.domain.letters.paper import PaperSize
from delight.domain.staff.rights import OwnersView
from delight.letters.sheets.team_page import TeamPage, TeamRendered, TeamStory
from delight.letters.sheets.team_sheet import LANGUAGES, team_sheet
from delight.letters.words.phrases import locale_name
from delight.services.context import Context
from delight.services.house import sender_of
from delight.services.insight.formats import formats_for
from delight.services.insight.service import InsightService
from delight.services.insight.team_names import Naming, naming
from delight.services.insight.team_reading import Month, read_month
from delight.services.insight.words import words_in
from delight.services.pictures import shop_pictures

_YEAR = 365
_ENDS, _AROUND = frozenset(".!?…"), "\"”“»’')"


class TeamService:
    """What ambassadors do that others can learn, told without anybody's name; an owner's to draft."""

    def __init__(self, context: Context, insight: InsightService) -> None:
        self._context, self._insight = context, insight

    def draft(self, month: date, *, named: bool = True) -> TeamSheet:
        """Return the page of a month, with more stories than it has room for.

        Args:
            month: any day of it.
            named: whoever works here and was praised by name is named.

        Raises:
            DelightError: ``owner.needed``.
            InputError: ``period.future``.
        """
        self._context.check_owner(OwnersView.TEAM)
        first = month.replace(day=1)
        period = checked(first, _last_of(first), self._context.today())
        teller, language = self._teller()
        found = read_month(self._context, period)
        stories = self._stories(found, teller, language, named=named)
        return TeamSheet(
            month=first,
            language=language,
            stories=tuple(stories),
            lesson=lesson(self._people(period), teller),
            figures=tuple(figures(len(found.words), found.right, found.kept, teller)),
        )

    def paper(self, sheet: TeamSheet, paper: PaperSize | None = None) -> TeamRendered:
        """Return the page as it is printed: one, whatever stands on it; and which of ``shown`` it left out.

        Args:
            sheet: as it was drafted, with what an owner changed.
            paper: A4 or US Letter; without it the shop's.

        Raises:
            DelightError: ``owner.needed``; ``letters.characters``.
        """
        self._context.check_owner(OwnersView.TEAM)
        teller, language = self._teller()
        with self._context.db.read() as session:
            shop = shop_query.shop(session)
            sender = sender_of(shop, shop_pictures(self._context, session))
        wanted = paper or PaperSize(shop.paper)
        page = TeamPage(
            title=teller.common("title"),
            month=teller.formats.month(sheet.month),
            heads={part: teller.common("part", part) for part in ("recovery", "words", "lesson")},
            stories=tuple(
                TeamStory(
                    part=one.part,
                    text=one.text.strip(),
                    below=teller.common("praise").format(who=one.praised) if one.praised else "",
                )
                for one in sheet.shown
            ),
            lesson=sheet.lesson.strip(),
            figures=sheet.figures,
            quiet=teller.common("quiet"),
            foot=teller.common("foot"),
            language=locale_name(language, shop.country),
            day=self._context.today(),
        )
        return team_sheet(page, sender, wanted, shop.typeface)

    def doubts(self, texts: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
        """Return which words of what somebody typed may tell who a customer is; who works here may be named.

        Args:
            texts: by the id of the case that is told; 0 is of no case.

        Raises:
            DelightError: ``owner.needed``.
        """
        self._context.check_owner(OwnersView.TEAM)
        teller, language = self._teller()
        with self._context.db.read() as session:
            whose = team.whose(session, texts)
            staff = compared([name for _id, name, _works in team.staff(session)])
        names = naming(self._context, {*whose.values()}, [*texts.values()], language, _stands(teller))
        found: dict[int, tuple[str, ...]] = {}
        for case, text in texts.items():
            one = masked(text, names.masks, theirs=names.of(whose.get(case)), named=staff)
            found[case] = (*one.left_out, *one.doubts)
        return found

    def first_month(self) -> date:
        """Return the first month of which there is anything, by its first day."""
        with self._context.db.read() as session:
            since = known.first_day(session, self._context.zone)
        return (since or self._context.today()).replace(day=1)

    def _teller(self) -> tuple[Teller, str]:
        """Return what says the page, in the shop's language or else in English, and which that is."""
        with self._context.db.read() as session:
            shop = shop_query.shop(session)
        language = shop.language if base(shop.language) in LANGUAGES else "en"
        words = words_in(language)
        mine = {"common": {**words["common"], **words["team"]}}
        return Teller(mine, formats_for(language, shop.country, shop.currency)), language

    def _people(self, period: Period) -> Chapter | None:
        first = period.last - timedelta(days=_YEAR)
        return self._insight.report(first, period.last).chapter(Topic.PEOPLE)

    def _stories(self, found: Month, teller: Teller, language: str, *, named: bool) -> list[Story]:
        told, kind = recoveries(found.recoveries), kind_words(found.words)
        who = {case.customer_id for case in (*told, *kind) if case.customer_id is not None}
        texts = [case.what for case in (*told, *kind)]
        names = naming(self._context, who, texts, language, _stands(teller))
        return [
            *(_recovery(case, names, teller) for case in told),
            *(_kind(case, names, named=named) for case in kind),
        ]


def _recovery(case: Recovery, names: Naming, teller: Teller) -> Story:
    """Return a recovery as it is told: what happened, what was done, what came of it."""
    found = masked(case.what, names.masks, customer=_stand(case), theirs=names.of(case.customer_id))
    what = shortened(found.text, LONGEST) if has_words(case.what) else what_kind(case, teller)
    if what.rstrip(_AROUND)[-1:] not in _ENDS:
        what += "."
    text = f"{what} {done_about(case, teller)}".strip()
    return Story(case_id=case.id, part=Part.RECOVERY, text=text, doubts=found.doubts)


def _kind(case: KindWords, names: Naming, *, named: bool) -> Story:
    """Return kind words, with whoever works here and is praised by name."""
    praised = names.working.get(case.praised_id or 0, "") if named else ""
    found = masked(
        case.what,
        names.masks,
        customer=_stand(case),
        theirs=names.of(case.customer_id),
        named=compared([praised]),
    )
    if compared([praised]) & names.of(case.customer_id):
        praised = ""  # whoever reads it would take it for the customer's name
    text = shortened(found.text, 2 * LONGEST)
    return Story(case_id=case.id, part=Part.WORDS, text=text, doubts=found.doubts, praised=praised)


def _stand(case: Recovery | KindWords) -> Stand:
    return Stand.REGULAR if case.regular else Stand.CUSTOMER


def _stands(teller: Teller) -> dict[str, str]:
    return {one.value: teller.common("stand", one.value) for one in Stand}


def _last_of(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])
