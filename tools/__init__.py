"""What makes the files that are made: samples, maps of the checks, their pictures, words, schema and fonts."""
