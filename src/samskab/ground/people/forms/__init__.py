"""Shapes of what people write about themselves and their organisations."""
