"""Who works here, and the PINs they may have."""
