"""Terms, calendars, day arithmetic."""
