"""How is a map kept? Canonical .jmap text, strict loading, migrations, atomic saving, recovery."""
