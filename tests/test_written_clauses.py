"""Clauses on paper, written out as offices write them."""

import pytest

from isms.papers.composition.written_clauses import name_of, written_out


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("NĐ 331/2026 Đ21.2.b", "điểm b khoản 2 Điều 21 Nghị định số 331/2026/NĐ-CP"),
        ("NĐ 331/2026 Đ18.3.đ", "điểm đ khoản 3 Điều 18 Nghị định số 331/2026/NĐ-CP"),
        ("NĐ 85/2016 Đ19", "Điều 19 Nghị định số 85/2016/NĐ-CP"),
        (
            "NĐ 85/2016 Đ12.1, Đ14.3.a; TT 12/2022 Đ6",
            "khoản 1 Điều 12, điểm a khoản 3 Điều 14 Nghị định số 85/2016/NĐ-CP; Điều 6 Thông tư số 12/2022/TT-BTTTT",
        ),
        ("NĐ 331/2026 Đ36.9, Đ36.10", "khoản 9, khoản 10 Điều 36 Nghị định số 331/2026/NĐ-CP"),
        ("NĐ 331/2026 Đ8-Đ15", "Điều 8 đến Điều 15 Nghị định số 331/2026/NĐ-CP"),
        ("Luật 116/2025/QH15 Đ9.3", "khoản 3 Điều 9 Luật An ninh mạng số 116/2025/QH15"),
        ("Chuyển tiếp (Đ39.1)", "Chuyển tiếp (khoản 1 Điều 39)"),
        ("theo NĐ 331/2026", "theo Nghị định số 331/2026/NĐ-CP"),
        ("TT 117/2026 Đ4", "Điều 4 TT 117/2026"),
        ("KH DTI 2026 II.3.a; 12/QĐ-STP; khoản 4 Điều 27", "KH DTI 2026 II.3.a; 12/QĐ-STP; khoản 4 Điều 27"),
    ],
)
def test_a_short_citation_is_written_out_and_other_words_stay(short, long):
    assert written_out(short) == long
    assert written_out(long) == long


def test_clauses_of_the_document_that_a_table_names_stand_without_it():
    said = written_out("NĐ 331/2026 Đ21.2.b; TT 12/2022 Đ6", understood="NĐ 331/2026")

    assert said == "điểm b khoản 2 Điều 21; Điều 6 Thông tư số 12/2022/TT-BTTTT"
    assert name_of("NĐ 331/2026") == "Nghị định số 331/2026/NĐ-CP"
