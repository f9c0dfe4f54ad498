"""What is exported of the shop itself and of how it wants its service to be."""

from delight.data.queries.export_source import (
    BY,
    DAY,
    MAYBE_CASE,
    MOMENT,
    MONEY,
    NUMBER,
    OF_CASE,
    STAFF,
    TEXT,
    YES_NO,
    source,
)
from delight.domain.exports import ExportWhat

OF_THE_SHOP = (
    source(
        ExportWhat.ALL, "shop", "Shop", "The shop and its settings.", "shop x",
        *((name, title, TEXT, f"x.{name}") for name, title in (
            ("name", "Name"), ("country", "Country"), ("language", "Language"),
            ("address", "Address"), ("phone", "Phone"), ("email", "E-mail"), ("website", "Website"),
            ("signed_by", "Signed by"), ("accent", "Colour"), ("paper", "Paper"), ("envelope", "Envelope"),
            ("typeface", "Typeface"), ("formality", "Formality"), ("return_days", "Return checks, days"),
            ("zone", "Time zone"), ("hours", "Opening hours"), ("region", "Region"),
            ("guards_off", "Advice switched off"), ("summary_at", "Morning summary at"),
            ("quiet_from", "Quiet from"), ("quiet_to", "Quiet until"),
        )),
        *((name, title, NUMBER, f"x.{name}") for name, title in (
            ("acknowledge_days", "Acknowledge within, days"), ("resolve_days", "Resolve within, days"),
            ("check_days", "Check after, days"), ("keep_customers_months", "Keep customers, months"),
            ("keep_cases_months", "Keep cases, months"), ("keep_letters_months", "Keep letters, months"),
            ("surprises_a_week", "Surprises a week"), ("cool_down_days", "Days between surprises"),
            ("stamps_needed", "Stamps needed"), ("stamps_head_start", "Stamps from the start"),
        )),
        ("surprise_budget", "Surprises a month", MONEY, "x.surprise_budget_minor", "empty is as usual"),
        ("stamps_reward", "Reward of a stamp card", TEXT, "x.stamps_reward"),
        ("hold_out", "Leaves some out by chance", YES_NO, "x.hold_out", "to see whether surprises work"),
        ("letterhead", "Prints its letterhead", YES_NO, "x.letterhead"),
        ("keeps_holidays", "Closed on holidays", YES_NO, "x.keeps_holidays"),
        ("reminders", "Reminds", YES_NO, "x.reminders"),
        ("is_demo", "Is the demo", YES_NO, "x.is_demo"),
    ),
    source(
        ExportWhat.ALL, "special-days", "Special days", "Days with hours of their own.", "special_days x",
        ("first", "First day", DAY, "x.first"),
        ("last", "Last day", DAY, "x.last"),
        ("name", "Name", TEXT, "x.name"),
        ("hours", "Opening hours", TEXT, "x.hours", "none where it is closed"),
    ),
    source(
        ExportWhat.ALL, "playbooks", "Own playbooks", "Playbooks of the shop’s own.", "playbooks x",
        ("key", "Name", TEXT, "x.key"),
        ("language", "Language", TEXT, "x.language"),
        ("source", "Text", TEXT, "x.source", "as Delight keeps it"),
    ),
    source(
        ExportWhat.ALL, "words", "Own words", "Words that tell something of a complaint.", "guess_words x",
        ("about", "About", TEXT, "x.about"),
        ("value", "Tells", TEXT, "x.value"),
        ("language", "Language", TEXT, "x.language"),
        ("word", "Word", TEXT, "x.word"),
        ("off", "Switched off", YES_NO, "x.off"),
    ),
    source(
        ExportWhat.ALL, "saved-filters", "Saved filters", "Filters of cases.", "saved_filters x",
        ("name", "Name", TEXT, "x.name"),
        ("rule", "Rule", TEXT, "x.rule"),
    ),
    source(
        ExportWhat.ALL, "elsewhere", "Places we recommend", "For what we cannot do.", "elsewhere x",
        ("name", "Name", TEXT, "x.name"),
        ("what_for", "What for", TEXT, "x.what_for"),
        ("contact", "Contact", TEXT, "x.contact"),
        ("off", "Switched off", YES_NO, "x.off"),
    ),
    source(
        ExportWhat.ALL, "standards", "Standards", "What the shop holds itself to.", "standards x",
        ("touch_point", "Touch point", TEXT, "x.touch_point"),
        ("words", "Standard", TEXT, "x.words"),
        ("measure", "Measured by", TEXT, "x.measure"),
        ("within_days", "Within, days", NUMBER, "x.within_days"),
        ("sort", "Order", NUMBER, "x.sort"),
    ),
    source(
        ExportWhat.ALL, "dismissals", "Advice closed", "Remarks that somebody closed.", "dismissals x",
        ("guard", "Remark", TEXT, "x.guard"),
        OF_CASE,
        ("at", "At", MOMENT, "x.at"),
        STAFF,
        joins=MAYBE_CASE + BY,
    ),
)  # fmt: skip
