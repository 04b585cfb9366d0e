"""What machines ask for: health, metrics, and the list of operations."""
