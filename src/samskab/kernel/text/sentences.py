"""Where the first sentence of a text ends, which is often what it is about."""

_ENDS = (". ", "! ", "? ", "\n")


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence or line of a text, and the rest; the rest is empty when there is only one."""
    ends = [place for end in _ENDS if (place := text.find(end)) > 0]
    cut = min(ends) + 1 if ends else len(text)
    return text[:cut].strip(), text[cut:].strip()


def shortened(sentence: str, longest: int) -> str:
    """A sentence without its full stop, cut between two words where it is longer than it may be."""
    whole = sentence.rstrip(".")
    if len(whole) <= longest:
        return whole
    return whole[:longest].rpartition(" ")[0].rstrip(",;:") or whole[:longest]
