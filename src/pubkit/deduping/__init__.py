"""Which records are one publication, and how to make one of them."""
