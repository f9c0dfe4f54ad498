"""Work off the GUI thread, the bus of changes, what a page is, notices and dialogs."""
