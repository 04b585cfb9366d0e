"""How a letter looks in a mail program: one column, our colours, nothing fetched, and readable in the dark.

Mail programs drop style sheets, so each element carries its own style. Those that know dark mode and keep the sheet in
the head follow it; the others turn the colours round by themselves, which these colours stand.
"""

from collections.abc import Mapping
from html import escape

INK, SOFT, PAPER, SHEET, LINE, SUN = "#16282b", "#4a595b", "#f3f2eb", "#fdfcf8", "#d5d3c6", "#f6c52e"
_FACE = "'Atkinson Hyperlegible Next',Verdana,'Segoe UI',Helvetica,Arial,sans-serif"
_HEAD = "Piazzolla,Georgia,'Times New Roman',serif"

# The elements a letter may have, by name or by name and class, and the style of each.
STYLES: Mapping[str, str] = {
    "h1": f"margin:0 0 16px;font:bold 26px/1.2 {_HEAD};color:{INK}",
    "h2": f"margin:28px 0 8px;font:bold 20px/1.25 {_HEAD};color:{INK}",
    "p": "margin:0 0 14px",
    "p.soft": f"margin:0 0 10px;font-size:15px;color:{SOFT}",
    "p.code": f"margin:20px 0;font:bold 32px/1.2 {_HEAD};letter-spacing:4px;color:{INK}",
    "p.way": "margin:20px 0 22px",
    "p.way a": (
        f"display:inline-block;padding:12px 22px;border-radius:24px;background-color:{INK};color:{PAPER};"
        "font-weight:bold;text-decoration:none"
    ),
    "blockquote": f"margin:0 0 16px;padding:2px 0 2px 16px;border-left:4px solid {SUN};color:{INK}",
    "ul": "margin:0 0 14px;padding:0 0 0 22px",
    "li": "margin:0 0 6px",
    "a": f"color:{INK};text-decoration:underline",
    "strong": "font-weight:bold",
    "br": "",
    "hr": f"margin:28px 0 16px;border:0;border-top:1px solid {LINE}",
}

# Of the dark: only what the styles above say otherwise.
_DARK = (
    "@media (prefers-color-scheme:dark){"
    ".page{background-color:#131b1c!important;color:#f1efe6!important}"
    ".sheet{background-color:#1b2526!important}"
    ".sheet h1,.sheet h2,.sheet p,.sheet a,.sheet li,.sheet blockquote{color:#f1efe6!important}"
    ".sheet p.soft{color:#b3bdb9!important}"
    ".sheet p.way a{background-color:#f3c53c!important;color:#16282b!important}"
    ".sheet hr{border-top-color:#334041!important}"
    "}"
)


def framed(inside: str, *, title: str, language: str) -> str:
    """A whole HTML letter around what it says."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="supported-color-schemes" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>:root{{color-scheme:light dark}}{_DARK}</style>\n</head>\n"
        f'<body class="page" style="margin:0;padding:0;background-color:{PAPER};color:{INK}">\n'
        f'<div class="page" style="padding:24px 12px;background-color:{PAPER};color:{INK};font:17px/1.5 {_FACE}">\n'
        f'<main class="sheet" style="display:block;max-width:560px;margin:0 auto;padding:28px 24px 20px;'
        f'background-color:{SHEET};border-top:6px solid {SUN};border-radius:3px 28px 3px 3px">\n'
        f"{inside}\n</main>\n</div>\n</body>\n</html>\n"
    )
