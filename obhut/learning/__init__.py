"""Modules and quizzes. Not built yet."""
