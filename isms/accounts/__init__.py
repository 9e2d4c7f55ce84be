"""People of the office: who they are, how they sign in, and what they are while signed in."""
