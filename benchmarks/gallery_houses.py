"""Made-up shops and what their letters of the gallery tell, in four languages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from delight.domain.letters.letter import (
    ActionFacts,
    CaseFacts,
    GestureFacts,
    LetterFacts,
    Recipient,
    Sender,
)
from delight.domain.letters.wordings import WordingKind
from delight.domain.money import Money

TODAY = date(2026, 6, 17)
SINCE, LAST_SEEN = date(2021, 6, 20), date(2026, 3, 3)
_WITHOUT_CASE = {
    WordingKind.THANK_YOU,
    WordingKind.THANK_YOU_REFERRAL,
    WordingKind.SMALL_SURPRISE,
    WordingKind.VOUCHER,
    WordingKind.ANNIVERSARY,
    WordingKind.BIRTHDAY,
    WordingKind.SEASONS_GREETINGS,
    WordingKind.WE_MISS_YOU,
}
_WITH_DEEDS = {
    WordingKind.APOLOGY,
    WordingKind.WHAT_WE_DID,
    WordingKind.PARTING_WAYS,
    WordingKind.THANK_YOU_FOR_TELLING,
}
_WITH_PROMISE = {WordingKind.ACKNOWLEDGEMENT, WordingKind.TAKES_LONGER, WordingKind.WHAT_WE_DID}
_TOLD = {
    WordingKind.TAKES_LONGER: ("late",),
    WordingKind.KINDLY_NO: ("reason",),
    WordingKind.SENT_ELSEWHERE: ("elsewhere",),
    WordingKind.YOU_SAID_WE_DID: ("change",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A shop, a customer of it, and what is told in its letters."""

    sender: Sender
    recipient: Recipient
    currency: str = "EUR"
    complaint: str
    praise: str
    idea: str
    wish: str
    promise: str
    deed: str
    thing: str
    late: str
    reason: str
    elsewhere: str
    change: str
    personal: str


HOUSES = {
    "en": House(
        sender=Sender(
            name="The Copper Kettle",
            address=("3 Market Place", "Hebden Bridge", "HX7 6AA"),
            phone="01632 960 555",
            email="hello@copperkettle.example",
            website="copperkettle.example",
            signing_name="Maya Hollis",
        ),
        recipient=Recipient(name="Zoë Brontë", address=("14 Mill Lane", "Keighley", "BD22 8DU")),
        currency="GBP",
        complaint="the cold cappuccino",
        praise="the birthday cake",
        idea="the queue on Saturdays",
        wish="the gluten-free bread",
        promise="send you a new filter",
        deed="baked you a new cake",
        thing="a jar of plum jam",
        late="The filter comes from Turin and has not left there yet",
        reason="Our oven is never free of flour, and we cannot promise that a loaf would be",
        elsewhere="Miller’s Bakery in Mill Lane",
        change="On Saturdays there are now two of us at the till",
        personal="I hope that your grandson’s party went well all the same, and that he got his candles.",
    ),
    "de": House(
        sender=Sender(
            name="Bäckerei Süßholz",
            address=("Marktplatz 3", "79098 Freiburg"),
            country="DE",
            phone="0761 555 01 23",
            email="hallo@suessholz.example",
            accent="#8A3B12",
            signing_name="Maja Süßholz",
        ),
        recipient=Recipient(name="Zoë Brontë", address=("Mühlgasse 14", "79100 Freiburg"), country="DE"),
        complaint="der kalte Cappuccino",
        praise="die Geburtstagstorte",
        idea="die Schlange am Samstag",
        wish="glutenfreies Brot",
        promise="einen neuen Filter schicken",
        deed="einen neuen Kuchen gebacken",
        thing="ein Glas Pflaumenmus",
        late="Der Filter kommt aus Turin und ist dort noch nicht losgeschickt worden",
        reason="In unserer Backstube ist überall Mehl, und für ein Brot ohne können wir nicht geradestehen",
        elsewhere="die Bäckerei Müller in der Mühlgasse",
        change="Samstags stehen wir jetzt zu zweit an der Kasse",
        personal="Ich hoffe, das Fest Ihres Enkels war trotzdem schön.",
    ),
    "fr": House(
        sender=Sender(
            name="Le Fournil de Maya",
            address=("3 place du Marché", "69005 Lyon"),
            country="FR",
            phone="04 65 55 01 23",
            email="bonjour@fournil.example",
            accent="#7D2E4A",
            signing_name="Maya Hollis",
        ),
        recipient=Recipient(name="Zoë Brontë", address=("14 rue du Moulin", "69001 Lyon"), country="FR"),
        complaint="le cappuccino froid",
        praise="le gâteau d’anniversaire",
        idea="la file du samedi",
        wish="le pain sans gluten",
        promise="envoyer un nouveau filtre",
        deed="un nouveau gâteau",
        thing="un pot de confiture de prunes",
        late="Le filtre vient de Turin, et il n’en est pas encore parti",
        reason="Il y a de la farine partout dans notre fournil, et nous ne pouvons rien garantir",
        elsewhere="la boulangerie Meunier, rue du Moulin",
        change="Le samedi, nous sommes désormais deux à la caisse",
        personal="J’espère que la fête de votre petit-fils a été belle malgré tout.",
    ),
    "es": House(
        sender=Sender(
            name="Panadería La Espiga",
            address=("Plaza Mayor 3", "37002 Salamanca"),
            country="ES",
            phone="923 555 012",
            email="hola@laespiga.example",
            accent="#1F5B8A",
            signing_name="Maya Hollis",
        ),
        recipient=Recipient(
            name="Zoë Brontë", address=("Calle del Molino 14", "37001 Salamanca"), country="ES"
        ),
        complaint="el capuchino frío",
        praise="la tarta de cumpleaños",
        idea="la cola de los sábados",
        wish="el pan sin gluten",
        promise="enviar un filtro nuevo",
        deed="una tarta nueva",
        thing="un tarro de mermelada de ciruela",
        late="El filtro viene de Turín y todavía no ha salido de allí",
        reason="En nuestro obrador hay harina por todas partes, y no podemos garantizar nada",
        elsewhere="la panadería Molinero, en la calle del Molino",
        change="Los sábados ya somos dos en la caja",
        personal="Espero que la fiesta de su nieto saliera bien a pesar de todo.",
    ),
}


def facts(language: str, kind: WordingKind) -> LetterFacts:
    """Return what a letter of a kind tells, so that it fits what it is about."""
    house = HOUSES[language]
    told = [
        ("reason", house.late) if name == "late" else (name, getattr(house, name))
        for name in _TOLD.get(kind, ())
    ]
    return LetterFacts(
        recipient=replace(house.recipient, language=language, since=SINCE, last_seen=LAST_SEEN),
        sender=house.sender,
        today=TODAY,
        writer=house.sender.signing_name,
        case=None if kind in _WITHOUT_CASE else _case(house, kind),
        actions=_deeds(house) if kind in _WITH_DEEDS else (),
        gesture=GestureFacts(name=house.thing) if kind is WordingKind.SMALL_SURPRISE else None,
        told=(
            *told,
            ("brought", "Anna Koch"),
            ("worth", "£10" if house.currency == "GBP" else "10\u00a0€"),
            ("code", "K7M 2PX"),
            ("until", "2026-12-31"),
        ),
    )


def _case(house: House, kind: WordingKind) -> CaseFacts:
    about, topic = {
        WordingKind.REPLY_TO_COMPLIMENT: ("compliment", house.praise),
        WordingKind.YOU_SAID_WE_DID: ("suggestion", house.idea),
        WordingKind.SENT_ELSEWHERE: ("suggestion", house.wish),
        WordingKind.KINDLY_NO: ("suggestion", house.wish),
    }.get(kind, ("complaint", house.complaint))
    promised = kind in _WITH_PROMISE
    return CaseFacts(
        reference="C-2026-0042",
        kind=about,
        received=date(2026, 6, 13),
        topic=topic,
        failure="quality" if about == "complaint" else "",
        promise=house.promise if promised else "",
        promised_by=date(2026, 6, 26) if promised else None,
        handled_by="Tom" if about == "complaint" else "",
        praised="Ben" if about == "compliment" else "",
        resolved=date(2026, 6, 15),
    )


def _deeds(house: House) -> tuple[ActionFacts, ...]:
    return (
        ActionFacts(kind="refund", cost=Money(minor=1250, currency=house.currency), done=date(2026, 6, 13)),
        ActionFacts(kind="redo", done=date(2026, 6, 14), note=house.deed),
    )
