"""Train, evaluate and benchmark boilerkit's models; runs from a checkout."""
