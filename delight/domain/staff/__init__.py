"""Staff, roles and PINs."""
