"""Danish text: sorting, searching and how hard it is to read."""
