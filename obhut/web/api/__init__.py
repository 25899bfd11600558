"""The same answers as the pages give, as data: JSON with an OpenAPI document."""
