"""What an article is: whether it is the same as before."""

import hashlib
import unicodedata

from index.model import Draft


def fingerprint(draft: Draft) -> str:
    """Return a SHA-256 in hexadecimal of title and text that spacing does not change.

    Two drafts have the same one when their words and marks are the same after NFKC
    (Unicode Standard Annex 15) and the folding of white space.
    """
    folded = "\n".join(_fold(part) for part in (draft.title or "", draft.text))
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())
