"""Drawers: what cards, headings, curves and arrows look like. `registry` knows which card kind has which drawer."""
