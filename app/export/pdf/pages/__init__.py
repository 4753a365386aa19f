"""One module for each kind of page. A page set is a function that adds its sheets to a book."""
