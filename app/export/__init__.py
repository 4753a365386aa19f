"""How a map leaves the house: PDF, SVG and PNG, all painted from the same display list."""
