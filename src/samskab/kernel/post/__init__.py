"""Letters: words drawn as plain text and as HTML from one source, and carried to a mail server at most once."""
