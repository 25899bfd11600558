"""Every edition of every text: read, compared, and taken along as PDF, DOCX, JSON and files."""
