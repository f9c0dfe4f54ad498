"""What an import does with rows of other programs, and how it is told."""
