"""Why some bytes are not an article, before anyone knows which file they came from."""


class Refusal(ValueError):
    """Bytes that cannot be read; the reader puts the source's name to it.

    It never leaves the room: `reading` turns it into an `UnreadableSource` or a `BrokenRecord`.

    Attributes:
        reason: why, as the end of a sentence that begins with the source's name.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
