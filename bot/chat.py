"""Where a message comes from, as far as what answers it needs to know."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat, and who writes there."""

    id: int
    private: bool
    """Whether the bot talks with one person there."""
    language: str | None = None
    """IETF tag of the language of the writer's client, if it says."""
    person: int | None = None
    """The writer's id; `None` for those who write as a group or a channel."""
