"""The letter being written: its draft, its wording, its text, and the page that follows."""
