"""Cut, copy and paste, and what is dropped: between places of a map, maps, windows and other programs."""
