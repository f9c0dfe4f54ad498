"""Playbooks as the shop wants them, and the remarks that are made where decisions are."""
