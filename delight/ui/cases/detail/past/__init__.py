"""What a case leaves behind: its history, its sheet on paper, the ideas that came with it."""
