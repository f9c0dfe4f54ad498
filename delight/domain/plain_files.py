"""Problems of files, of the shop's own file, of its copies and of exports, in plain English."""

from __future__ import annotations

_TYPED = "Nothing was changed, and what you typed is still here."
_NOTHING = "Nothing was changed."

FILES: dict[str, tuple[str, str, str]] = {
    "file.cannot_write": ("The file {path} could not be written.", "Nothing was changed.", "Choose another place and try again."),
    "file.cannot_write storage.full": ("There is no room on the disk for the file {path}.", "Nothing was changed.", "Free some space, or choose another place."),
    "file.not_ours": ("There is another file at {path} already.", "It was left as it is.", "Choose another name."),
    "file.is_shop": ("{path} is a shop’s own file, and nothing is ever written over it.", _NOTHING, "Choose another name."),
    "file.cannot_read": ("The file {path} could not be read.", _NOTHING, "Check that it is there and that you may open it."),
    "file.name_too_long": ("The name of {path} is longer than this computer’s disks take.", _NOTHING, "Choose a shorter one."),
    "file.refused": ("This computer cannot use {path}: {why}.", _NOTHING, "Choose another file or folder."),
    "file.no_program": ("No program came up to open {name}.", "The letter is kept.", "Save it as a PDF and open that yourself."),
    "file.no_folder": ("There is no folder for {path}.", _NOTHING, "Choose a folder that is there."),
    "storage.full": (
        "The disk is full.", "Nothing was saved, what you typed is still here, and everything saved before is safe.",
        "Free some space and save again.",
    ),
    "storage.read_only": ("{path} cannot be written to.", "Everything saved before is safe.", "Check the folder’s permissions, or whether the disk is locked."),
    "storage.not_open": ("The shop is not open.", _TYPED, "Open it first, then try again."),
    "storage.busy": ("Another program is writing to the shop just now.", _TYPED, "Wait a moment and save again."),
    "storage.damaged": ("The shop’s file {path} is damaged.", "It was left as it is.", "Mend it, or bring a copy of it back."),
    "storage.beyond_repair": ("Too little of the shop’s file {path} can be read to mend it.", "It was left as it is.", "Bring a copy of it back."),
    "storage.not_a_shop": ("{path} is not a shop of Delight’s.", "It was left as it is.", "Choose another folder, or start a new shop."),
    "storage.not_a_shop copies": ("{path} cannot be read as a shop any more.", "It was left as it is.", "Mend it, or bring its newest copy back."),
    "storage.missing": ("There is no shop at {path}.", "Nothing was made.", "Start one with `delight new`, or choose another folder."),
    "storage.missing copies": ("There is no shop at {path} any more, but there are copies of it.", "Nothing was made.", "Bring the newest back."),
    "storage.folder_gone": ("The shop’s folder is gone: {path}.", "What you typed is still here.", "Plug the disk in again, or put the folder back."),
    "storage.moved": ("The shop’s file was moved or replaced while it was open.", "Nothing was written to it.", "Close Delight and open it again."),
    "storage.newer": (
        "This shop was last used with a newer Delight (its file is version {found}, this one knows {known}).",
        "The file was not touched.", "Update Delight on this computer.",
    ),
    "storage.cannot_make": ("No folder can be made at {path}.", "Nothing was made.", "Choose a folder of your own."),
    "storage.exists": ("There is a shop at {path} already.", "It was left as it is.", "Open it, or choose another folder."),
    "storage.cannot_open": ("The shop’s file {path} could not be opened.", "It was left as it is.", "Check the folder’s permissions."),
    "storage.disk_error": ("The disk reported an error at {path}.", "Everything saved before is as it was.", "Check the disk, and make a backup soon."),
    "storage.refused": ("The shop’s file refused that.", _TYPED, "Please report this: it should not happen."),
    "storage.too_big": ("That is too big to be kept in the shop’s file.", _TYPED, "Please shorten it."),
    "storage.on_a_share": ("{path} is on a network share, where a shop’s file gets damaged sooner or later.", _NOTHING, "Choose a folder on this computer."),
    "storage.not_a_folder": ("{path} is a file, not a folder.", _NOTHING, "Choose a folder."),
    "storage.upgrade_failed": ("The shop could not be brought up to date.", "It is exactly as it was.", "Keep using the version before and tell us."),
    "backup.missing": ("There is no backup at {path}.", _NOTHING, "Choose the file that ends in .delightbackup."),
    "backup.not_one": ("{path} is not a backup of Delight’s.", _NOTHING, "Choose the file that ends in .delightbackup."),
    "backup.damaged": ("The backup {path} is damaged.", "The shop is as it was.", "Use the one before it."),
    "export.unknown_form": ("Delight does not write files that end in {ending}.", _NOTHING, "Choose a folder, or a file that ends in .xlsx or .json."),
    "export.there": ("There is an export in {path} already.", "It was left as it is.", "Say that it may be replaced, or choose another folder."),
    "export.not_empty": ("There are other things in {path}, and an export wants a folder of its own.", "Nothing was written there.", "Name a new folder inside it, such as {inside}."),
    "backup.other_shop": ("{path} is a copy of another shop, “{shop}”.", "It was left as it is.", "Choose another name."),
    "backup.no_room": ("There is no room for a copy of the shop at {path}.", "No copy was made; the shop is as it was.", "Free some space, or choose another place."),
    "backup.second_is_here": ("{path} is the shop’s own folder.", _NOTHING, "Choose a folder on a stick or another disk: what happens to this one must not happen to both."),
    "backup.not_verified": ("The backup could not be read back.", "No backup was made; the shop is as it was.", "Try another disk."),
}  # fmt: skip
