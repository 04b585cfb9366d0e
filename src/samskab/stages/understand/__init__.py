"""Understand: statements, answers, and the map of perspectives."""
