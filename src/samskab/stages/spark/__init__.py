"""Tænd: from one thought to an arena, past those that already work on it."""
