"""Screens: Qt lives only here."""

import builtins

import PySide6.QtCore  # noqa: F401 - which puts an import of its own in place of the one there is

# PySide's own reads the source of each module that comes after it, in search of ``from __feature__``, which
# stands nowhere here: a seventh of a start, and 20 MB. All that is not in search of that goes on as before.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
