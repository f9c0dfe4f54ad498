"""Letters: drafts and rows, paper, wordings and offers, plain language, reply slips."""
