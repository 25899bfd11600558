"""Deeds on deliveries: upload, mend, decide, activate, refuse, withdraw, go back."""
