"""Every read of understanding."""
