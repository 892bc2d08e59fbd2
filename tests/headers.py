"""Headers of documents of our own wording and what must be found in each: bodies of every level, party, press, years."""

from __future__ import annotations

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"

HEADERS: list[tuple[str, dict[str, str | None]]] = [
    (
        (
            "Kế hoạch phát triển kinh tế - xã hội năm 2021 của Quận 8, Thành phố Hồ Chí Minh\n"
            "\n"
            "I. MỤC TIÊU\n"
            "\n"
            "1. Kinh tế.\n"
            "\n"
            "2. Xã hội."
        ),
        {"place": "Quận 8", "level": "district", "place_parent": "TP. Hồ Chí Minh", "year": "2021", "kind": "plan"},
    ),
    (
        "Tình hình kinh tế - xã hội Quận 8, TP.HCM 6 tháng đầu năm 2022\n\nThu ngân sách theo dự toán.",
        {"place": "Quận 8", "level": "district", "place_parent": "TP. Hồ Chí Minh", "year": "2022"},
    ),
    (
        "THÀNH PHỐ HỒ CHÍ MINH: QUẬN 8 ĐẠT CÁC CHỈ TIÊU NĂM 2021\n\nThu ngân sách vượt dự toán.",
        {"place": "QUẬN 8", "level": "district"},
    ),
    (
        "Huyện Cần Giờ (Thành phố Hồ Chí Minh) hoàn thành các chỉ tiêu năm 2021\n\nThu vượt dự toán.",
        {"place": "huyện Cần Giờ", "level": "district", "place_parent": "TP. Hồ Chí Minh"},
    ),
    (
        "Nghị quyết về phát triển kinh tế - xã hội thành phố Thủ Đức, Thành phố Hồ Chí Minh năm 2022\n\n1. Kinh tế.",
        {"place": "thành phố Thủ Đức", "level": "district"},
    ),
    (
        (
            "UBND Quận 8, TP Hồ Chí Minh báo cáo kết quả thực hiện nhiệm vụ năm 2021\n"
            "\n"
            "Thành phố Hồ Chí Minh giao chỉ tiêu cho quận. Thành phố Hồ Chí Minh đánh giá cao."
        ),
        {"place": "Quận 8", "level": "district"},
    ),
    (
        (
            "HỘI ĐỒNG NHÂN DÂN\n"
            "TỈNH NGHỆ AN\n"
            f"{MOTTO}"
            "Số: 45/NQ-HĐND\n"
            "Nghệ An, ngày 07 tháng 12 năm 2023\n"
            "\n"
            "NGHỊ QUYẾT\n"
            "Về Kế hoạch phát triển kinh tế - xã hội năm 2024\n"
            "\n"
            "HỘI ĐỒNG NHÂN DÂN TỈNH NGHỆ AN\n"
            "KHÓA XVIII, KỲ HỌP THỨ 17\n"
            "\n"
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"
            "\n"
            "QUYẾT NGHỊ:\n"
            "\n"
            "Điều 1. Kinh tế."
        ),
        {
            "kind": "resolution",
            "number": "45/NQ-HĐND",
            "published": "2023-12-07",
            "place": "tỉnh Nghệ An",
            "level": "province",
            "year": "2024",
            "issuer": "HỘI ĐỒNG NHÂN DÂN TỈNH NGHỆ AN",
        },
    ),
    (
        (
            "HỘI ĐỒNG NHÂN DÂN\n"
            "HUYỆN TƯƠNG DƯƠNG\n"
            "-----\n"
            "Số: 12/NQ-HĐND\n"
            "\n"
            f"{MOTTO}"
            "Tương Dương, ngày 20 tháng 12 năm 2022\n"
            "\n"
            "NGHỊ QUYẾT\n"
            "Về nhiệm vụ kinh tế - xã hội năm 2023\n"
            "\n"
            "Điều 1. Kinh tế."
        ),
        {
            "kind": "resolution",
            "place": "huyện Tương Dương",
            "place_parent": "tỉnh Nghệ An",
            "level": "district",
            "year": "2023",
            "published": "2022-12-20",
        },
    ),
    (
        (
            "HỘI ĐỒNG NHÂN DÂN\n"
            "XÃ SƠN LANG\n"
            f"{MOTTO}"
            "Số: 08/NQ-HĐND\n"
            "Sơn Lang, ngày 22 tháng 12 năm 2021\n"
            "\n"
            "NGHỊ QUYẾT\n"
            "Về nhiệm vụ phát triển kinh tế - xã hội năm 2022 của xã Sơn Lang, huyện Kbang\n"
            "\n"
            "Điều 1. Kinh tế."
        ),
        {
            "kind": "resolution",
            "place": "xã Sơn Lang",
            "level": "commune",
            "place_parent": "huyện Kbang",
            "year": "2022",
        },
    ),
    (
        (
            "UBND HUYỆN KBANG\n"
            "XÃ SƠN LANG\n"
            "Số: 15/BC-UBND\n"
            f"{MOTTO}"
            "Sơn Lang, ngày 05 tháng 12 năm 2022\n"
            "\n"
            "BÁO CÁO\n"
            "Tình hình thực hiện nhiệm vụ năm 2022 và phương hướng năm 2023\n"
            "\n"
            "1. Kinh tế."
        ),
        {"kind": "report", "place": "xã Sơn Lang", "level": "commune", "year": "2022", "published": "2022-12-05"},
    ),
    (
        (
            "ỦY BAN NHÂN DÂN\n"
            "PHƯỜNG HỘI PHÚ\n"
            "Số: 15/KH-UBND\n"
            "Hội Phú, ngày 05 tháng 01 năm 2026\n"
            "\n"
            "KẾ HOẠCH\n"
            "Phát triển kinh tế - xã hội năm 2026\n"
            "\n"
            "1. Kinh tế."
        ),
        {"kind": "plan", "place": "phường Hội Phú", "level": "commune", "place_parent": "tỉnh Gia Lai", "year": "2026"},
    ),
    (
        (
            "ỦY BAN NHÂN DÂN\n"
            "ĐẶC KHU PHÚ QUỐC\n"
            "Số: 20/KH-UBND\n"
            "Phú Quốc, ngày 12 tháng 12 năm 2025\n"
            "\n"
            "KẾ HOẠCH\n"
            "Phát triển kinh tế - xã hội 5 năm 2026 - 2030\n"
            "\n"
            "1. Kinh tế."
        ),
        {
            "kind": "plan",
            "place": "đặc khu Phú Quốc",
            "level": "commune",
            "place_parent": "tỉnh An Giang",
            "year": "2026-2030",
        },
    ),
    (
        (
            "ĐẢNG BỘ TỈNH GIA LAI\n"
            "HUYỆN ỦY KBANG\n"
            "*\n"
            "Số 12-NQ/HU\n"
            "ĐẢNG CỘNG SẢN VIỆT NAM\n"
            "Kbang, ngày 20 tháng 12 năm 2023\n"
            "\n"
            "NGHỊ QUYẾT\n"
            "CỦA BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN\n"
            "về phương hướng, nhiệm vụ năm 2024\n"
            "\n"
            "1. Kinh tế."
        ),
        {
            "kind": "resolution",
            "place": "huyện Kbang",
            "level": "district",
            "place_parent": "tỉnh Gia Lai",
            "number": "12-NQ/HU",
            "published": "2023-12-20",
            "year": "2024",
        },
    ),
    (
        (
            "TỈNH ỦY NGHỆ AN\n"
            "*\n"
            "Số 08-NQ/TU\n"
            "ĐẢNG CỘNG SẢN VIỆT NAM\n"
            "Nghệ An, ngày 5 tháng 12 năm 2022\n"
            "\n"
            "NGHỊ QUYẾT\n"
            "của Ban Chấp hành Đảng bộ tỉnh về nhiệm vụ năm 2023\n"
            "\n"
            "1. Kinh tế."
        ),
        {"kind": "resolution", "place": "tỉnh Nghệ An", "level": "province", "number": "08-NQ/TU", "year": "2023"},
    ),
    (
        (
            "ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH\n"
            "QUẬN ỦY QUẬN 8\n"
            "*\n"
            "Số 05-NQ/QU\n"
            "ĐẢNG CỘNG SẢN VIỆT NAM\n"
            "Quận 8, ngày 15 tháng 12 năm 2020\n"
            "\n"
            "NGHỊ QUYẾT\n"
            "về nhiệm vụ năm 2021\n"
            "\n"
            "1. Kinh tế."
        ),
        {"place": "Quận 8", "level": "district", "place_parent": "TP. Hồ Chí Minh", "year": "2021"},
    ),
    (
        (
            "ĐẢNG BỘ XÃ SƠN LANG\n"
            "BAN CHẤP HÀNH\n"
            "Số 03-NQ/ĐU\n"
            "Sơn Lang, ngày 15 tháng 12 năm 2020\n"
            "\n"
            "NGHỊ QUYẾT\n"
            "ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ XÃ SƠN LANG LẦN THỨ X, NHIỆM KỲ 2020 - 2025\n"
            "\n"
            "1. Kinh tế."
        ),
        {"kind": "resolution", "place": "xã Sơn Lang", "level": "commune", "year": "2020-2025"},
    ),
    (
        "NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ TỈNH SƠN LA LẦN THỨ XV, NHIỆM KỲ 2020 - 2025\n\n1. Kinh tế.\n2. Xã hội.",
        {"kind": "resolution", "place": "tỉnh Sơn La", "level": "province", "year": "2020-2025"},
    ),
    (
        (
            "BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN\n"
            f"{MOTTO}"
            "Số: 1234/QĐ-BNN-KH\n"
            "Hà Nội, ngày 10 tháng 3 năm 2022\n"
            "\n"
            "QUYẾT ĐỊNH\n"
            "Phê duyệt Kế hoạch cơ cấu lại ngành giai đoạn 2021 - 2025\n"
            "\n"
            "Điều 1. Kinh tế."
        ),
        {
            "kind": "decision",
            "place": "Việt Nam",
            "level": "national",
            "published": "2022-03-10",
            "year": "2021-2025",
            "number": "1234/QĐ-BNN-KH",
        },
    ),
    (
        (
            "UBND TỈNH SƠN LA\n"
            "SỞ NÔNG NGHIỆP VÀ PTNT\n"
            f"{MOTTO}"
            "Số: 345/BC-SNN\n"
            "Sơn La, ngày 10 tháng 12 năm 2021\n"
            "\n"
            "BÁO CÁO\n"
            "Kết quả thực hiện nhiệm vụ năm 2021, kế hoạch năm 2022\n"
            "\n"
            "1. Kinh tế."
        ),
        {
            "kind": "report",
            "place": "tỉnh Sơn La",
            "level": "province",
            "year": "2021",
            "number": "345/BC-SNN",
            "published": "2021-12-10",
        },
    ),
    (
        (
            "SỞ Y TẾ TỈNH NGHỆ AN\n"
            "Số: 34/KH-SYT\n"
            "Nghệ An, ngày 10 tháng 01 năm 2022\n"
            "\n"
            "KẾ HOẠCH\n"
            "Hoạt động năm 2022\n"
            "\n"
            "1. Kinh tế."
        ),
        {"kind": "plan", "place": "tỉnh Nghệ An", "level": "province", "year": "2022"},
    ),
    (
        (
            "UBND THÀNH PHỐ HÀ NỘI\n"
            "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG HUYỆN ĐAN PHƯỢNG\n"
            "Số: 12/BC-BQLDA\n"
            "Đan Phượng, ngày 03 tháng 7 năm 2023\n"
            "\n"
            "BÁO CÁO\n"
            "Kết quả giải ngân 6 tháng đầu năm 2023\n"
            "\n"
            "1. Kinh tế."
        ),
        {"kind": "report", "place": "huyện Đan Phượng", "level": "district", "year": "2023", "published": "2023-07-03"},
    ),
    (
        (
            "THỦ TƯỚNG CHÍNH PHỦ\n"
            f"{MOTTO}"
            "Số: 02/QĐ-TTg\n"
            "Hà Nội, ngày 05 tháng 01 năm 2022\n"
            "\n"
            "QUYẾT ĐỊNH\n"
            "Phê duyệt Chiến lược quốc gia về dinh dưỡng giai đoạn 2021 - 2030 và tầm nhìn đến năm 2045\n"
            "\n"
            "Điều 1. Kinh tế."
        ),
        {"kind": "decision", "place": "Việt Nam", "level": "national", "year": "2021-2030", "published": "2022-01-05"},
    ),
    (
        (
            "CHÍNH PHỦ\n"
            "Số: 01/NQ-CP\n"
            "Hà Nội, ngày 08 tháng 01 năm 2025\n"
            "\n"
            "NGHỊ QUYẾT\n"
            "Về nhiệm vụ, giải pháp chủ yếu thực hiện Kế hoạch phát triển kinh tế - xã hội và Dự toán ngân sách nhà nước năm 2025\n"
            "\n"
            "1. Kinh tế."
        ),
        {"kind": "resolution", "place": "Việt Nam", "level": "national", "year": "2025", "published": "2025-01-08"},
    ),
    (
        (
            "PHỤ LỤC 1\n"
            "CHỈ TIÊU KẾ HOẠCH NĂM 2025\n"
            "(Kèm theo Quyết định số 936/QĐ-UBND ngày 17/12/2024 của UBND huyện Tu Mơ Rông)\n"
            "\n"
            "1. Kinh tế.\n"
            "2. Xã hội."
        ),
        {
            "place": "huyện Tu Mơ Rông",
            "level": "district",
            "place_parent": "tỉnh Kon Tum",
            "published": "2024-12-17",
            "year": "2025",
            "kind": "plan",
        },
    ),
    (
        (
            "B. KẾ HOẠCH SẢN XUẤT VỤ MÙA NĂM 2024\n"
            "(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2024 của Ủy ban nhân dân huyện Kbang)\n"
            "\n"
            "1. Kinh tế."
        ),
        {"place": "huyện Kbang", "level": "district", "published": "2024-01-05", "year": "2024", "kind": "plan"},
    ),
    (
        (
            "Xã Mường La hoàn thành nhiệm vụ 6 tháng cuối năm 2025\n"
            "\n"
            "Đảng bộ xã đề ra các chỉ tiêu. Tỉnh Sơn La giao thu ngân sách."
        ),
        {"place": "xã Mường La", "level": "commune", "place_parent": "tỉnh Sơn La", "year": "2025"},
    ),
    (
        "Phường Chiềng Cơi, tỉnh Sơn La tổng kết năm 2025\n\nThu vượt dự toán.",
        {"place": "phường Chiềng Cơi", "level": "commune", "place_parent": "tỉnh Sơn La", "year": "2025"},
    ),
    (
        (
            "Đại hội đại biểu Đảng bộ xã Đan Phượng lần thứ I, nhiệm kỳ 2025 - 2030\n"
            "\n"
            "Thu vượt dự toán. Thành phố Hà Nội giao."
        ),
        {"place": "xã Đan Phượng", "level": "commune", "place_parent": "TP. Hà Nội", "year": "2025-2030"},
    ),
    (
        (
            "Thu ngân sách 9 tháng vượt dự toán\n"
            "\n"
            "(Sơn La) - Sáng 30/9, Cục Thuế tỉnh Sơn La cho biết, 9 tháng năm 2023, thu ngân sách vượt dự toán."
        ),
        {"place": "tỉnh Sơn La", "level": "province", "year": "2023", "kind": "news"},
    ),
    (
        "Kinh tế tăng trưởng khá\n\nTrong năm 2022, GRDP toàn tỉnh Quảng Nam tăng khá. Quảng Nam đứng thứ ba vùng.",
        {"place": "tỉnh Quảng Nam", "level": "province", "year": "2022"},
    ),
    (
        (
            "Vượt khó, nhiều chỉ tiêu đạt và vượt\n"
            "\n"
            "Năm 2022, huyện Nam Giang thu ngân sách vượt dự toán. Huyện Nam Giang giảm hộ nghèo, tỉnh Quảng Nam hỗ trợ thêm."
        ),
        {"place": "huyện Nam Giang", "level": "district", "place_parent": "tỉnh Quảng Nam", "year": "2022"},
    ),
    (
        (
            "Sản xuất nông nghiệp trên địa bàn tỉnh\n"
            "\n"
            "6 tháng đầu năm 2016, sản xuất ổn định, tổng sản lượng của cả nước tăng. Toàn tỉnh được mùa."
        ),
        {"place": None, "level": "province", "year": "2016"},
    ),
    (
        (
            "Kết quả thực hiện 12 chỉ tiêu kinh tế - xã hội chủ yếu năm 2019\n"
            "\n"
            "Tốc độ tăng tổng sản phẩm trong nước (GDP) vượt kế hoạch."
        ),
        {"place": "Việt Nam", "level": "national", "year": "2019"},
    ),
    (
        (
            "Một số chỉ tiêu chủ yếu\n"
            "\n"
            "Diện tích rừng tăng. Toàn huyện có 12 xã, 4 xã đạt chuẩn, xã 3 có 5 thôn, đến năm 2020."
        ),
        {"level": "district", "place": None},
    ),
    (
        "Kế hoạch phát triển kinh tế - xã hội 05 năm 2026-2030 tỉnh Sơn La\n\n1. Kinh tế.",
        {"year": "2026-2030"},
    ),
    (
        (
            "Báo cáo tình hình kinh tế - xã hội 6 tháng đầu năm và nhiệm vụ, giải pháp 6 tháng cuối năm 2022 tỉnh Sơn La\n"
            "\n"
            "1. Kinh tế."
        ),
        {"year": "2022", "kind": "report"},
    ),
    (
        "Báo cáo tình hình kinh tế - xã hội năm 2020, kế hoạch năm 2021 tỉnh Sơn La\n\n1. Kinh tế.",
        {"year": "2020", "kind": "report"},
    ),
    (
        "Kế hoạch phát triển kinh tế - xã hội 5 năm giai đoạn 2021-2025 và năm 2021 tỉnh Sơn La\n\n1. Kinh tế.",
        {"year": "2021-2025", "kind": "plan"},
    ),
    (
        (
            "Đánh giá tình hình năm 2021; phương hướng, nhiệm vụ năm 2022 của huyện Kbang\n"
            "\n"
            "I. KẾT QUẢ\n"
            "1. Kinh tế.\n"
            "2. Xã hội."
        ),
        {"kind": "report", "year": "2021"},
    ),
    (
        (
            "Nghị quyết về kết quả thực hiện nhiệm vụ năm 2022 và mục tiêu, nhiệm vụ năm 2023 của huyện Kbang\n"
            "\n"
            "I. KẾT QUẢ\n"
            "1. Kinh tế."
        ),
        {"kind": "resolution", "year": "2023"},
    ),
    (
        "Chương trình phát triển đô thị tỉnh Sơn La đến năm 2030, tầm nhìn đến năm 2045\n\n1. Kinh tế.",
        {"kind": "programme", "year": "2030"},
    ),
    (
        "Kế hoạch thực hiện Nghị quyết số 05-NQ/TU ngày 10/3/2021 của Tỉnh ủy Sơn La năm 2023\n\n1. Kinh tế.",
        {"kind": "plan", "year": "2023", "place": "tỉnh Sơn La"},
    ),
    (
        "Kết quả thực hiện các chỉ tiêu văn hóa – xã hội nhiệm kỳ 2010-2015\n\nThu vượt dự toán.",
        {"year": "2010-2015"},
    ),
    (
        "Quý III/2023, kinh tế Quảng Nam phục hồi\n\nThu vượt dự toán.",
        {"year": "2023", "place": "tỉnh Quảng Nam"},
    ),
    (
        "QUYET DINH\nVe viec giao chi tieu ke hoach nam 2021\n\n1. Kinh tế.",
        {"kind": "decision"},
    ),
    (
        "QUYET ĐỊNH\nPhê duyệt kế hoạch năm 2021 của tỉnh Sơn La\n\n1. Kinh tế.",
        {"kind": "decision", "place": "tỉnh Sơn La", "year": "2021"},
    ),
    (
        "date 2021-01-28 Huyện Kbang tổng kết năm 2020\n\nThu vượt dự toán.",
        {"published": "2021-01-28", "place": "huyện Kbang", "year": "2020"},
    ),
    (
        "Huyện Kbang tổng kết năm 2020\n\n28/01/2021 - 08:15\n\nThu vượt dự toán.",
        {"published": "2021-01-28", "place": "huyện Kbang"},
    ),
    (
        "Huyện Kbang giao chỉ tiêu\n\nNgày đăng: 28/01/2021 | Lượt xem: 50\n\nNăm 2021 thu vượt dự toán.",
        {"published": "2021-01-28", "place": "huyện Kbang", "year": "2021"},
    ),
    (
        "Huyện Châu Thành, tỉnh Đồng Tháp đạt các chỉ tiêu năm 2020\n\nThu vượt dự toán.",
        {"place": "huyện Châu Thành", "level": "district", "place_parent": "tỉnh Đồng Tháp"},
    ),
    (
        (
            "Huyện Châu Thành phát triển kinh tế năm 2020\n"
            "\n"
            "UBND huyện Châu Thành, tỉnh Tiền Giang cho biết thu vượt dự toán."
        ),
        {"place": "huyện Châu Thành", "level": "district", "place_parent": "tỉnh Tiền Giang"},
    ),
    (
        "Thị trấn Diêm Điền (huyện Thái Thụy, tỉnh Thái Bình) thu ngân sách năm 2022\n\nThu vượt dự toán.",
        {"place": "Thị trấn Diêm Điền", "level": "commune", "place_parent": "huyện Thái Thụy"},
    ),
    (
        "Xã Ngọk Lây, huyện Tu Mơ Rông: dân số năm 2024\n\nThu vượt dự toán.",
        {"place": "xã Ngọk Lây", "level": "commune", "place_parent": "huyện Tu Mơ Rông"},
    ),
    # a law portal's table of fields, and cells that lie between bars and break over lines
    (
        (
            "Chỉ thị 16/CT-UBND năm 2025 về xây dựng kế hoạch năm 2026 do tỉnh Thanh Hóa ban hành\n"
            "Số hiệu | 16/CT-UBND |\nNgày ban hành | 18/06/2025 |\nLoại văn bản | Chỉ thị |\nCơ quan ban hành | Tỉnh Thanh Hóa |\n"
            "ỦY BAN NHÂN DÂN TỈNH THANH HÓA | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Số: 16/CT-UBND | Thanh Hóa, ngày 18 tháng 06 năm 2025\n"
            "VỀ XÂY DỰNG KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2026\n"
        ),
        {"kind": "directive", "place": "tỉnh Thanh Hóa", "year": "2026", "published": "2025-06-18"},
    ),
    (
        (
            "|\nBản dịch này thuộc quyền sở hữu của trang.\n|\nSố hiệu:\n|\n218/QĐ-UBND\n|\nLoại văn bản:\n|\nQuyết định\n|\n"
            "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n-------\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Độc lập - Tự do - Hạnh phúc\n-------\n|\nSố: 218/QĐ-UBND\n|\nLai Châu, ngày 10\ntháng 12 năm 2023\n|\n"
            "QUYẾT ĐỊNH\nGIAO CHỈ TIÊU KẾ HOẠCH NĂM 2024\nỦY BAN NHÂN DÂN TỈNH LAI CHÂU\n"
        ),
        {
            "kind": "decision",
            "number": "218/QĐ-UBND",
            "place": "tỉnh Lai Châu",
            "year": "2024",
            "published": "2023-12-10",
        },
    ),
    (
        (
            "HỘI\nĐỒNG NHÂN DÂN\nTỈNH LÀO CAI\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\nSố:\n35/NQ-HĐND\n|\n"
            "Lào\nCai, ngày 04 tháng 12 năm 2020\n|\nNGHỊ QUYẾT\nKẾ HOẠCH 5 NĂM 2021-2025 TỈNH LÀO CAI\n"
        ),
        {"kind": "resolution", "number": "35/NQ-HĐND", "place": "tỉnh Lào Cai", "year": "2021-2025"},
    ),
    (
        (
            "Nghị quyết 48/NQ-HĐND về Kế hoạch năm 2026\n|\nHỘI ĐỒNG NHÂN\nDÂN |\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\n|\n"
            "Số: 48/NQ-HĐND |\nHà Nội, ngày 26 tháng 11 năm 2025 |\n"
            "VỀ KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2026\nHỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HÀ NỘI\n"
        ),
        {"kind": "resolution", "place": "TP. Hà Nội", "level": "province", "year": "2026"},
    ),
    # a title in capitals that begins with a verb of sentences below titles
    (
        (
            f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP\n{MOTTO}Số: 52/KH-UBND\nĐồng Tháp, ngày 19 tháng 11 năm 2025\n\nKẾ HOẠCH\n"
            "THỰC HIỆN LỘ TRÌNH ĐỔI MỚI CÔNG NGHỆ ĐẾN NĂM 2035\n\nI. MỤC TIÊU\n\n1. Đến năm 2030\n\n2. Đến năm 2030, phấn đấu."
        ),
        {"kind": "plan", "year": "2035"},
    ),
    # a text that names no place: its own level, and words that only seem to name the nation
    (
        (
            "Bộ chỉ tiêu – Nghị quyết số 01\n1. Chỉ tiêu kinh tế - xã hội\n1) Giữ trường đạt chuẩn quốc gia.\n"
            "2) Các cơ quan thuộc phường đạt chuẩn.\n3) Mặt trận Tổ quốc Việt Nam phường hoàn thành nhiệm vụ.\n"
        ),
        {"kind": "resolution", "place": None, "level": "commune"},
    ),
    (
        "HỆ THỐNG CHỈ TIÊU ĐẠI HỘI ĐẢNG BỘ XÃ LẦN THỨ I (NGHỊ QUYẾT SỐ 01-NQ/ĐH)\n- Thu ngân sách tăng.\n- Thu nhập tăng.",
        {"kind": "resolution", "place": None, "level": "commune"},
    ),
    (
        (
            "Nghị quyết về kế hoạch phát triển kinh tế - xã hội năm 2023\nHĐND tỉnh ban hành Nghị quyết với các chỉ tiêu.\n"
            "- Huyện Thanh Ba đạt chuẩn nông thôn mới."
        ),
        {"place": "tỉnh Phú Thọ", "level": "province", "year": "2023"},
    ),
    # the term of a congress is what its text is about; the one of a council is not
    (
        (
            "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Tiền Giang lần thứ XI\n\nThứ Năm, 15/10/2020, 16:21 (GMT+7)\n\n"
            "Đại hội đại biểu Đảng bộ tỉnh lần thứ XI, nhiệm kỳ 2020 - 2025 diễn ra trong ba ngày."
        ),
        {"kind": "resolution", "year": "2020-2025", "published": "2020-10-15"},
    ),
    (
        (
            "Hội đồng nhân dân xã An Bình thông qua 5 nghị quyết\n"
            "HĐND xã An Bình khóa XX, nhiệm kì 2021-2026 đã họp và bàn nhiệm vụ năm 2023."
        ),
        {"place": "xã An Bình", "year": "2023"},
    ),
    # the text says what unit the name of the title is of
    (
        "Long Xuyên phấn đấu trở thành đô thị\n\nĐảng bộ xã Long Xuyên (Bình Giang) họp đại hội. Xã Long Xuyên còn khó khăn.",
        {"place": "xã Long Xuyên", "level": "commune"},
    ),
    (
        (
            "Đường dây nóng | THÔNG TIN TÒA SOẠN\nKết quả thực hiện các chỉ tiêu nhiệm kỳ 2010-2015\n"
            "1. Về dân số: tăng.\n2. Về lao động: tăng.\n3. Về y tế: tăng."
        ),
        {"kind": "news", "year": "2010-2015"},
    ),
]
