"""Rows: painted lists, tables, rows that can be pressed."""
