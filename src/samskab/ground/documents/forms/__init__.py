"""What may be said in and beside a text, and how it is asked for."""
