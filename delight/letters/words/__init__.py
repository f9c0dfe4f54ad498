"""Words: wordings and facts become the text of a letter, in its language."""
