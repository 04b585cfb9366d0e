"""The look: tokens, CSS layers, components, icons and the gallery that shows them."""
