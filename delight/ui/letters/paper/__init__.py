"""Pages of paper: as pictures, on the screen, on a printer, in a file."""
