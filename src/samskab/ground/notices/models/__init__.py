"""The tables of notices."""

from samskab.ground.notices.models.letter import Letter, Notice, Unreachable

__all__ = ["Letter", "Notice", "Unreachable"]
