"""How does a map look? Type, layout and drawing, down to one display list that every backend paints."""
