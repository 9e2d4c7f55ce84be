"""Administrative papers read, pure: number, day, issuer, level, result off the layout of NĐ 30. Right or silent."""
