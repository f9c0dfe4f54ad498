"""What the words of a complaint suggest, each guess with its reason."""
