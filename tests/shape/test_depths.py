"""Below the surface there is no request, one clock, and no chance that cannot be repeated."""

import ast
from collections.abc import Iterator

from tests.shape.house import BELOW_THE_SURFACE, Module, modules

HTTP = (
    "django.http",
    "django.shortcuts",
    "django.views",
    "django_htmx",
    "ninja",
    "requests",
    "httpx",
    "http.client",
    "http.server",
    "urllib.request",
    "urllib3",
    "samskab.kernel.http",
)
THE_CLOCK = "samskab.kernel.clock"
CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "timezone.now",
    "time.time",
    "timezone.localdate",
}
# Drawing lots is done with a generator that was given its seed, or by the machine's own unguessable one.
LOTS = {"Random", "SystemRandom", "default_rng", "Generator"}


def below() -> list[Module]:
    """The rooms below the surface of every app, the engines, and the kernel without its HTTP."""
    found = []
    for module in modules():
        kernel = module.name.startswith("samskab.kernel") and not module.name.startswith("samskab.kernel.http")
        if module.room in BELOW_THE_SURFACE or kernel or module.name.startswith("samskab.engines"):
            found.append(module)
    return found


def attributes(module: Module) -> Iterator[str]:
    """Every `name.attribute` in a module, by its last two words."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute):
            base = node.value
            left = base.attr if isinstance(base, ast.Attribute) else base.id if isinstance(base, ast.Name) else ""
            yield f"{left}.{node.attr}"


def is_http(name: str) -> bool:
    return any(f"{name}.".startswith(f"{library}.") for library in HTTP)


def test_no_http_below_the_surface() -> None:
    assert [(module.name, name) for module in below() for name in module.imported() if is_http(name)] == []


def test_time_is_asked_of_the_kernels_clock_alone() -> None:
    found = [
        (module.name, name)
        for module in modules()
        if module.name != THE_CLOCK
        for name in (*attributes(module), *module.imported())
        if name in CLOCKS or name == "django.utils.timezone.now"
    ]
    assert found == []


def test_no_chance_of_the_whole_modules() -> None:
    found = [
        (module.name, name)
        for module in modules()
        for name in (*attributes(module), *module.imported())
        if name.startswith(("random.", "numpy.random.")) and name.split(".")[-1] not in LOTS
    ]
    assert found == []


def test_there_is_something_below() -> None:
    rooms = {module.room for module in below()}
    assert {"actions", "queries", "models", "facts"} <= rooms
