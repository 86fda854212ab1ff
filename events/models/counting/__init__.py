"""Tolls and the sums that are made of them."""
