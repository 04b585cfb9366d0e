"""Commands of the journal and of the work behind the scenes."""
