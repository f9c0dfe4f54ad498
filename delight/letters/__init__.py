"""Paper: values in, PDF bytes out."""
