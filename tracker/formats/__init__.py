"""How each language writes days and moments where Django's own way differs from the one of the
pages.
"""
