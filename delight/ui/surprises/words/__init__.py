"""What the Surprises page says."""
