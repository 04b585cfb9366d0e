"""Texts that are everyone's: written together, live, with every letter known by who wrote it."""
