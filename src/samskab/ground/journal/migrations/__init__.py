"""Steps that bring the tables of the journal to where they are."""
