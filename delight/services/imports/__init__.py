"""Data of other programs: read a file, say what would become of each row, take it in, take it back."""

from delight.services.imports.service import ImportService

__all__ = ["ImportService"]
