"""The styles an OpenDocument of ours needs beyond those that every program has (OpenDocument 1.3, part 3)."""

_LEVELS = 10  # as many as OpenDocument has for a list
_STEP = 0.75  # centimetres that each level stands in


def _words(name: str, properties: str) -> str:
    return f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/></style:style>'


def _paragraph(name: str, paragraph: str = "", text: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Text_20_body">'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def _list(name: str, mark: str) -> str:
    """A list of ten levels; `mark` is what each level begins with, as an element without its end."""
    levels = "".join(_level(mark, level) for level in range(1, _LEVELS + 1))
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>'


def _level(mark: str, level: int) -> str:
    return (
        f'<{mark} text:level="{level}">'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        f'<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-{_STEP}cm"'
        f' fo:margin-left="{_STEP * level}cm"/></style:list-level-properties></{mark.partition(" ")[0]}>'
    )


_BOLD, _SLANTED = 'fo:font-weight="bold"', 'fo:font-style="italic"'

_CELL = (
    '<style:style style:name="Cell" style:family="table-cell">'
    '<style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #7c8684"/></style:style>'
)

STYLES = (
    _words("Plain", ""),
    _words("S", _BOLD),
    _words("E", _SLANTED),
    _words("SE", f"{_BOLD} {_SLANTED}"),
    _paragraph("Quote", 'fo:margin-left="1cm" fo:margin-right="1cm"', _SLANTED),
    _paragraph("Column", text=_BOLD),
    _paragraph("Line", 'fo:border-bottom="0.5pt solid #7c8684"'),
    _CELL,
    _list("Bullets", 'text:list-level-style-bullet text:bullet-char="•"'),
    _list("Numbers", 'text:list-level-style-number style:num-format="1" style:num-suffix="."'),
)
