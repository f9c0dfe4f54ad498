"""Playbooks: steps, remedies and words to say for a kind of failure, and their text form."""
