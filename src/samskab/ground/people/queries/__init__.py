"""Every read of people and organisations, with the guarded doors."""
