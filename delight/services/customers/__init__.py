"""Deeds on customers: who they are, what they allow, who belongs to whom, who is here twice."""
