"""Danish text: tidying, sorting, searching and how hard it is to read."""
