"""May this be told to them: the answer and its ground. Not built yet."""
