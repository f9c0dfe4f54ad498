"""What customers answered to “would you recommend us?”, as the owner reads it."""
