"""Room 3: matrix to labels. The only room that touches LightGBM."""
