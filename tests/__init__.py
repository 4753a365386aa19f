"""The tests mirror app/; start reading at conftest.py."""
