"""What every step of the journey stands on."""
