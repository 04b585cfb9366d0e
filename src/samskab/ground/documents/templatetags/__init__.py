"""What templates of texts are written with."""
