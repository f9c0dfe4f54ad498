"""Playbooks: those that come with the app, the shop's own, and how far a case is with its one."""
