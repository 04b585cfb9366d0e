"""When the net is gone: one page that was kept, in the person's language, and nothing else."""

from collections.abc import Callable

import pytest

from tests.support.browsers import Visitor

WORKER_READY = "() => navigator.serviceWorker.ready.then((found) => found.active?.state === 'activated')"
LOST = "net::ERR_INTERNET_DISCONNECTED"
KEPT = """async () => {
  const names = await caches.keys();
  const caches_ = await Promise.all(names.map((name) => caches.open(name)));
  const requests = await Promise.all(caches_.map((cache) => cache.keys()));
  return requests.flat().map((request) => new URL(request.url).pathname.replace(/\\.[0-9a-f]{12}\\./, "."));
}"""


def without_net(visitor: Visitor, path: str) -> None:
    """Open an address with the net gone; that the worker could not reach it is no surprise."""
    visitor.page.wait_for_function(WORKER_READY)
    visitor.context.set_offline(True)
    visitor.page.goto(f"{visitor.site.origin}{path}")
    visitor.watch.complaints[:] = [one for one in visitor.watch.complaints if LOST not in one]


@pytest.mark.parametrize(("language", "said"), [("da", "Du er ikke på nettet"), ("en", "You are not online")])
def test_the_kept_page_says_so(visitors: Callable[..., Visitor], language: str, said: str) -> None:
    visitor = visitors(language=language)
    visitor.open("/")

    without_net(visitor, "/about/")

    assert visitor.page.get_by_role("heading", level=1).inner_text() == said
    visitor.axe()


def test_the_kept_page_is_drawn_as_the_others(visitor: Visitor) -> None:
    visitor.open("/")

    without_net(visitor, "/about/")

    font = visitor.page.evaluate("() => getComputedStyle(document.querySelector('h1')).fontFamily")
    assert "Piazzolla" in font


def test_nothing_but_the_page_and_what_draws_it_is_kept(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.page.wait_for_function(WORKER_READY)
    visitor.open("/about/")

    assert visitor.page.evaluate(KEPT) == [
        "/offline/",
        "/static/built/samskab.css",
        "/static/built/logo.svg",
        "/static/built/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
        "/static/built/fonts/piazzolla-latin-opsz-normal.woff2",
    ]


def test_with_net_the_real_page_comes(visitor: Visitor) -> None:
    visitor.open("/")
    without_net(visitor, "/about/")

    visitor.context.set_offline(False)
    visitor.open("/about/")

    assert visitor.page.get_by_role("heading", level=1).inner_text() == "Om bevægelsen"
