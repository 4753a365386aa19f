"""What a person can do, menu by menu. A new action is one line in `COMMANDS` of the file of its menu."""
