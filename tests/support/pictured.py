"""The pictures in the README: taken of the demo, as a visitor meets it.

`python -m tests.support.pictured [ADDRESS]` takes them anew of a demo that runs, at `http://localhost:8000` unless
said. They are WebP, and small enough to lie beside the code.
"""

import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from samskab.config.command import machine

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
ARENA = "/arenas/et-faelles-stormflodsberedskab-ved-fjorden/"
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
WIDE, PHONE = (1280, 860), (390, 800)


@dataclass(frozen=True)
class Taken:
    """One picture: its name, where it is taken, how large the window is, and what is looked at."""

    name: str
    path: str
    size: tuple[int, int] = WIDE
    at: str = "body"


PICTURED = (
    Taken("front", "/"),
    Taken("arena", ARENA),
    Taken("map", f"{ARENA}understand/map/", at="#map"),
    Taken("statement", f"{ARENA}understand/", PHONE, "#ask"),
)


def main(address: str) -> None:
    """Take them all."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=machine.chromium(), args=ARGUMENTS)
        for each in PICTURED:
            width, height = each.size
            page = browser.new_page(viewport={"width": width, "height": height}, locale="da")
            page.goto(address + each.path, wait_until="networkidle")
            page.evaluate("selector => document.querySelector(selector).scrollIntoView()", each.at)
            seen = Image.open(BytesIO(page.screenshot()))
            seen.save(PICTURES / f"{each.name}.webp", "WEBP", quality=80, method=6)
            page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://localhost:8000")
