"""Gestures: one object per thing the hand does, with begin, move, finish and cancel."""
