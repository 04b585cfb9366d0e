"""Ids, clock, refusals, text, fields, HTTP and paging: no models, no domain nouns."""
