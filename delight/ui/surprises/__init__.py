"""Small surprises: planned, given, and what people said."""
