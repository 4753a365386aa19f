"""Questions that need an answer before something can happen; each file is one."""
