"""How does it come in? Text, tables and pages from elsewhere become a plan that can be looked at before it is made.

Nothing here knows Qt or the clipboard: the same code serves pasting, dropping and the command line. Reading
(`text`, `lines`, `tables`, `html`, `reading`) turns what came into rows of words; `plan` says what each would become
in a map, and `making` makes it, in one edit.
"""
