"""A picture of how a page was judged."""
