"""One customer in full: who they are, how things stand, how to reach them, who belongs to them."""
