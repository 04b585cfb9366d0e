"""Figures as geometry: numbers in, SVG paths out. Colours come from the style sheet, through sectors and classes."""
