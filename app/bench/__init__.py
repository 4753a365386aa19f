"""How fast is it? The measured operations behind `baton bench`.

An operation counts until its paint event has ended. Made maps: maps. Numbers: spread. Operations on the canvas:
canvas. Launching the editor, from outside: launch. The model without a window: model. All together: run.
"""
