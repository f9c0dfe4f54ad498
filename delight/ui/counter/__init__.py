"""Counter mode: the whole screen of a tablet or a till, five things that happen at a counter, and no more."""
