"""A code is worked out from an address."""

from samskab.ui.figures.codes import code_for


def test_the_same_address_is_the_same_drawing_and_another_is_another() -> None:
    one, same, other = (code_for(f"https://samskab.example/i/{token}/") for token in ("7QF2", "7QF2", "7QF3"))
    assert one == same
    assert one.path != other.path
    assert one.size in range(21, 178, 4)


def test_a_code_has_its_three_corners() -> None:
    code = code_for("https://samskab.example/i/7QF2-ABCD-EFGH-JKMN/")
    far = code.size - 7
    assert code.path.startswith("M0 0h7v1h-7z")
    assert f"M{far} 0h7v1h-7z" in code.path
    assert f"M0 {far}h7v1h-7z" in code.path
