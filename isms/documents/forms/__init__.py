"""The statutory forms of NĐ 331/2026 (Phụ lục): which one is due, what the register knows for it, and its printing."""
