"""What a live connection says, in the words of the y-protocols: numbers, frames, updates, who is here. Plain Python.

Everything that comes in from a connection is read here before anything else sees it.
"""
