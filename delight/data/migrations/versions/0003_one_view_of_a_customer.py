"""One view of a customer: ways to reach them, consents, links, notes, groups by filter; and what imports need."""

import phonenumbers
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step up; tables are made anew, as in the step before."""
    op.execute("PRAGMA legacy_alter_table=ON")
    op.drop_index("ix_customers_name_key", "customers")
    op.drop_index("ix_customers_phone_key", "customers")
    op.rename_table("customers", "old_customers")
    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("phone_key", sa.Text(), nullable=False),
        sa.Column("e164", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("salutation", sa.Text(), nullable=False),
        sa.Column("address_name", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("address_as", sa.Text(), nullable=False),
        sa.Column("formality", sa.Text(), nullable=False),
        sa.Column("large_print", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Integer(), nullable=False),
        sa.Column("birthday", sa.Text(), nullable=False),
        sa.Column("know", sa.Text(), nullable=False),
        sa.Column("expects", sa.Text(), nullable=False),
        sa.Column("likes", sa.Text(), nullable=False),
        sa.Column("health", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("letters_welcome", sa.Integer(), nullable=False),
        sa.Column("surprises_welcome", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "address_as IN ('', 'mr', 'ms', 'couple', 'family')", name=op.f("ck_customers_address_as_known")
        ),
        sa.CheckConstraint(
            "formality IN ('', 'formal', 'familiar')", name=op.f("ck_customers_formality_known")
        ),
        sa.CheckConstraint("gone IN ('', 'moved', 'died')", name=op.f("ck_customers_gone_known")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_customers_name_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sa.UniqueConstraint("uid", name=op.f("uq_customers_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _move("customers", {"e164": "''", "expects": "''", "likes": "''", "health": "''"})
    op.create_index("ix_customers_e164", "customers", ["e164"], unique=False)
    op.create_index("ix_customers_name_key", "customers", ["name_key"], unique=False)
    op.create_index("ix_customers_phone_key", "customers", ["phone_key"], unique=False)
    op.drop_index("ix_visits_customer_id_day", "visits")
    op.rename_table("visits", "old_visits")
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.CheckConstraint("amount_minor >= 0", name=op.f("ck_visits_amount_positive")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_visits_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sa.UniqueConstraint("uid", name=op.f("uq_visits_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _move("visits", {"reference": "''"})
    op.create_index("ix_visits_customer_id_day", "visits", ["customer_id", "day"], unique=False)
    op.drop_index("ix_gestures_customer_id", "gestures")
    op.drop_index("ix_gestures_given_at_planned_on", "gestures")
    op.rename_table("gestures", "old_gestures")
    op.create_table(
        "gestures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cost_minor", sa.Integer(), nullable=True),
        sa.Column("planned_on", sa.Text(), nullable=True),
        sa.Column("given_at", sa.Text(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reaction", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('note', 'gift', 'upgrade', 'extra')", name=op.f("ck_gestures_kind_known")
        ),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_gestures_name_given")),
        sa.CheckConstraint("cost_minor >= 0", name=op.f("ck_gestures_cost_positive")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_gestures_customer_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_gestures_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gestures")),
        sa.UniqueConstraint("uid", name=op.f("uq_gestures_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _move("gestures", {})
    op.create_index("ix_gestures_customer_id", "gestures", ["customer_id"], unique=False)
    op.create_index("ix_gestures_given_at_planned_on", "gestures", ["given_at", "planned_on"], unique=False)
    op.drop_index("ix_cases_customer_id", "cases")
    op.drop_index("ix_cases_received_at", "cases")
    op.drop_index("ix_cases_stage_kind", "cases")
    op.rename_table("cases", "old_cases")
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("their_reference", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("what_key", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("remedy_wanted", sa.Text(), nullable=False),
        sa.Column("at_stake_minor", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.Column("happened_at", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("mood_after", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("praised_id", sa.Integer(), nullable=True),
        sa.Column("acknowledge_by", sa.Text(), nullable=True),
        sa.Column("acknowledged_at", sa.Text(), nullable=True),
        sa.Column("resolve_by", sa.Text(), nullable=True),
        sa.Column("resolved_at", sa.Text(), nullable=True),
        sa.Column("snoozed_until", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("reopened_why", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "channel IN ('in-person', 'phone', 'email', 'message', 'letter', 'review', 'social')",
            name=op.f("ck_cases_channel_known"),
        ),
        sa.CheckConstraint(
            "failure IN ('late', 'wrong-item', 'faulty', 'rude', 'billing', 'damaged', 'waiting', 'cleanliness', 'not-as-described', 'booking-lost', 'quality', 'other')",
            name=op.f("ck_cases_failure_known"),
        ),
        sa.CheckConstraint(
            "kind IN ('complaint', 'compliment', 'suggestion')", name=op.f("ck_cases_kind_known")
        ),
        sa.CheckConstraint(
            "outcome IN ('won-back', 'settled', 'not-satisfied', 'not-upheld', 'withdrawn', 'sent-elsewhere', 'parted-ways', 'not-reached')",
            name=op.f("ck_cases_outcome_known"),
        ),
        sa.CheckConstraint("severity IN ('low', 'medium', 'high')", name=op.f("ck_cases_severity_known")),
        sa.CheckConstraint(
            "stage IN ('new', 'acknowledged', 'in-progress', 'resolved', 'followed-up', 'closed', 'thanked', 'done')",
            name=op.f("ck_cases_stage_known"),
        ),
        sa.CheckConstraint("trim(what) <> ''", name=op.f("ck_cases_what_given")),
        sa.CheckConstraint("at_stake_minor >= 0", name=op.f("ck_cases_at_stake_positive")),
        sa.CheckConstraint("mood BETWEEN 1 AND 5", name=op.f("ck_cases_mood_known")),
        sa.CheckConstraint("mood_after BETWEEN 1 AND 5", name=op.f("ck_cases_mood_after_known")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_cases_customer_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_cases_owner_id")),
        sa.ForeignKeyConstraint(["praised_id"], ["staff.id"], name=op.f("fk_cases_praised_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_cases_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("reference", name=op.f("uq_cases_reference")),
        sa.UniqueConstraint("uid", name=op.f("uq_cases_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _move("cases", {"their_reference": "''"})
    op.create_index("ix_cases_customer_id", "cases", ["customer_id"], unique=False)
    op.create_index("ix_cases_received_at", "cases", ["received_at"], unique=False)
    op.create_index("ix_cases_stage_kind", "cases", ["stage", "kind"], unique=False)
    op.create_index("ix_cases_their_reference", "cases", ["their_reference"], unique=False)
    op.drop_index("ix_letters_case_id", "letters")
    op.drop_index("ix_letters_customer_id", "letters")
    op.drop_index("ix_letters_gesture_id", "letters")
    op.drop_index("ix_letters_reply_code", "letters")
    op.rename_table("letters", "old_letters")
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("gesture_id", sa.Integer(), nullable=True),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("variants", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("envelope", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("never_sent", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("reply_code", sa.Text(), nullable=False),
        sa.Column("hold_until", sa.Text(), nullable=True),
        sa.Column("hold_why", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_letters_case_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_letters_customer_id")),
        sa.ForeignKeyConstraint(["gesture_id"], ["gestures.id"], name=op.f("fk_letters_gesture_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_letters_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("number", name=op.f("uq_letters_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_letters_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _move("letters", {"hold_until": "NULL", "hold_why": "''"})
    op.create_index("ix_letters_case_id", "letters", ["case_id"], unique=False)
    op.create_index("ix_letters_customer_id", "letters", ["customer_id"], unique=False)
    op.create_index("ix_letters_gesture_id", "letters", ["gesture_id"], unique=False)
    op.create_index("ix_letters_reply_code", "letters", ["reply_code"], unique=False)
    op.create_index("ix_letters_issued_at", "letters", ["issued_at"], unique=False)
    op.rename_table("shop", "old_shop")
    op.create_table(
        "shop",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("website", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.Column("accent", sa.Text(), nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("envelope", sa.Text(), nullable=False),
        sa.Column("typeface", sa.Text(), nullable=False),
        sa.Column("formality", sa.Text(), nullable=False),
        sa.Column("letterhead", sa.Integer(), nullable=False),
        sa.Column("acknowledge_days", sa.Integer(), nullable=False),
        sa.Column("resolve_days", sa.Integer(), nullable=False),
        sa.Column("check_days", sa.Integer(), nullable=False),
        sa.Column("return_days", sa.Text(), nullable=False),
        sa.Column("keep_customers_months", sa.Integer(), nullable=True),
        sa.Column("keep_cases_months", sa.Integer(), nullable=True),
        sa.Column("keep_letters_months", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Integer(), nullable=False),
        sa.CheckConstraint("formality IN ('', 'formal', 'familiar')", name=op.f("ck_shop_formality_known")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_shop_name_given")),
        sa.CheckConstraint(
            "typeface IN ('serif', 'sans', 'handwritten')", name=op.f("ck_shop_typeface_known")
        ),
        sa.CheckConstraint("keep_cases_months > 0", name=op.f("ck_shop_keep_cases_positive")),
        sa.CheckConstraint("keep_customers_months > 0", name=op.f("ck_shop_keep_customers_positive")),
        sa.CheckConstraint("keep_letters_months > 0", name=op.f("ck_shop_keep_letters_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop")),
        sa.UniqueConstraint("uid", name=op.f("uq_shop_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _move(
        "shop", {"keep_customers_months": "NULL", "keep_cases_months": "NULL", "keep_letters_months": "NULL"}
    )

    op.create_table(
        "reaches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('email', 'phone', 'address')", name=op.f("ck_reaches_kind_known")),
        sa.CheckConstraint("trim(value) <> ''", name=op.f("ck_reaches_value_given")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_reaches_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reaches")),
        sa.UniqueConstraint("customer_id", "kind", "key", name=op.f("uq_reaches_customer_id_kind_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_reaches_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_reaches_kind_key", "reaches", ["kind", "key"], unique=False)

    op.create_table(
        "consents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("given", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "about IN ('letters', 'email', 'phone', 'birthday', 'health')",
            name=op.f("ck_consents_about_known"),
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_consents_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
        sa.UniqueConstraint("uid", name=op.f("uq_consents_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_consents_customer_id", "consents", ["customer_id"], unique=False)

    op.create_table(
        "links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('household', 'works-at', 'brought', 'not-same')", name=op.f("ck_links_kind_known")
        ),
        sa.CheckConstraint("customer_id <> other_id", name=op.f("ck_links_not_themselves")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_links_customer_id")),
        sa.ForeignKeyConstraint(["other_id"], ["customers.id"], name=op.f("fk_links_other_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_links")),
        sa.UniqueConstraint(
            "customer_id", "other_id", "kind", name=op.f("uq_links_customer_id_other_id_kind")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_links_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_links_other_id", "links", ["other_id"], unique=False)

    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("trim(text) <> ''", name=op.f("ck_notes_text_given")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_notes_customer_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_notes_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
        sa.UniqueConstraint("uid", name=op.f("uq_notes_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_notes_customer_id", "notes", ["customer_id"], unique=False)

    op.create_table(
        "merges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("old_id", sa.Integer(), nullable=False),
        sa.Column("old_uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_merges_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merges")),
        sa.UniqueConstraint("old_id", name=op.f("uq_merges_old_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_merges_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_merges_customer_id", "merges", ["customer_id"], unique=False)

    op.create_table(
        "saved_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_saved_groups_name_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_groups")),
        sa.UniqueConstraint("name_key", name=op.f("uq_saved_groups_name_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_saved_groups_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )

    op.create_table(
        "erased",
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_erased")),
        sqlite_strict=True,
    )
    op.create_table(
        "imports",
        sa.Column("deed_uid", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("deed_uid", name=op.f("pk_imports")),
        sqlite_strict=True,
    )
    op.execute("PRAGMA legacy_alter_table=OFF")
    _write_numbers()


def _move(table: str, added: dict[str, str]) -> None:
    """Fill a table from the old one of its name; ids that were used once are still never used again."""
    connection = op.get_bind()
    kept = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info(old_{table})")]
    columns, values = ", ".join([*kept, *added]), ", ".join([*kept, *added.values()])
    op.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM old_{table}")
    op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")
    op.execute(f"UPDATE sqlite_sequence SET name = '{table}' WHERE name = 'old_{table}'")
    op.drop_table(f"old_{table}")


def _write_numbers() -> None:
    """Keep the phone numbers with their country, where it can be told."""
    connection = op.get_bind()
    shop = connection.exec_driver_sql("SELECT country FROM shop").scalar() or ""
    rows = connection.exec_driver_sql("SELECT id, phone, country FROM customers WHERE phone <> ''").all()
    for customer_id, phone, country in rows:
        number = _e164(phone, country or shop)
        connection.exec_driver_sql("UPDATE customers SET e164 = ? WHERE id = ?", (number, customer_id))


def _e164(phone: str, country: str) -> str:
    try:
        number = phonenumbers.parse(phone, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def downgrade() -> None:
    """Refuse: the file as it was before lies beside the new one, as ``….before-N``."""
    raise NotImplementedError
