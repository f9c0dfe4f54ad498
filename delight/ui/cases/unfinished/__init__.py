"""What is typed on a case and not saved yet, on disk: a killed process loses none of it."""
