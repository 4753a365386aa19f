"""The small maps on which every check is tried; see tools/make_check_maps.py."""
