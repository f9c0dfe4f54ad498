"""Settings: the shop, its letterhead, its people, this machine's looks, and the safety of the data."""
