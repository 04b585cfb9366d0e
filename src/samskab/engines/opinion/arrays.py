"""The kinds of arrays that are handed about, and how a result is kept as it was."""

from typing import TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
Short = npt.NDArray[np.int32]
Rows = npt.NDArray[np.uint32]
Small = npt.NDArray[np.int8]
Parts = npt.NDArray[np.uint8]
Marks = npt.NDArray[np.bool_]
Colours = npt.NDArray[np.uint64]

Kind = TypeVar("Kind", bound=np.generic)


def kept(array: npt.NDArray[Kind]) -> npt.NDArray[Kind]:
    """The same array, which nobody can write in any more."""
    array.flags.writeable = False
    return array
