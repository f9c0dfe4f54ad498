"""Days, hours and time zones: the shop's calendar and how days are said."""
