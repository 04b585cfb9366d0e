"""The tests: a mirror of `src/samskab`, and beside it the shape of the house, journeys and benches."""
