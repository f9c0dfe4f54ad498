from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.letters.advice.promising import promises

TODAY = date(2026, 7, 1)
"""A Wednesday."""

FRIDAY, MONDAY, THIRD = date(2026, 7, 3), date(2026, 7, 6), date(2026, 7, 3)
TOMORROW = date(2026, 7, 2)

ENGLISH = [
    ("We will call you on Friday.", "call you", FRIDAY),
    ("I'll send you a new one by 3 July.", "send you a new one", THIRD),
    ("I’ll send you a new one by July 3rd.", "send you a new one", THIRD),
    ("We will, by Friday, call you.", "call you", FRIDAY),
    ("On Friday we will ring you.", "ring you", FRIDAY),
    ("By Monday, 6 July, I shall write to you.", "write to you", MONDAY),
    ("We are going to refund you the £12.50 tomorrow.", "refund you the £12.50", TOMORROW),
    ("I promise to call you on Friday.", "call you", FRIDAY),
    ("You will hear from us by Monday 6 July.", "let you hear from us", MONDAY),
    ("You will receive a new lamp by Friday.", "send you a new lamp", FRIDAY),
    ("We will send a new filter within two weeks.", "send a new filter", date(2026, 7, 15)),
    ("We will look into it.", "look into it", None),
    ("We will replace the lamp you bought on Friday.", "replace the lamp you bought on Friday", None),
    ("We will send it on 3/7/2026.", "send it", None),
    ("We will send it on 2026-07-06.", "send it", MONDAY),
    ("We will call you as soon as possible.", "call you", None),
    ("We will call you on Friday to see if all is well.", "call you to see if all is well", FRIDAY),
    ("We will **call** you on *Friday*.", "call you", FRIDAY),
    ("I will take it back next week, and Tom knows.", "take it back", date(2026, 7, 10)),
    ("Tom will call you on Friday.", "have Tom call you", FRIDAY),
    ("My colleague Aïcha will bring you a new one tomorrow.", "have Aïcha bring you a new one", TOMORROW),
    ("One of us will come round on Monday.", "have one of us come round", MONDAY),
    ("We will call you on\nFriday.", "call you", FRIDAY),
]
GERMAN = [
    ("Wir rufen Sie am Freitag an.", "Sie anrufen", FRIDAY),
    ("Am Freitag rufen wir Sie an.", "Sie anrufen", FRIDAY),
    (
        "Bis Montag, den 6. Juli, schicke ich dir einen neuen Filter.",
        "dir einen neuen Filter schicken",
        MONDAY,
    ),
    (
        "Wir werden Ihnen bis Freitag, 3. Juli, eine neue Jacke schicken.",
        "Ihnen eine neue Jacke schicken",
        THIRD,
    ),
    ("Ich schicke Ihnen morgen einen neuen Filter.", "Ihnen einen neuen Filter schicken", TOMORROW),
    ("Ich melde mich bis zum 6.7. bei Ihnen.", "uns bei Ihnen melden", MONDAY),
    ("Wir werden Ihnen das Geld erstatten.", "Ihnen das Geld erstatten", None),
    ("Sie hören bis Montag von uns.", "Ihnen Bescheid geben", MONDAY),
    ("Wir kommen am Montag vorbei und prüfen das Ventil.", "vorbeikommen", MONDAY),
    ("Bis Montag hörst du von mir.", "dir Bescheid geben", MONDAY),
    ("Wir tauschen die Lampe nächste Woche um.", "die Lampe umtauschen", date(2026, 7, 10)),
    ("Übermorgen holen wir das Sofa bei Ihnen ab.", "das Sofa bei Ihnen abholen", FRIDAY),
    ("Wir liefern innerhalb von drei Tagen eine neue.", "eine neue liefern", date(2026, 7, 4)),
]
FRENCH = [
    ("Nous vous rappellerons vendredi.", "vous rappeler", FRIDAY),
    ("Vendredi, nous vous rappellerons.", "vous rappeler", FRIDAY),
    ("Je vous enverrai une nouvelle veste d’ici au 3 juillet.", "vous envoyer une nouvelle veste", THIRD),
    ("Nous allons vous rembourser avant vendredi prochain.", "vous rembourser", FRIDAY),
    ("Je vous rappelle demain.", "vous rappeler", TOMORROW),
    ("On vous livrera lundi 6 juillet.", "vous livrer", MONDAY),
    ("Vous recevrez un nouveau filtre avant le 3 juillet.", "vous envoyer un nouveau filtre", THIRD),
    ("J’enverrai un colis sous 48 heures.", "envoyer un colis", FRIDAY),
    ("Je m’en occuperai lundi.", "nous en occuper", MONDAY),
    ("Nous t'écrirons la semaine prochaine.", "t'écrire", date(2026, 7, 10)),
    ("Nous vous rembourserons.", "vous rembourser", None),
]
SPANISH = [
    ("Le llamaremos el viernes.", "llamarle", FRIDAY),
    ("El viernes le llamaré.", "llamarle", FRIDAY),
    ("Le enviaremos una chaqueta nueva antes del viernes.", "enviarle una chaqueta nueva", FRIDAY),
    ("Se lo enviaremos el 3 de julio.", "enviárselo", THIRD),
    ("Vamos a llamarle mañana.", "llamarle", TOMORROW),
    ("Le voy a enviar otra el lunes que viene.", "enviarle otra", MONDAY),
    ("Recibirá un filtro nuevo antes del 3 de julio.", "enviarle un filtro nuevo", THIRD),
    ("Nos pondremos en contacto con usted el próximo lunes.", "ponernos en contacto con usted", MONDAY),
    ("Me ocuparé de ello en tres días.", "ocuparnos de ello", date(2026, 7, 4)),
    ("Le llamamos mañana por la mañana.", "llamarle", TOMORROW),
    ("Te devolveremos el dinero.", "devolverte el dinero", None),
]
ALL = [
    (language, *row)
    for language, rows in {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}.items()
    for row in rows
]
NOTHING = {
    "en": [
        "We will do better.",
        "We look forward to seeing you on Friday.",
        "If you bring it back, we will mend it by Friday.",
        "We will mend it if you bring it by on Friday.",
        "Should you want it, we will send it on Friday.",
        "Shall we call you on Friday?",
        "Will it do if we will call you on Friday?",
        "When it arrives, we will call you.",
        "We called you on Friday.",
        "On Friday we were closed, and nobody will call that service.",
        "We will always keep you in mind.",
        "You told us on Friday, and we will never forget it.",
        "I will booze on Friday.",
        "You will call us on Friday.",
        "It will change on Friday.",
        "Tom will call you.",
    ],
    "de": [
        "Wir werden es besser machen.",
        "Wenn Sie möchten, rufen wir Sie am Freitag an.",
        "Ich schreibe Ihnen heute, weil es mir leid tut.",
        "Rufen wir Sie am Freitag an?",
        "Wir haben Sie am Freitag angerufen.",
        "Sobald ich es weiß, melde ich mich.",
        "Wir freuen uns auf Freitag.",
        "Wir bringen Ihnen unsere besten Grüße.",
    ],
    "fr": [
        "Nous ferons mieux.",
        "Si vous le souhaitez, nous vous rappellerons vendredi.",
        "Nous nous réjouissons de vous revoir vendredi.",
        "Dès que je le saurai, je vous appellerai.",
        "Nous vous avons rappelé vendredi.",
        "Vous rappellerez vendredi.",
    ],
    "es": [
        "Haremos todo lo posible.",
        "Si lo desea, le llamaremos el viernes.",
        "Le llamamos el viernes y no contestó.",
        "Cuando llegue, le avisaremos.",
        "¿Le llamaremos el viernes?",
        "Esperamos verle el viernes.",
    ],
    "nb": ["Vi ringer deg på fredag."],
}


@pytest.mark.parametrize(("language", "text", "what", "by"), ALL, ids=[row[1] for row in ALL])
def test_what_a_sentence_promises(language, text, what, by):
    (offer,) = promises(text, language, TODAY)
    assert (offer.what, offer.by) == (what, by)
    assert offer.sentence == " ".join(text.replace("*", "").split())


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in NOTHING.items() for text in texts]
)
def test_what_promises_nothing(language, text):
    assert promises(text, language, TODAY) == ()


def test_several_promises_stand_in_their_order():
    text = (
        "We will let you know by Friday; we will also refund you £5 tomorrow.\n\nI will ring you on Monday."
    )
    found = promises(text, "en", TODAY)
    assert [(o.what, o.by) for o in found] == [
        ("let you know", FRIDAY),
        ("refund you £5", TOMORROW),
        ("ring you", MONDAY),
    ]
    assert [text[o.start : o.end] for o in found] == [
        "We will let you know by Friday",
        "we will also refund you £5 tomorrow",
        "I will ring you on Monday",
    ]


def test_a_colleagues_promise_stands_beside_ones_own():
    text = "Dave will come by on Friday to check the valve, and I will ring you on Monday."
    assert [(o.what, o.by) for o in promises(text, "en", TODAY)] == [
        ("have Dave come by to check the valve", FRIDAY),
        ("ring you", MONDAY),
    ]


def test_a_second_day_begins_a_second_promise():
    text = "Wir kommen am Freitag vorbei und prüfen das Ventil, und am Montag rufe ich Sie an."
    assert [(o.what, o.by) for o in promises(text, "de", TODAY)] == [
        ("vorbeikommen", FRIDAY),
        ("Sie anrufen", MONDAY),
    ]


def test_an_if_spoils_only_its_own_promise():
    text = "We will call you on Friday, and if you like we will bring a new one on Monday."
    assert [o.what for o in promises(text, "en", TODAY)] == ["call you"]


@pytest.mark.parametrize(
    ("known", "text", "language"),
    [
        ("Call you", "We will call you by Friday.", "en"),
        (
            "We will send a new filter.",
            "We will send a new filter by Friday 3 July; that is a promise.",
            "en",
        ),
        ("A new filter", "We will send you a new filter by Friday.", "en"),
        ("Sie anrufen", "Wir werden Sie bis Freitag anrufen.", "de"),
        ("vous rappeler", "Nous allons vous rappeler d’ici à vendredi.", "fr"),
        ("enviárselo", "Vamos a enviar el filtro antes del viernes.", "es"),
        ("llamarle", "Vamos a llamarle antes del viernes.", "es"),
    ],
)
def test_a_promise_on_the_list_is_not_offered_again(known, text, language):
    assert promises(text, language, TODAY, [known]) == ()
    assert len(promises(text, language, TODAY, ["paint the door"])) == 1


@pytest.mark.parametrize(
    ("language", "by"), [("en", None), ("en-US", date(2027, 3, 7)), ("en_GB", date(2026, 7, 3)), ("de", None)]
)
def test_numbers_are_read_as_in_the_country(language, by):
    found = promises("We will send it by 3/7.", language, TODAY)
    assert [o.by for o in found] == ([by] if language != "de" else [])


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_our_own_weekday_is_the_next_one(language):
    text = {
        "en": "We will call you on Wednesday.",
        "de": "Wir rufen Sie am Mittwoch an.",
        "fr": "Nous vous rappellerons mercredi.",
        "es": "Le llamaremos el miércoles.",
    }[language]
    assert promises(text, language, TODAY)[0].by == date(2026, 7, 8)


WORDS = st.sampled_from(
    "we will 'll call you I on Friday by 3 July 31 . , ; if \n\n tomorrow wir rufen Sie an werden bis 3.7. "
    "Freitag nous vous rappellerons vendredi d'ici le llamaremos el viernes voy a se lo enviaremos ! ? * İ ß "
    "£12.50 – ( within days \\".split(" ")
)


@given(
    st.one_of(st.text(), st.lists(WORDS).map(" ".join)),
    st.sampled_from(["en", "de", "fr", "es", "en-US", "x"]),
)
def test_every_text_can_be_read(text, language):
    for offer in promises(text, language, TODAY):
        assert 0 <= offer.start < offer.end <= len(text)
        assert offer.what
        assert "\n" not in offer.what
        assert offer.by is None or offer.by >= TODAY
