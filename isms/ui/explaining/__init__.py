"""What a dossier tells of a system, on screen: texts, lists of devices and zones, risks."""
