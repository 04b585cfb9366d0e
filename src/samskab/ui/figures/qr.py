"""A QR code as one path. The caller works out the modules; here they become runs of squares, row by row."""

from collections.abc import Sequence

# What the standard asks for of empty space on each side.
QUIET = 4


def path_of(modules: Sequence[Sequence[bool]]) -> str:
    """The dark modules, each run in a row as one rectangle. ValueError when the matrix is not square."""
    if any(len(row) != len(modules) for row in modules):
        raise ValueError("The modules of a code are as many across as down.")
    path = []
    for y, row in enumerate(modules):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                path.append(f"M{x} {y}h{end - x}v1h-{end - x}z")
            x = end + 1
    return "".join(path)
