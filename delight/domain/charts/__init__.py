"""Charts as shapes: where each bar, line and word stands, for screen, picture and paper alike."""
