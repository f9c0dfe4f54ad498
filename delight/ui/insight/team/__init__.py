"""The sheet for the staff room: an owner looks at every story before it is printed."""
