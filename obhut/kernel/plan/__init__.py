"""Situation + mechanism + desks -> the ordered plan."""
