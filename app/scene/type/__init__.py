"""Type: which faces there are, how text becomes glyphs, and where its lines break. Knows no Qt."""
