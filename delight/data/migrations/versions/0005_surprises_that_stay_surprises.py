"""Surprises that stay surprises: the catalogue, the planner's weeks, vouchers, stamp cards, answers."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step up; tables are made anew, as in the steps before."""
    op.execute("PRAGMA legacy_alter_table=ON")
    op.create_table(
        "catalogue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cost_minor", sa.Integer(), nullable=False),
        sa.Column("interval_days", sa.Integer(), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("off", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('note', 'gift', 'upgrade', 'extra')", name=op.f("ck_catalogue_kind_known")
        ),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_catalogue_name_given")),
        sa.CheckConstraint("cost_minor >= 0", name=op.f("ck_catalogue_cost_positive")),
        sa.CheckConstraint("interval_days >= 0", name=op.f("ck_catalogue_interval_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue")),
        sa.UniqueConstraint("key", name=op.f("uq_catalogue_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_catalogue_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "pulses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("place IN ('counter', 'told')", name=op.f("ck_pulses_place_known")),
        sa.CheckConstraint("score BETWEEN 0 AND 10", name=op.f("ck_pulses_score_known")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_pulses_customer_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_pulses_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pulses")),
        sa.UniqueConstraint("uid", name=op.f("uq_pulses_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_pulses_customer_id", "pulses", ["customer_id"], unique=False)

    op.create_table(
        "stamp_cards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("head_start", sa.Integer(), nullable=False),
        sa.Column("reward", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("rewarded_at", sa.Text(), nullable=True),
        sa.Column("cancelled_at", sa.Text(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("trim(reward) <> ''", name=op.f("ck_stamp_cards_reward_given")),
        sa.CheckConstraint(
            "head_start >= 0 AND head_start < needed", name=op.f("ck_stamp_cards_head_start_fits")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_stamp_cards_customer_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_stamp_cards_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stamp_cards")),
        sa.UniqueConstraint("code", name=op.f("uq_stamp_cards_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_stamp_cards_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_stamp_cards_customer_id", "stamp_cards", ["customer_id"], unique=False)

    op.create_table(
        "stamps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("count > 0", name=op.f("ck_stamps_count_positive")),
        sa.ForeignKeyConstraint(["card_id"], ["stamp_cards.id"], name=op.f("fk_stamps_card_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_stamps_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stamps")),
        sa.UniqueConstraint("uid", name=op.f("uq_stamps_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_stamps_card_id", "stamps", ["card_id"], unique=False)

    op.create_table(
        "suggestions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("week", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("cost_minor", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("skip_why", sa.Text(), nullable=False),
        sa.Column("swapped", sa.Text(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=True),
        sa.Column("gesture_id", sa.Integer(), nullable=True),
        sa.Column("drawn_at", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "occasion IN ('', 'years', 'birthday', 'nth-visit', 'recovery', 'referral', 'absence')",
            name=op.f("ck_suggestions_occasion_known"),
        ),
        sa.CheckConstraint(
            "skip_why IN ('', 'now', 'person', 'gesture')", name=op.f("ck_suggestions_skip_why_known")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'accepted', 'skipped', 'withdrawn')", name=op.f("ck_suggestions_state_known")
        ),
        sa.CheckConstraint("cost_minor >= 0", name=op.f("ck_suggestions_cost_positive")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_suggestions_customer_id")),
        sa.ForeignKeyConstraint(["gesture_id"], ["gestures.id"], name=op.f("fk_suggestions_gesture_id")),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_suggestions_link_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_suggestions_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestions")),
        sa.UniqueConstraint("uid", name=op.f("uq_suggestions_uid")),
        sa.UniqueConstraint("week", "customer_id", name=op.f("uq_suggestions_week_customer_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_suggestions_customer_id", "suggestions", ["customer_id"], unique=False)
    op.create_index("ix_suggestions_gesture_id", "suggestions", ["gesture_id"], unique=False)

    op.create_table(
        "vouchers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("gesture_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("value_minor", sa.Integer(), nullable=True),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("cancelled_at", sa.Text(), nullable=True),
        sa.Column("cancel_why", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(value_minor > 0 AND item = '') OR (value_minor IS NULL AND trim(item) <> '')",
            name=op.f("ck_vouchers_worth_given"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_vouchers_case_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_vouchers_customer_id")),
        sa.ForeignKeyConstraint(["gesture_id"], ["gestures.id"], name=op.f("fk_vouchers_gesture_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_vouchers_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vouchers")),
        sa.UniqueConstraint("code", name=op.f("uq_vouchers_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_vouchers_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_vouchers_case_id", "vouchers", ["case_id"], unique=False)
    op.create_index("ix_vouchers_customer_id", "vouchers", ["customer_id"], unique=False)
    op.create_index("ix_vouchers_gesture_id", "vouchers", ["gesture_id"], unique=False)

    op.create_table(
        "redemptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("voucher_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("amount_minor", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("amount_minor > 0", name=op.f("ck_redemptions_amount_positive")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_redemptions_staff_id")),
        sa.ForeignKeyConstraint(["voucher_id"], ["vouchers.id"], name=op.f("fk_redemptions_voucher_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redemptions")),
        sa.UniqueConstraint("uid", name=op.f("uq_redemptions_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_redemptions_voucher_id", "redemptions", ["voucher_id"], unique=False)

    op.rename_table("gestures", "old_gestures")
    op.drop_index("ix_gestures_customer_id", "old_gestures")
    op.drop_index("ix_gestures_given_at_planned_on", "old_gestures")
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
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('note', 'gift', 'upgrade', 'extra')", name=op.f("ck_gestures_kind_known")
        ),
        sa.CheckConstraint(
            "occasion IN ('', 'years', 'birthday', 'nth-visit', 'recovery', 'referral', 'absence')",
            name=op.f("ck_gestures_occasion_known"),
        ),
        sa.CheckConstraint("source IN ('hand', 'planner', 'thanks')", name=op.f("ck_gestures_source_known")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_gestures_name_given")),
        sa.CheckConstraint("cost_minor >= 0", name=op.f("ck_gestures_cost_positive")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_gestures_customer_id")),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name=op.f("fk_gestures_link_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_gestures_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gestures")),
        sa.UniqueConstraint("uid", name=op.f("uq_gestures_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _move("gestures", {"key": "''", "occasion": "''", "source": "'hand'"})
    op.create_index("ix_gestures_customer_id", "gestures", ["customer_id"], unique=False)
    op.create_index("ix_gestures_given_at_planned_on", "gestures", ["given_at", "planned_on"], unique=False)
    op.create_index("ix_gestures_link_id", "gestures", ["link_id"], unique=False)
    op.rename_table("letters", "old_letters")
    op.drop_index("ix_letters_case_id", "old_letters")
    op.drop_index("ix_letters_customer_id", "old_letters")
    op.drop_index("ix_letters_gesture_id", "old_letters")
    op.drop_index("ix_letters_issued_at", "old_letters")
    op.drop_index("ix_letters_owners", "old_letters")
    op.drop_index("ix_letters_reply_code", "old_letters")
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("gesture_id", sa.Integer(), nullable=True),
        sa.Column("voucher_id", sa.Integer(), nullable=True),
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
        sa.ForeignKeyConstraint(["voucher_id"], ["vouchers.id"], name=op.f("fk_letters_voucher_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("number", name=op.f("uq_letters_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_letters_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _move("letters", {})
    op.create_index("ix_letters_case_id", "letters", ["case_id"], unique=False)
    op.create_index("ix_letters_customer_id", "letters", ["customer_id"], unique=False)
    op.create_index("ix_letters_gesture_id", "letters", ["gesture_id"], unique=False)
    op.create_index("ix_letters_issued_at", "letters", ["issued_at"], unique=False)
    op.create_index(
        "ix_letters_owners", "letters", ["id"], unique=False, sqlite_where=sa.text("kind = 'parting-ways'")
    )
    op.create_index("ix_letters_reply_code", "letters", ["reply_code"], unique=False)
    op.create_index("ix_letters_voucher_id", "letters", ["voucher_id"], unique=False)
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
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("keeps_holidays", sa.Integer(), nullable=False),
        sa.Column("guards_off", sa.Text(), nullable=False),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("summary_at", sa.Text(), nullable=False),
        sa.Column("quiet_from", sa.Text(), nullable=False),
        sa.Column("quiet_to", sa.Text(), nullable=False),
        sa.Column("keep_customers_months", sa.Integer(), nullable=True),
        sa.Column("keep_cases_months", sa.Integer(), nullable=True),
        sa.Column("keep_letters_months", sa.Integer(), nullable=True),
        sa.Column("surprise_budget_minor", sa.Integer(), nullable=True),
        sa.Column("surprises_a_week", sa.Integer(), nullable=False),
        sa.Column("cool_down_days", sa.Integer(), nullable=False),
        sa.Column("hold_out", sa.Integer(), nullable=False),
        sa.Column("stamps_needed", sa.Integer(), nullable=False),
        sa.Column("stamps_head_start", sa.Integer(), nullable=False),
        sa.Column("stamps_reward", sa.Text(), nullable=False),
        sa.Column("is_demo", sa.Integer(), nullable=False),
        sa.CheckConstraint("formality IN ('', 'formal', 'familiar')", name=op.f("ck_shop_formality_known")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_shop_name_given")),
        sa.CheckConstraint(
            "typeface IN ('serif', 'sans', 'handwritten')", name=op.f("ck_shop_typeface_known")
        ),
        sa.CheckConstraint("keep_cases_months > 0", name=op.f("ck_shop_keep_cases_positive")),
        sa.CheckConstraint("keep_customers_months > 0", name=op.f("ck_shop_keep_customers_positive")),
        sa.CheckConstraint("keep_letters_months > 0", name=op.f("ck_shop_keep_letters_positive")),
        sa.CheckConstraint("surprise_budget_minor >= 0", name=op.f("ck_shop_surprise_budget_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop")),
        sa.UniqueConstraint("uid", name=op.f("uq_shop_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _move(
        "shop",
        {
            "surprises_a_week": "5",
            "cool_down_days": "90",
            "hold_out": "1",
            "stamps_needed": "10",
            "stamps_head_start": "2",
            "stamps_reward": "''",
        },
    )
    op.execute("PRAGMA legacy_alter_table=OFF")


def _move(table: str, added: dict[str, str]) -> None:
    """Fill a table from the old one of its name; ids that were used once are still never used again."""
    connection = op.get_bind()
    kept = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info(old_{table})")]
    columns, values = ", ".join([*kept, *added]), ", ".join([*kept, *added.values()])
    op.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM old_{table}")
    op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")
    op.execute(f"UPDATE sqlite_sequence SET name = '{table}' WHERE name = 'old_{table}'")
    op.drop_table(f"old_{table}")


def downgrade() -> None:
    """Refuse: the file as it was before lies beside the new one, as ``….before-N``."""
    raise NotImplementedError
