"""Every read of talk."""
