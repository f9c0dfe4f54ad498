"""What letters need: ways of address, the shop's own paper, letters at the printer, replies, tags."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step up.

    Tables are made anew as they are today, filled, and the old ones dropped: a column that is added to a
    table would carry a default for ever. The older way of renaming leaves what refers to a table alone.
    """
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
    _move(
        "customers",
        {
            "address_name": "''",
            "given": "''",
            "family": "''",
            "title": "''",
            "reading": "''",
            "address_as": "''",
            "formality": "''",
            "gone": "''",
            "large_print": "0",
        },
    )
    op.create_index("ix_customers_name_key", "customers", ["name_key"])
    op.create_index("ix_customers_phone_key", "customers", ["phone_key"])
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
        sa.Column("is_demo", sa.Integer(), nullable=False),
        sa.CheckConstraint("formality IN ('', 'formal', 'familiar')", name=op.f("ck_shop_formality_known")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_shop_name_given")),
        sa.CheckConstraint(
            "typeface IN ('serif', 'sans', 'handwritten')", name=op.f("ck_shop_typeface_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop")),
        sa.UniqueConstraint("uid", name=op.f("uq_shop_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    _move("shop", {"typeface": "'serif'", "formality": "''", "letterhead": "1"})

    op.drop_index("ix_letters_case_id", "letters")
    op.drop_index("ix_letters_customer_id", "letters")
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
    _move("letters", {"waiting": "0", "reply_code": "''"})
    op.create_index("ix_letters_case_id", "letters", ["case_id"])
    op.create_index("ix_letters_customer_id", "letters", ["customer_id"])
    op.create_index("ix_letters_gesture_id", "letters", ["gesture_id"])
    op.create_index("ix_letters_reply_code", "letters", ["reply_code"])
    op.create_table(
        "pictures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("use", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("use IN ('logo', 'signature')", name=op.f("ck_pictures_use_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pictures")),
        sa.UniqueConstraint("uid", name=op.f("uq_pictures_uid")),
        sa.UniqueConstraint("use", name=op.f("uq_pictures_use")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "tags",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_tags_name_given")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_tags_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tags")),
        sa.UniqueConstraint("customer_id", "name_key", name=op.f("uq_tags_customer_id_name_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_tags_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_tags_name_key", "tags", ["name_key"])
    op.create_table(
        "replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "answer IN ('all-well', 'nearly', 'not-yet')", name=op.f("ck_replies_answer_known")
        ),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name=op.f("fk_replies_letter_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_replies_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replies")),
        sa.UniqueConstraint("uid", name=op.f("uq_replies_uid")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_replies_letter_id", "replies", ["letter_id"])
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
