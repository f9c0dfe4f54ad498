"""Each speed that we promise, measured beside its limit and its peers, in one run."""
