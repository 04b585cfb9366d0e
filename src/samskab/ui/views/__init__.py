"""What every page needs to know, the choice of look, and the gallery."""
