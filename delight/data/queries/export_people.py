"""What is exported of customers: who they are, what belongs to them, and their visits."""

from delight.data.queries.export_source import (
    BY,
    DAY,
    ID,
    MOMENT,
    MONEY,
    NAME,
    NUMBER,
    STAFF,
    TEXT,
    WHO,
    YES_NO,
    source,
)
from delight.domain.customers.consents import ConsentAbout
from delight.domain.exports import ExportWhat

TAGS = (
    "(SELECT group_concat(t.name, '; ') FROM (SELECT name FROM tags WHERE customer_id = x.id ORDER BY id) t)"
)


def _answer(about: ConsentAbout) -> str:
    """Return SQL for what a customer answered: 1, 0, or nothing; a no counts until a yes overrules it.

    A yes does so that was noted later and not given on an earlier day, or that was given on a later day.
    """
    return (
        "(SELECT min(n.given OR EXISTS (SELECT 1 FROM consents y "  # noqa: S608 - our own names
        "WHERE y.customer_id = n.customer_id AND y.about = n.about AND y.given "
        "AND (y.day > n.day OR (y.id > n.id AND coalesce(y.day >= n.day, 1))))) "
        f"FROM consents n WHERE n.customer_id = x.id AND n.about = '{about.value}')"
    )


_HEALTH = f"CASE WHEN x.health <> '' AND {_answer(ConsentAbout.HEALTH)} THEN x.health ELSE '' END"
"""Health notes leave the shop only with a yes."""

CUSTOMERS = (
    source(
        ExportWhat.CUSTOMERS, "customers", "Customers", "One line for each customer.", "customers x",
        ("id", "Customer ID", NUMBER, "x.id", "the number that every other table calls them by"),
        ("name", "Full name", TEXT, "x.name"),
        ("given", "Known first name", TEXT, "x.given", "where it is known apart"),
        ("family", "Known family name", TEXT, "x.family", "where it is known apart"),
        ("title", "Title", TEXT, "x.title"),
        ("reading", "Reading", TEXT, "x.reading", "how the name is pronounced"),
        ("organisation", "Is organisation", YES_NO, "x.organisation"),
        ("email", "E-mail", TEXT, "x.email"),
        ("phone", "Phone", TEXT, "x.phone"),
        ("e164", "Phone, international", TEXT, "x.e164", "where its country is known"),
        ("address", "Postal address", TEXT, "x.address", "lines as on an envelope"),
        ("country", "Country code", TEXT, "x.country"),
        ("language", "Language", TEXT, "x.language"),
        ("birthday", "Birthday", TEXT, "x.birthday", "with or without its year"),
        ("know", "Notes", TEXT, "x.know", "what to know about them"),
        ("expects", "Expects", TEXT, "x.expects", "what they expect of the shop"),
        ("likes", "Likes", TEXT, "x.likes"),
        ("health", "Allergies", TEXT, _HEALTH, "and more about their health, kept with their yes"),
        ("since", "Customer since", DAY, "x.since"),
        ("tags", "Tags", TEXT, TAGS, "the groups they are in"),
        ("letters_welcome", "Letters welcome", YES_NO, "x.letters_welcome", "whether they may be written to"),
        ("may_email", "May we e-mail", YES_NO, _answer(ConsentAbout.EMAIL), "empty where nobody asked"),
        ("may_phone", "May we phone", YES_NO, _answer(ConsentAbout.PHONE), "empty where nobody asked"),
        ("surprises_welcome", "Surprises welcome", YES_NO, "x.surprises_welcome"),
        ("gone", "Gone", TEXT, "x.gone", "moved or died"),
        ("deceased", "Deceased", YES_NO, "x.gone = 'died'"),
        ("salutation", "Own salutation", TEXT, "x.salutation", "instead of the one worked out"),
        ("address_name", "Name on the envelope", TEXT, "x.address_name", "instead of the name"),
        ("address_as", "Addressed as", TEXT, "x.address_as"),
        ("formality", "Formality", TEXT, "x.formality"),
        ("large_print", "Large print", YES_NO, "x.large_print"),
        ("added_at", "Added to Delight", MOMENT, "x.created_at"),
    ),
    source(
        ExportWhat.CUSTOMERS, "more-ways", "More ways", "Further e-mails, phones and addresses.", "reaches x",
        ID, NAME,
        ("kind", "Kind", TEXT, "x.kind"),
        ("value", "Value", TEXT, "x.value"),
        ("label", "Label", TEXT, "x.label"),
        joins=WHO,
    ),
    source(
        ExportWhat.CUSTOMERS, "groups", "Groups", "Who is in which group.", "tags x",
        ID, NAME, ("group", "Group", TEXT, "x.name"), joins=WHO,
    ),
    source(
        ExportWhat.CUSTOMERS, "saved-groups", "Saved groups", "Groups by filter.", "saved_groups x",
        ("name", "Name", TEXT, "x.name"), ("rule", "Rule", TEXT, "x.rule", "as Delight keeps it"),
    ),
    source(
        ExportWhat.CUSTOMERS, "consents", "Consents",
        "What customers allowed and refused; the last one counts.",
        "consents x",
        ID, NAME,
        ("about", "About", TEXT, "x.about"),
        ("given", "Allowed", YES_NO, "x.given"),
        ("day", "Date", DAY, "x.day"),
        ("source", "Source", TEXT, "x.source"),
        joins=WHO,
    ),
    source(
        ExportWhat.CUSTOMERS, "links", "Links", "Who belongs to whom, and who brought whom.", "links x",
        ("id", "Link ID", NUMBER, "x.id"),
        ID, NAME,
        ("kind", "Kind", TEXT, "x.kind"),
        ("other_id", "Other customer ID", NUMBER, "x.other_id"),
        ("other", "Other customer", TEXT, "o.name"),
        ("day", "Date", DAY, "x.day"),
        joins=WHO + " LEFT JOIN customers o ON o.id = x.other_id",
    ),
    source(
        ExportWhat.CUSTOMERS, "notes", "Notes", "What was noted about customers.", "notes x",
        ID, NAME,
        ("at", "Noted at", MOMENT, "x.at"),
        ("text", "Note", TEXT, "x.text"),
        STAFF,
        joins=WHO + BY,
    ),
    source(
        ExportWhat.CUSTOMERS, "merged", "Merged", "Customers that were merged into another.", "merges x",
        ID, NAME, ("old_id", "Former customer ID", NUMBER, "x.old_id"), joins=WHO,
    ),
)  # fmt: skip

VISITS = (
    source(
        ExportWhat.VISITS, "visits", "Visits", "Days on which customers came or bought.", "visits x",
        ID, NAME,
        ("day", "Visit date", DAY, "x.day"),
        ("amount", "Amount", MONEY, "x.amount_minor"),
        ("reference", "Receipt number", TEXT, "x.reference"),
        joins=WHO,
    ),
)  # fmt: skip
