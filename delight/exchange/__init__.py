"""Files of other programs: in as drafts, out as rows."""
