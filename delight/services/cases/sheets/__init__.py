"""The sheet of a case: everything about it on paper."""
