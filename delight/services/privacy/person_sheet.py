"""What is kept on one person, as a sheet to read: in their language, on the shop's paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from delight.domain.calendar import local_day
from delight.domain.mentions import BLACK
from delight.letters.sheets.data_sheet import DataEntry, DataSection, DataSheet
from delight.letters.sheets.data_words import DATA_WORDS
from delight.letters.words.phrases import locale_name, long_date
from delight.services.privacy.person_data import PersonData

Words = Mapping[str, str]
_PERSON = (
    "name", "given", "family", "title", "reading", "address_name", "salutation", "address", "country",
    "phone", "email", "language", "birthday", "since", "know", "expects", "likes", "health", "created_at",
)  # fmt: skip
_FLAGS = ("organisation", "large_print", "letters_welcome", "surprises_welcome")
_CODES = ("address_as", "formality", "gone")


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
        self._locale, self._today, self._zone = locale, today, zone
        self._words = DATA_WORDS[language]

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
            DataEntry(aside=words["title_" if name == "title" else name], lines=(self._value(who[name]),))
            for name in _PERSON
            if who.get(name)
        ]
        told += [
            DataEntry(aside=words[name], lines=(words["yes" if who[name] else "no"],)) for name in _FLAGS
        ]
        return told + [DataEntry(aside=words[name], lines=(who[name],)) for name in _CODES if who.get(name)]

    def _way(self, row: dict[str, Any]) -> DataEntry:
        return DataEntry(aside=row["label"] or self._words[row["kind"]], lines=(row["value"],))

    def _note(self, row: dict[str, Any]) -> DataEntry:
        return DataEntry(aside=self._day(row["at"]), lines=(row["text"],))

    def _consent(self, row: dict[str, Any]) -> DataEntry:
        answer = self._words["yes" if row["given"] else "no"]
        title = f"{self._words[row['about'] + '_']}: {answer}"
        return DataEntry(aside=self._value(row["day"] or ""), title=title, lines=_filled(row["source"]))

    def _link(self, row: dict[str, Any]) -> DataEntry:
        title = f"{self._words[row['kind']]}: {self._words['somebody']}"
        return DataEntry(aside=self._value(row["day"] or ""), title=title)

    def _case(self, row: dict[str, Any]) -> list[DataEntry]:
        words = self._words
        facts = [
            (words["wanted"], row["remedy_wanted"]),
            (words["where"], row["place"]),
            (words["outcome"], (row["outcome"] or "").replace("-", " ")),
            (words["cause"], row["cause"]),
        ]
        told = [f"{label}: {value}" for label, value in facts if value]
        head = DataEntry(
            aside=self._day(row["received_at"]),
            title=f"{words[row['kind']]} {row['reference']}",
            lines=(row["what"], *told),
        )
        parts = [
            *(self._part(words["did"], row_["done_at"], row_["kind"], row_["note"], _money(row_["cost"]))
              for row_ in row["actions"]),
            *(self._part(words["promise"], row_["due_at"], words[row_["state"]], row_["what"], "")
              for row_ in row["promises"]),
            *(self._part(words["asked"], row_["done_at"] or row_["due_on"], "", row_["result"], "")
              for row_ in row["follow_ups"]),
            *(DataEntry(lines=(f"{words['file']}: {row_['name']}",)) for row_ in row["attachments"]),
        ]  # fmt: skip
        return [head, *parts]

    def _part(self, label: str, day: str | None, code: str, note: str, amount: str) -> DataEntry:
        told = ", ".join(part for part in (code.replace("-", " "), amount) if part)
        line = f"{label}: {told}" if told else label
        return DataEntry(aside=self._value(day or ""), lines=(line, *_filled(note)))

    def _gesture(self, row: dict[str, Any]) -> DataEntry:
        day = row["given_at"] or row["planned_on"] or ""
        planned = "" if row["given_at"] else f" ({self._words['planned']})"
        reaction = f"{self._words['reaction']}: {row['reaction']}" if row["reaction"] else ""
        return DataEntry(
            aside=self._value(day), title=f"{row['name']}{planned}", lines=_filled(row["note"], reaction)
        )

    def _visits(self) -> list[DataEntry]:
        rows = sorted(self._document["visits"], key=lambda row: row["day"])
        return [
            DataEntry(aside=self._value(row["day"]), lines=(_money(row["amount"]) or "–",)) for row in rows
        ]

    def _letter(self, row: dict[str, Any]) -> list[DataEntry]:
        head = DataEntry(
            aside=self._day(row["issued_at"]), title=f"{row['title']} ({row['number']})", lines=(row["body"],)
        )
        replies = [
            DataEntry(
                aside=self._day(reply["at"]),
                title=self._words["answer"],
                lines=_filled(reply["answer"], reply["words"]),
            )
            for reply in row["replies"]
        ]
        return [head, *replies]

    def _deed(self, row: dict[str, Any]) -> DataEntry:
        changed = [
            f"{self._words[name]}: {_short(line['before'].get(name))} → {_short(value)}"
            for line in row["records"]
            for name, value in line["after"].items()
            if name in self._words
        ]
        who = f" · {row['staff']}" if row["staff"] else ""
        return DataEntry(
            aside=self._day(row["at"]), lines=(f"{row['done'].replace('.', ' ')}{who}", *changed)
        )

    def _value(self, value: str) -> str:
        """Return a day or moment as a day in words, anything else as it is."""
        try:
            return (
                long_date(date.fromisoformat(value), self._locale) if len(value) == 10 else self._day(value)
            )
        except ValueError:
            return value

    def _day(self, moment: str) -> str:
        return long_date(local_day(datetime.fromisoformat(moment), self._zone), self._locale)


def _money(value: dict[str, str] | None) -> str:
    return f"{value['amount']} {value['currency']}" if value else ""


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _short(value: Any) -> str:
    text = "–" if value in (None, "") else str(value)
    return text if len(text) <= 120 else f"{text[:119]}…"
