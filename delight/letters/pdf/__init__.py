"""PDF: pages become bytes; finished files joined, measured and looked at."""
