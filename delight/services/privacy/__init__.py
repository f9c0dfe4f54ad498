"""What is kept on a person: shown, erased, held, and let go of in time."""
