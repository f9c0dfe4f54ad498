"""One letter to many: to whom, a line for each, and their labels and envelopes."""
