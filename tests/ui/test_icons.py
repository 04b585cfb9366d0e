"""The icons in the sprite are the icons in use."""

import re
from pathlib import Path

import samskab
from samskab.ui.templatetags.ui.journey import STEPS
from samskab.ui.templatetags.ui.small import ICON_LIST, icon_names

PACKAGE = Path(samskab.__file__).parent
NAMED = re.compile(r"""\bicon(?:_end)?(?:: str)?\s*=\s*["']([a-z0-9-]+)["']""")
SHOWN = re.compile(r"""\{%\s*icon\s+name=["']([a-z0-9-]+)["']""")


def sources() -> str:
    return "\n".join(path.read_text() for path in [*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.py")])


def test_every_icon_a_page_uses_is_in_the_sprite() -> None:
    text = sources()
    used = {name for pattern in (NAMED, SHOWN) for name in pattern.findall(text)}

    assert used | {icon for _title, icon in STEPS.values()} <= set(icon_names())


def test_the_sprite_carries_no_icon_that_nobody_mentions() -> None:
    mentioned = set(re.findall(r"""["']([a-z0-9-]+)["']""", sources()))

    assert set(icon_names()) - mentioned == set()


def test_the_list_is_sorted_and_names_each_icon_once() -> None:
    names = ICON_LIST.read_text().splitlines()

    assert names == sorted(set(names))
