"""The door to the engine of likeness: arenas and forums in, those that look alike out, each with why."""

from samskab.stages.spark.bridge.alike import LookAlike, look_alikes

__all__ = ["LookAlike", "look_alikes"]
