"""The directions in which answers differ most: the leading eigenvectors of a covariance, and how near they are."""

from dataclasses import dataclass

import numpy as np

from samskab.engines.opinion.arrays import Floats

# Below this many statements all eigenvectors are worked out, for that is quickest.
_SMALL = 96
# How many directions are followed beside those asked for, and how many vectors are kept before starting anew.
_BESIDE, _MOST, _ROUNDS = 3, 36, 400


@dataclass(frozen=True, slots=True, eq=False)
class Axes:
    """Directions, a row each, with their variance, and a basis to begin from next time.

    `residual` is the largest ‖Cv − λv‖ / λ₁: there is a true eigenvalue at most so far (times λ₁) from each.
    """

    directions: Floats
    variances: Floats
    residual: float
    basis: Floats


def leading(
    covariance: Floats, *, number: int, tolerance: float, earlier: Floats | None = None, rounds: int = _ROUNDS
) -> Axes:
    """The `number` leading directions of a symmetric matrix, to a residual of at most `tolerance` where rounds allow.

    A block of vectors is widened by its own residuals and the best are kept (Davidson 1975, without a preconditioner).
    `earlier` is the basis of an earlier answer; from it one new answer takes a round or two. The very first block is
    the same for everybody, so nothing is left to chance.
    """
    size = len(covariance)
    if size <= _SMALL:
        return _all(covariance, number)
    block = number + _BESIDE
    basis = _orthogonal(_first(covariance, block) if earlier is None else earlier, None)
    images = covariance @ basis
    while True:
        values, vectors = np.linalg.eigh(basis.T @ images)
        best = vectors[:, ::-1][:, :block]
        found, imaged, values = basis @ best, images @ best, values[::-1][:block]
        wrong = imaged - found * values
        residual = float(np.linalg.norm(wrong[:, :number], axis=0).max() / max(values[0], np.finfo(float).tiny))
        rounds -= 1
        if residual <= tolerance or rounds <= 0:
            return Axes(found[:, :number].T.copy(), np.maximum(values[:number], 0.0), residual, found)
        if basis.shape[1] + block > _MOST:
            basis, images = found, imaged
        wider = _orthogonal(wrong, basis)
        basis, images = np.hstack([basis, wider]), np.hstack([images, covariance @ wider])


def _all(covariance: Floats, number: int) -> Axes:
    values, vectors = np.linalg.eigh(covariance)
    values, vectors = values[::-1][:number], vectors[:, ::-1][:, :number]
    lacking = number - len(values)
    directions = np.vstack([vectors.T, np.zeros((lacking, len(covariance)))])
    values = np.maximum(np.concatenate([values, np.zeros(lacking)]), 0.0)
    wrong = np.linalg.norm(directions @ covariance - directions * values[:, None], axis=1)
    residual = float(wrong.max() / values[0]) if values.size and values[0] else 0.0
    return Axes(directions, values, residual, directions.T.copy())


def _first(covariance: Floats, block: int) -> Floats:
    """Directions that nothing is at right angles to but by chance, turned once towards what is sought."""
    chosen = np.random.default_rng(1).standard_normal((len(covariance), block))
    return covariance @ chosen if np.any(covariance) else chosen


def _orthogonal(vectors: Floats, beside: Floats | None) -> Floats:
    """Unit vectors at right angles to each other and to `beside`; twice, for once is not enough."""
    for _ in range(2):
        if beside is not None:
            vectors = vectors - beside @ (beside.T @ vectors)
        vectors = np.linalg.qr(vectors)[0]
    return vectors
