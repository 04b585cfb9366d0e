"""What the gathering pages read."""
