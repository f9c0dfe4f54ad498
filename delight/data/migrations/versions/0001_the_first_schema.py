"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_KEPT = (
    ("deeds", "UPDATE"),
    ("deeds", "DELETE"),
    ("changes", "UPDATE"),
    ("changes", "DELETE"),
    ("payloads", "UPDATE"),
)


def upgrade() -> None:
    """Go one step up."""
    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("phone_key", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("salutation", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Integer(), nullable=False),
        sa.Column("birthday", sa.Text(), nullable=False),
        sa.Column("know", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("letters_welcome", sa.Integer(), nullable=False),
        sa.Column("surprises_welcome", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_customers_name_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sa.UniqueConstraint("uid", name=op.f("uq_customers_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("customers", schema=None) as batch_op:
        batch_op.create_index("ix_customers_name_key", ["name_key"], unique=False)
        batch_op.create_index("ix_customers_phone_key", ["phone_key"], unique=False)

    op.create_table(
        "deeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("staff_uid", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("schema_no", sa.Integer(), nullable=False),
        sa.Column("reverses", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deeds")),
        sa.UniqueConstraint("reverses", name=op.f("uq_deeds_reverses")),
        sa.UniqueConstraint("uid", name=op.f("uq_deeds_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
        sqlite_strict=True,
    )
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
        sa.Column("acknowledge_days", sa.Integer(), nullable=False),
        sa.Column("resolve_days", sa.Integer(), nullable=False),
        sa.Column("check_days", sa.Integer(), nullable=False),
        sa.Column("return_days", sa.Text(), nullable=False),
        sa.Column("is_demo", sa.Integer(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_shop_name_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop")),
        sa.UniqueConstraint("uid", name=op.f("uq_shop_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("authority_minor", sa.Integer(), nullable=True),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.CheckConstraint("role IN ('owner', 'front-desk')", name=op.f("ck_staff_role_known")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_staff_name_given")),
        sa.CheckConstraint("authority_minor >= 0", name=op.f("ck_staff_authority_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("uid", name=op.f("uq_staff_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "wordings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wordings")),
        sa.UniqueConstraint("key", "language", name=op.f("uq_wordings_key_language")),
        sa.UniqueConstraint("uid", name=op.f("uq_wordings_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
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
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index("ix_cases_customer_id", ["customer_id"], unique=False)
        batch_op.create_index("ix_cases_received_at", ["received_at"], unique=False)
        batch_op.create_index("ix_cases_stage_kind", ["stage", "kind"], unique=False)

    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deed_id", sa.Integer(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record_uid", sa.Text(), nullable=False),
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["deed_id"], ["deeds.id"], name=op.f("fk_changes_deed_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.create_index("ix_changes_deed_id", ["deed_id"], unique=False)
        batch_op.create_index("ix_changes_record_uid", ["record_uid"], unique=False)

    op.create_table(
        "gestures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
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
    with op.batch_alter_table("gestures", schema=None) as batch_op:
        batch_op.create_index("ix_gestures_customer_id", ["customer_id"], unique=False)
        batch_op.create_index("ix_gestures_given_at_planned_on", ["given_at", "planned_on"], unique=False)

    op.create_table(
        "visits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=True),
        sa.CheckConstraint("amount_minor >= 0", name=op.f("ck_visits_amount_positive")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_visits_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sa.UniqueConstraint("uid", name=op.f("uq_visits_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.create_index("ix_visits_customer_id_day", ["customer_id", "day"], unique=False)

    op.create_table(
        "actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("cost_minor", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("done_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('apology', 'refund', 'replacement', 'redo', 'credit', 'discount', 'extra', 'call-back', 'visit', 'explanation', 'other')",
            name=op.f("ck_actions_kind_known"),
        ),
        sa.CheckConstraint("cost_minor >= 0", name=op.f("ck_actions_cost_positive")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_actions_case_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_actions_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
        sa.UniqueConstraint("uid", name=op.f("uq_actions_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.create_index("ix_actions_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_actions_done_at_due_on", ["done_at", "due_on"], unique=False)

    op.create_table(
        "attachments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_attachments_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
        sa.UniqueConstraint("uid", name=op.f("uq_attachments_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.create_index("ix_attachments_case_id", ["case_id"], unique=False)

    op.create_table(
        "follow_ups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("done_at", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("pulse", sa.Integer(), nullable=True),
        sa.Column("came_back", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('check', 'return')", name=op.f("ck_follow_ups_kind_known")),
        sa.CheckConstraint("pulse BETWEEN 0 AND 10", name=op.f("ck_follow_ups_pulse_known")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_follow_ups_case_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_follow_ups_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
        sa.UniqueConstraint("uid", name=op.f("uq_follow_ups_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.create_index("ix_follow_ups_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_follow_ups_done_at_due_on", ["done_at", "due_on"], unique=False)

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
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index("ix_letters_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_letters_customer_id", ["customer_id"], unique=False)

    op.create_table(
        "payloads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("customer_uid", sa.Text(), nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"], name=op.f("fk_payloads_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payloads")),
        sa.UniqueConstraint("change_id", name=op.f("uq_payloads_change_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("payloads", schema=None) as batch_op:
        batch_op.create_index("ix_payloads_customer_uid", ["customer_uid"], unique=False)

    op.create_table(
        "promises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("due_at", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.Text(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'kept', 'broken')", name=op.f("ck_promises_state_known")),
        sa.CheckConstraint("trim(what) <> ''", name=op.f("ck_promises_what_given")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_promises_case_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_promises_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
        sa.UniqueConstraint("uid", name=op.f("uq_promises_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.create_index("ix_promises_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_promises_state_due_at", ["state", "due_at"], unique=False)

    for table, verb in _KEPT:
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'history is only ever added to'); END"
        )


def downgrade() -> None:
    """Go one step down."""
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.drop_index("ix_promises_state_due_at")
        batch_op.drop_index("ix_promises_case_id")

    op.drop_table("promises")
    with op.batch_alter_table("payloads", schema=None) as batch_op:
        batch_op.drop_index("ix_payloads_customer_uid")

    op.drop_table("payloads")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index("ix_letters_customer_id")
        batch_op.drop_index("ix_letters_case_id")

    op.drop_table("letters")
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.drop_index("ix_follow_ups_done_at_due_on")
        batch_op.drop_index("ix_follow_ups_case_id")

    op.drop_table("follow_ups")
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.drop_index("ix_attachments_case_id")

    op.drop_table("attachments")
    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.drop_index("ix_actions_done_at_due_on")
        batch_op.drop_index("ix_actions_case_id")

    op.drop_table("actions")
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_index("ix_visits_customer_id_day")

    op.drop_table("visits")
    with op.batch_alter_table("gestures", schema=None) as batch_op:
        batch_op.drop_index("ix_gestures_given_at_planned_on")
        batch_op.drop_index("ix_gestures_customer_id")

    op.drop_table("gestures")
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.drop_index("ix_changes_record_uid")
        batch_op.drop_index("ix_changes_deed_id")

    op.drop_table("changes")
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_index("ix_cases_stage_kind")
        batch_op.drop_index("ix_cases_received_at")
        batch_op.drop_index("ix_cases_customer_id")

    op.drop_table("cases")
    op.drop_table("wordings")
    op.drop_table("staff")
    op.drop_table("shop")
    op.drop_table("meta")
    op.drop_table("deeds")
    with op.batch_alter_table("customers", schema=None) as batch_op:
        batch_op.drop_index("ix_customers_phone_key")
        batch_op.drop_index("ix_customers_name_key")

    op.drop_table("customers")
