"""The bar over a track: what it is, what its deletion means, and the decision."""
