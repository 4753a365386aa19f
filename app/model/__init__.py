"""What is a journey? Records, the store that holds them, edits, the graph and the checks."""
