"""Erasing within a deed: people with all that is theirs, and their names in the entries of others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from delight.data.belongings import Belongings, belongings
from delight.data.black_out import black_out, black_out_reports
from delight.data.chain import Stored
from delight.data.entities import Meta
from delight.data.erase import (
    erase,
    forget_payloads,
    history_naming,
    mark_of_mention,
    naming,
    payloads_after,
    tidy,
)
from delight.data.journal import Writer
from delight.data.queries import erased as query
from delight.data.queries import mentions as mention_query
from delight.data.queries import shop as shop_query
from delight.domain.changes import DeedName, Noun
from delight.domain.customers.mentions import NOBODY, Mention, Named, named, only_sure, together
from delight.domain.progress import ProgressFn, silent
from delight.services.context import Context

TIDY = "erase.tidy"
"""Stands in the file's own facts until it was rewritten after an erasure."""
Seeds = Mapping[Noun, Iterable[int]]


def named_of(theirs: Belongings) -> Named:
    """Return how somebody's name, addresses, numbers and papers may stand in the words of others.

    Whoever was merged into them is named as surely as they are; what they were called before, perhaps.
    """
    own = {noun: _by_customer(theirs, noun) for noun in (Noun.REACH, Noun.CASE, Noun.LETTER)}
    people = [_named(row, own) for row in theirs.of(Noun.CUSTOMER)]
    merged = [named(_names(row), [row["email"]], [row["phone"]]) for row in theirs.merged]
    former = [text for row in theirs.former for text in (*_names(row), row.get("email", ""))]
    return together([*people, *merged, named((), (), (), before=former)])


def erase_all(
    context: Context,
    deed: Writer,
    seeds: Seeds,
    chosen: Sequence[Mention] = (),
    who: Named | None = None,
    seen: tuple[Sequence[int], int] = ((), 0),
    progress: ProgressFn = silent,
) -> tuple[Belongings, int]:
    """Erase the seeds and black out the chosen mentions; return what went and how many were blacked out.

    Args:
        context: the open shop.
        deed: the deed.
        seeds: what is erased, by kind.
        chosen: which entries of others are blacked out.
        who: whom to black out there, and to look for in history.
        seen: payloads that were found to name them, and up to which payload was looked.
        progress: hears how much is erased, and may stop it; then nothing was.
    """
    theirs = erase(deed, seeds, context.today().isoformat(), progress, who or NOBODY)
    count = 0
    if chosen and who is not None:
        from delight.letters.sheets.removed import removed  # what draws pages comes only once one is drawn

        language = shop_query.shop(deed.session).language
        count = black_out(deed, chosen, who, removed(context.today(), language))
    if who is not None:
        black_out_reports(deed.session, who, theirs.people)
        forget_payloads(deed.session, seen[0])
        forget_payloads(deed.session, history_naming(deed.session, only_sure(who), seen[1]))
    deed.session.merge(Meta(key=TIDY, value="1"))
    return theirs, count


def look_through_history(context: Context, who: Named) -> tuple[list[int], int]:
    """Return the payloads that name somebody, and up to which one was looked, a few thousand at a time."""
    found: list[int] = []
    sure, last = only_sure(who), 0
    while not sure.is_nobody:
        with context.db.read() as session:
            part = payloads_after(session, last)
        found += naming(part, sure)
        if not part:
            break
        last = part[-1][0]
    return found, last


def erase_again(context: Context, uids: Collection[str], progress: ProgressFn = silent) -> int:
    """Erase those of ``uids`` that are in the open shop, as after a restore; return how many were people."""
    with context.db.read() as session:
        seeds = {noun: query.known(session, noun, uids) for noun in (Noun.CUSTOMER, Noun.CASE, Noun.LETTER)}
        theirs = belongings(session, {Noun.CUSTOMER: seeds[Noun.CUSTOMER]}, context.today().isoformat())
    who = named_of(theirs)
    found = mention_query.mentions(context.db.read, who, theirs, progress)
    seen = look_through_history(context, who)
    chosen = [mention for mention in found if mark_of_mention(mention.uid) in uids]
    if any(seeds.values()):
        with context.db.deed(DeedName.CUSTOMER_ERASED) as deed:
            erase_all(context, deed, {Noun.CUSTOMER: seeds[Noun.CUSTOMER]}, chosen, who, seen)
            for noun in (Noun.CASE, Noun.LETTER):
                here = query.known(deed.session, noun, uids)
                erase(deed, {noun: here}, context.today().isoformat())
            query.remember_all(deed, uids)
        tidy_up(context)
    return len(seeds[Noun.CUSTOMER])


def tidy_up(context: Context) -> None:
    """Rewrite the file if something was erased in it; it is done once it succeeded.

    Raises:
        StorageError: ``storage.busy``, ``storage.full`` …: it is wanted again then.
    """
    with context.db.raw() as connection:
        if not connection.execute("SELECT 1 FROM meta WHERE key = ?", (TIDY,)).fetchone():
            return
        tidy(connection)
        connection.execute("DELETE FROM meta WHERE key = ?", (TIDY,))


def _by_customer(theirs: Belongings, noun: Noun) -> dict[int, list[Stored]]:
    found: dict[int, list[Stored]] = {}
    for row in theirs.of(noun):
        found.setdefault(row["customer_id"] or 0, []).append(row)
    return found


def _named(person: Stored, own: Mapping[Noun, Mapping[int, Sequence[Stored]]]) -> Named:
    reaches, cases, letters = (
        own[noun].get(person["id"], ()) for noun in (Noun.REACH, Noun.CASE, Noun.LETTER)
    )
    papers = [*(row["reference"] for row in cases), *(row["their_reference"] for row in cases)]
    papers += [row["number"] for row in letters]
    emails = [person["email"], *(row["value"] for row in reaches if row["kind"] == "email")]
    phones = [person["phone"], *(row["value"] for row in reaches if row["kind"] == "phone")]
    return named(_names(person), [*emails, *papers], phones, parts=not person["organisation"])


def _names(row: Stored) -> list[str]:
    """Return what a customer is called; of what changed in them, what they were."""
    parts = f"{row.get('given', '')} {row.get('family', '')}"
    return [row.get("name", ""), parts, row.get("reading", "")]
