"""Acts that change how a system stands: facts recorded, a level decided, permission given and withdrawn."""
