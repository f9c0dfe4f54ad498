"""How days and times are said in the languages of the counter, as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWords:
    """Words of one language, folded; where one is part of another, the longer one is tried first.

    Attributes:
        days: how far away a named day is.
        week_ends: what ends with the week's Friday; ``next_week`` and ``weekend`` alike.
        ahead: what stands before a stretch of time, as in "in two hours".
        half_hour: all ways to say thirty minutes from now.
        clocks: a pattern with ``{h}`` for the hour, and the minutes that it adds.
        at: what stands before a bare hour, as in "at ten".
        hour_marks: what stands behind an hour that is meant on the clock of 24, as in "10 Uhr".
        parts: parts of the day, with the hour by which they are over.
        before_noon, after_noon: what says which half of the day an hour is in.
    """

    days: dict[str, int]
    weekdays: tuple[tuple[str, ...], ...]
    months: tuple[tuple[str, ...], ...]
    numbers: dict[str, int]
    units: dict[str, str]
    ahead: tuple[str, ...]
    half_hour: tuple[str, ...]
    week_ends: tuple[str, ...]
    next_week: tuple[str, ...]
    weekend: tuple[str, ...]
    month_ends: tuple[str, ...]
    fixed: dict[str, int]
    clocks: dict[str, int]
    at: tuple[str, ...]
    hour_marks: tuple[str, ...]
    parts: dict[str, int]
    closing: tuple[str, ...]
    before_noon: tuple[str, ...]
    after_noon: tuple[str, ...]


def _numbers(words: str) -> dict[str, int]:
    return {word: n for n, some in enumerate(words.split(), 1) for word in some.split("|")}


def _each(words: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(some.split("|")) for some in words.split())


@cache
def spoken(language: str) -> DayWords:
    """Return the words of a language, one of ``LANGUAGES``."""
    return _MAKERS[language]()


def _english() -> DayWords:
    return DayWords(
        days={"day after tomorrow": 2, "today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "tmw": 1},
        weekdays=_each(
            "monday|mon tuesday|tues|tue wednesday|wed thursday|thurs|thur|thu friday|fri saturday|sat"
            " sunday|sun"
        ),
        months=_each(
            "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug"
            " september|sept|sep october|oct november|nov december|dec"
        ),
        numbers={**_numbers("one|an|a|the two three four five six seven eight nine ten eleven twelve"),
                 "couple of": 2, "a couple of": 2, "a few": 3},
        units={"minutes": "m", "minute": "m", "mins": "m", "min": "m", "hours": "h", "hour": "h", "hrs": "h",
               "hr": "h", "days": "d", "day": "d", "weeks": "w", "week": "w", "months": "M", "month": "M"},
        ahead=("in", "within", "after"),
        half_hour=("in half an hour", "within half an hour", "half an hour"),
        week_ends=("end of the week", "end of this week", "end of week", "later this week", "this week"),
        next_week=("next week",),
        weekend=("weekend",),
        month_ends=("end of the month", "end of month", "this month"),
        fixed={"noon": 12, "midday": 12, "midnight": 24},
        clocks={"half past {h}": 30, "quarter past {h}": 15, "quarter to {h}": -15, "ten past {h}": 10,
                "ten to {h}": -10, "twenty past {h}": 20, "twenty to {h}": -20, "five past {h}": 5,
                "five to {h}": -5, "half {h}": 30},
        at=("at", "by", "before", "around", "about", "until", "till", "from"),
        hour_marks=("o clock", "oclock"),
        parts={"first thing": 10, "morning": 12, "lunchtime": 13, "lunch": 13, "afternoon": 17, "teatime": 17,
               "evening": 20, "tonight": 20},
        closing=("closing time", "closing", "we close", "close of business", "end of the day", "end of day"),
        before_noon=("in the morning", "morning", "a m", "am"),
        after_noon=("in the afternoon", "in the evening", "afternoon", "evening", "tonight", "p m", "pm"),
    )  # fmt: skip


def _german() -> DayWords:
    return DayWords(
        days={"ubermorgen": 2, "heute": 0, "morgen": 1},
        weekdays=_each(
            "montag|mo dienstag|di mittwoch|mi donnerstag|do freitag|fr samstag|sonnabend|sa sonntag|so"
        ),
        months=_each(
            "januar|janner|jan februar|feber|feb marz|mrz april|apr mai juni|jun juli|jul august|aug"
            " september|sept|sep oktober|okt november|nov dezember|dez"
        ),
        numbers=_numbers(
            "eins|einer|einem|eine|ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf"
        ),
        units={"minuten": "m", "minute": "m", "min": "m", "stunden": "h", "stunde": "h", "std": "h",
               "tagen": "d", "tage": "d", "tag": "d", "wochen": "w", "woche": "w", "monaten": "M",
               "monate": "M", "monat": "M"},
        ahead=("in", "innerhalb von", "innerhalb", "binnen"),
        half_hour=("in einer halben stunde", "in ner halben stunde", "halbe stunde", "halben stunde"),
        week_ends=("ende der woche", "ende dieser woche", "diese woche"),
        next_week=("nachste woche", "nachster woche", "kommende woche"),
        weekend=("wochenende",),
        month_ends=("ende des monats", "monatsende", "ende monat"),
        fixed={"mittag": 12, "mittags": 12, "mitternacht": 24},
        clocks={"viertel nach {h}": 15, "viertel vor {h}": -15, "dreiviertel {h}": -15, "halb {h}": -30,
                "zehn nach {h}": 10, "zehn vor {h}": -10, "funf nach {h}": 5, "funf vor {h}": -5,
                "zwanzig nach {h}": 20, "zwanzig vor {h}": -20},
        at=("um", "bis", "gegen", "vor", "ab", "spatestens"),
        hour_marks=("uhr", "h"),
        parts={"morgen fruh": 10, "vormittag": 12, "vormittags": 12, "fruh": 10, "nachmittag": 17,
               "nachmittags": 17, "abend": 20, "abends": 20},
        closing=("ladenschluss", "feierabend", "geschaftsschluss", "wir schliessen", "ende des tages"),
        before_noon=("fruh", "morgens", "vormittags", "vormittag", "am morgen"),
        after_noon=("nachmittags", "nachmittag", "abends", "abend"),
    )  # fmt: skip


def _french() -> DayWords:
    return DayWords(
        days={"apres demain": 2, "aujourd hui": 0, "aujourdhui": 0, "ce soir": 0, "ce matin": 0, "ce midi": 0,
              "cet apres midi": 0, "demain": 1},
        weekdays=_each("lundi|lun mardi|mar mercredi|mer jeudi|jeu vendredi|ven samedi|sam dimanche|dim"),
        months=_each(
            "janvier|janv fevrier|fevr|fev mars avril|avr mai juin juillet|juil aout septembre|sept"
            " octobre|oct novembre|nov decembre|dec"
        ),
        numbers=_numbers("une|un deux trois quatre cinq six sept huit neuf dix onze douze"),
        units={"minutes": "m", "minute": "m", "min": "m", "heures": "h", "heure": "h", "jours": "d",
               "jour": "d", "semaines": "w", "semaine": "w", "mois": "M"},
        ahead=("dans", "d ici", "sous", "en"),
        half_hour=("dans une demi heure", "une demi heure", "demi heure"),
        week_ends=("fin de semaine", "fin de la semaine", "cette semaine"),
        next_week=("semaine prochaine",),
        weekend=("week end", "weekend"),
        month_ends=("fin du mois", "fin de mois"),
        fixed={"apres midi": -1, "midi": 12, "minuit": 24},
        clocks={"{h} heures et demie": 30, "{h} heure et demie": 30, "{h} heures et quart": 15,
                "{h} heure et quart": 15, "{h} heures moins le quart": -15, "{h} heure moins le quart": -15,
                "{h}h et demie": 30},
        at=("a", "avant", "vers", "d ici", "pour", "jusqu a"),
        hour_marks=("heures", "heure", "h"),
        parts={"apres midi": 17, "matinee": 12, "matin": 12, "dejeuner": 13, "soiree": 20, "soir": 20},
        closing=("fermeture", "on ferme", "nous fermons", "fin de journee", "fin de la journee"),
        before_noon=("du matin", "matin"),
        after_noon=("de l apres midi", "apres midi", "du soir", "soir"),
    )  # fmt: skip


def _spanish() -> DayWords:
    return DayWords(
        days={"pasado manana": 2, "hoy": 0, "esta noche": 0, "esta tarde": 0, "esta manana": 0, "manana": 1},
        weekdays=_each("lunes|lun martes|mar miercoles|mie jueves|jue viernes|vie sabado|sab domingo|dom"),
        months=_each(
            "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago"
            " septiembre|setiembre|sept octubre|oct noviembre|nov diciembre|dic"
        ),
        numbers=_numbers("una|uno|un dos tres cuatro cinco seis siete ocho nueve diez once doce"),
        units={"minutos": "m", "minuto": "m", "min": "m", "horas": "h", "hora": "h", "dias": "d", "dia": "d",
               "semanas": "w", "semana": "w", "meses": "M", "mes": "M"},
        ahead=("dentro de", "en"),
        half_hour=("en media hora", "dentro de media hora", "media hora"),
        week_ends=("final de la semana", "finales de semana", "final de semana", "esta semana"),
        next_week=("semana que viene", "proxima semana", "semana proxima"),
        weekend=("fin de semana", "finde"),
        month_ends=("fin de mes", "final de mes", "finales de mes"),
        fixed={"mediodia": 12, "medio dia": 12, "medianoche": 24},
        clocks={"{h} y media": 30, "{h} y cuarto": 15, "{h} menos cuarto": -15},
        at=("a las", "a la", "antes de las", "antes de la", "las", "sobre las", "hasta las"),
        hour_marks=("horas", "h"),
        parts={"por la manana": 12, "de la manana": 12, "esta manana": 12, "por la tarde": 19,
               "de la tarde": 19, "esta tarde": 19, "por la noche": 21, "esta noche": 21, "tarde": 19,
               "noche": 21},
        closing=("cierre", "cerramos", "cerrar", "final del dia", "fin del dia"),
        before_noon=("de la manana", "por la manana"),
        after_noon=("de la tarde", "por la tarde", "de la noche", "por la noche"),
    )  # fmt: skip


_MAKERS = {"en": _english, "de": _german, "fr": _french, "es": _spanish}
LANGUAGES = tuple(_MAKERS)
"""Languages that days are understood in."""
