"""Insight: what the shop guesses of its customers' answers, what it sets for its figures; vouchers worth something."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step up; tables are made anew, as in the steps before."""
    op.execute("PRAGMA legacy_alter_table=ON")
    op.create_table(
        "guesses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint("score BETWEEN 0 AND 10", name=op.f("ck_guesses_score_known")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_guesses_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guesses")),
        sa.UniqueConstraint("uid", name=op.f("uq_guesses_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_guesses_staff_id_at", "guesses", ["staff_id", "at"], unique=False)

    # The rule let vouchers through that are worth nothing: a value above NULL is neither true nor false.
    op.execute("UPDATE vouchers SET item = '?' WHERE value_minor IS NULL AND item = ''")
    op.rename_table("vouchers", "old_vouchers")
    for column in ("case_id", "customer_id", "gesture_id"):
        op.drop_index(f"ix_vouchers_{column}", "old_vouchers")
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
            "(value_minor IS NOT NULL AND value_minor > 0 AND item = '')"
            " OR (value_minor IS NULL AND trim(item) <> '')",
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
    _move("vouchers", {})
    for column in ("case_id", "customer_id", "gesture_id"):
        op.create_index(f"ix_vouchers_{column}", "vouchers", [column], unique=False)

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
        sa.Column("winning_cost_minor", sa.Integer(), nullable=True),
        sa.Column("complain_rates", sa.Text(), nullable=False),
        sa.Column("compares_staff", sa.Integer(), nullable=False),
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
        sa.CheckConstraint("winning_cost_minor >= 0", name=op.f("ck_shop_winning_cost_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop")),
        sa.UniqueConstraint("uid", name=op.f("uq_shop_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_customers_gone", "customers", ["id"], unique=False, sqlite_where=sa.text("gone <> ''")
    )
    # Figures read the visits of most customers: with the amount in the index they need no row for it.
    op.drop_index("ix_visits_customer_id_day", "visits")
    op.create_index(
        "ix_visits_customer_id_day", "visits", ["customer_id", "day", "amount_minor"], unique=False
    )
    _move("shop", {"complain_rates": "''", "compares_staff": "0"})
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
