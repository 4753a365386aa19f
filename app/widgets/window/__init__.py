"""The parts of the main window, one thing each; the window owns them and only assembles.

Places and folding: panels (and side, the panels left of the map). The map shown: journey. What is selected:
choosing. Theme and language: look. Menus: menus. Sentences, errors, title and status: telling. What comes back
when a map or the program is opened again: memory. Files dropped on the window: drops.
"""
