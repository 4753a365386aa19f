"""Finding one's way: palette, find and replace, outline, history, filter, mini-map."""
