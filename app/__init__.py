"""Baton: customer journey maps in which no handover is dropped unseen."""

__version__ = "0.1.0"
