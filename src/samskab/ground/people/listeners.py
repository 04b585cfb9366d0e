"""What the app hears."""
