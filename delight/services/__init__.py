"""Deeds: one method is one thing a person does, one transaction, one Changes."""
