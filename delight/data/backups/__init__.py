"""Copies of the shop's file: one verified file each, kept in folders, compared, put in the shop's place."""
