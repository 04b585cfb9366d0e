"""Talk: what people say to each other about anything in an arena, in threads that nobody rules."""
