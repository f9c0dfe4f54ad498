"""What came out of cases: causes and changes, ideas, what the shop lacks, small things counted."""
