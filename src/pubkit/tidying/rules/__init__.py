"""One transform a file; pubkit.tidying.tidy puts them in order."""
