"""Facts on paper: gathered once into a frozen sheet, which `render` prints as PDF, DOCX or HTML."""
