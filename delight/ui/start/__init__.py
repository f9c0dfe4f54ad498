"""The first start: thirty seconds to a shop of one's own."""
