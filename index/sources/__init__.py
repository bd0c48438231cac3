"""Readers of the outside world: files, folders and streams in; cleaned articles out.

    for found in read("news/"):
        match found:
            case Draft(): ...         # an article
            case SourceError(): ...   # what was left out, and why; the rest follows
            case Problem(): ...       # what the article before it has lost

Everything here is synchronous; only an address (http, https) is fetched from the network.
"""

from index.sources.files import size
from index.sources.gathering import gather_address, gather_file
from index.sources.identity import fingerprint
from index.sources.paragraphs import paragraphs
from index.sources.reading import Found, read

__all__ = ["Found", "fingerprint", "gather_address", "gather_file", "paragraphs", "read", "size"]
