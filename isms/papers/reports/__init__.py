"""Yearly reports and the DTI paper."""
