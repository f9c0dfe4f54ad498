"""The middle of the Letters page: the sheet, what it lacks, what is worth a thought; and where all stands."""
