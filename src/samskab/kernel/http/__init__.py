"""What every request passes: public doors, request ids, headers."""
