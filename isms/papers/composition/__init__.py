"""How a paper is composed and becomes PDF, Word or HTML."""
