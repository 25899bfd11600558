"""Keys and envelopes. Today it seals short secrets; envelopes between desks come later."""
