"""What the app declares to the house."""
