"""May this be told to them: the answer and its ground. It only answers; it never sends."""
