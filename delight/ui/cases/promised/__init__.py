"""The promise list: what customers were told, wherever it was said."""
