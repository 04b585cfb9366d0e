"""Every read of what is gathered."""
