"""Shapes of what is said and answered. A form of a page that asks one thing carries that page's words."""
