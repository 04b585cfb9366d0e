"""Writes of finding: what keeps itself, put right, and words that are learnt."""
