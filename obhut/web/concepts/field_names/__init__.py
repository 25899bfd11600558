"""What the fields of nodes are called and how they are explained: the same where one reads and where one writes."""
