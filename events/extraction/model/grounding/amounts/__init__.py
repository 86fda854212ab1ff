"""Counts of people and munitions, as the words of a quotation say them."""
