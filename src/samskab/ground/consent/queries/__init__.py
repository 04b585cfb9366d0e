"""Every read of consent. A round is open to all who can see the arena, its answers with it."""
