"""Evidence guards: rules as data, the situations they look at, and the words they look for."""
