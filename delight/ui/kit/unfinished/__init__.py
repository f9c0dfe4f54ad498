"""What is typed on a page and not saved yet, on disk: a killed process loses none of it."""
