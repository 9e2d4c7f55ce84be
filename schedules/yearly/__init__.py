"""The numbers of the yearly report (Mẫu số 08)."""
