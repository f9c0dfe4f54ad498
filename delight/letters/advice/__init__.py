"""What a text could say better, and what it promises."""
