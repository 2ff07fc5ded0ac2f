"""Small parts that windows are made of."""
