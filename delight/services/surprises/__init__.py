"""Deeds that surprise: the catalogue, what is planned and given, the week that the planner draws."""
