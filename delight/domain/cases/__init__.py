"""Complaints from what was said to how it ended: stages, actions, promises, authority, grave matters."""
