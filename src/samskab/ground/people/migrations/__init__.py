"""Steps that bring the tables of people to where they are."""
