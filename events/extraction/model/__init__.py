"""What a language model reads in an article, held to the article's text."""
