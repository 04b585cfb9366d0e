"""Numbers, bytes and text as lib0 writes them, read without trusting who wrote them."""

LARGEST = 2**53 - 1
_LONGEST = 8  # bytes that a number up to LARGEST can take


class Malformed(ValueError):
    """Bytes that are not what they should be."""


def write_number(number: int) -> bytes:
    """A whole number from 0 to `LARGEST`, seven bits a byte, the lowest first."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"{number} cannot be written")
    made = bytearray()
    while number > 0x7F:
        made.append(0x80 | number & 0x7F)
        number >>= 7
    made.append(number)
    return bytes(made)


def write_bytes(data: bytes) -> bytes:
    """Bytes, behind how many there are."""
    return write_number(len(data)) + data


def write_text(text: str) -> bytes:
    """Text as UTF-8, behind how many bytes it is."""
    return write_bytes(text.encode())


class Reader:
    """Reads what was written, from the front. Raises `Malformed` for what is cut off, too large, or no text."""

    __slots__ = ("at", "data")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    @property
    def is_done(self) -> bool:
        """Whether nothing is left."""
        return self.at == len(self.data)

    def byte(self) -> int:
        """The next byte."""
        if self.at >= len(self.data):
            raise Malformed("cut off")
        self.at += 1
        return self.data[self.at - 1]

    def number(self) -> int:
        """A whole number."""
        number = self.byte()
        if number < 0x80:
            return number
        number &= 0x7F
        for place in range(1, _LONGEST):
            byte = self.byte()
            number |= (byte & 0x7F) << 7 * place
            if byte < 0x80:
                if number > LARGEST:
                    break
                return number
        raise Malformed("too large a number")

    def signed(self) -> int:
        """A whole number that may be less than nought: its sign is in the second bit of the first byte."""
        first = self.byte()
        number, place, more = first & 0x3F, 6, first & 0x80
        while more:
            if place > 53:
                raise Malformed("too large a number")
            more = self.byte()
            number |= (more & 0x7F) << place
            place += 7
            more &= 0x80
        return -number if first & 0x40 else number

    def take(self, count: int) -> bytes:
        """So many bytes."""
        end = self.at + count
        if end > len(self.data):
            raise Malformed("cut off")
        taken = self.data[self.at : end]
        self.at = end
        return taken

    def bytes(self) -> bytes:
        """Bytes that stand behind their count."""
        return self.take(self.number())

    def text(self) -> str:
        """Text that stands behind its count of bytes."""
        try:
            return self.bytes().decode()
        except UnicodeDecodeError as error:
            raise Malformed("no text") from error
