"""What figures of a few say of all: where shares, medians and differences lie."""
