"""The verbs: plain functions on the store, one file per noun. A button, a shortcut, a script and a test call
the same one. Each verb is one edit; called inside an edit it becomes a part of it."""
