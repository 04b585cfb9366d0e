"""What templates may say of talk."""
