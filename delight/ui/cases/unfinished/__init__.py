"""What is typed on a page of Cases and not saved yet, on disk: a killed process loses none of it."""
