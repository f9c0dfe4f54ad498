"""A person's data from their page: taken along, erased."""
