"""The directions in which answers differ most: the leading eigenvectors of a covariance, and how near they are."""

from dataclasses import dataclass

import numpy as np

from samskab.engines.opinion.arrays import Floats
from samskab.engines.opinion.compiling import compiled

# Below this many statements all eigenvectors are worked out, for that is quickest.
_SMALL = 96
# How many directions are followed beside those asked for, from how many vectors it starts anew, and with how many.
_BESIDE, _MOST, _AGAIN, _ROUNDS = 2, 40, 16, 400


@dataclass(frozen=True, slots=True, eq=False)
class Axes:
    """Directions, a row each, with their variance, and a basis to begin from next time.

    `residual` is the largest ‖Cv − λv‖ / λ₁: there is a true eigenvalue at most so far (times λ₁) from each. `images`
    are the basis times the matrix, for whoever follows a matrix that changes; None where they were not worked out.
    """

    directions: Floats
    variances: Floats
    residual: float
    basis: Floats
    images: Floats | None = None


def leading(
    covariance: Floats, *, number: int, tolerance: float, earlier: Axes | None = None, rounds: int = _ROUNDS
) -> Axes:
    """The `number` leading directions of a symmetric matrix, to a residual of at most `tolerance` where rounds allow.

    A block of vectors is widened by its own residuals and the best are kept (Davidson 1975, without a preconditioner).
    From the basis of an `earlier` answer one new answer takes a round or two; where its `images` are those of this
    matrix, the matrix need not be read before the first. The very first block is the same for everybody, so nothing is
    left to chance.
    """
    if len(covariance) <= _SMALL:
        return _all(covariance, number)
    block = number + _BESIDE
    if earlier is not None and earlier.images is not None:
        basis, images = earlier.basis, earlier.images
    else:
        begun = _first(covariance, block) if earlier is None else earlier.basis.copy()
        basis = _at_right_angles(begun, np.empty((0, len(covariance))))
        images = _images(basis, covariance)
    while True:
        values, vectors = np.linalg.eigh(np.einsum("as,bs->ab", basis, images))
        best, values = vectors[:, ::-1], values[::-1][:block]
        found, imaged = _mixed(best[:, :block], basis, images)
        wrong = imaged - found * values[:, None]
        residual = float(np.sqrt(np.sum(wrong[:number] ** 2, axis=1)).max() / max(values[0], np.finfo(float).tiny))
        rounds -= 1
        if residual <= tolerance or rounds <= 0:
            return Axes(found[:number].copy(), np.maximum(values[:number], 0.0), residual, found, imaged)
        if len(basis) + block > _MOST:
            basis, images = _mixed(best[:, :_AGAIN], basis, images)
        wider = _at_right_angles(wrong, basis)
        basis, images = np.vstack([basis, wider]), np.vstack([images, _images(wider, covariance)])


def _mixed(parts: Floats, basis: Floats, images: Floats) -> tuple[Floats, Floats]:
    return np.einsum("ab,as->bs", parts, basis), np.einsum("ab,as->bs", parts, images)


def _first(covariance: Floats, block: int) -> Floats:
    """Directions that nothing is at right angles to but by chance, turned once towards what is sought."""
    chosen = np.random.default_rng(1).standard_normal((block, len(covariance)))
    return _images(chosen, covariance) if np.any(covariance) else chosen


@compiled
def _images(rows: Floats, covariance: Floats) -> Floats:
    """A few rows times the matrix, on one processor: on a busy machine that is faster than on many.

    Rows are taken four at a time, so that the matrix is read once for all of them.
    """
    number, size = rows.shape
    found = np.zeros((number, size))
    row = 0
    while row + 4 <= number:
        for one in range(size):
            here, and_here = rows[row, one], rows[row + 1, one]
            there, and_there = rows[row + 2, one], rows[row + 3, one]
            for other in range(size):
                each = covariance[one, other]
                found[row, other] += here * each
                found[row + 1, other] += and_here * each
                found[row + 2, other] += there * each
                found[row + 3, other] += and_there * each
        row += 4
    for left in range(row, number):
        for one in range(size):
            here = rows[left, one]
            for other in range(size):
                found[left, other] += here * covariance[one, other]
    return found


@compiled
def _at_right_angles(rows: Floats, beside: Floats) -> Floats:
    """Unit rows at right angles to each other and to `beside`, each freed twice, for once is not enough; or noughts."""
    for row in range(len(rows)):
        first = np.sqrt(np.sum(rows[row] ** 2))
        for _ in range(2):
            for other in range(len(beside)):
                rows[row] -= beside[other] * np.sum(beside[other] * rows[row])
            for other in range(row):
                rows[row] -= rows[other] * np.sum(rows[other] * rows[row])
        left = np.sqrt(np.sum(rows[row] ** 2))
        rows[row] *= 1 / left if left > 1e-12 * first else 0.0
    return rows


def _all(covariance: Floats, number: int) -> Axes:
    values, vectors = np.linalg.eigh(covariance)
    values, vectors = values[::-1][:number], vectors[:, ::-1][:, :number]
    lacking = number - len(values)
    directions = np.vstack([vectors.T, np.zeros((lacking, len(covariance)))])
    values = np.maximum(np.concatenate([values, np.zeros(lacking)]), 0.0)
    wrong = np.linalg.norm(directions @ covariance - directions * values[:, None], axis=1)
    residual = float(wrong.max() / values[0]) if values.size and values[0] else 0.0
    return Axes(directions, values, residual, directions.copy())
