"""The ready-made wordings, read once."""

from __future__ import annotations

from functools import cached_property

from delight.domain.errors import UnknownError
from delight.domain.wordings import WordingRow
from delight.letters.wording import Wording, parse
from delight.paths import resource

FALLBACK = "en"


class Wordings:
    """Wordings by key and language."""

    @cached_property
    def _all(self) -> dict[tuple[str, str], Wording]:
        files = sorted(resource("wordings").glob("*/*.toml"))
        wordings = (parse(file.read_text(encoding="utf-8"), key=file.stem) for file in files)
        return {(wording.key, wording.language): wording for wording in wordings}

    def rows(self) -> list[WordingRow]:
        """Return every wording for a list, by kind and language."""
        return sorted(
            (w.row() for w in self._all.values()), key=lambda row: (row.kind, row.key, row.language)
        )

    def wording(self, key: str, language: str) -> Wording:
        """Return a wording in ``language``, or in English where there is none yet (``wording.unknown``)."""
        for tongue in (language, language.split("-")[0], FALLBACK):
            found = self._all.get((key.strip().casefold(), tongue))
            if found is not None:
                return found
        raise UnknownError("wording.unknown", name=key, known=sorted({key for key, _ in self._all}))
