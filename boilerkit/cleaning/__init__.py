"""Cleaning many pages: what people have in, one record a page out, nothing lost."""
