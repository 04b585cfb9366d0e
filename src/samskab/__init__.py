"""Samskab: the open platform of a national Danish movement for samskabelse (co-creation)."""
