"""The shapes of what people write in a round."""
