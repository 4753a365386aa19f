"""The guided review of handovers."""
