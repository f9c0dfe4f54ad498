"""Read queries, by noun: a session in, frozen rows out."""
