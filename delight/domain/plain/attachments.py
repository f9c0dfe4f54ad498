"""What can be wrong with photos, files, e-mails and reviews that somebody brings, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING

ATTACHMENTS: dict[str, tuple[str, str, str]] = {
    "file.empty": ("“{name}” is empty.", NOTHING, "Look at it where it comes from, and choose it again."),
    "file.too_large": (
        "“{name}” has {megabytes} MB, and up to {most} MB are kept.", NOTHING,
        "Keep it in a folder of your own, and write down where.",
    ),
    "attachment.unknown": ("There is no such photo or file.", NOTHING, "`delight case files REF` lists them."),
    "attachment.here_already": ("“{name}” is kept with this case already.", NOTHING, ""),
    "attachment.too_many": ("A case keeps up to {most} photos and files.", NOTHING, "Leave some out, or take others off first."),
    "attachment.too_large_together": (
        "A case keeps up to {most} MB of photos and files together.", NOTHING,
        "Leave the largest out, or take others off first.",
    ),
    "attachment.not_kept": (
        "“{name}” could not be kept: the disk does not take it.", "What you typed is still here.",
        "Free some space, and add it again.",
    ),
    "attachment.not_opened": (
        "“{name}” is a kind of file that can do more than be looked at.", NOTHING,
        "Save a copy, and open that only if you trust who sent it.",
    ),
    "mail.not_one": ("{path} is not an e-mail.", NOTHING, "Save the e-mail as .eml, and choose that."),
    "mail.several": (
        "{path} holds {count} e-mails.", NOTHING, "Save the one that you mean as .eml, and choose that.",
    ),
    "mail.is_msg": (
        "{path} is an e-mail as Outlook alone keeps it.", NOTHING,
        "In Outlook choose “Save as” and the kind .eml, or copy the words.",
    ),
    "mail.only_a_link": (
        "The mail program handed over a link, and not the e-mail itself.", NOTHING,
        "Save the e-mail as .eml, and drop that file here.",
    ),
    "mail.logged_already": (
        "This e-mail was logged already, as {reference}.", NOTHING, "`--again` logs it once more.",
    ),
    "mail.too_large": ("{path} is larger than the {most} MB that are taken in one go.", NOTHING, "Save its attachments apart, and copy the words."),
}  # fmt: skip
