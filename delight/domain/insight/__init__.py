"""What the shop learns from its own days: figures, each with how sure it is."""
