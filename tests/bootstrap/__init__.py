"""Setting up, on machines that exist only in these tests."""
