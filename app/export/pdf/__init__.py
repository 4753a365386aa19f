"""PDF without Qt: tagged, searchable, with every glyph where the layout put it."""
