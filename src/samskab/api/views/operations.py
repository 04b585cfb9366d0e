"""The API described for people, with nothing fetched from anywhere else."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samskab.kernel.http.problem import problem
from samskab.kernel.http.public import public


@dataclass(frozen=True)
class Operation:
    """One operation as the page shows it."""

    method: str
    path: str
    description: str
    is_open: bool
    parameters: tuple[tuple[str, str], ...]
    statuses: tuple[int, ...]


def operations_of(document: dict[str, Any]) -> list[Operation]:
    """The operations of an OpenAPI document, in its order."""
    return [
        Operation(
            method=method.upper(),
            path=path,
            description=told["description"],
            is_open="security" not in told,
            parameters=tuple((each["name"], each.get("description", "")) for each in told["parameters"]),
            statuses=tuple(int(status) for status in told["responses"]),
        )
        for path, methods in document["paths"].items()
        for method, told in methods.items()
    ]


@public
@require_safe
def operations(request: HttpRequest, describe: Callable[[], dict[str, Any]]) -> HttpResponse:
    """Every operation of the API that `describe` describes: what it does, what it takes, what it answers."""
    return render(request, "api/operations.html", {"operations": operations_of(describe())})


@public
def nowhere(request: HttpRequest, rest: str) -> HttpResponse:
    """A program that asks for what is not there gets an error it can read."""
    return problem(404, "not_found")
