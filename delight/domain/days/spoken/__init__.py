"""Days and times as people say them, in the languages of the counter."""
