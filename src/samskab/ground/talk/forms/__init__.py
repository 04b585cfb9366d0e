"""What may be said in talk, and how it is asked for."""
