"""Sheets: where things stand on paper: letters, cards, envelopes, labels; millimetres in, pages out."""
