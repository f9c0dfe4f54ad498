"""What is kept on a customer, edited in place."""
