"""What can go wrong with playbooks and remarks, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING, TYPED

PLAYBOOKS: dict[str, tuple[str, str, str]] = {
    "playbook.unknown": ("There is no playbook “{name}”.", NOTHING, "They are: {known}."),
    "playbook.unreadable": (
        "The playbook “{playbook}” cannot be read.", NOTHING,
        "Put the ready-made one back, or write it anew in Settings.",
    ),
    "playbook.too_long": (
        "That is more than a playbook can hold.", TYPED,
        "Thirty steps, twelve remedies and twelve sentences are the most.",
    ),
    "playbook.bad_name": (
        "“{playbook}” cannot be the name of a playbook.", NOTHING, "Use small letters, digits and dashes.",
    ),
    "playbook.title_missing": ("The playbook has no name yet.", TYPED, "A word or two are enough."),
    "playbook.steps_missing": ("A playbook needs one step at least.", TYPED, "Write down what comes first."),
    "playbook.not_for_this": ("Playbooks are for complaints; this is none.", NOTHING, ""),
    "step.unknown": ("The playbook of this case has no step {step}.", NOTHING, "Its steps are 1 to {count}."),
    "step.done_already": ("That step is done already.", NOTHING, ""),
    "step.not_ticked": ("Nobody ticked that step.", NOTHING, ""),
    "step.known": (
        "Delight sees by itself that this step is done.", NOTHING, "Take back what was done, and it is open again.",
    ),
    "guard.unknown": ("There is no remark “{guard}”.", NOTHING, "They are: {known}."),
    "guard.stays": ("“{guard}” is not advice but a rule of the house: it stays on.", NOTHING, ""),
    "letters.admits": (
        "This matter is grave, and ready-made words like these may admit what nobody has looked into yet.",
        "Nothing was issued.", "Write it in your own words; then it can go out.",
    ),
}  # fmt: skip
