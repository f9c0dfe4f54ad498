import pytest

from delight.domain.guards.telltale import Told, tells


@pytest.mark.parametrize(
    ("what", "language", "text"),
    [
        (Told.THANKS, "en", "I am grateful that you told us."),
        (Told.THANKS, "de", "Herzlichen Dank."),
        (Told.THANKS, "de", "Haben Sie Dank dafür."),
        (Told.THANKS, "fr", "Merci de nous l’avoir dit."),
        (Told.THANKS, "es", "Gracias por decírnoslo."),
        (Told.REGRET, "en", "We apologise."),
        (Told.REGRET, "de", "Es tut uns sehr leid."),
        (Told.REGRET, "fr", "Je suis désolée."),
        (Told.REGRET, "es", "Lo siento."),
        (Told.UPDATES, "en", "I will keep you updated."),
        (Told.UPDATES, "de", "Wir halten Sie auf dem Laufenden."),
        (Told.UPDATES, "fr", "Nous vous tiendrons au courant."),
        (Told.UPDATES, "es", "Le mantendremos informada."),
        (Told.DISCOUNT, "en", "Here is 15% off."),
        (Told.DISCOUNT, "de", "ein Gutschein über 10 €"),
        (Told.DISCOUNT, "fr", "un bon d’achat"),
        (Told.DISCOUNT, "es", "un descuento"),
    ],
)
def test_words_in_four_languages(what, language, text):
    assert tells(what, text, language) is True
    assert tells(what, "Zoë", language) is False


def test_a_language_without_words_says_nothing():
    assert tells(Told.THANKS, "Takk", "nb") is None
    assert tells(Told.THANKS, "Thank you", "en_GB") is True
