"""Consent: how people in an arena become one about something, which nobody can override."""
