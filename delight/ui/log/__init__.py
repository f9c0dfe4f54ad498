"""The Log panel: what a customer said, written down in half a minute."""
