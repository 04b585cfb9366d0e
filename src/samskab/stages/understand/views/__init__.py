"""The pages of understanding."""
