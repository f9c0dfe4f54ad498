"""Groups by filter: put together, shown, kept."""
