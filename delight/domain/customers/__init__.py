"""Who the customers are: drafts and rows, standing, wishes and consents, groups, notes, privacy."""
