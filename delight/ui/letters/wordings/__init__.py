"""The shop's own words: an editor for wordings that never shows a template's code."""
