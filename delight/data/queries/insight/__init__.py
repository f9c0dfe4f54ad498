"""What figures are worked out from, read as it is stored: a large shop has a third of a million rows."""
