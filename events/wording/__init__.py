"""What values are called for readers: words of the vocabularies, counts, dates, places, in the
reader's language.
"""
