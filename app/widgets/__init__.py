"""The window: how a map is edited."""
