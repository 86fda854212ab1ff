"""Articles in files: a table (CSV, XLSX), JSON, a folder or ZIP of texts, PDFs and pages.

Rows are read one by one, in bounded memory.
"""

from events.sources.article_files.formats import ENDINGS, rows_of_file
from events.sources.article_files.layout import Layout
from events.sources.article_files.packed.text_folder import names_and_sizes, rows_of_folder
from events.sources.article_files.rows import ArticleRow, FileRefused, RefusedRow, Row

__all__ = [
    "ENDINGS",
    "ArticleRow",
    "FileRefused",
    "Layout",
    "RefusedRow",
    "Row",
    "names_and_sizes",
    "rows_of_file",
    "rows_of_folder",
]
