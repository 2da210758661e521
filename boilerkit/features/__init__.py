"""Room 2: blocks to a matrix of numbers."""
