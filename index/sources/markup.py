"""HTML through trafilatura, which is loaded with the first page that is read.

It stands on lxml and much else, which is a tenth of what a process takes to start; few that
answer, and few that ingest, ever read a page.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trafilatura.settings import Document


def tree_of(markup: str) -> Any:  # noqa: ANN401 - lxml has no types
    """Return the root element of a page, `None` where there is no markup."""
    from trafilatura import load_html  # noqa: PLC0415 - see the module's docstring

    return load_html(markup)


def extract(markup: str) -> "Document | None":
    """Return the article of a page and what the page says about it, `None` where it has none."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - likewise
    from trafilatura.settings import Document  # noqa: PLC0415 - likewise

    document = bare_extraction(
        markup,
        favor_recall=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return document if isinstance(document, Document) else None
