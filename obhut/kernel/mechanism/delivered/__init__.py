"""What others deliver as a table: its columns, what its cells say, and what that would change."""
