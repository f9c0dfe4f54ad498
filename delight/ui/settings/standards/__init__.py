"""What the shop stands for: written, taken ready-made, measured and printed."""
