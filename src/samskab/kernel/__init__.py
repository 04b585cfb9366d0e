"""Ids, clock, refusals, text, HTTP and paging: no models, no domain nouns."""
