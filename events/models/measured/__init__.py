"""How well the extractor reads, and what a language model was asked."""
