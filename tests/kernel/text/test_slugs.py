import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.text.slugs import LENGTH, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Vandet stiger på Ærø", "vandet-stiger-paa-aeroe"),
        ("Aarhus & Ålborg, 2026", "aarhus-aalborg-2026"),
        ("  Café »Ny« ", "cafe-ny"),
        ("Привет", ""),
        ("-", ""),
    ],
)
def test_a_title_becomes_a_part_of_an_address(title: str, slug: str) -> None:
    assert slug_of(title) == slug


@given(st.text(max_size=500))
def test_it_is_short_and_plain_whatever_is_written(title: str) -> None:
    slug = slug_of(title)
    assert len(slug) <= LENGTH
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug == slug.strip("-")
