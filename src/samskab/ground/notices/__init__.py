"""Word that goes out: what has happened, told to those it concerns, once, and when they want to hear it."""
