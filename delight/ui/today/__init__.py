"""The first page: what is late, what is due, whom to surprise."""
