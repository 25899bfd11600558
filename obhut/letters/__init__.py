"""What leaves the house by mail: letters waiting, sent, come back."""
