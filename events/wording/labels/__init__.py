"""Names of kinds, places and sides as readers see them."""
