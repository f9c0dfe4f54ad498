import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.domain.cases.grave import Grave, GraveGuess, grave, grave_guess


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("My daughter slipped on the wet floor and was hurt", Grave.INJURY),
        ("Trod on the loose tile and went down on one knee with a tray", Grave.INJURY),
        ("She slipped on the wet floor and hurt her wrist", Grave.INJURY),
        ("Mrs Hale slipped on the step", Grave.INJURY),
        ("They cut my ear with the scissors", Grave.INJURY),
        ("Nobody helped when my father slipped", Grave.INJURY),
        ("It was not clean, I was hurt", Grave.INJURY),
        ("Without the ambulance it would have been worse", Grave.INJURY),
        ("Er hat sich in den Finger geschnitten", Grave.INJURY),
        ("Meine Mutter ist hingefallen", Grave.INJURY),
        ("Ma femme a glissé sur le carrelage", Grave.INJURY),
        ("Il s’est coupé le doigt", Grave.INJURY),
        ("Se me rompió un diente", Grave.INJURY),
        ("El niño se cayó al suelo", Grave.INJURY),
        ("It is because I’m black", Grave.DISCRIMINATION),
        ("I was not only badly hurt but laughed at", Grave.INJURY),
        ("Er wurde nicht nur verletzt, sondern ausgelacht", Grave.INJURY),
        ("Elle n’a pas seulement été blessée", Grave.INJURY),
        ("No solo enfermó mi hijo", Grave.ILLNESS),
        ("I have never been so ill in my life", Grave.ILLNESS),
        ("Je n’ai jamais été aussi malade", Grave.ILLNESS),
        ("Nobody called an ambulance", Grave.INJURY),
        ("You did not even get her an ambulance when I asked you to call", Grave.INJURY),
        ("Ihr habt keinen Krankenwagen gerufen", Grave.INJURY),
        ("Niemand hat einen Krankenwagen geholt", Grave.INJURY),
        ("Es kam eine halbe Stunde lang kein Rettungswagen", Grave.INJURY),
        ("Vous n’avez pas appelé d’ambulance", Grave.INJURY),
        ("Personne n’a appelé les secours", Grave.INJURY),
        ("Nadie llamó a una ambulancia", Grave.INJURY),
        ("No llamaron a ninguna ambulancia", Grave.INJURY),
        ("Ihr habt keinen Notarzt gerufen", Grave.ILLNESS),
        ("There was broken glass in the salad", Grave.INJURY),
        ("I broke a tooth on it", Grave.INJURY),
        ("Er hat sich an der Tür verletzt", Grave.INJURY),
        ("Ma fille s’est blessée sur la marche", Grave.INJURY),
        ("Me caí en la entrada", Grave.INJURY),
        ("Both of us had food poisoning", Grave.ILLNESS),
        ("I was violently sick that night", Grave.ILLNESS),
        ("an allergic reaction to nuts", Grave.ILLNESS),
        ("Danach war ich drei Tage krank", Grave.ILLNESS),
        ("Nous avons tous été malades", Grave.ILLNESS),
        ("Mi hijo se puso enfermo", Grave.ILLNESS),
        ("It was because of my skin", Grave.DISCRIMINATION),
        ("Das war rassistisch", Grave.DISCRIMINATION),
        ("C'était raciste", Grave.DISCRIMINATION),
        ("Fue discriminación", Grave.DISCRIMINATION),
        ("My address was given to a stranger", Grave.DATA),
        ("ein Verstoß gegen die DSGVO", Grave.DATA),
        ("mes données personnelles", Grave.DATA),
        ("Filtraron mis datos", Grave.DATA),
        ("I will tell the press", Grave.PUBLIC),
        ("my lawyer will write to you", Grave.PUBLIC),
        ("mein Anwalt meldet sich", Grave.PUBLIC),
        ("mi abogada", Grave.PUBLIC),
    ],
)
def test_grave_matters_are_seen(text, matter):
    assert grave(text) == (matter,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nobody was hurt.",
        "We did not need an ambulance",
        "Zum Glück brauchten wir keinen Krankenwagen",
        "Wir mussten keinen Krankenwagen rufen",
        "Heureusement, pas besoin d’ambulance",
        "No hizo falta ninguna ambulancia",
        "No one was seriously injured, luckily",
        "There were no injuries",
        "Zum Glück wurde niemand verletzt",
        "Personne n’a été blessé",
        "Nadie resultó herido",
        "No hubo heridos",
        "Sin heridos",
        "They cut my hair too short",
        "She burned the toast",
        "Das Brot war falsch geschnitten",
        "Se cayó el plato",
        "La enfermera pidió un café",
        "They hit the back of the van",
        "The toast was burnt and the coffee cold",
        "I am sick of waiting and sick and tired of excuses",
        "The cut of the dress is wrong, and the colour too",
        "It broke on the first day",
        "The till was still ill-tempered",
        "The glass of the lamp was broken",
        "My hat fell on the floor",
        "The address on the parcel was wrong",
        "The newspaper was missing from the reading corner",
        "Die Blumen kamen verwelkt an",
        "Der Kuchen war verbrannt",
        "Le pain était brûlé",
        "La tarte était malheureusement sèche",
        "El café estaba frío y el pan quemado",
        "La falda tenía un corte mal hecho",
        "I was not pressed for time",
        "We fell short, you say. Do not add insult to injury",
        "The stitches on the sleeve came loose",
        "A steak should not be bien cuit when I ask for saignant",
        "La sangría estaba aguada",
        "That was a rash promise, and no hospitality at all",
    ],
)
def test_everyday_troubles_are_not_grave(text):
    assert grave(text) == ()


def test_the_worst_comes_first():
    assert grave("I was hurt, my lawyer says it is racist") == (
        Grave.INJURY,
        Grave.DISCRIMINATION,
        Grave.PUBLIC,
    )


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("They called an ambulance!", Grave.INJURY, "ambulance"),
        ("“My lawyer” will hear of it", Grave.PUBLIC, "My lawyer"),
        ("Ich bin ausgerutscht.", Grave.INJURY, "ausgerutscht"),
        ("Ma fille  s’est\nBLESSÉE", Grave.INJURY, "BLESSÉE"),
        ("¡Fue discriminación!", Grave.DISCRIMINATION, "discriminación"),
        ("I will tell the press, I was ill", Grave.ILLNESS, "was ill"),
    ],
)
def test_a_guess_names_the_words_it_is_made_by(text, kind, words):
    assert grave_guess(text) == GraveGuess(kind=kind, words=words)


@given(
    st.text(max_size=60),
    st.sampled_from(["ambulance", "food poisoning", "mein Anwalt", ""]),
    st.text(max_size=60),
)
def test_guess_and_matters_agree(before, word, after):
    text = f"{before} {word} {after}"
    guess, matters = grave_guess(text), grave(text)
    assert (guess.kind if guess else None) == (matters[0] if matters else None)
    assert guess is None or guess.words
