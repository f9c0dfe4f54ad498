"""Who is at the desk: the chooser, and what a change of hands does to the window."""
