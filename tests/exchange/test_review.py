# ruff: noqa: E501, ISC004 - what was copied stands as it is copied
"""Reviews copied from pages in four languages; and texts that are none, or were made to hold us up."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delight.exchange.review import looks_like_review, read_review
from tests.patience import LONGEST

TODAY = date(2026, 3, 11)
COPIED = {
    "google en": (
        "Zoe Marlow\nLocal Guide · 12 reviews · 5 photos\n★★☆☆☆ 3 weeks ago\nThe cake was late and cold.\nNever again!\n\nHelpful\nShare\n"
        "Response from the owner 2 weeks ago\nWe are sorry.",
        ("Zoe Marlow", 2, date(2026, 2, 18), "The cake was late and cold.\nNever again!"),
    ),
    "google de": (
        "Karl Frey\nLocal Guide·3 Rezensionen\nvor einem Monat\nNEU\nDer Kuchen war trocken. Nie wieder.\n1\nHilfreich\nTeilen\nAntwort vom Inhaber\nDanke",
        ("Karl Frey", None, date(2026, 2, 11), "Der Kuchen war trocken. Nie wieder."),
    ),
    "google fr": (
        "Zoé Martin\n7 avis\n2/5\nil y a 2 semaines\nPain dur. Accueil froid.\nJ'aime\nRéponse du propriétaire\nMerci",
        ("Zoé Martin", 2, date(2026, 2, 25), "Pain dur. Accueil froid."),
    ),
    "google es, translated": (
        "María López\nLocal Guide·25 opiniones\nhace 3 días\n(Traducido por Google) Bread was hard. (Original)\nEl pan estaba duro.",
        ("María López", None, date(2026, 3, 8), "El pan estaba duro."),
    ),
    "google, translated back": (
        "Karl\n★★★☆☆ a year ago\n(Translated by Google) The cake was dry. (Original) Der Kuchen war trocken.",
        ("Karl", 3, date(2025, 3, 11), "Der Kuchen war trocken."),
    ),
    "trustpilot": (
        "Zoe M\nGB\n•\n1 review\nRated 1 out of 5 stars\n12 March 2025\nWhat a mess\nOrdered twice, nothing came.\nDate of experience: March 10, 2025\nUseful\nReply from The Honey Bun\nMar 11, 2026\nDear Zoe",
        ("Zoe M", 1, date(2025, 3, 12), "What a mess\nOrdered twice, nothing came."),
    ),
    "trustpilot de": (
        "Zoë\nDE\n2 Bewertungen\nMit 2 von 5 Sternen bewertet\n12.02.2026\nNicht geliefert\nSeit drei Wochen warte ich.\nDatum der Erfahrung: 1. Februar 2026\nNützlich\nMelden",
        ("Zoë", 2, date(2026, 2, 12), "Nicht geliefert\nSeit drei Wochen warte ich."),
    ),
    "tripadvisor": (
        "Ada L.\nLeeds, United Kingdom\n40 contributions\n4.0 of 5 bubbles\nReviewed 1 week ago\nGood bread\nNice place, slow service.\nRead more",
        ("Ada L.", 4, date(2026, 3, 4), "Good bread\nNice place, slow service."),
    ),
    "booking": (
        "Zoe\nScored 3.0\nReviewed: 12 February 2026\nThe shower was cold and the breakfast poor.",
        ("Zoe", 2, date(2026, 2, 12), "The shower was cold and the breakfast poor."),
    ),
    "yelp": (
        "Ada L.\nLeeds, UK\n12 friends\n5 reviews\n★★★★★\n3/2/2026\nLovely scones.",
        ("Ada L.", 5, date(2026, 2, 3), "Lovely scones."),
    ),
    "yelp, read out": (
        "Ann P.\nSan Francisco, CA\n112 friends 45 reviews\n1 star rating\n3/2/2026\nThey charged me twice and would not refund.",
        ("Ann P.", 1, date(2026, 2, 3), "They charged me twice and would not refund."),
    ),
    "booking, long": (
        "Zoe\nUnited Kingdom\nDouble Room with Garden View\n2 nights · February 2026\nCouple\nReviewed: 12 February 2026\nDisappointing\n3.0\n"
        "Liked · The location was good.\nDisliked · The shower was cold.\nHelpful\nNot helpful",
        (
            "Zoe",
            2,
            date(2026, 2, 12),
            "Disappointing\nLiked · The location was good.\nDisliked · The shower was cold.",
        ),
    ),
    "booking, long, with an answer": (
        "Zoe\nUnited Kingdom\nDouble Room\n2 nights ·\nFebruary 2026\nCouple\nReviewed:\n12 February 2026\nPoor\nScored 3.0\n3.0\n"
        "The shower was cold and the breakfast poor.\nHotel response:\nDear Zoe",
        ("Zoe", 2, date(2026, 2, 12), "Poor\nThe shower was cold and the breakfast poor."),
    ),
    "booking, long, de": (
        "Zoe\nDeutschland\nDoppelzimmer\n2 Nächte · Februar 2026\nPaar\nBewertet am: 12. Februar 2026\nEnttäuschend\n3,0\n"
        "Positiv: Die Lage war gut.\nNegativ: Die Dusche war kalt.\nHilfreich\nNicht hilfreich",
        (
            "Zoe",
            2,
            date(2026, 2, 12),
            "Enttäuschend\nPositiv: Die Lage war gut.\nNegativ: Die Dusche war kalt.",
        ),
    ),
    "facebook": (
        "Zoe Marlow doesn’t recommend The Honey Bun.\n12 February at 14:05 ·\nThe cake was late and cold. Never again!\n2 comments\nLike\nComment\nShare",
        ("Zoe Marlow", 2, date(2026, 2, 12), "The cake was late and cold. Never again!"),
    ),
    "facebook, last year": (
        "Zoe Marlow recommends The Honey Bun.\n24 December ·\nLovely scones and kind people.\nAll reactions:\n3\nLike\nComment",
        ("Zoe Marlow", 4, date(2025, 12, 24), "Lovely scones and kind people."),
    ),
    "facebook de": (
        "Zoë Müller empfiehlt The Honey Bun nicht.\n12. Februar um 14:05 ·\nDer Kuchen war kalt.\nGefällt mir\nKommentieren\nTeilen",
        ("Zoë Müller", 2, date(2026, 2, 12), "Der Kuchen war kalt."),
    ),
    "facebook fr": (
        "Zoé Martin ne recommande pas The Honey Bun.\n12 février, 14:05\nPain dur, accueil froid.\nJ’aime\nCommenter",
        ("Zoé Martin", 2, date(2026, 2, 12), "Pain dur, accueil froid."),
    ),
    "facebook es": (
        "Zoe Marín no recomienda The Honey Bun.\n12 de febrero a las 14:05\nEl pan estaba duro.\nMe gusta\nComentar\nCompartir",
        ("Zoe Marín", 2, date(2026, 2, 12), "El pan estaba duro."),
    ),
    "stars alone": (
        "⭐️⭐️\nCold soup, warm beer, no apology.",
        ("", 2, None, "Cold soup, warm beer, no apology."),
    ),
    "two at once": (
        "Zoe Marlow\n★☆☆☆☆ yesterday\nThe bread was as hard as stone.\nKarl Frey\n★★★★★ today\nBest bread in town, I promise.",
        ("Zoe Marlow", 1, date(2026, 3, 10), "The bread was as hard as stone."),
    ),
}


@pytest.mark.parametrize(("text", "read"), COPIED.values(), ids=COPIED)
def test_a_copied_review_tells_who_how_many_stars_when_and_what(text, read):
    review = read_review(text, TODAY)
    assert (review.who, review.stars, review.day, review.text) == read
    assert looks_like_review(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "I gave 2/5 because the cake was cold.",
        "The cake was late\n\nand then it was cold, too.",
        "She was here 3 weeks ago and waited for an hour.",
        "Zoe Marlow\nThe cake was late and cold.",
        "My sister recommends your shop.\nBut the cake was late and cold.",
        "We stayed 2 nights.\nThe shower was cold.\n3.0",
        "Order 17, 2 March 2026, two cakes",
        "★★★",
        "",
        "Zoe\n3 weeks ago",
    ],
)
def test_words_of_somebodys_own_are_none(text):
    assert not looks_like_review(text, TODAY)


LINES = st.sampled_from("\n".join(text for text, _ in COPIED.values()).split("\n"))


@settings(deadline=None)
@given(st.lists(st.one_of(LINES, st.text(max_size=80)), max_size=20).map("\n".join))
def test_no_word_is_ever_lost(text):
    review = read_review(text, TODAY)
    looks_like_review(text, TODAY)
    told = re.findall(r"[^\s()]+", f"{review.text}\n{review.rest}")
    assert sorted(told) == sorted(re.findall(r"[^\s()]+", text))
    assert review.stars is None or 1 <= review.stars <= 5
    assert review.day is None or review.day <= date(2026, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "★" * 20_000,
        "a\n" * 10_000,
        "★\n" * 10_000,
        "(Translated by Google)" * 900,
        "(" * 20_000,
        " · " * 6_000,
        "1 " * 10_000,
        "rated " * 3_000,
    ],
)
def test_nobody_holds_it_up(text):
    begun = time.process_time()
    read_review(text, TODAY)
    looks_like_review(text, TODAY)
    assert time.process_time() - begun < LONGEST
