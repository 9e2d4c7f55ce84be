"""Small files of every kind that may be kept, and of those that may not."""

import io
import struct
import zipfile
import zlib

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x01" * 40 + b"\xff\xd9"
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
EXE = b"MZ" + bytes(200)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\0\0\0"))
    + _chunk(b"IEND", b"")
)


def zipped(*names: str, types: str = "<Types/>") -> bytes:
    """Return an archive with these members and an office file's list of types."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        for name in names:
            archive.writestr(name, "x")
    return target.getvalue()


DOCX, XLSX = zipped("word/document.xml"), zipped("xl/workbook.xml")
GOOD = {
    "a.pdf": PDF,
    "a.PDF": PDF,
    "no-table.pdf": PDF.replace(b"startxref\n9\n", b""),
    "blanks.pdf": PDF + bytes(9000),
    "a.docx": DOCX,
    "a.xlsx": XLSX,
    "a.png": PNG,
    "a.jpg": JPEG,
    "a.jpeg": JPEG,
    "more-behind.jpg": JPEG + b"more" * 30,
}
BAD = {
    "page.html": HTML,
    "drawing.svg": SVG,
    "no-ending": PDF,
    "old.doc": OLD_OFFICE,
    "old.xls": OLD_OFFICE,
    "macro.docm": zipped("word/document.xml", "word/vbaProject.bin"),
    "run.exe": EXE,
    "pdf.pdf.exe": PDF,
    "html.pdf": HTML,
    "html.png": HTML,
    "svg.png": SVG,
    "exe.jpg": EXE,
    "png.jpg": PNG,
    "jpg.png": JPEG,
    "zip.pdf": DOCX,
    "locked.docx": OLD_OFFICE,
    "excel.docx": XLSX,
    "word.xlsx": DOCX,
    "cut.pdf": b"%PDF-1.7\n1 0 obj",  # the input f01_truncated
    "cut-in-an-update.pdf": PDF + b"2 0 obj\n<< /Length 9000 >>\nstream\n" + b"x" * 5000,
    "table-beyond-the-end.pdf": PDF.replace(b"startxref\n9", b"startxref\n900000"),
    "cut.png": PNG[:-12],
    "signature-and-zeros.png": PNG[:8] + bytes(200),
    "cut.jpg": JPEG[:-2],
    "cut-after-its-preview.jpg": JPEG[:20] + b"\xff\xd9" + b"\xff\xda" + b"\x01" * 40,
    "hidden-macro.docx": zipped("word/document.xml", "word/vbaProject.bin"),
    "renamed-macro.xlsx": zipped("xl/workbook.xml", "xl/VBAPROJECT.BIN"),
    "declared-macro.docx": zipped("word/document.xml", types="application/vnd.ms-word.document.macroEnabled.main+xml"),
    "cut.docx": DOCX[:40],
    "html-then-zip.docx": HTML + DOCX,
    "png-then-zip.png": PNG + DOCX,
    "pdf-then-zip.pdf": PDF + DOCX,
    "html-with-jpeg-end.jpg": HTML + b"\xff\xd9",
    "late.pdf": HTML + PDF,
    "empty.pdf": b"",
}
