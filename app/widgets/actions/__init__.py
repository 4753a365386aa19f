"""What a person can do, menu by menu. A new action is one `register` line in the file of its menu."""
