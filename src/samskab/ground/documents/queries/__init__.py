"""Every read about shared texts, with the guarded door to each thing."""
