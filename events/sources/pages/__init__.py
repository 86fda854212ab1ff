"""The article of a page: its words, its day, and what the page says of itself."""

from events.sources.pages.article import NoArticle, PageArticle, read_page

__all__ = ["NoArticle", "PageArticle", "read_page"]
