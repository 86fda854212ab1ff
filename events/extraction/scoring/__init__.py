"""The annotation guide's scores: how far predicted events agree with those that people annotated.

Both are the guide's JSON. Nothing here reads texts or files: `gold.py` reads lines, `measures.py`
says what comes of them.
"""
