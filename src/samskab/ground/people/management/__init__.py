"""Commands for those who keep an installation running."""
