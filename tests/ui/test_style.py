"""The style sheet: every file names its layer, every colour keeps the contrast it promises."""

import re
from pathlib import Path

import pytest

from samskab import ui

CSS = Path(ui.__file__).parent / "css"
INDEX = (CSS / "index.css").read_text()
IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: layer\((\w+)\))?')
LAYERS = ("reset", "tokens", "base", "layout", "components", "pages", "utilities")
FILES = sorted(str(path.relative_to(CSS)) for path in CSS.rglob("*.css") if path.name != "index.css")

TOKENS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", (CSS / "tokens.css").read_text()
    )
} | {
    name: (value, value)
    for name, value in re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", (CSS / "tokens.css").read_text())
}
SECTORS = ("offentlig", "erhverv", "forening", "borger")
GROUNDS = ("paper", "sheet", "sunk")

TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "error") for ground in GROUNDS],
    ("ink", "sun-soft"),
    ("ink", "error-soft"),
    ("error", "error-soft"),
    ("on-sun", "sun"),
    ("on-band", "band"),
    ("paper", "ink"),
    *[(f"{sector}-text", ground) for sector in SECTORS for ground in ("paper", "sheet", f"{sector}-soft")],
    *[("ink", f"{sector}-soft") for sector in SECTORS],
]
SHAPES = [
    *[("line-strong", ground) for ground in GROUNDS],
    *[(sector, ground) for sector in SECTORS for ground in (*GROUNDS, "sun-soft")],
]


def luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance of #rrggbb."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(text: str, ground: str, theme: int) -> None:
    assert contrast(TOKENS[text][theme], TOKENS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_and_the_borders_of_controls_can_be_seen(shape: str, ground: str, theme: int) -> None:
    assert contrast(TOKENS[shape][theme], TOKENS[ground][theme]) >= 3.0


def test_layers_have_one_order() -> None:
    assert f"@layer {', '.join(LAYERS)};" in INDEX


@pytest.mark.parametrize("name", FILES)
def test_every_file_names_its_layer(name: str) -> None:
    """Fonts stand outside the layers: an @font-face has no specificity to order."""
    layers = dict(IMPORT.findall(INDEX))

    assert name in layers
    assert layers[name] in LAYERS or name == "fonts.css"


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_fetched_from_elsewhere(name: str) -> None:
    addresses = re.findall(r"url\(([^)]*)\)", (CSS / name).read_text())

    assert all(address.startswith(('"@fontsource-variable/', "#")) for address in addresses)


@pytest.mark.parametrize("name", FILES)
def test_weight_is_never_forced_except_where_the_person_or_the_printer_decides(name: str) -> None:
    css = re.sub(r"@media \(prefers-reduced-motion: reduce\) \{.*?\n\}", "", (CSS / name).read_text(), flags=re.DOTALL)

    assert "!important" not in css or name == "print.css"


@pytest.mark.parametrize("name", FILES)
def test_only_tokens_and_the_printer_name_colours(name: str) -> None:
    """A colour written elsewhere would not follow the theme."""
    found = re.findall(r"#[0-9a-fA-F]{3,8}\b(?![\w-]*[\"')])", (CSS / name).read_text())

    assert name in {"tokens.css", "print.css"} or found == []


def test_the_smallest_text_is_fourteen_pixels() -> None:
    tokens = (CSS / "tokens.css").read_text()
    sizes = re.findall(r"--text-(?:xs|s|m|l):\s*(?:clamp\()?([\d.]+)rem", tokens)

    assert [float(size) * 16 >= 14 for size in sizes] == [True] * 4
