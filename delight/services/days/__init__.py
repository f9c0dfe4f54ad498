"""Opening hours, holidays and the deadlines that come of them."""
