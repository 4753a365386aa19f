"""What `run.py` does before it hands over; the standard library is all it uses."""
