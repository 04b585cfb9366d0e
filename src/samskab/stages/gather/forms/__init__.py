"""Shapes of what is gathered. A form of a page that asks one thing carries that page's words."""
