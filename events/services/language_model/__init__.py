"""A language model as extractor: asked, answered, recorded, and held to a budget."""
