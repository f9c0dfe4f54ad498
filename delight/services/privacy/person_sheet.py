"""What is kept on one person, as a sheet to read: in their language, on the shop's paper."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import Any

from delight.domain.codes import spaced
from delight.domain.customers.mentions import BLACK
from delight.letters.sheets.data_parts import DataEntry, DataSection, DataSheet
from delight.letters.sheets.data_words import DATA_WORDS
from delight.letters.words.phrases import locale_name, long_date
from delight.services.privacy.person_data import PersonData
from delight.services.privacy.person_words import FLAGS, Words

_PERSON = (
    "name", "given", "family", "title", "reading", "address_name", "salutation", "address", "country",
    "phone", "email", "language", "birthday", "since", "know", "expects", "likes", "health", "created_at",
)  # fmt: skip
_CODES = ("address_as", "formality", "gone")
_CASE = (
    ("failure", "failure"), ("channel", "channel"), ("severity", "severity"), ("remedy_wanted", "wanted"),
    ("place", "where"), ("mood", "mood"), ("stage", "stage"), ("outcome", "outcome"), ("cause", "cause"),
    ("mood_after", "mood_after"),
)  # fmt: skip
"""What is told of a case: its column, and what that is called."""


def written_in(*languages: str) -> str:
    """Return the first of the languages that there are words in, or English."""
    known = (language.split("-")[0] for language in languages)
    return next((language for language in known if language in DATA_WORDS), "en")


def person_sheet(
    data: PersonData, language: str, country: str, today: date, zone: tzinfo | None
) -> DataSheet:
    """Return the sheet of a person's data in ``language``, with days as in ``country``."""
    return _Writer(data, language, locale_name(language, country), today, zone).sheet()


class _Writer:
    """Puts a document into words."""

    def __init__(
        self, data: PersonData, language: str, locale: str, today: date, zone: tzinfo | None
    ) -> None:
        self._data, self._document = data, data.document
        self._locale, self._today = locale, today
        self._words = Words(language, locale, zone)

    def sheet(self) -> DataSheet:
        words, document = self._words, self._document
        sections = (
            ("person", self._person()),
            ("ways", [self._way(row) for row in document["ways"]]),
            ("consents", [self._consent(row) for row in document["consents"]]),
            ("groups", [DataEntry(title=", ".join(document["groups"]))] if document["groups"] else []),
            ("links", [self._link(row) for row in document["links"]]),
            ("notes", [self._note(row) for row in document["notes"]]),
            ("cases", [entry for row in document["cases"] for entry in self._case(row)]),
            ("gestures", [self._gesture(row) for row in document["gestures"]]),
            ("suggestions", [self._suggestion(row) for row in document["suggestions"]]),
            ("vouchers", [self._voucher(row) for row in document["vouchers"]]),
            ("stamp_cards", [self._stamp_card(row) for row in document["stamp_cards"]]),
            ("answers", [self._answer(row) for row in document["answers"]]),
            ("visits", self._visits()),
            ("letters", [entry for row in document["letters"] for entry in self._letter(row)]),
            ("history", [self._deed(row) for row in document["history"]]),
        )  # fmt: skip
        return DataSheet(
            title=words["title"],
            name=self._data.name,
            intro=self._intro(),
            sections=tuple(
                DataSection(heading=words[name], entries=tuple(entries))
                for name, entries in sections
                if entries
            ),
            page=words["page"],
            language=self._locale,
            day=self._today,
        )

    def _intro(self) -> tuple[str, ...]:
        words = self._words
        told = words["intro"].format(shop=self._document["shop"], day=long_date(self._today, self._locale))
        others = [words["others"].format(black=BLACK)] if self._data.others else []
        return (told, " ".join([*others, words["rights"]]))

    def _person(self) -> list[DataEntry]:
        words, who = self._words, self._document["person"]
        told = [
            DataEntry(
                aside=words["title_" if name == "title" else name],
                lines=(words.said(name, who[name]),),
            )
            for name in _PERSON
            if who.get(name)
        ]
        told += [DataEntry(aside=words[name], lines=(words.said(name, who[name]),)) for name in FLAGS]
        return told + [
            DataEntry(aside=words[name], lines=(words.code(name, who[name]),)) for name in _CODES if who[name]
        ]

    def _way(self, row: dict[str, Any]) -> DataEntry:
        return DataEntry(aside=row["label"] or self._words[row["kind"]], lines=(row["value"],))

    def _note(self, row: dict[str, Any]) -> DataEntry:
        return DataEntry(aside=self._words.day(row["at"]), lines=(row["text"],))

    def _consent(self, row: dict[str, Any]) -> DataEntry:
        answer = self._words["yes" if row["given"] else "no"]
        title = self._words.pair(f"{row['about']}_", answer)
        return DataEntry(aside=self._words.value(row["day"] or ""), title=title, lines=_filled(row["source"]))

    def _link(self, row: dict[str, Any]) -> DataEntry:
        title = self._words.pair(row["kind"], self._words["somebody"])
        return DataEntry(aside=self._words.value(row["day"] or ""), title=title)

    def _case(self, row: dict[str, Any]) -> list[DataEntry]:
        words = self._words
        told = [words.pair(label, words.said(name, row[name])) for name, label in _CASE if row[name]]
        if amount := words.money(row["at_stake"]):
            told.append(words.pair("at_stake", amount))
        head = DataEntry(
            aside=words.day(row["received_at"]),
            title=f"{words[row['kind']]} {row['reference']}",
            lines=(row["what"], *told),
        )
        return [head, *self._deeds_on(row)]

    def _deeds_on(self, row: dict[str, Any]) -> list[DataEntry]:
        """Return what was done, promised and asked about a case, and its files."""
        words = self._words
        return [
            *(self._part("did", one["done_at"], words.code("action", one["kind"]), one["note"],
                         words.money(one["cost"])) for one in row["actions"]),
            *(self._part("promise", one["due_at"], words[one["state"]], one["what"])
              for one in row["promises"]),
            *(self._part("asked", one["done_at"] or one["due_on"], words.code("follow_up", one["kind"]),
                         one["result"], *self._came_back(one)) for one in row["follow_ups"]),
            *(DataEntry(lines=(words.pair("file", one["name"]),)) for one in row["attachments"]),
        ]  # fmt: skip

    def _came_back(self, row: dict[str, Any]) -> tuple[str, ...]:
        words, back, pulse = self._words, row["came_back"], row["pulse"]
        told = () if back is None else (words["yes" if back else "no"],)
        return told if pulse is None else (*told, words["of_ten"].format(score=pulse))

    def _part(self, label: str, day: str | None, what: str, note: str, *more: str) -> DataEntry:
        """Return an entry: what it is with a word or two, and what somebody wrote about it."""
        said = ", ".join(part for part in (what, *more) if part)
        line = self._words.pair(label, said) if said else self._words[label]
        return DataEntry(aside=self._words.value(day or ""), lines=(line, *_filled(note)))

    def _gesture(self, row: dict[str, Any]) -> DataEntry:
        day = row["given_at"] or row["planned_on"] or ""
        planned = "" if row["given_at"] else f" ({self._words['planned']})"
        reaction = self._words.pair("reaction", row["reaction"]) if row["reaction"] else ""
        return DataEntry(
            aside=self._words.value(day),
            title=f"{row['name']}{planned}",
            lines=_filled(self._words.code("occasion", row["occasion"]), row["note"], reaction),
        )

    def _suggestion(self, row: dict[str, Any]) -> DataEntry:
        words = self._words
        became = words["by_chance"] if row["held"] else words.code("suggestion", row["state"])
        occasion = words.code("occasion", row["occasion"])
        return DataEntry(
            aside=words.value(row["week"]), title=row["gesture"], lines=_filled(occasion, became)
        )

    def _voucher(self, row: dict[str, Any]) -> DataEntry:
        words = self._words
        taken = [
            words.pair("taken", ", ".join(_filled(words.day(one["at"]), words.money(one["amount"]))))
            for one in row["redemptions"]
        ]
        cancelled = words.day(row["cancelled_at"]) if row["cancelled_at"] else ""
        return DataEntry(
            aside=words.day(row["issued_at"]),
            title=f"{words.money(row['value']) or row['item']} ({spaced(row['code'])})",
            lines=_filled(
                self._until(row),
                row["note"],
                *taken,
                words.pair("is_cancelled", cancelled) if cancelled else "",
                row["cancel_why"],
            ),
        )

    def _stamp_card(self, row: dict[str, Any]) -> DataEntry:
        words = self._words
        count = row["head_start"] + sum(one["count"] for one in row["stamps"])
        days = ", ".join(words.day(one["at"]) for one in row["stamps"])
        over = {"reward_given": row["rewarded_at"], "is_cancelled": row["cancelled_at"]}
        return DataEntry(
            aside=words.day(row["opened_at"]),
            title=f"{words['stamps_on_it'].format(count=count, all=row['needed'])} ({spaced(row['code'])})",
            lines=_filled(
                words.pair("for_full", row["reward"]),
                self._until(row),
                *(words.pair(name, words.day(at)) for name, at in over.items() if at),
                f"{words.code('deed', 'stamped')}{words['colon']}{days}" if days else "",
            ),
        )

    def _until(self, row: dict[str, Any]) -> str:
        return self._words.pair("last_day", self._words.value(row["until"])) if row["until"] else ""

    def _answer(self, row: dict[str, Any]) -> DataEntry:
        words = self._words
        told = f"{words['of_ten'].format(score=row['score'])}, {words.code('place', row['place'])}"
        return DataEntry(aside=words.day(row["at"]), title=told, lines=_filled(row["words"]))

    def _visits(self) -> list[DataEntry]:
        rows = sorted(self._document["visits"], key=lambda row: row["day"])
        return [
            DataEntry(aside=self._words.value(row["day"]), lines=(self._words.money(row["amount"]) or "–",))
            for row in rows
        ]

    def _letter(self, row: dict[str, Any]) -> list[DataEntry]:
        head = DataEntry(
            aside=self._words.day(row["issued_at"]),
            title=f"{row['title']} ({row['number']})",
            lines=(row["body"],),
        )
        replies = [
            DataEntry(
                aside=self._words.day(reply["at"]),
                title=self._words["answer"],
                lines=_filled(self._words.code("answer", reply["answer"]), reply["words"]),
            )
            for reply in row["replies"]
        ]
        return [head, *replies]

    def _deed(self, row: dict[str, Any]) -> DataEntry:
        words = self._words
        changed = [
            words.pair(name, f"{words.short(name, line['before'].get(name))} → {words.short(name, value)}")
            for line in row["records"]
            for name, value in line["after"].items()
            if name in words
        ]
        who = f" · {row['staff']}" if row["staff"] else ""
        return DataEntry(
            aside=words.day(row["at"]), lines=(f"{words.code('deed', row['done'])}{who}", *changed)
        )


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
