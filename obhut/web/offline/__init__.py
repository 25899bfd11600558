"""What a reader keeps for the moment when the network is gone."""
