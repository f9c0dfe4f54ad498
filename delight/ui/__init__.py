"""Screens: Qt lives only here."""
