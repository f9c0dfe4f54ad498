"""The shop's gestures at the right of the page."""
