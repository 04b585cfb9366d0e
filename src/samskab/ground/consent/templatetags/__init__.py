"""What templates may say of rounds."""
