"""The finished example maps that ship with Baton, written with the program's own verbs."""
