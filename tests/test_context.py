"""Stage `context`: which words around a value say its change, kind, year, basis, base, standard and prices."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from extractor.context.probes import contexts_of
from extractor.context.under_way import UnderWay
from extractor.flow import described
from extractor.lexicon import settings
from extractor.model import Context, Document, Page


def changes(text: str) -> list[str]:
    return [c.change.value for c in contexts_of(text)]


def only(text: str) -> Context:
    (context,) = contexts_of(text)
    return context


def page(text: str) -> Document:
    """A page of several paragraphs through all stages up to `context`."""
    return described(Page("page.txt", text, "text/plain", sha256=""))


# Change ---------------------------------------------------------------------------------------------------------------

CHANGES: list[Any] = [
    # a word of change in the name of a place
    ("xây nhà văn hóa thôn Hạ 7 tỷ đồng", "level"),
    ("Xã Cựa Gà Hạ có 7 thôn", "level"),
    # a rate that is called a rise
    ("tăng dân số cơ học: 1,7%", "level"),
    ("tăng cơ học = 2,1%", "level"),
    # a range that opens with "from" is reached over brackets and commas
    ("giảm tỷ lệ hộ nghèo (chuẩn mới) từ 2,5 - 3%", "decrease"),
    ("giảm số hộ vay, hộ nợ từ 3 đến 3,5%", "decrease"),
    ("giảm hộ nghèo, tỷ lệ đạt từ 2 đến 2,5%", "level"),
    # the value is the amount of a rise
    ("thu ngân sách tăng 7%", "increase"),
    ("thu ngân sách tăng trên 7%", "increase"),
    ("GRDP tăng trưởng 7%", "increase"),
    ("tăng thêm 7 trường", "increase"),
    ("thêm 7 trường", "increase"),
    ("có thêm 7 xã đạt chuẩn", "increase"),
    ("bổ sung 7 tỷ đồng", "increase"),
    ("mở rộng thêm 7 ha", "increase"),
    ("năng suất tăng bình quân mỗi năm 7%", "increase"),
    ("tăng 2,4 lần", "increase"),
    ("vượt 18,6% kế hoạch", "increase"),
    ("vượt 18,6% dự toán", "increase"),
    # the value is the amount of a fall
    ("kéo giảm 7% số vụ", "decrease"),
    ("tỷ lệ hộ nghèo giảm 0,5%", "decrease"),
    ("giảm bình quân 7%/năm", "decrease"),
    ("hạ 7%", "decrease"),
    ("hụt 7 tỷ đồng", "decrease"),
    ("duy trì mức giảm 1 - 1,5%", "decrease"),
    # "giữ" in a verb of two words keeps nothing up
    ("bắt giữ 7 vụ vi phạm", "level"),
    ("thu giữ 7 kg hàng giả", "level"),
    # the value is the new level
    ("tăng lên 70%", "level"),
    ("nâng lên 70%", "level"),
    ("nâng tỷ lệ hộ dùng nước sạch lên 70%", "level"),
    ("đưa tỷ lệ hộ dùng nước sạch lên 70%", "level"),
    ("giảm còn 7%", "level"),
    ("giảm xuống còn 7%", "level"),
    ("xuống còn 7%", "level"),
    ("tỷ lệ hộ nghèo còn 7%", "level"),
    ("tỷ lệ hộ nghèo còn dưới 7%", "level"),
    ("đưa tỷ lệ về 7%", "level"),
    ("kéo giảm xuống 7%", "level"),
    ("hạ tỷ lệ xuống 7%", "level"),
    ("gấp 2,4 lần năm 2031", "level"),
    ("bằng 2,4 lần năm 2031", "level"),
    ("tăng gấp 2,4 lần", "level"),
    ("đạt 118,6% kế hoạch", "level"),
    ("lũy kế 70 xã", "level"),
    ("tính đến nay có 70 xã đạt chuẩn", "level"),
    # a rate of change is a level
    ("tốc độ tăng thu nhập đạt 7%", "level"),
    ("tốc độ tăng trưởng kinh tế 7%", "level"),
    ("tỷ lệ giảm hộ nghèo: 7%", "level"),
    ("mức tăng 7%", "level"),
    # the level stays
    ("duy trì 100%", "maintain"),
    ("tỷ lệ duy trì sĩ số đạt 99%", "level"),
    ("bậc tiểu học duy trì sĩ số đạt 99%", "level"),
    ("giữ vững 100% trường đạt chuẩn", "maintain"),
    ("giữ ổn định 100%", "maintain"),
    ("ổn định ở mức 61%", "maintain"),
    ("che phủ rừng ổn định 61%", "maintain"),
    ("tiếp tục giữ 100%", "maintain"),
    # a sign is a verb, a bullet is none
    ("thu (-3,1%)", "decrease"),
    ("thu (+3,1%)", "increase"),
    ("tăng trưởng đạt -3,1%", "decrease"),
    ("- 3,1% số hộ", "level"),
    ("-3,1% số hộ", "level"),
    # a deviation from a base is no bound
    ("sản lượng thấp hơn 7% so với kế hoạch", "decrease"),
    ("sản lượng cao hơn 7% so với cùng kỳ", "increase"),
    ("sản lượng đạt 68 tấn, thấp hơn mức kế hoạch", "level"),
    # N of M is no amount by which more was reached
    ("đạt và vượt 18/20 chỉ tiêu", "level"),
    ("tỉnh vượt 5 chỉ tiêu so với kế hoạch", "level"),
    ("tỉnh vượt 5 tỷ đồng so với kế hoạch", "increase"),
    # the name of a programme in front of money
    ("trong đó: giảm nghèo 7 tỷ đồng", "level"),
    ("giảm nghèo 7%", "decrease"),
    # a label
    ("Tăng tổng vốn đầu tư: 7%/năm", "increase"),
    ("Tăng thu nhập bình quân: 7%/năm", "increase"),
    ("tỷ lệ hộ nghèo giảm bình quân/năm: trên 7%", "decrease"),
    ("Tăng trưởng: 7%", "level"),
    ("Chênh lệch: -3.541 hộ", "decrease"),
    # a word of change in front of a bound, of a bracket, of an object with a verb of its own
    ("tỷ lệ hộ nghèo giảm dưới 7%", "level"),
    ("tỷ lệ hộ nghèo giảm trên 7%", "decrease"),
    ("vượt chỉ tiêu tỉnh giao thêm trong tháng (381 tỷ đồng)", "level"),
    ("tăng chi cho khoa học bảo đảm tối thiểu 7%", "level"),
    # the amount of a fall as a noun; with its object it is a rate
    ("mức giảm hằng năm 7%", "decrease"),
    ("mức giảm sinh 0,7‰", "level"),
    ("mức giảm tỷ lệ hộ nghèo đạt 7%", "level"),
    ("duy trì mức giảm tỷ lệ hộ nghèo 7%", "decrease"),
    ("giải ngân cao hơn cùng kỳ 6%", "increase"),
    # growth that is kept, and growth reached
    ("duy trì tốc độ tăng lượt khách từ 7%/năm", "maintain"),
    ("duy trì mức tăng 7%", "increase"),
    ("duy trì mức tăng trưởng 7%", "maintain"),
    ("với tăng trưởng 7%", "level"),
    ("ổn định diện tích trồng dâu khoảng 7 ha", "maintain"),
    # a name that is or begins like a fall
    ("thu của thị xã Hạ Châu 7 tỷ đồng", "level"),
    ("Tỷ Lệ Hộ Nghèo Giảm 7%", "decrease"),
    ("vốn đầu tư cơ sở hạ tầng của xã được 7 tỷ đồng", "level"),
    ("duy trì và mở rộng chợ cho 7 hộ", "level"),
    # a rise that is a noun
    ("phấn đấu tăng thu 7% so với dự toán", "increase"),
    ("bố trí từ tăng thu ngân sách 7 tỷ đồng", "level"),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_change(text: str, expected: str) -> None:
    assert changes(text) == [expected]


SEVERAL: list[tuple[str, list[str]]] = [
    # a plan that was passed, and by how much
    ("thu phí đạt 96% (vượt chỉ tiêu 90%)", ["level", "level"]),
    ("thu phí đạt 96% (vượt chỉ tiêu 6%)", ["level", "increase"]),
    ("hộ nghèo giảm 8%; 12/14 xã có chợ", ["decrease", "level"]),
    # a share of what stands behind it is of a thing of its own
    ("xuất khẩu tăng 8%; 90% hộ có điện", ["increase", "level"]),
    ("mức giao cho ấp Đồi là giảm 8%; Bến Đá 5%; riêng xã Hồ Xanh 2% và xã Lũng Vàng chỉ 1%", ["decrease"] * 4),
    ("hộ nghèo giảm 8%, 96% người dân có thẻ", ["decrease", "level"]),
    ("giảm 8% hộ nghèo, 9% hộ cận nghèo", ["decrease", "decrease"]),
    ("xuất khẩu tăng 8% ở ấp A; 7% ở ấp B", ["increase", "increase"]),
    ("tăng 7%, 8% và 9%", ["increase"] * 3),  # a verb of change goes on over commas and "and"
    ("giảm 7% số vụ và 9% số người bị thương", ["decrease"] * 2),
    ("tăng 7%; tỷ lệ hộ nghèo còn 9%", ["increase", "level"]),
    ("giảm 7% số vụ, tỷ lệ điều tra đạt 91%", ["decrease", "level"]),
    ("thu tăng 7%, chi giảm 9%", ["increase", "decrease"]),
    ("giảm từ 5,2% năm 2031 xuống còn 4,0% năm 2032", ["level", "level"]),
    ("nghèo giảm 1 - 2% hằng năm; có 11 bác sĩ", ["decrease", "level"]),
    ("duy trì 100% hộ có điện, tăng 7% hộ dùng nước sạch", ["maintain", "increase"]),
    ("duy trì tốc độ tăng lượt khách từ 7%/năm và lượt xe từ 9%/năm", ["maintain", "maintain"]),
    ("duy trì tốc độ tăng lượt khách từ 7%/năm và lượt xe đạt 9%/năm", ["maintain", "level"]),
    # a verb of keeping in front of a list, up to what is told of it otherwise
    ("giữ ổn định diện tích các cây: lúa 61 ha, ngô 41 ha; sắn 7 ha", ["maintain"] * 3),
    ("duy trì đàn: bò 61 con, lợn đạt 41 con", ["maintain", "level"]),
    ("duy trì 3 đàn; diện tích: lúa 61 ha", ["maintain", "level"]),
    ("che phủ rừng duy trì 61%; xử lý 41% rác thải", ["maintain", "level"]),
    ("tăng diện tích, duy trì (nếu được) đàn: bò 61 con", ["level"]),
    # what is counted alike, joined right behind what was counted
    ("giảm 12 vụ, 5 người chết và 7 người bị thương", ["decrease"] * 3),
    ("giảm 5 người chết và có 7 người bị thương", ["decrease", "level"]),
    ("giảm 5 người chết, đạt kế hoạch, 7 người bị thương", ["decrease", "level"]),
    # what says itself how it moves does not move as the one before
    ("sởi 86 ca, giảm 42 ca; 31 ca ho, tăng 9 ca", ["level", "decrease", "level", "increase"]),
    # nor does what is counted behind an amount
    ("tăng vốn 61 triệu USD và 6 lượt góp vốn", ["increase", "level"]),
    ("giảm 12 vụ và 5 người", ["decrease", "decrease"]),
    ("năng suất 61 tạ, cao hơn vụ trước 4 tạ", ["level", "increase"]),
    ("vốn đăng ký giảm 7%; 61 doanh nghiệp quay lại", ["decrease", "level"]),
    # a bracket says which share of it the count in front moved by
    ("giảm 9 người chết (11%), giảm 4 vụ (7%)", ["decrease"] * 4),
    ("giảm 9 người chết (tỷ lệ 11%)", ["decrease", "level"]),
    ("giảm 9 hộ nghèo, tương ứng 1,8%", ["decrease"] * 2),
    ("giảm 10% nước ngầm khai thác, 15% rác thải nhựa", ["decrease"] * 2),
    ("giảm 10% số vụ, 100% vụ việc được giải quyết", ["decrease", "level"]),
    ("giảm 1% số người nghiện có hồ sơ; trên 95% số người nghiện được khám", ["decrease", "level"]),
    ("đạt 10% nước ngầm, 15% rác thải", ["level"] * 2),
    ("còn 9 hộ nghèo, tương ứng 1,8%", ["level"] * 2),
    # a fall inside a name
    ("phong trào xóa đói giảm nghèo vận động được 61 triệu đồng", ["level"]),
    # a bracket goes on with the verb, says a level by one of its own, or names the value of the base
    ("tỷ lệ hộ nghèo giảm 7% (đạt 114% kế hoạch)", ["decrease", "level"]),
    ("giảm 7% tỷ lệ hộ nghèo so với đầu năm (41 hộ)", ["decrease", "decrease"]),
    ("giảm 7% (41 hộ)", ["decrease", "decrease"]),
    ("thu tăng 7% so cùng kỳ (451 tỷ đồng)", ["increase", "level"]),
    ("chi giảm 7%, tương đương 41 tỷ đồng", ["decrease", "decrease"]),
    ("giảm tỷ lệ hộ nghèo từ 4% năm 2031 xuống còn 3% năm 2032", ["level", "level"]),
    # what a share is in the unit of the level moves as it does; what was planned in another unit does not
    ("có 9.100 ha, tăng 7% so với cùng kỳ (bằng 637 ha)", ["level", "increase", "increase"]),
    ("có 9.100 con, giảm 7%, bằng 637 con so với cùng kỳ", ["level", "decrease", "decrease"]),
    ("có 9.100 con, giảm 7%, bằng 97% kế hoạch", ["level", "decrease", "level"]),
    ("đạt 41 tỷ đồng, tăng 7% (kế hoạch 39 tỷ đồng)", ["level", "increase", "level"]),
    ("tăng 7% (kế hoạch 6%)", ["increase", "increase"]),
    # a share in a bracket right behind the verb, or behind the first of those that moved, and those behind it
    ("nhóm xe tăng cao nhất (7%), tiếp đến là nhóm nhà (4%); nhóm thư giảm nhẹ (1%)", ["increase"] * 2 + ["decrease"]),
    ("khách tăng mạnh ở các nơi: Lào (7%), Nga (4%)", ["increase"] * 2),
    ("nhiều hàng tăng giá như gạo (7%) và thịt (4%)", ["increase"] * 2),
    ("thu thuế tăng khá, gồm phí chợ đạt 9 tỷ đồng (7%), lệ phí (4%)", ["level"] * 3),
    ("giảm số chợ có nhà tạm (7%)", ["level"]),
    # and where the first bracket says how it moved
    ("các ngành: Nông nghiệp (tăng 7%), thủy sản (5%), dịch vụ (4%)", ["increase"] * 3),
    ("các ngành: Nông nghiệp (tăng 7%), thủy sản là 5%", ["increase", "level"]),
    ("các ngành: Nông nghiệp (tăng 7 ha), thủy sản (5%)", ["increase", "level"]),
    ("điều chỉnh tăng vốn 12 dự án với số vốn tăng thêm 9 triệu USD", ["level"] * 2),
    ("giá giảm nhẹ 7%", ["decrease"]),
    ("chi 9 tỷ đồng cho giảm nhẹ thiên tai", ["level"]),
    # a dash between two values is no sign
    ("chuyển dịch từ 21% - 47% -32% sang 16% - 52% - 32%", ["level"] * 6),
    # places told one after the other move as the first; what a bracket says of a level does not
    ("hộ nghèo xã An Hòa giảm 7%, xã Bình Sơn 9%; Cát Lâm 8%", ["decrease"] * 3),
    ("hộ nghèo xã An Hòa giảm 7% (41 hộ); xã Bình Sơn 9% (55 hộ)", ["decrease"] * 4),
    ("sản lượng xã An Hòa tăng 7%; Cát Lâm 41 tấn, giảm 8%", ["increase", "level", "decrease"]),
    ("đất trồng chè 41 ha (tăng 7%), đất trồng cam 9 ha", ["level", "increase", "level"]),
    # how many more or fewer there are than before, and what counts anew behind a semicolon
    ("có 61 vụ, so với cùng kỳ xảy ra nhiều hơn 7 vụ", ["level", "increase"]),
    ("có 61 vụ, so với cùng kỳ nhiều hơn 7 vụ, ít hơn 4 bị can", ["level", "increase", "decrease"]),
    ("giảm 7 vụ; 61 vụ, 4 bị can, so với cùng kỳ nhiều hơn 9 vụ", ["decrease", "level", "level", "increase"]),
    ("giảm 7 vụ; 61 vụ, 4 bị can", ["decrease", "decrease", "decrease"]),
    ("giảm 7 vụ; 3 bị can, 5 hộ, thiệt hại tăng 4 tỷ đồng", ["decrease"] * 3 + ["increase"]),
    # each label of a list that begins with a verb, behind the name of the field too; not what stands in its middle
    ("Xã hội: Giảm tỷ suất sinh: 0,3%; Giảm tỷ lệ hộ nghèo: 1,2%; Số trường: 9 trường", ["decrease"] * 2 + ["level"]),
    ("Số trường: 9 trường; Mức giảm tỷ lệ hộ nghèo: 1,2%", ["level", "level"]),
    ("Số trường: 9 trường, giảm tỷ lệ hộ nghèo so với năm trước: 1,2%", ["level", "level"]),
    # shares of things with a name alone, in a row behind one verb; not measures nor what is counted
    ("nung gạch tăng 21%, dệt chiếu 24%, đan lát 31% và cao nhất là làm muối 37%", ["increase"] * 4),
    ("nung gạch tăng 21%, tỷ lệ nhà tạm 24%, hộ nghèo 5%", ["increase", "level", "level"]),
    ("nung gạch tăng 21%, dệt chiếu 94%, đan lát 95%", ["increase", "level", "level"]),
    ("nung gạch tăng 21%, dệt chiếu 24% số nhà", ["increase", "level"]),
    # what a bracket says was planned moves as the value in front
    ("nung gạch tăng 21% (NQ: trên 25%)", ["increase", "increase"]),
    ("giữ mục tiêu thu 8 tỷ đồng", ["level"]),
    # what nothing falls by is a share of a plan
    ("giảm nghèo đạt 102%, giảm 100% vụ cháy", ["level", "decrease"]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_change_of_several_values(text: str, expected: list[str]) -> None:
    assert changes(text) == expected


# Kind -----------------------------------------------------------------------------------------------------------------

KINDS: list[tuple[str, str, str | None]] = [
    ("Phấn đấu năm 2031 đưa tổng số tiêu chí đã đạt lên 12/18 tiêu chí.", "target", "aspirational"),
    ("phấn đấu đạt 7%", "target", "aspirational"),
    ("quyết tâm đạt 7%", "target", "aspirational"),
    ("nỗ lực đạt 7%", "target", "aspirational"),
    ("chỉ tiêu là 7%", "target", "assigned"),
    ("mục tiêu 7%", "target", "assigned"),
    ("kế hoạch giao 7%", "target", "assigned"),
    ("được giao 7%", "target", "assigned"),
    ("dự kiến đạt 7%", "target", "forecast"),
    ("dự báo đạt 7%", "target", "forecast"),
    ("ước tính đạt 7%", "estimate", None),
    ("ước thực hiện 7%", "estimate", None),
    ("ước đạt 7%", "estimate", None),
    ("đã đạt 7%", "result", None),
    ("đạt được 7%", "result", None),
    ("hiện có 7 trường", "result", None),
    ("đến nay có 7 trường", "result", None),
    ("kết quả đạt 7%", "result", None),
    ("tính đến cuối năm 2031 có 7 trường", "result", None),
    ("đạt 118,6% kế hoạch", "result", None),
    ("tăng 7% so với cùng kỳ", "result", None),
    # what was reached is no plan, what is pledged of a plan is one
    ("bao phủ bảo hiểm vượt mục tiêu đề ra; có 7 bác sĩ", "result", None),
    ("phấn đấu giải ngân đạt 97% kế hoạch", "target", "aspirational"),
    ("hoàn thành 7/9 chỉ tiêu", "result", None),
    ("đáp ứng nhu cầu học tập, có 7 trường", "result", None),
    ("chưa đạt chỉ tiêu đề ra: giải ngân 7%", "result", None),
    ("giải ngân chỉ đạt 7%", "result", None),
    ("Đại hội đã đề ra thu nhập 7 triệu đồng", "target", "aspirational"),
    ("Theo quy hoạch, xã trồng rừng 7 ha", "target", "assigned"),
    ("Xã hoàn thành các chỉ tiêu quan trọng như: thu 7 triệu đồng", "result", None),
    ("Xã quyết tâm hoàn thành các chỉ tiêu quan trọng như: thu 7 triệu đồng", "target", "aspirational"),
    ("Đề án nhấn mạnh phải duy trì 7 ha", "target", "forecast"),
    ("Để đạt được mục tiêu thu 7 tỷ đồng", "target", "aspirational"),
    # a plan that the value lies above or below, told in front of it, makes the value no plan
    ("Năm 2031, so với kế hoạch giao tăng 7 lớp.", "result", None),
    ("Năm 2031, so với chỉ tiêu kế hoạch giảm 7 nhóm.", "result", None),
    ("Phấn đấu so với kế hoạch giao tăng 7 tỷ đồng.", "target", "aspirational"),
    # what qualifies the subject is no report of the value
    ("mục tiêu lao động đã qua đào tạo 7%", "target", "assigned"),
    ("mục tiêu lao động có chứng chỉ đạt 7%", "target", "assigned"),
    # names of offices say nothing of plan or result
    ("ngành kế hoạch đầu tư đạt 7%", "result", None),
    # a heading decides where the verb is neutral, the verb decides where it is not
    ("I. Mục tiêu năm 2031\nTỷ lệ đạt 7%.", "target", None),
    ("I. Phương hướng, nhiệm vụ\nTỷ lệ đạt 7%.", "target", None),
    ("I. Kết quả thực hiện năm 2031\nTỷ lệ đạt 7%.", "result", None),
    ("I. Đánh giá tình hình\nTỷ lệ đạt 7%.", "result", None),
    ("I. Kết quả năm 2031\nPhấn đấu năm 2032 đạt 7%.", "target", "aspirational"),
    ("I. Mục tiêu năm 2032\nNăm 2031 đã đạt 7%.", "result", None),
    ("Thông qua 8 chỉ tiêu chủ yếu là: sản lượng đạt và vượt 9.100 tấn.", "target", "assigned"),
    ("Về nhiệm vụ năm 2032 thu ngân sách đạt 7 tỷ đồng.", "target", "assigned"),
    ("Thu ngân sách đảm bảo theo kế hoạch đề ra, trong đó thu phí 7 tỷ đồng.", "result", None),
    ("Thu ngân sách tăng (vượt kế hoạch đề ra là 7 tỷ đồng).", "target", "assigned"),
    ("Đảng bộ đã thực hiện thắng lợi các mục tiêu kinh tế đề ra; sản lượng đạt 7 tấn.", "result", None),
    ("Thu ngân sách hoàn thành chỉ tiêu huyện giao; cả xã có 7 trường.", "result", None),
    # what will be reached, what a plan gives out, whom a commune hands over
    ("I. Thực hiện đề án sẽ đạt được hiệu quả sau\nSản lượng đạt 7 tấn.", "target", None),
    ("Đề án đưa ra các chỉ tiêu: sản lượng đạt 7 tấn", "target", "aspirational"),
    ("Xã giao 7/7 thanh niên nhập ngũ", "result", None),
    # the plan of a year that aims are compared with makes none of them a result
    (
        "Nghị quyết xác định nhiệm vụ năm 2031 với các chỉ tiêu: thu thuế tăng 8% so với dự toán năm 2030",
        "target",
        "assigned",
    ),
    ("Năm 2031, thu thuế tăng 8% so với dự toán năm 2031", "result", None),
]


@pytest.mark.parametrize(("text", "kind", "firmness"), KINDS)
def test_kind(text: str, kind: str, firmness: str | None) -> None:
    context = only(text)
    assert (context.kind.value, context.firmness.value if context.firmness else None) == (kind, firmness)


PAIRS: list[tuple[str, list[str]]] = [
    # what is still to be done stands in what a share is of; who pledges can have a name
    ("thị xã đã chủ động, nỗ lực, hoàn thành 6/7 cây cầu", ["result"]),
    ("cấp giấy đạt 97% số thửa cần cấp; đất ở 9 giấy", ["result"] * 2),
    ("xã Đông Lĩnh Hạ phấn đấu trồng 9 ha; thu ngân sách vượt 7% dự toán huyện giao", ["target"] * 2),
    ("thu phí đạt 96% (vượt chỉ tiêu 90%)", ["result", "target"]),
    ("thu phí đạt 52 tỷ đồng, cao hơn kế hoạch đề ra 45 tỷ đồng", ["result", "target"]),
    ("thu phí đạt 52 tỷ đồng, cao hơn kế hoạch đề ra 4 tỷ đồng", ["result", "result"]),
    ("dự toán chi 90 tỷ đồng, trong đó: chi A 40 tỷ đồng; chi B 30 tỷ đồng", ["target", "target", "target"]),
    ("dự toán chi 90 tỷ đồng, trong đó chi A 40 tỷ đồng; nợ còn 30 tỷ đồng", ["target", "target", "result"]),
    # a part told in the same clause is planned as its whole is, whatever the one before is compared with
    (
        "dự toán thu là 50 tỷ đồng, bằng 108% ước thực hiện năm 2031 (46 tỷ đồng); dự toán chi 90 tỷ đồng, trong đó chi A 40 tỷ đồng, chi B 30 tỷ đồng",
        ["target", "result", "estimate", "target", "target", "target"],
    ),
    # what is said of a value holds for the next in its clause, before words of an earlier clause do
    (
        "năm 2031 ước đạt 33 tỷ đồng, tăng 10%; dự toán năm 2032 là 36 tỷ đồng, tăng 9,1% so với ước thực hiện năm 2031",
        ["estimate", "estimate", "target", "target"],
    ),
    # an old value that an aim is told with was reached
    ("mục tiêu: tỷ lệ giảm từ 5% năm 2030 xuống dưới 2% năm 2035", ["result", "target"]),
    ("phấn đấu nâng từ 10 xã (năm 2030) lên 15 xã năm 2035", ["result", "target"]),
    ("mục tiêu đến năm 2035 thu nhập đạt 95 triệu đồng (năm 2030 là 60 triệu đồng)", ["target", "result"]),
    ("phấn đấu có từ 90% chi bộ trở lên, kết nạp từ 12 đảng viên trở lên", ["target", "target"]),
    ("do nhu cầu tiêu thụ ở các nước giảm, xuất khẩu gỗ giảm 9%", ["result"]),
    ("sản lượng tăng 5,69% (kế hoạch là 4%)", ["result", "target"]),
    ("tỷ lệ 5,81% (kế hoạch 7,5 - 8%)", ["result", "target"]),
    ("tỷ lệ 5,81% (nghị quyết 5%)", ["result", "target"]),
    ("tỷ lệ 5,81% (vượt mục tiêu nghị quyết 0,4%)", ["result", "result"]),
    ("trong 16 chỉ tiêu của nhiệm kỳ, có 14/16 chỉ tiêu đạt kế hoạch", ["result"]),
    ("năm qua, thực hiện nghị quyết, đã trồng 9 ha", ["result"]),
    ("tỉnh giao 95%, địa phương giao 97%", ["target", "target"]),
    ("năm 2031 đã đạt 4%, phấn đấu năm 2032 đạt 5%", ["result", "target"]),
    # a plan in brackets, behind a value, or behind its own words says nothing of the values after it
    ("sản lượng tăng 5% (kế hoạch năm 2031: 4%); chăn nuôi tăng 8%", ["result", "target", "result"]),
    ("thu đạt 106% kế hoạch; chăn nuôi đạt 67 tỷ đồng", ["result"] * 2),
    ("tăng 2%, hụt so với mức 3% đề ra; nông nghiệp tăng 4%", ["result", "target", "result"]),
    ("dự toán 20 tỷ đồng, thực hiện 22 tỷ đồng, vượt dự toán 2 tỷ đồng", ["target", "result", "result"]),
    ("nhiệm vụ cụ thể là giữ diện tích hiện có 7 ha; trồng rừng 9 ha", ["result", "target"]),
    ("Phấn đấu thu tăng 4%; chi giảm 5% so với cùng kỳ nhưng vốn chỉ đạt 6 tỷ đồng", ["target", "result", "result"]),
    ("Phấn đấu giảm 4% số vụ; số vụ phát hiện tăng trên 5% so với năm trước", ["target", "target"]),
    ("phấn đấu thu đạt 5 tỷ đồng; số tiêu chí nông thôn mới đạt 7 tiêu chí", ["target", "target"]),
    # a plan that a value is compared with says nothing of the next, but for its own value in brackets
    ("diện tích vượt 4 ha so với KH, năng suất đạt 5 tạ/ha", ["result", "result"]),
    ("đào tạo đạt 101% chỉ tiêu nghị quyết HĐND giao; hộ nghèo còn 5%", ["result", "result"]),
    ("thu đạt 96% kế hoạch, chi đạt 5 tỷ đồng", ["result", "result"]),
    ("thu đạt 96% so với chỉ tiêu giao (5 tỷ đồng)", ["result", "target"]),
    ("thu vượt 9% chỉ tiêu; dự toán cả năm là 5 tỷ đồng", ["result", "target"]),
    ("xuất khẩu tăng 3% so ước thực hiện năm 2031; nhập khẩu 5 tỷ đồng", ["result", "result"]),
    ("phấn đấu thu tăng 9% so với thực hiện năm 2031; hộ nghèo giảm 1%", ["target", "target"]),
    ("đô thị hóa đạt 41%, thấp hơn kế hoạch 3%", ["result", "result"]),
    # and one at a slash of that value alone
    (
        "đàn trâu đạt 40 con/KH 45 con, đàn dê 61 con/KH 60 con, ngựa 7 con",
        ["result", "target", "result", "target", "result"],
    ),
    ("thu ước đạt 12 tỷ đồng/kế hoạch 13 tỷ đồng, chi 4 tỷ đồng", ["estimate", "target", "estimate"]),
    # of the targets that were set, some were reached
    ("trong số chỉ tiêu được giao, có 9 chỉ tiêu đạt và vượt, 1 chỉ tiêu chưa đạt", ["result", "result"]),
    ("phấn đấu có 9 chỉ tiêu đạt và vượt", ["target"]),
    # a pledge that opens a sentence holds for a share of the plan in its later clauses too
    ("Phấn đấu thu ngân sách đạt 7 tỷ đồng; giải ngân vốn trên 95% kế hoạch", ["target", "target"]),
    # of two values in one breath the plan stands in brackets
    ("Thu gom rác 97,5% (chỉ tiêu 97%); cấp nước 91%", ["result", "target", "result"]),
    ("Phấn đấu thu gom rác 97,5% (chỉ tiêu tỉnh giao 97%)", ["target", "target"]),
    # or behind the name of that plan
    ("thu phí tăng 8,6%, vượt mục tiêu Nghị quyết (8%); hộ nghèo còn 2%", ["result", "target", "result"]),
    ("thu phí tăng 8,6%, vượt mục tiêu Nghị quyết (4 xã)", ["result", "result"]),
    # a plan of which others fell short is that of no value behind it
    ("Có 5 xã đạt trên 90% kế hoạch, 3 huyện đạt dưới 50% kế hoạch", ["result", "result"]),
    # and pledges nothing for the sentences behind
    ("Thu phí năm 2031 ước tăng 7% (kế hoạch 5%). Chăn nuôi đạt 41 tỷ đồng.", ["estimate", "target", "estimate"]),
    # a part is planned as its whole is, not as the plan in a bracket behind that
    ("thu phí đạt 94% (kế hoạch 93%), trong đó phí chợ 91%", ["result", "target", "result"]),
    # what a resolution set, told behind what was reached
    ("hộ dân dùng nước sạch đạt 92%, theo nghị quyết 90% trở lên", ["result", "target"]),
    ("theo nghị quyết số 9 của huyện, đã trồng 61 ha", ["result"]),
    # the plan that something is compared with, by its amount
    ("thu đạt 61 tỷ đồng so với dự toán là 54 tỷ đồng", ["result", "target"]),
    ("thu đạt 61 tỷ đồng so với kế hoạch là 54 tỷ đồng, chi 9 tỷ đồng", ["result", "target", "result"]),
    # behind a pledge what is done in one clause says nothing of the next
    ("phấn đấu thu đạt 61 tỷ đồng; giữ vững 4 xã đã đạt chuẩn; mỗi xã lập 2 chợ", ["target"] * 3),
    # plans that are to be passed are pledged, those that were passed beside a pledge are told
    ("phấn đấu các chỉ tiêu đạt và vượt dự toán; giảm 61% số hộ nghèo", ["target"]),
    # the last of a list that is pledged is compared with last year
    ("Phấn đấu đàn trâu tăng 2%; bò tăng 1%; lợn tăng 3% so với năm trước", ["target"] * 3),
    ("phấn đấu vươn lên; các chỉ tiêu đạt và vượt dự toán; giảm 61% số hộ nghèo", ["result"]),
    ("phấn đấu thu 9 tỷ đồng, đạt và vượt 4% dự toán; giảm 61% số hộ nghèo", ["target"] * 3),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_result_beside_target(text: str, expected: list[str]) -> None:
    assert [c.kind.value for c in contexts_of(text)] == expected


PAGES: list[tuple[str, str, list[str]]] = [
    (
        "what a report to the session says is no aim, nor is a share of the plan in short",
        "# Xã bàn nhiệm vụ\n\nBáo cáo tại kỳ họp cho biết, tổng thu tăng 20%.\n\nTrồng chè 9 ha, đạt 58% KH.",
        ["result", "result", "result"],
    ),
    (
        "what was set for a year gone by was an aim",
        "# Xã họp\n\nĐăng ngày 19/12/2032\n\nTrước đó, kỳ họp từng đặt ra cho năm 2030 các chỉ tiêu: tổng thu tăng 4%; hộ nghèo còn 9 hộ.",
        ["target", "target"],
    ),
    (
        "a forecast among estimates for a year gone by is one of them",
        "Xã bàn kế hoạch năm 2036\n\nNăm 2035, tổng thu ước tăng 9%; thu nhập bình quân dự kiến đạt 70 triệu đồng.",
        ["estimate", "result"],
    ),
    (
        "aims that go as planned are told of by what was reached",
        "# Xã bàn việc\n\nPhần lớn các chỉ tiêu đúng tiến độ kế hoạch: đàn bò có 99 con; thu phí 5 tỷ đồng.",
        ["result", "result"],
    ),
    (
        "what reached its goal early, or is a figure on it, is told of in a headline",
        "# Xã cán đích sớm mục tiêu nước sạch\n\nTỷ lệ hộ có nước máy là 91%.",
        ["result"],
    ),
    (
        "a share of what was given is a result, and so is what was only reached so far",
        "# Xã bàn việc\n\nCác chỉ tiêu theo tiến độ: thu phí 5/12 tỷ đồng, bằng 42% chỉ tiêu giao; trồng cây mới được 9 ha.",
        ["result", "result", "result"],
    ),
    (
        "what is told of the past term was reached, whatever is aimed at above it",
        (
            "# Phấn đấu xây dựng xã giàu đẹp\n\nKỳ họp đề ra mục tiêu đến năm 2040.\n\nNhiệm kỳ 2031-2036 đã khép lại.\n\n"
            "Trong nhiệm kỳ qua, kinh tế tăng trưởng 9%.\n\nCơ cấu kinh tế chuyển dịch (dịch vụ 61%)."
        ),
        ["result", "result"],
    ),
    (
        "so was what is told of it where no years of it are named",
        "# Phấn đấu thu 11 tỷ đồng\n\nNhiệm kỳ vừa qua, xã hoàn thành các nhiệm vụ. Thu đạt 9 tỷ đồng.",
        ["target", "result"],
    ),
    (
        "what follows from the aims of a congress is a target",
        "# Khai mạc Đại hội\n\nĐại hội có mục tiêu xây dựng xã giàu đẹp.\n\nTheo đó, thu ngân sách 9 tỷ đồng.",
        ["target"],
    ),
    (
        "capital put to work in an area says nothing of now",
        "# Mục tiêu đến năm 2040\n\nTỷ lệ vốn đầu tư thực hiện trên địa bàn so với GRDP đạt 28%.",
        ["target"],
    ),
    (
        "a heading that but names measures yields to one of results above, not to its title",
        (
            "# Kết quả và nhiệm vụ\n\nI. Kết quả thực hiện\n\n1. Các chỉ tiêu kinh tế\n\nThu 9 tỷ đồng.\n\n"
            "II. Phương hướng\n\n1. Các chỉ tiêu kinh tế\n\nThu 11 tỷ đồng."
        ),
        ["result", "target"],
    ),
    (
        "a field of work with a plan in its name plans nothing",
        "# Công tác dân số - kế hoạch hóa gia đình vượt nhiều chỉ tiêu được giao\n\nTỷ lệ sàng lọc đạt 61%.",
        ["result"],
    ),
    ("a title that comes near an aim pledges nothing", "# Tiến gần mục tiêu\n\nSố người tham gia là 61.", ["result"]),
    (
        "under a heading that names the years of its targets, growth on a plan is one",
        "II/ Các chỉ tiêu chủ yếu năm 2031:\n\n1/ Thu ngân sách 62 tỷ đồng, tăng 8% so dự toán năm 2030.",
        ["target", "target"],
    ),
    (
        "a part of the year that is a share of its plan is reported behind an aim, the last part is not",
        "Xã phấn đấu tăng 14%. Trong 6 tháng đầu năm 2031, thu đạt 6 tỷ đồng, đạt 51% KH.",
        ["target", "result", "result"],
    ),
    (
        "nor is one of which it is not told",
        "Xã phấn đấu tăng 14%. Trong 6 tháng đầu năm 2031, thu đạt 6 tỷ đồng.",
        ["target", "target"],
    ),
    (
        "nor the last part",
        "Xã phấn đấu tăng 14%. Trong 6 tháng cuối năm 2031, thu đạt 6 tỷ đồng, bằng 51% nghị quyết.",
        ["target", "target", "target"],
    ),
    (
        "past years are reported below a heading that pledges, and so is what the paragraph tells behind",
        "# Phấn đấu đến năm 2035 thu 90 tỷ đồng\n\nTrong nhiệm kỳ qua, thu tăng 7%. Chi năm 2031 đạt 5 tỷ đồng.",
        ["target", "result", "result"],
    ),
    (
        "under one that names none it is reported",
        "II/ Các chỉ tiêu chủ yếu:\n\n1/ Thu ngân sách 62 tỷ đồng, tăng 8% so dự toán năm 2030.",
        ["result", "result"],
    ),
    (
        "a year before that of what is reported in front was reported",
        "Kế hoạch năm 2033\n\nMục tiêu\n\n- Ước năm 2032 thu tăng 9%. Trong đó thuế tăng 8% (năm 2031 tăng 7%).",
        ["estimate", "estimate", "result"],
    ),
    (
        "but its plan was planned",
        "Kế hoạch năm 2033\n\nMục tiêu\n\n- Ước năm 2032 thu tăng 9%. Trong đó thuế tăng 8% (kế hoạch năm 2031 tăng 7%).",
        ["estimate", "estimate", "target"],
    ),
    (
        "and a later year stands as its heading says",
        "Kế hoạch năm 2033\n\nMục tiêu\n\n- Ước năm 2032 thu tăng 9%. Trong đó thuế tăng 8% (năm 2033 tăng 7%).",
        ["estimate", "estimate", "target"],
    ),
    (
        "as does a year before that of a target",
        "Kế hoạch năm 2033\n\nMục tiêu\n\n- Đến năm 2035 thu đạt 8% (năm 2034 đạt 6%).",
        ["target", "target"],
    ),
    (
        "what is to be done of one value says nothing of the next clause",
        "KẾ HOẠCH\nvề giáo dục năm 2031\n\nI. MỤC TIÊU\n\n- 61% trường học đã được kiên cố; tỷ lệ phòng học đạt chuẩn 9%.",
        ["target", "target"],
    ),
    (
        "who is to be supported says nothing of what is told behind",
        "Kế hoạch năm 2031\n\nMục tiêu\n\n- 61% hộ nghèo được hỗ trợ thẻ; giảm tỷ lệ mù chữ xuống dưới 9%.",
        ["target", "target"],
    ),
    (
        "what there is now is planned where it is to be kept",
        "Phấn đấu duy trì diện tích chè hiện có 56 ha.\n\nXã hiện có 5 chợ, phấn đấu có 7 chợ.",
        ["target", "result", "target"],
    ),
    (
        "behind what there is now the end of a year is ahead, but no day",
        "Xã hiện có 56 ha chè. Đến năm 2037 mở rộng lên 65 ha.\n\nXã hiện có 5 chợ. Đến 31/8/2031, làm mới 2 chợ.",
        ["result", "target", "result", "result"],
    ),
    (
        "the end of the years that a paragraph plans for is an aim, till something is reported",
        "Giai đoạn 2026 - 2030 xã sẽ làm 15 cầu. Đến năm 2030, kinh tế số chiếm 35%. Xã đã làm 9 cầu. Đến năm 2029, hộ nghèo còn 3%.",
        ["target", "target", "result", "result"],
    ),
    (
        "the end of a year for which something was planned before is one in later paragraphs too, whatever was reported",
        "Theo đề án, đến năm 2040 trồng 9 ha rừng. Xã đã làm 9 cầu.\n\nĐến năm 2040, hộ nghèo còn 3%.\n\nĐến năm 2041, có 3 chợ.",
        ["target", "result", "target", "result"],
    ),
    (
        "a lead-in holds for the sentences of its paragraph",
        "Phấn đấu đạt các chỉ tiêu sau: (1) Thu nhập đạt 41 triệu đồng. Hộ nghèo còn 7%. (2) Rừng che phủ 41%.",
        ["target"] * 3,
    ),
    (
        "a line over a list is its heading",
        "Các chỉ tiêu chủ yếu nhiệm kỳ mới\n- Về kinh tế:\n(1) Thu nhập: 41 triệu đồng.\n(2) Hộ nghèo: 7%.\n",
        ["target"] * 2,
    ),
    (
        "what a paragraph tells as targets goes on in the next until one reports",
        """Các chỉ tiêu chủ yếu là: Thu đạt 41 tỷ đồng. Chi đạt 7 tỷ đồng.\n
Cơ cấu chuyển dịch như sau: Dịch vụ chiếm 41%, tăng 7% so với năm 2031.\n
Hiện nay xã có 411 hộ. Có 3 chợ.\n\nCó 2 trường.\n""",
        ["target"] * 4 + ["result"] * 3,
    ),
    (
        "aims told after a pledge are compared with last year and its plan too, until something is reported",
        """Theo đó, xã phấn đấu thu 41 tỷ đồng, tăng 4% so với cùng kỳ. Chi đạt 7 tỷ đồng, tăng 2% so với dự toán năm 2031.
Dự kiến vốn đầu tư gần 11 tỷ đồng. Đến nay đã trồng 3 ha rừng, tăng 1% so với cùng kỳ.\n""",
        ["target"] * 5 + ["result"] * 2,
    ),
    (
        "what a lead-in is compared with makes no report of its parts, nor last year in a plan a report of its aims",
        """# KẾ HOẠCH năm 2032\n\n## Mục tiêu\n
a) Thu đạt 41 tỷ đồng, tăng 4% so với ước thực hiện năm 2031; trong đó:\n- Thuế đạt 30 tỷ đồng;\n- Phí đạt 11 tỷ đồng.\n
b) Số vụ giảm 3% so với năm trước.\n""",
        ["target"] * 5,
    ),
    (
        "a share of the plan and many aims reached make no heading of aims",
        "Thu ngân sách chỉ đạt 41% kế hoạch giao\nXã có 7 chợ.\n\nNhiều chỉ tiêu đạt và vượt kế hoạch\nXã có 9 trường.\n",
        ["result"] * 3,
    ),
    (
        "an effort is no pledge",
        "Bằng sự quyết tâm của nhân dân, xã có 7/9 chỉ tiêu đạt và vượt kế hoạch đề ra.\n",
        ["result"],
    ),
    (
        "a heading that stands in one line with its items",
        "CÁC CHỈ TIÊU CHỦ YẾU 1. Thu nhập đạt 41 triệu đồng. 2. Hộ nghèo còn 7%.",
        ["target"] * 2,
    ),
    (
        "a first paragraph is no heading",
        "Xã giáp sông, có nhiệm vụ giữ đê và kế hoạch trồng rừng từ lâu.\n\nXã có 411 hộ.\n\nCó 3 chợ.\n",
        ["result"] * 2,
    ),
    (
        "a year after the first one that a text tells is not ahead, a goal is",
        "Năm 2031 hộ nghèo 8%, năm 2032: 7%, đến năm 2039: 6%.\n",
        ["result", "result", "target"],
    ),
    (
        "a year for which something was pledged is not past, one before it is",
        "Phấn đấu thu năm 2033 đạt 4 tỷ đồng, năm 2038 đạt 5 tỷ đồng. Số chợ là 6 chợ năm 2033, 5 chợ năm 2031.\n",
        ["target", "target", "target", "result"],
    ),
    (
        "the running year that news name below what they pledge for the next one is reported",
        """Năm 2031, nông nghiệp được mùa.\n\n**Nâng chỉ tiêu thu hoạch**\n\nPhấn đấu năm 2032 thu 44 tấn.\n
Năm 2031, thu hoạch 41 tấn chè, tăng 2% so với năm 2030.\n""",
        ["target", "result", "result"],
    ),
    (
        "what a meeting adopted is told by the next paragraph, but for what that reports",
        """Xã họp bàn việc làng.\n\nHội nghị đã thông qua các chỉ tiêu, nhiệm vụ của nhiệm kỳ.\n
Tỷ lệ che phủ rừng là 41%. Nhiệm kỳ trước, kết quả đạt được là 38%.\n""",
        ["target", "result"],
    ),
    (
        "what was adopted is not told by a paragraph whose first sentences say that they report",
        """Xã họp bàn việc làng.\n\nHội nghị đã thông qua các chỉ tiêu, nhiệm vụ của nhiệm kỳ.\n
Hội nghị nghe báo cáo tình hình các thôn. Tỷ lệ che phủ rừng là 41%.\n""",
        ["result"],
    ),
    (
        "the name of a programme in a title tells no aims",
        "Chương trình mục tiêu quốc gia giảm nghèo 2026-2031: Nhiều kết quả\n\nNăm 2028, tỷ lệ hộ nghèo là 4,1%.\n",
        ["result"],
    ),
    (
        "a target with what the level above assigns in a bracket is no result",
        "KẾ HOẠCH\nPhát triển kinh tế năm 2031\n\nI. MỤC TIÊU\n\nThu ngân sách: 41 tỷ đồng (tỉnh giao 38 tỷ đồng).\n",
        ["target", "target"],
    ),
    (
        "what a sentence says was adopted is told by those behind it",
        """Xã họp bàn việc làng.\n\nHội nghị đã thông qua 5 chỉ tiêu. Cụ thể, tỷ lệ che phủ rừng đạt 41%.\n""",
        ["target"],
    ),
    (
        "a paragraph that tells values of its own adopts nothing for the next one",
        "Đến nay, xã có 6 chợ; hội nghị đã thông qua các chỉ tiêu.\n\nXã hiện có 411 hộ.\n",
        ["result", "result"],
    ),
    (
        "the end of a year named for a target holds with it for what is told in other lines",
        "Mục tiêu đến năm 2035, thu nhập đạt 41 triệu đồng.\n\nTỷ lệ hộ có điện đạt 91%.\n",
        ["target", "target"],
    ),
    (
        "a paragraph that opens with a report goes on with it below a heading of targets, up to a pledge",
        "# Nghị quyết\n\n## Mục tiêu\n\nXã đã trồng 61 ha (chỉ tiêu 51 ha). Thu nhập đạt 41 triệu đồng. Phấn đấu trồng 7 ha. Thu 9 tỷ đồng.",
        ["result", "target", "result", "target", "target"],
    ),
    (
        "the end of a year that opens a sentence bids, in front of a verb without anybody who did it",
        "Kết quả năm 2031: chợ đạt 7 tỷ đồng. Đến năm 2035 nâng tỷ lệ lên 52%. Đến năm 2040 có 61 chợ.\n",
        ["result", "target", "target"],
    ),
    (
        "what a resolution is told to set, and what its aims were before",
        "Theo nghị quyết, đến hết năm 2035, tỷ lệ đạt trên 95%; chợ đạt 80%. Năm 2031 các chỉ tiêu này là 88%, 52%.\n",
        ["target", "target", "result", "result"],
    ),
    (
        "one told beside its plan makes no page of aims",
        "Năm 2031, ngành gỗ tăng trưởng 3,8%, vượt mục tiêu 3,5% đề ra; xuất khẩu đạt 64 tỷ đồng.\n\nNăm 2032, ngành phấn đấu tăng trưởng 4%.\n",
        ["result", "target", "result", "target"],
    ),
    (
        "the first of several periods that a text aims at is planned as the last one is",
        "Mục tiêu:\n+ Thời kỳ 2031-2035: Giá trị tăng 4%/năm.\n+ Thời kỳ 2036-2040: Giá trị tăng 5%/năm, gỗ tăng 6%/năm.\n",
        ["target"] * 3,
    ),
    (
        "what has risen since a term began was reached, below a heading of targets too",
        "# Xã phấn đấu đạt chuẩn đô thị\n\nThu nhập đạt 55 triệu đồng, tăng 2 lần so với đầu nhiệm kỳ.\n",
        ["result", "result"],
    ),
    (
        "nor is that so of a year that a result was told of",
        "Năm 2035, thu nhập đạt 41 triệu đồng.\n\nTỷ lệ hộ có điện đạt 91%.\n",
        ["result", "result"],
    ),
    (
        "a page does not speak in the year that it first names as a goal",
        "Chuyên gia đề nghị bổ sung nguồn nước vào năm 2039.\n\nTheo dự thảo, dự kiến tới năm 2039 có 4 hồ nước.\n",
        ["target"],
    ),
    (
        "what will have been added up by the year that a paragraph plans for is planned too",
        "Mục tiêu tới năm 2035 có 5 chợ. Lũy kế số trường đến năm 2035 là 19 trường. Lũy kế đến nay có 7 trường.\n",
        ["target", "target", "result"],
    ),
    (
        "the tasks for the rest of a year plan nothing of all of it",
        "Xã bàn nhiệm vụ 6 tháng cuối năm 2031.\n\nNăm 2031, có 6 chợ.\n",
        ["result"],
    ),
    (
        "nor does what is told behind values",
        "Xã có 9 trường.\n\nXã bàn nhiệm vụ năm 2031.\n\nNăm 2031, có 6 chợ.\n",
        ["result", "result"],
    ),
    (
        "what is told by the plan goes on through its paragraph",
        "Theo kế hoạch, xã trồng 61 ha chè. Khoai lang 7 ha; ngô 9 ha.\n",
        ["target"] * 3,
    ),
    (
        "so does what a branch sets itself",
        "Xã đặt chỉ tiêu trồng 61 ha chè. Khoai lang 7 ha.\n",
        ["target"] * 2,
    ),
    (
        "what is still to be reached is an aim",
        "Đại hội đã thông qua chỉ tiêu cần đạt được đến năm 2033 như: thu phí 7 tỷ đồng. Xã có 9 chợ.\n",
        ["target", "target"],
    ),
    (
        "a picture of a vote over what was reached",
        "# Xã đạt và vượt hầu hết các chỉ tiêu nghị quyết\n\n## Đại biểu biểu quyết chương trình\n\nThu phí đạt 7 tỷ đồng.\n",
        ["result"],
    ),
    (
        "what became of aims is a result",
        "Xã đề ra 9 chỉ tiêu, kết quả có 7/9 chỉ tiêu đạt. Trong đó, thu phí đạt 7 tỷ đồng.\n",
        ["result", "result"],
    ),
    (
        "a paragraph that says what a plan aims at, and a picture behind it",
        "Mục tiêu của đề án này nhằm giữ rừng.\n\n| Rừng của xã. |\n\nCụ thể, thu phí đạt 7 tỷ đồng.\n",
        ["target"],
    ),
    (
        "most aims that were met are none themselves",
        "Nhiều chỉ tiêu đạt và vượt kế hoạch: thu phí 7 tỷ đồng; có 6 chợ.\n",
        ["result", "result"],
    ),
    (
        "what was done in front of what was planned",
        "Chỉ tiêu đến năm 2035.\n\nPhấn đấu thu phí 9 tỷ đồng. Tỷ lệ hộ có chợ 52%/60%.\n",
        ["target", "result"],
    ),
    (
        "what a report on a plan shows",
        "Báo cáo về kế hoạch phát triển năm 2030 cho thấy, xã có tiến bộ. Cả năm trồng 61 ha.\n\nNăm 2031 phấn đấu: chè 7 ha.\n",
        ["result", "target"],
    ),
    (
        "the school year in which the page was written",
        "05/09/2033\n\nNăm học 2033-2034, xã có 9 trường.\n",
        ["result"],
    ),
    (
        "what is told of years ahead says nothing of what else a page tells",
        "28/12/2031\n\nTrong năm, xã có 61 hộ nuôi cá. Xã có 9 chợ.\n\nNăm 2032, xã dự kiến trồng 7 ha. Năm 2033 phấn đấu 8 ha.\n",
        ["result"] * 2 + ["target"] * 2,
    ),
    (
        "a year before the one in which a page speaks",
        "Giai đoạn 2031-2035 phấn đấu tăng 9%.\n\nNăm 2032 xã thu 61 tỷ đồng. Tám tháng năm 2033 thu tăng 4% so với cùng kỳ.\n",
        ["target", "result", "result"],
    ),
    (
        "what is above the plan",
        "KẾ HOẠCH TRỒNG NẤM 2032\n\nI. KẾT QUẢ VỤ XUÂN 2031\n\nNăng suất nấm cao hơn kế hoạch (năng suất nấm sò đạt 61 tạ/ha).\n",
        ["result"],
    ),
    (
        "a rise on the plan of the year before",
        "Chỉ tiêu chủ yếu năm 2031.\n\nThu phí 61 tỷ đồng, tăng 18% so dự toán năm 2030.\n",
        ["target"] * 2,
    ),
    (
        "the plan in a bracket behind a share of it",
        "Năm 2031 xã xuống giống 61 ha, đạt 95% kế hoạch của huyện (64 ha).\n",
        ["result", "result", "target"],
    ),
    (
        "what a term that is summed up is to bring",
        (
            "Tổng kết nhiệm kỳ vừa hết, đại hội nhiệm kỳ 2030-2035 bàn cách để cuối năm 2035 xã về đích.\n\n"
            "Chỉ tiêu được biểu quyết: đến năm 2035 thu nhập đạt 66 triệu đồng.\n"
        ),
        ["target"],
    ),
    (
        "a few labels do not turn a page of statistics into a plan",
        "Kế hoạch 2038: 52 tấn.\n\nMục tiêu 2039: 51 tấn.\n\n" + "Doanh thu: 7 tỷ đồng.\n\n" * 7,
        ["target"] * 2 + ["result"] * 7,
    ),
]


@pytest.mark.parametrize(("body", "expected"), [(b, e) for _, b, e in PAGES], ids=[name for name, _, _ in PAGES])
def test_kind_of_a_page(body: str, expected: list[str]) -> None:
    document = page(f"Tin tức xã Bình Minh\n\n{body}\n")
    assert [c.kind.value for c in document.contexts] == expected


def test_what_is_paid_out_of_assigned_capital_is_a_result() -> None:
    document = page("BÁO CÁO\nTình hình năm 2031\n\nVốn giao 61 tỷ đồng, giải ngân 9 tỷ đồng.\n")
    assert [c.kind.value for c in document.contexts] == ["target", "result"]


def test_the_last_months_are_ahead_of_those_that_a_title_reports() -> None:
    text = "Thu ngân sách đạt 41 tỷ đồng.\n\nTrong 6 tháng cuối năm, huyện giải ngân 61 tỷ đồng.\n"
    late = (("năm 2031", "result"), ("6 tháng cuối năm 2031", "result"), ("quý IV năm 2031", "result"))
    for months, kind in (("6 tháng đầu năm 2031", "target"), *late):
        document = page(f"Hội nghị đánh giá {months}\n\n{text}")
        assert [c.kind.value for c in document.contexts] == ["result", kind]


def test_the_years_up_to_those_that_are_planned_for_are_gone_by() -> None:
    text = "Giai đoạn 2026 - 2031, chợ tăng 7%/năm.\n\nChợ tăng bình quân 9%/năm.\n"
    document = page(f"NGHỊ QUYẾT\nVề phát triển chợ giai đoạn 2031 - 2036\n\n{text}")
    assert [c.kind.value for c in document.contexts] == ["result", "target"]


def test_years_on_the_way_to_the_one_aimed_at_are_ahead() -> None:
    text = "I. MỤC TIÊU\n\n- Tỷ lệ thất thoát nước:\n+ Năm 2035: 18%;\n+ Năm 2039: 15%.\n\nII. KẾT QUẢ\n\n- Năm 2031 thất thoát 21%.\n"
    document = page(f"KẾ HOẠCH\nPhát triển cấp nước đến năm 2039\n\n{text}")
    assert [c.kind.value for c in document.contexts] == ["target", "target", "result"]


def test_below_aims_a_share_of_the_plan_is_an_aim_too() -> None:
    text = "NGHỊ QUYẾT\nVề nhiệm vụ năm 2032\n\nĐiều 1. Thông qua các chỉ tiêu năm 2032:\n1. Thu ngân sách 7 tỷ đồng, bằng 108% dự toán giao.\n"
    assert [c.kind.value for c in page(text).contexts] == ["target", "target"]


def test_a_plan_of_another_year_in_brackets_says_nothing_of_the_value() -> None:
    text = "NGHỊ QUYẾT\nVề kế hoạch năm 2032\n\nII. CHỈ TIÊU NĂM 2032\n- Sản lượng điện: 16 triệu kWh (kế hoạch năm 2031: 15 triệu kWh).\n"
    assert [c.kind.value for c in page(text).contexts] == ["target", "target"]


def test_a_plan_in_brackets_is_of_the_year_of_what_was_reached() -> None:
    text = "Kết quả năm 2031 và kế hoạch năm 2032 của xã Bình Minh\n\n1. Sản lượng điện: 420 triệu kWh (KH 400 triệu kWh); kế hoạch 2032: 455 triệu kWh.\n"
    found = [(c.kind.value, c.year.value if c.year else None) for c in page(text).contexts]
    assert found == [("result", "2031"), ("target", "2031"), ("target", "2032")]


def test_the_year_of_the_title_goes_before_a_period_named_beside_it() -> None:
    text = "Năm 2032, xã bám sát các mục tiêu giai đoạn 2031 - 2035.\n\nCác chỉ tiêu gồm: thu ngân sách 41 tỷ đồng.\n"
    document = page(f"Nhiều mục tiêu phát triển kinh tế năm 2032\n\n{text}")
    assert [c.year.value for c in document.contexts if c.year] == ["2032"]


def test_targets_counted_in_a_title_are_told_of_by_what_became_of_them() -> None:
    text = "Năm 2032, huyện có 8/9 chỉ tiêu hoàn thành và hoàn thành vượt mức kế hoạch, thu ngân sách đạt 41 tỷ đồng.\n"
    document = page(f"Huyện Bình Minh có 8/9 chỉ tiêu hoàn thành vượt mức kế hoạch\n\n{text}\nĐàn bò có 99 con.\n")
    assert [c.kind.value for c in document.contexts] == ["result"] * 4


def test_a_part_of_the_year_is_reported_though_the_title_sets_an_aim() -> None:
    text = "Trong quý I/2032, xã đạt nhiều kết quả.\n\nĐàn bò (tăng 7%) phát triển khá.\n"
    document = page(f"Xã Bình Minh đặt mục tiêu thu ngân sách tăng 9% năm 2032\n\n{text}")
    assert [c.kind.value for c in document.contexts] == ["target", "result"]
    later = page(
        f"Xã Bình Minh đặt mục tiêu thu ngân sách tăng 9% năm 2032\n\n{text.replace('quý I', '6 tháng cuối năm ')}"
    )
    assert [c.kind.value for c in later.contexts] == ["target", "target"]


def test_what_a_meeting_looked_back_on_was_reached_whatever_the_headline_pledges() -> None:
    text = "Ngày 16/1, xã tổng kết năm 2031, bàn nhiệm vụ năm 2032.\n\nNăm 2031, có 6 chợ.\n\nNăm 2032, có 7 chợ.\n"
    document = page(f"Xã Bình Minh phấn đấu thu 9 tỷ đồng\n\n{text}")
    assert [c.kind.value for c in document.contexts] == ["target", "result", "target"]
    both = page(f"Xã Bình Minh phấn đấu thu 9 tỷ đồng\n\n{text.replace('2032, ', '2031, ')}".replace("2032", "2031"))
    assert [c.kind.value for c in both.contexts] == ["target", "target", "target"]


def test_several_years_below_aims_are_planned_where_only_the_text_says_how_far_the_plan_goes() -> None:
    aims = "1. Mục tiêu tổng quát\n\nLà xã khá vào năm 2035, xã giàu vào năm 2040, đô thị vào năm 2040.\n\n2. Mục tiêu cụ thể\n\n"
    text = "Tốc độ tăng giai đoạn 2031-2035 đạt 11%; giai đoạn 2036-2040 đạt 12%.\n\nNăm 2030, chè đạt 5 tấn.\n"
    assert [c.kind.value for c in page(f"Mục tiêu phát triển tổng quát\n\n{aims}{text}").contexts] == [
        "target",
        "target",
        "result",
    ]
    titled = page(f"KẾ HOẠCH phát triển đến năm 2040\n\n{aims}{text}")
    assert [c.kind.value for c in titled.contexts] == ["result", "target", "result"]


def test_a_headline_that_tells_how_many_aims_were_met_pledges_nothing() -> None:
    for told, kind in (("đạt 9/9 chỉ tiêu", "result"), ("nêu 9 chỉ tiêu", "target"), ("đặt chỉ tiêu", "target")):
        document = page(f"Xã Bình Minh {told}\n\nNăm 2031, có 6 chợ.\n")
        assert document.contexts[-1].kind.value == kind, told


def test_an_aim_compared_with_its_plan_is_no_result() -> None:
    document = page(
        "Tin tức xã Bình Minh\n\nĐại hội nêu những mục tiêu của năm 2035: Thu nhập đạt 41 triệu đồng. "
        "Thu ngân sách tăng 9% so với kế hoạch được giao.\n"
    )
    assert [c.kind.value for c in document.contexts] == ["target", "target"]


def test_an_aim_compared_with_last_year_stays_one_for_what_follows() -> None:
    text = "Phấn đấu đạt 7 tỷ đồng, tăng 6% so cùng kỳ năm 2030 (bình quân 1 tháng khoảng 5 tỷ đồng)."
    assert [c.kind.value for c in page(text).contexts] == ["target"] * 3


def test_a_forecast_for_the_running_year_is_no_plan() -> None:
    text = (
        "Thu 9 tháng năm 2031 đạt 41 tỷ đồng.\n\nDự báo năm 2031 đạt 51 tỷ đồng.\n\nDự báo năm 2032 đạt 61 tỷ đồng.\n"
    )
    document = page(f"Tin tức xã Bình Minh\n\n{text}")
    assert [(c.kind.value, c.firmness is None) for c in document.contexts[1:]] == [("result", True), ("target", False)]


def test_years_of_values_in_front_are_dealt_out_again() -> None:
    text = (
        "Thu năm 2030 đạt 12 tỷ đồng; năm 2035 đạt 18 tỷ đồng, trong đó thu nội địa đạt tương ứng 3 tỷ đồng; 5 tỷ đồng."
    )
    years = [context.year.value if context.year else None for context in page(text).contexts]
    assert years == ["2030", "2035", "2030", "2035"]


def test_a_year_in_front_of_all_values_opens_a_clause_behind_others() -> None:
    text = "Theo đó, nuôi tập trung; đến hết năm 2031 trang trại cung ứng 35% sản lượng, tăng 9%; đàn bò lai đạt 55%."
    assert [context.year.value for context in page(text).contexts if context.year] == ["2031"] * 3
    assert {context.year.rule for context in page(text).contexts if context.year} == {"by_end_of"}


@pytest.mark.parametrize(
    ("day", "text", "year"),
    [
        ("13/12/2033", "Huyện đề ra mục tiêu tăng trưởng 9% trong năm tới.", "2034"),
        ("13/12/2033", "Năm 2033 thu đạt 9 tỷ đồng; năm tới phấn đấu đạt 10 tỷ đồng.", "2034"),
        ("13/12/2033", "Trong những năm tới phấn đấu đạt 10 tỷ đồng.", None),
        ("13/12/2033", "Trong 5 năm tới phấn đấu đạt 10 tỷ đồng.", None),
        ("13/01/2033", "Huyện đề ra mục tiêu tăng trưởng 9% trong năm tới.", None),  # that may be the one just begun
    ],
)
def test_the_next_year_is_counted_from_the_day_of_the_page(day: str, text: str, year: str | None) -> None:
    document = page(f"Hội đồng nhân dân huyện Xan họp\n\nThứ 4, {day}\n\n{text}\n")
    last = document.contexts[-1].year
    assert (last and last.value) == year


def test_years_before_those_planned_for_are_gone_by() -> None:
    text = "1. Đến năm 2036\n\nChè 9 tấn, giai đoạn 2032 - 2036 tăng 7%.\n\nNăm 2030, chè đạt 5 tấn.\n\nNăm 2033, chè đạt 6 tấn."
    document = page(f"CHIẾN LƯỢC\nPhát triển chè đến năm 2036\n\nI. MỤC TIÊU\n\n{text}")
    assert [c.kind.value for c in document.contexts][-2:] == ["result", "target"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2031", "target"),
        ("NGHỊ QUYẾT\nVề nhiệm vụ phát triển kinh tế - xã hội năm 2031", "target"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG\nThực hiện Nghị quyết về chăn nuôi", "target"),
        ("BÁO CÁO\nKết quả thực hiện kế hoạch năm 2031", "result"),
        ("KẾT LUẬN\nVề công tác chăn nuôi năm 2031", "result"),
    ],
)
def test_the_kind_of_document_decides_last(title: str, kind: str) -> None:
    document = page(f"{title}\n\nI. VỀ KINH TẾ\n\nTỷ lệ hộ dùng nước sạch đạt 91%.\n")
    assert [c.kind.value for c in document.contexts] == [kind]


def test_the_kinds_that_set_targets_are_kinds_of_documents() -> None:
    known = {entry.get("kind") for entry in settings("documents")["document"]}
    assert set(settings("rows")["planning_kinds"]) <= known


# Year and period ------------------------------------------------------------------------------------------------------


class Period(NamedTuple):
    year: str | None
    basis: str | None = None


PERIODS: list[tuple[str, Period]] = [
    ("năm 2031 đạt 7%", Period("2031", "unstated")),
    ("trong năm 2031 đạt 7%", Period("2031", "unstated")),
    ("đạt 7% trong năm 2031", Period("2031", "unstated")),
    ("đến năm 2035 đạt 7%", Period("2035", "year-end")),
    ("đến hết năm 2035 đạt 7%", Period("2035", "year-end")),
    ("đến cuối năm 2035 đạt 7%", Period("2035", "year-end")),
    ("đến 31/12/2035 đạt 7%", Period("2035", "year-end")),
    ("vào cuối năm 2035 đạt 7%", Period("2035", "year-end")),
    ("đạt 7% vào năm 2031", Period("2031", "year-end")),
    ("tầm nhìn đến năm 2045 đạt 7%", Period("2045", "year-end")),
    ("giai đoạn 2031 - 2035 đạt 7%", Period("2031-2035", "cumulative")),
    ("thời kỳ 2031-2035 đạt 7%", Period("2031-2035", "cumulative")),
    ("nhiệm kỳ 2030 – 2035 đạt 7%", Period("2030-2035", "cumulative")),
    ("từ năm 2031 đến năm 2035 đạt 7%", Period("2031-2035", "cumulative")),
    ("giai đoạn 2031 - 2035 bình quân hằng năm đạt 7%", Period("2031-2035", "annual average")),
    ("giai đoạn 2031 - 2035 tăng 7% mỗi năm", Period("2031-2035", "annual average")),
    ("bình quân mỗi năm đạt 7%", Period(None, "annual average")),
    ("năm học 2031-2032 đạt 7%", Period("2031-2032", "unstated")),
    ("6 tháng đầu năm 2031 đạt 7%", Period("2031", "part-year")),
    ("H1/2031: 7%", Period("2031", "part-year")),
    ("9T/2031 đạt 7%", Period("2031", "part-year")),
    ("2031: 7%", Period("2031", "unstated")),
    ("Mục tiêu 2035**: 7%", Period("2035", "unstated")),
    ("tuổi thọ là 71 tuổi (theo giai đoạn 2031-2035)", Period("2031-2035", "cumulative")),
    ("quý I năm 2031 đạt 7%", Period("2031", "part-year")),
    ("tính đến ngày 15/9/2031 đạt 7%", Period("2031", "part-year")),
    ("tại thời điểm 1/4/2031 đạt 7%", Period("2031", "part-year")),
    ("ước thực hiện đến 15/9/2031 đạt 7%", Period("2031", "part-year")),
    ("tháng 8 năm 2031 đạt 7%", Period("2031", "part-year")),
    ("tháng 8/2031 đạt 7%", Period("2031", "part-year")),
    # a year that says what the value is compared with, or priced or normed by, is not its year
    ("tăng 7% so với năm 2031", Period(None)),
    ("so với năm 2031 tăng 7%", Period(None)),
    ("gấp 2,4 lần năm 2031", Period(None)),
    ("giá trị sản xuất theo giá so sánh năm 2010 đạt 7 tỷ đồng", Period(None)),
    ("hộ nghèo theo chuẩn nghèo giai đoạn 2031-2035 còn 7%", Period(None)),
    ("năm 2032 tăng 7% so với năm 2031", Period("2032", "unstated")),
    ("tăng 7% so với 6 tháng đầu năm 2031", Period(None)),
    ("tăng 7% so với tháng 12/2031", Period(None)),
    ("bằng 97% thực hiện năm 2031", Period(None)),
    ("hiện nay đạt 7%", Period(None)),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_period(text: str, expected: Period) -> None:
    context = only(text)
    year, basis = context.year, context.basis
    assert Period(year.value if year else None, basis.value if basis else None) == expected


YEARS: list[Any] = [
    # the period of a set of criteria or of a line of poverty is no value's
    ("năm 2036, 7% số xã đạt bộ tiêu chí quốc gia về y tế giai đoạn 2021-2035", ["2036"]),
    ("tỷ lệ hộ nghèo theo chuẩn nghèo giai đoạn 2022-2025 đến năm 2031 còn 7%", ["2031"]),
    # a period behind "and" is that of what follows it
    ("thu phí năm 2031 đạt 7%, tăng 1% và thu thuế năm 2032 đạt 8%", ["2031", "2031", "2032"]),
    ("năm 2031 đạt 7%, năm 2032 đạt 8%", ["2031", "2032"]),
    (
        "năm 2031 đạt 9 tỷ đồng tương đương 4 triệu USD và năm 2032 đạt 13 tỷ đồng tương đương 6 triệu USD",
        ["2031", "2031", "2032", "2032"],
    ),
    ("tỷ lệ năm 2031 là 7% (năm 2030 là 6%)", ["2031", "2030"]),
    ("đến năm 2035, tỷ lệ thứ nhất đạt 7%, tỷ lệ thứ hai đạt 8%", ["2035", "2035"]),
    # a period that closes a value does not go on to the parts behind it
    ("năm 2035 đạt 7%, tăng 8%/năm giai đoạn 2031 - 2035; trong đó: chè 3%", ["2035", "2031-2035", "2035"]),
    # parts are of the year in the bracket behind their whole, unless they have one of their own
    (
        "kỳ 2031-2035 thu từ 6 tỷ đồng (năm 2031) lên 9 tỷ đồng (năm 2035); trong đó thuế lên 5 tỷ đồng, phí 2 tỷ đồng",
        ["2031", "2035", "2035", "2035"],
    ),
    ("thu lên 9 tỷ đồng (năm 2035); trong đó năm 2033 thuế lên 5 tỷ đồng", ["2035", "2033"]),
    ("năm 2031 và năm 2032 lần lượt đạt 7% và 8%", ["2031", "2032"]),
    ("các năm 2031, 2032 và 2033 đạt 7 tỷ đồng, 8 tỷ đồng và 9 tỷ đồng", ["2031", "2032", "2033"]),
    ("diện tích năm 2031 và năm 2032 là 7 ha và 8 ha", ["2031", "2032"]),
    ("giai đoạn 2031-2035. Trong đó phấn đấu đến năm 2035 tỷ trọng A chiếm 7%; B chiếm 8%", ["2035", "2035"]),
    ("kế hoạch của hai năm 2031 và 2032 lần lượt là 7% và trên 8%", ["2031", "2032"]),
    ("tỷ lệ các năm 2031, 2032, 2033 lần lượt đạt 7%, 8% và 9%", ["2031", "2032", "2033"]),
    # a period behind its value, over "and", over brackets, over several values
    ("tỷ lệ che phủ đạt 41% vào năm 2035 và đạt 43% vào năm 2040", ["2035", "2040"]),
    ("tỷ lệ còn dưới 9% (miền núi dưới 14%) vào năm 2035 và dưới 7% vào năm 2040", ["2035", "2035", "2040"]),
    ("tuyến tỉnh đạt 61%; tuyến huyện đạt 52% vào năm 2035 và đạt 71%, 62% vào năm 2040", ["2035"] * 2 + ["2040"] * 2),
    ("có 21% phường, xã đạt chuẩn trong năm 2035, đến năm 2040 đạt 100%", ["2035", "2040"]),
    ("tốc độ tăng 16% (kế hoạch năm 2031: 15%)", [None, "2031"]),
    ("năm 2032 đạt 41%, thấp hơn kế hoạch 3%", ["2032", "2032"]),
    ("từ chỗ cả xã chỉ có 7 trường năm 2031, đến nay, cả xã có 11 trường", ["2031", None]),
    ("từ chỗ cả xã chỉ có 7 trường năm 2031, đến nay cả xã có 11 trường", ["2031", None]),
    ("100% số hộ có điện; số hộ nghèo giảm từ 32% năm 2031 xuống còn 8% năm 2035", [None, "2031", "2035"]),
    # that of an old value is of it alone
    (
        "năm 2035 tỷ lệ thứ nhất giảm từ 5% năm 2030 xuống 2%; tỷ lệ thứ hai tăng từ 20% năm 2031 lên 35%",
        ["2030", "2035", "2031", "2035"],
    ),
    # a period in front of the colon of a list; one since when nothing was as high
    ("năm 2031: lúa đạt 7 tấn, ngô 3 tấn; đến năm 2035: lúa đạt 8 tấn, ngô 4 tấn", ["2031"] * 2 + ["2035"] * 2),
    ("thu tăng 7%, là mức tăng cao nhất của 9 tháng kể từ năm 2031; chi tăng 3%", [None, None]),
    ("trong năm năm qua, thu đạt bình quân 7 tỷ đồng", [None]),
    ("giải ngân năm 2032 cao hơn bình quân năm 2031 7%", ["2032"]),
    # that of an earlier plan is no year of its value
    ("kế hoạch năm 2031 thu 7 tỷ đồng, bằng 110% dự toán năm 2030, tăng 9% so với ước thực hiện 2030", ["2031"] * 3),
    ("thu đạt 96% kế hoạch năm 2031", ["2031"]),
    # the year of a comparison is nobody's
    ("đạt 61 nghìn lượt, gấp 2,1 lần năm 2030; doanh thu đạt 41 tỷ đồng", [None, None, None]),
    ("năm 2031 đạt 6%, cao hơn năm 2030; dịch vụ đạt 7%", ["2031", "2031"]),
    # the year between the last comma and the value, whatever word of plan or report governs it
    ("tình hình mùa khô năm 2030-2031 theo dự báo ở mức cao, sản lượng năm 2032 ước đạt 7 tấn", ["2032"]),
    # a period behind a value that is told of the next one
    (
        "giai đoạn 2031-2035 diện tích đạt 7 ha và giai đoạn 2036-2040 là 8 ha; sản lượng đạt 3 tấn và giai đoạn 2036-2040 đạt 4 tấn",
        ["2031-2035", "2036-2040"] * 2,
    ),
    # a time without its year
    ("năm 2031 xuất siêu 18 tỷ USD (cùng kỳ xuất siêu 9 tỷ USD)", ["2031", None]),
    ("trước khi có chợ, cả xã có 7 hộ buôn bán", [None]),
    ("trong 5 năm qua, thu đạt bình quân 7 tỷ đồng", [None]),
    # the year of an act, and one from which a time only begins
    ("Tháng 11 năm 2031, Hội đồng xã giao thu 7 tỷ đồng", [None]),
    ("Sau năm 2031, nồng độ bụi giảm 7%", [None]),
    ("đã lập kế hoạch sử dụng đất năm 2032; thu phí đạt 7 tỷ đồng", [None]),
    ("kế hoạch thu phí năm 2032 là 7 tỷ đồng", ["2032"]),
    ("hộ nghèo theo chuẩn đa chiều giai đoạn 2031 - 2035 còn 7%", [None]),
    # a colon behind a verb of reaching; a point inside a unit; parts behind a semicolon
    ("giá trị đến năm 2035 đạt: 7 tỷ.đ, tăng 3 lần so với năm 2030", ["2035", "2035"]),
    ("giá trị đến năm 2035 đạt 7 tỷ đồng; trong đó: gỗ: 4 tỷ đồng; giấy: 3 tỷ đồng", ["2035", "2035", "2035"]),
    ("năm 2035: đàn lợn 700 con, bằng năm 2030; đàn gà 900 con", ["2035", "2035"]),
    # the term by which a council is known
    ("HĐND thị xã khóa XII, nhiệm kỳ 2031-2036 thông qua mức thu 7 tỷ đồng", [None]),
    ("Đại hội nhiệm kỳ 2030-2035 đề ra mức thu 7 tỷ đồng", ["2030-2035"]),
    ("Hội nghị BCH Đảng bộ xã lần thứ 7 (nhiệm kỳ 2030-2035) nghe báo cáo thu 7 tỷ đồng", [None]),
    # what is reached behind a yearly rate of some years is reached at their end, where that opens the sentence
    (
        "Đến năm 2035, có 9 chợ; thời kỳ 2031 - 2035 tăng 8%/năm, đạt 6 triệu người, tăng 2%/năm",
        ["2035", "2031-2035", "2035", "2031-2035"],
    ),
    ("Đến năm 2036, có 9 chợ; thời kỳ 2031 - 2035 tăng 8%/năm, đạt 6 triệu người", ["2036", "2031-2035", "2031-2035"]),
    ("Đến năm 2035, có 9 chợ; thời kỳ 2031 - 2035 tăng 8%, đạt 6 triệu người", ["2035", "2031-2035", "2031-2035"]),
    # one that opens what is told or planned and has no verb of reaching behind it; one inside a subject
    ("đề ra 24 chỉ tiêu, trong đó đến năm 2035 thu ngân sách 7 tỷ đồng; đàn bò 8 con", ["2035"] * 2),
    ("phấn đấu đến năm 2035 thu ngân sách đạt 7 tỷ đồng; đàn bò 8 con", ["2035"] * 2),
    ("thu ngân sách phấn đấu đến năm 2035 đạt 7 tỷ đồng; đàn bò 8 con", ["2035", None]),
    ("xã Đông Lĩnh Hạ phấn đấu đến năm 2035 có 9 chợ; đàn bò 8 con", ["2035"] * 2),
    # one in brackets behind each value
    ("doanh thu tăng từ 7 tỷ đồng (2031) lên 9 tỷ đồng (2035)", ["2031", "2035"]),
    # the year behind what a value is compared with is of that alone
    ("năm 2031, ngành gỗ tăng 5%, cao hơn mức tăng 3% của năm 2030, góp 8 tỷ đồng", ["2031", "2030", "2031"]),
    ("ngành gỗ tăng 5%, thấp hơn 7% của năm 2030; ngành giấy tăng 4%", [None, "2030", None]),
    ("năm 2031, ngành gỗ tăng 5% (thấp hơn mức tăng 7% của cùng kỳ năm 2030)", ["2031", "2030"]),
    ("năm 2031, ngành gỗ tăng 5%, thấp hơn 7% so với cùng kỳ năm 2030", ["2031", "2031"]),
    # so it is of what another value is joined to, and of the first value; the years that a growth is above are of none
    (
        "năm 2033, gỗ tăng 5%, thấp hơn mức tăng 6% của cùng kỳ năm 2031 và 7% của cùng kỳ năm 2032, giấy tăng 4%",
        ["2033", "2031", "2032", "2033"],
    ),
    (
        "năm 2033, gỗ tăng 5%, thấp hơn mức tăng 6% của 6 tháng năm 2031 trong giai đoạn 2030-2032",
        ["2033", "2031"],
    ),
    ("năm 2033 gỗ phát triển thấp hơn mức tăng 6% của cùng kỳ năm 2031, giấy tăng 4%", ["2031", "2033"]),
    ("năm 2033, mức tăng cao hơn các năm từ 2030 tới 2032, gỗ tăng 6%", ["2033"]),
    ("năm 2033, gỗ tăng 5% và 6% của năm 2031 là thấp", ["2033", "2031"]),
    # when something is to be done closes no value in front of it
    ("chợ có vốn 86 tỷ đồng, hoàn thành 72% khối lượng, dự kiến mở cửa năm 2033, phục vụ 9 hộ", [None, None, "2033"]),
    # parts behind what is to be reached by the end of a year are of that year
    ("thời kỳ 2031-2035: giá trị đến năm 2035 đạt 7 tỷ đồng; trong đó gỗ đạt 4 tỷ đồng", ["2035"] * 2),
    ("sáu tháng đầu năm 2031 đạt 7 tỷ đồng", ["2031"]),
    # the years left are not those named before
    ("kinh phí năm 2031: 8 tỷ đồng, các năm còn lại 28 tỷ đồng", ["2031", None]),
    # parts are for the year of what they are of, whatever was said of an earlier one or compared with
    (
        "năm 2031-2035 tăng 5%/năm; đến năm 2035 đạt 7 tỷ đồng, trong đó gỗ 4 tỷ đồng; giấy 3 tỷ đồng",
        ["2031-2035"] + ["2035"] * 3,
    ),
    ("giai đoạn 2031-2035 chi 7 tỷ đồng, gấp 1,6 lần giai đoạn 2026-2030, trong đó gỗ 28%", ["2031-2035"] * 3),
    # when something opens is no year of how long it is or what it costs
    ("cầu dài 450 m, giá 7 tỷ đồng, dự kiến hoàn thành quý III/2032", [None, None]),
    ("cầu dài 450 m, khởi công quý II/2031, thông xe năm 2033", [None]),
    ("xây 450 m đường, hoàn thành năm 2033", ["2033"]),
    # a time of some years in the name of a thing is that of no other
    ("năm 2031 có 61 chợ, gồm 7 chợ nâng hạng sau 5 năm và 9 chợ mới", ["2031"] * 3),
    # the end of a year that opens the clause of a measure holds for its parts, one right in front of its value does not
    (
        "dự kiến năm 2031 gỗ đạt 25%; phấn đấu đến năm 2035 cơ cấu kinh tế có tỷ trọng gỗ đạt 45%; giấy 38%; vải 17%",
        ["2031"] + ["2035"] * 3,
    ),
    ("năm 2031 gỗ còn 21%, đến năm 2035 còn 17%; tỷ trọng giấy đạt 9%", ["2031", "2035", "2031"]),
    ("năm 2031 thu nhập đạt 75 triệu đồng; đến năm 2035 đạt 110 triệu đồng; chi chiếm 33%", ["2031", "2035", "2031"]),
    (
        "giai đoạn 2031-2035 thu đạt 8%; đóng góp vào GRDP đến năm 2035 của khu vực tư nhân đạt 45%; chi đạt 9%",
        ["2031-2035", "2035", "2031-2035"],
    ),
    # an age is no level that something rose from
    ("lao động từ 15 tuổi trở lên của xã năm 2031 đạt 61 người, trong đó nữ 30 người", ["2031"] * 2),
    # the same months of another year are so in a bracket, behind a measure too, and no year of what they are set against
    ("năm 2035 gốm tăng 9% (cùng kỳ 2034 tăng 7%)", ["2035", "2034"]),
    ("năm 2035 gốm tăng 9% (mức tăng của cùng kỳ năm 2034 là 7%)", ["2035", "2034"]),
    ("năm 2035 gốm tăng 9% so với cùng kỳ 2034", ["2035"]),
    # years that a plan only paves the way for
    ("năm 2033 tăng 8%, làm nền cho nghề gốm của xã giai đoạn 2036-2040", ["2033"]),
    # a vision right behind a nearer end is no year of what is told
    ("đề án đến năm 2033, tầm nhìn đến năm 2050 đặt mục tiêu thu đạt 61 tỷ đồng", ["2033"]),
]


@pytest.mark.parametrize(("text", "expected"), YEARS)
def test_years_of_several_values(text: str, expected: list[str | None]) -> None:
    assert [c.year.value if c.year else None for c in contexts_of(text)] == expected


def test_the_year_that_a_headline_pledges_for_is_none_of_what_was_reached() -> None:
    body = "Đến nay, xã đạt 15/19 tiêu chí. Xã huy động được 42 tỷ đồng."
    found = page(f"Xã Bình Minh phấn đấu về đích nông thôn mới năm 2032\n\n{body}\n").contexts
    assert [(c.kind.value, c.year) for c in found] == [("result", None), ("result", None)]


def test_a_year_below_a_heading_of_results_is_none_of_an_aim() -> None:
    text = "THÔNG BÁO họp xã\nI. Đánh giá chung\nNăm 2031, xã trồng 9 ha.\nII. Nhiệm vụ\nTrồng 7 ha chè.\n"
    found = [(c.kind.value, c.year.value if c.year else None) for c in page(text).contexts]
    assert found == [("result", "2031"), ("target", None)]


SCOPE: list[tuple[str, str, str]] = [
    ("the sentence before the heading", "II. MỤC TIÊU NĂM 2031\n\nĐến năm 2035, tỷ lệ đạt 91%.", "2035"),
    ("the heading before the title", "II. MỤC TIÊU ĐẾN NĂM 2033\n\nTỷ lệ nước sạch đạt 91%.", "2033"),
    ("the title where nothing nearer says", "II. MỤC TIÊU\n\nTỷ lệ nước sạch đạt 91%.", "2031"),
    ("the lead-in of a list", "Đến năm 2034, phấn đấu:\n\n- Tỷ lệ nước sạch đạt 91%.", "2034"),
]


@pytest.mark.parametrize(("body", "year"), [(b, y) for _, b, y in SCOPE], ids=[name for name, _, _ in SCOPE])
def test_the_nearest_year_holds(body: str, year: str) -> None:
    document = page(f"KẾ HOẠCH\nPhát triển kinh tế - xã hội năm 2031\n\nI. CĂN CỨ\n\nCăn cứ chung.\n\n{body}\n")
    assert [c.year.value for c in document.contexts if c.year] == [year]


def test_the_year_of_a_report_holds_where_none_is_nearer() -> None:
    text = "### BÁO CÁO KẾT QUẢ CHUYỂN ĐỔI SỐ\n\n* Quý I/2031: doanh số 41 tỷ đồng.\n* Số cửa hàng: 7 nghìn cửa hàng.\n"
    assert [c.year.value for c in page(text).contexts if c.year] == ["2031", "2031"]


def test_a_heading_has_the_year_of_the_same_figures_below() -> None:
    text = "Tin tức\n\nXã họp.\n\n**Nâng mức thu lên 44 tỷ đồng**\n\nChủ tịch nói về nông nghiệp.\n\nPhấn đấu năm 2033 thu 44 tỷ đồng.\n"
    document = described(Page("page.md", text, "text/markdown", sha256=""))
    assert [c.year.value for c in document.contexts if c.year] == ["2033", "2033"]


@pytest.mark.parametrize(
    ("body", "years"),
    [
        ("Trong 6 tháng đầu năm, sản lượng ước tăng 11%. Doanh thu đạt 44 tỷ đồng.", ["2033", "2033", "2033"]),
        ("Sản lượng ước tăng 11%. Doanh thu đạt 44 tỷ đồng.", ["2033", None, None]),
        ("Năm 2032, doanh thu đạt 44 tỷ đồng. Trong 9 tháng, sản lượng đạt 14 tấn.", ["2033", "2032", "2032"]),
    ],
)
def test_a_part_of_a_year_that_no_year_is_told_before_is_of_the_titles(body: str, years: list[str | None]) -> None:
    document = page(f"Phấn đấu năm 2033, mức bán lẻ đạt 99 tỷ đồng\n\n{body}\n")
    assert [c.year.value if c.year else None for c in document.contexts] == years


@pytest.mark.parametrize(
    ("body", "first"),
    [
        ("Trong 9 tháng, thu khá. Năm 2032 kém.", True),
        ("Năm 2032 kém. Trong 9 tháng, thu khá.", False),
        ("Khá.", False),
    ],
)
def test_whether_a_part_of_a_year_is_told_before_any_year_below_the_title(body: str, first: bool) -> None:
    assert UnderWay(page(f"Phấn đấu năm 2033, mức bán lẻ đạt 99 tỷ đồng\n\n{body}\n")).opens is first


def test_a_paragraph_goes_on_reporting_its_year_below_a_title_that_pledges_for_the_next() -> None:
    head = "Tỉnh sẽ trồng mới 500 ha chè trong năm 2033\n\n07/12/2032\n\n"
    told = "Năm 2032, sản phẩm ước tăng 9%, thu nhập đạt 46 triệu đồng (năm 2032). Nông nghiệp ổn định với 177 ha chè."
    assert [c.kind.value for c in page(f"{head}{told}").contexts][-1] == "result"
    later = "Năm 2032, theo kế hoạch tăng 9%, thực hiện ước tăng 7%. Nông nghiệp ổn định với 177 ha chè."
    assert [c.kind.value for c in page(f"{head}{later}").contexts][-1] == "result"
    for pledged in (
        "Năm 2032, phấn đấu sản phẩm tăng 9%. Nông nghiệp ổn định với 177 ha chè.",
        "Năm 2032, theo kế hoạch sản phẩm tăng 9%. Nông nghiệp ổn định với 177 ha chè.",
        "I. Chỉ tiêu chủ yếu\n\nNăm 2032, sản phẩm ước tăng 9%. Nông nghiệp ổn định với 177 ha chè.",
    ):
        assert [c.kind.value for c in page(f"{head}{pledged}").contexts][-1] == "target"


UNDER_WAY = [
    ("the end of a month", "12/07/2033", "Đến hết tháng 6, thu ngân sách đạt 44 tỷ đồng.", "2033"),
    ("a day", "12/07/2033", "Đến ngày 30/6, thu ngân sách đạt 44 tỷ đồng.", "2033"),
    ("the end of a month still ahead", "12/02/2033", "Đến hết tháng 12, thu ngân sách đạt 44 tỷ đồng.", "2032"),
    ("a day still ahead", "12/02/2033", "Đến ngày 31/12, thu ngân sách đạt 44 tỷ đồng.", "2032"),
    (
        "a part of the year",
        "27/06/2033",
        "Quý II, doanh thu ước đạt 44 tỷ đồng. Tính chung 6 tháng đạt 99 tỷ đồng.",
        "2033",
    ),
    ("what goes on from it", "27/06/2033", "Tháng 6, doanh thu tăng cao.\n\nSản lượng đạt 44 tấn, tăng 5%.", "2033"),
    (
        "a month still ahead is of the year before",
        "05/01/2033",
        "Tính chung 11 tháng, doanh thu đạt 44 tỷ đồng.",
        "2032",
    ),
    ("a month in which it is told", "25/11/2033", "Ước 12 tháng, doanh thu đạt 44 tỷ đồng.", "2033"),
    ("a quarter still ahead", "10/01/2033", "Quý IV, doanh thu đạt 44 tỷ đồng.", "2032"),
    ("a quarter under way", "10/10/2033", "Quý IV, doanh thu ước đạt 44 tỷ đồng.", "2033"),
    ("a month alone still ahead", "10/01/2033", "Tháng 12, doanh thu đạt 44 tỷ đồng.", "2032"),
    ("the whole year, told in spring", "10/01/2033", "Cả năm, doanh thu đạt 44 tỷ đồng.", "2032"),
    ("the whole year, told at its end", "10/12/2033", "Cả năm, doanh thu ước đạt 44 tỷ đồng.", "2033"),
    ("what is planned for a month ahead", "27/06/2033", "Quý IV, phấn đấu doanh thu đạt 44 tỷ đồng.", "2033"),
    ("this year", "12/10/2033", "Từ đầu năm đến nay, toàn huyện trồng được 44 ha rừng.", "2033"),
    ("last year", "12/10/2033", "Năm ngoái, toàn huyện trồng được 44 ha rừng.", "2032"),
    ("the past year, told in spring", "12/01/2033", "Năm qua, toàn huyện trồng được 44 ha rừng.", "2032"),
    ("the past year, told at its end", "12/12/2033", "Năm qua, toàn huyện trồng được 44 ha rừng.", "2033"),
    ("the last years are none", "12/12/2033", "Những năm qua, toàn huyện trồng được 44 ha rừng.", None),
    (
        "the day of a document",
        "12/12/2033",
        "Huyện thực hiện Chỉ thị số 5/CT-UBND ngày 15\ntháng 8 năm 2033, cụ thể như sau:\n\n- Doanh thu: 44 tỷ đồng.",
        None,
    ),
    ("the year looked back on", "12/12/2033", "Trong năm, toàn huyện trồng được 44 ha rừng.", "2033"),
    ("the year looked back on in spring", "12/02/2033", "Trong năm, toàn huyện trồng được 44 ha rừng.", "2032"),
    ("a day and the name of its month", "12/12/2033", "Tin ngày 9 Tháng Mười Hai\n\nToàn huyện có 44 ha rừng.", None),
    ("a day that is no number of months", "12/12/2033", "Tin 24 Tháng này\n\nToàn huyện có 44 ha rừng.", None),
    ("what is told of now, paragraphs later", "12/12/2033", "Quý II, thu khá.\n\nĐến nay có 44 ha rừng.", None),
    ("a value told of no time", "12/12/2033", "Toàn huyện có 44 ha rừng.", None),
]


@pytest.mark.parametrize(("date", "body", "year"), [row[1:] for row in UNDER_WAY], ids=[row[0] for row in UNDER_WAY])
def test_a_part_of_a_year_without_its_number_is_of_the_year_the_page_is_dated_in(
    date: str, body: str, year: str | None
) -> None:
    text = f"# Doanh thu tăng\n\n{date}\n\n(TTXVN) - Huyện họp báo.\n\n{body}\n"
    document = described(Page("page.md", text, "text/markdown", sha256=""))
    assert {c.year.value if c.year else None for c in document.contexts} == {year}


@pytest.mark.parametrize(("said", "year"), [("đề ra chỉ tiêu", "2033-2037"), ("đã đạt", None)])
def test_the_years_planned_for_that_have_begun_are_meant_by_their_number(said: str, year: str | None) -> None:
    text = f"# Chỉ tiêu của xã 2033-2037\n\n12/12/2033\n\nXã {said} trong 5 năm: trên 95% cơ sở đạt chuẩn.\n"
    document = described(Page("page.md", text, "text/markdown", sha256=""))
    assert [c.year.value if c.year else None for c in document.contexts] == [year]


def test_no_year_is_told_by_a_part_of_one_on_a_page_without_a_date() -> None:
    text = "# Doanh thu tăng\n\n(TTXVN) - Huyện họp báo.\n\nQuý II, doanh thu ước đạt 44 tỷ đồng.\n"
    document = described(Page("page.md", text, "text/markdown", sha256=""))
    assert [c.year for c in document.contexts] == [None]


def test_a_report_has_its_year_under_headings_that_tell_a_part_of_it() -> None:
    text = "UBND HUYỆN ABC\nSố: 5/BC-UBND\nABC, ngày 20 tháng 6 năm 2033\n\nBÁO CÁO\nKinh tế - xã hội\n\n"
    text += "I. KẾT QUẢ 6 THÁNG ĐẦU NĂM\n\n1. Kinh tế\n\nDoanh thu đạt 44 tỷ đồng.\n"
    assert [c.year.value for c in page(text).contexts if c.year] == ["2033"]


@pytest.mark.parametrize(
    ("title", "body", "years"),
    [
        ("Đại hội Đảng bộ xã lần thứ nhất, nhiệm kỳ 2035-2040", "Nhiệm kỳ qua, xã có 44 hộ làm nghề.", [None]),
        (
            "Đại hội Đảng bộ xã lần thứ nhất, nhiệm kỳ 2035-2040",
            "Trong nhiệm kỳ 2030-2035, xã trồng 44 ha rừng. Doanh thu đạt 55 tỷ đồng.",
            ["2030-2035", "2030-2035"],
        ),
        ("Đại hội Đảng bộ xã nhiệm kỳ 2035-2040", "Đại hội đề ra chỉ tiêu: doanh thu đạt 55 tỷ đồng.", ["2035-2040"]),
        (
            "Báo cáo kết quả thực hiện Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2030-2035",
            "Xã có 44 hộ làm nghề.",
            ["2030-2035"],
        ),
    ],
)
def test_nothing_reported_is_of_the_term_that_a_congress_opens(title: str, body: str, years: list[str | None]) -> None:
    document = described(Page("page.md", f"# {title}\n\n{body}\n", "text/markdown", sha256=""))
    assert [c.year.value if c.year else None for c in document.contexts] == years


def test_the_date_of_a_document_that_is_carried_out_is_no_year_of_a_value() -> None:
    text = "Kế hoạch thực hiện Chỉ thị số 5/CT-UBND ngày 15 tháng 8 năm 2034\n\nPhấn đấu doanh thu đạt 55 tỷ đồng.\n"
    assert [c.year for c in page(text).contexts] == [None]


CARRIED: list[tuple[str, str, list[str | None]]] = [
    (
        "now is no year that is told of first",
        "Sơ kết công tác năm 2034 của xã.\n\nNăm 2030 mỗi ấp chỉ có 2 chợ thì đến nay mỗi ấp đã có 5 chợ.",
        ["2030", "2034"],
    ),
    (
        "now is the year before that which is planned for",
        "Phấn đấu năm 2039 thu 12 tỷ đồng.\n\nTrong năm 2038, thu ước đạt 9 tỷ đồng. Đến nay, 13 ấp được công nhận.",
        ["2039", "2038", "2038"],
    ),
    (
        "no year since when something is so",
        "Phấn đấu đến năm 2035 có 9 chợ. Xã có bưu cục từ năm 2031. Tỷ lệ tăng dân số 3%.",
        ["2035", "2035"],
    ),
    (
        "the year of the page, though it is set apart",
        "Xã sơ kết năm 2031.\n\nRiêng năm 2031, xã có thêm 9 chợ.\n\nĐường vào thôn được lát đá đạt 95%.",
        ["2031", "2031"],
    ),
    (
        "the year that leads a list of aims, and none of a single one of them",
        (
            "Đại hội thống nhất các mục tiêu của xã đến năm 2035, trong đó thu tăng 8%/năm; chi 45 tỷ đồng; "
            "phí 7 tỷ đồng vào năm 2035; vốn giai đoạn 2031-2035 là 9 tỷ đồng. Xã cũng phấn đấu đón 61 lượt khách."
        ),
        ["2035", "2035", "2035", "2031-2035", "2035"],
    ),
    (
        "the years as many as are said without their numbers, in the same sentence too",
        (
            "Phấn đấu thu tăng bình quân giai đoạn 2031-2035 là 8%/năm; thu nhập năm 2035 đạt 54 triệu đồng; "
            "việc làm mới trong 5 năm cho 900 người."
        ),
        ["2031-2035", "2035", "2031-2035"],
    ),
    (
        "the end of a term for an average over people",
        (
            "Huyện nêu mục tiêu nhiệm kỳ 2031-2035. Huyện phấn đấu tăng trưởng bình quân đạt 8%; đến năm 2035 chợ chiếm 23%; "
            "thu nhập bình quân đầu người đạt 46 triệu đồng."
        ),
        ["2031-2035", "2035", "2035"],
    ),
    (
        "the years of a programme hold for the parts of what its sentence tells, for nothing else",
        (
            "Mục tiêu đến năm 2033 thu 45 tỷ đồng.\n\nTổng vốn chương trình MTQG giai đoạn 2031-2035 là 9 tỷ đồng. "
            "Trong đó, vốn xã 4 tỷ đồng. Chi 2 tỷ đồng."
        ),
        ["2033", "2031-2035", "2031-2035", "2033"],
    ),
    (
        "the day up to which the money of a year is paid out begins no other year",
        "Năm 2031, thu 45 tỷ đồng.\n\nGiải ngân đến ngày 31/01/2032 đạt 95%.\n\nChi 9 tỷ đồng.",
        ["2031", "2032", "2031"],
    ),
    (
        "another day does",
        "Năm 2031, thu 45 tỷ đồng.\n\nGiải ngân đến ngày 30/06/2032 đạt 95%.\n\nChi 9 tỷ đồng.",
        ["2031", "2032", "2032"],
    ),
    (
        "the past term has the years of the last one named, but for one that a congress opens",
        (
            "Trong nhiệm kỳ 2031-2036, thu 45 tỷ đồng.\n\nĐại hội Đảng bộ xã, nhiệm kỳ 2036-2041.\n\n"
            "Nhiệm kỳ vừa qua ghi nhận chi 9 tỷ đồng.\n\nMức bán lẻ đạt 7 tỷ đồng."
        ),
        ["2031-2036", "2031-2036", "2031-2036"],
    ),
    (
        "the term of a council is none of them",
        "HĐND xã khóa X, nhiệm kỳ 2031-2036 họp.\n\nNhiệm kỳ qua chi 9 tỷ đồng.",
        [None],
    ),
    (
        "a past term of which none was named has no years",
        "Đại hội Đảng bộ xã, nhiệm kỳ 2036-2041.\n\nNhiệm kỳ qua chi 9 tỷ đồng.",
        [None],
    ),
    (
        "a period far behind the comma after a word goes on",
        "Thu 45 tỷ đồng, tăng 5%, chi 4 tỷ đồng.\n\nTrong đó, mức bán lẻ 6 tháng đầu năm 2033 khá.\n\nXây dựng đạt 28 tỷ đồng.",
        [None, None, None, "2033"],
    ),
    (
        "what is planned behind what there is now is for the year of the aim",
        "Tăng độ che phủ lên 61% vào năm 2031. Diện tích chè hiện có 41 ha và dự kiến tăng thêm 9 ha.",
        ["2031", "2031", "2031"],
    ),
    (
        "a time of some years that ends a sentence is that of no other one",
        "Năm 2031, sản lượng tăng 41%, sau 2 năm sa sút do dịch Sởi-19.\n\nDoanh thu đạt 51 tỷ đồng.",
        ["2031", "2031"],
    ),
    (
        "a year goes on over paragraphs",
        "Năm 2031, sản lượng đạt 41 tấn.\n\nDoanh thu đạt 51 tỷ đồng.",
        ["2031", "2031"],
    ),
    (
        "the year of a comparison does not",
        "Năm 2032, sản lượng đạt 41 tấn, tăng 5% so với năm 2031.\n\nDoanh thu đạt 51 tỷ đồng.",
        ["2032", "2032", "2032"],
    ),
    (
        "nor does that of an aside",
        "Năm 2032, sản lượng đạt 41 tấn (của cả tỉnh trong năm 2031 là 99 tấn).\n\nDoanh thu đạt 51 tỷ đồng.",
        ["2032", "2031", "2032"],
    ),
    (
        "a comparison with a part of a year gives none",
        "Đàn lợn có 41 con, tăng 5 con so với 6 tháng đầu năm 2031.\n\nĐàn ong có 51 đàn.",
        [None, None, None],
    ),
    ("nor does an aside", "Công nghiệp tăng 41% (năm 2031 tăng 12%), thương mại tăng 9%.", [None, "2031", None]),
    ("a comparison alone gives no year", "Sản lượng đạt 41 tấn, tăng 5% so với cùng kỳ năm 2031.", [None, None]),
    (
        "results take the year of results",
        "Tại hội nghị về kết quả công tác năm 2031, nhiệm vụ năm 2032, lãnh đạo xã cho biết thu ước đạt 41 tỷ đồng.",
        ["2031"],
    ),
    (
        "what was found before a plan of several years is of none of them",
        "# Kế hoạch phát triển chợ giai đoạn 2031 - 2035\n\n## Thực trạng\n\nNăm 2029, xã có 6 chợ.\n\nSố hộ bán hàng là 41 hộ.\n\n## Mục tiêu\n\nXây mới 2 chợ.",
        ["2029", "2029", "2031-2035"],
    ),
    (
        "years told in front of a time without years are those meant, whatever term stands over them",
        "# Đại hội nhiệm kỳ 2030 - 2035\n\nNhiệm kỳ 2025 - 2030, xã đã đạt kết quả tốt, giá trị 5 năm qua đạt 61 tỷ đồng.",
        ["2025-2030"],
    ),
    (
        "so does a value of which no more is said than a heading of results",
        "# Kết quả năm 2031, nhiệm vụ năm 2032\n\n## Kết quả đạt được\n\nĐàn bò có 61 con.\n\n## Nhiệm vụ\n\nĐàn bò có 71 con.",
        ["2031", "2032"],
    ),
    (
        "a line over a list holds for its items, a year in one of them does not",
        "Chỉ tiêu (nhiệm kỳ 2030-2035)\n- Về kinh tế:\n(1) Thu nhập đến năm 2034: 41 triệu đồng.\n(2) Hộ nghèo còn: 7%.\n",
        ["2034", "2030-2035"],
    ),
    (
        "a heading with nothing below holds for a list that numbers anew",
        "I. GIAI ĐOẠN 2030 - 2035\n1. Mục tiêu chung: Xã giàu đẹp.\n2. Chỉ tiêu đến năm 2034\n1. Thu: 41 tỷ đồng.\n2. Chi: 7 tỷ đồng.\n",
        ["2034", "2034"],
    ),
    (
        "the year of an old level is that value's alone",
        "Năm 2039, chăn nuôi từ 10% năm 2030, đến nay đã tăng lên 13%.\n\nDoanh thu đạt 51 tỷ đồng.",
        ["2030", "2039", "2039"],
    ),
    (
        "a period since a year goes on to the present",
        "Thu 9 tháng năm 2039 đạt 41 tỷ đồng.\n\nKể từ năm 2030 đến nay, xã trồng được 71 ha rừng.",
        ["2039", "2030-2039"],
    ),
    (
        "a lead-in holds for its paragraph",
        "Phấn đấu đạt các chỉ tiêu đến năm 2035 là: (1) Thu giai đoạn 2031-2035 đạt 41 tỷ đồng. (2) Hộ nghèo còn 7%.",
        ["2031-2035", "2035"],
    ),
    (
        "a year in one item is not that of its siblings",
        "- Tỷ lệ hộ nghèo đến năm 2035: 7%\n- Tăng thu bình quân: 9%\n- Tỷ lệ thất nghiệp: 5%\n",
        ["2035", None, None],
    ),
    (
        "the time of a count goes on over a list",
        "- Theo thống kê tháng 10/2032, xã có 411 hộ.\n- Mật độ: 19 người/km2.\n",
        ["2032", "2032"],
    ),
    (
        "years told beside each other do not go on",
        "Xã có 411 hộ, 99 con bò.\n\nThu đạt 41 tỷ đồng năm 2032 và 51 tỷ đồng năm 2033.\n\nXã có 7 chợ.",
        [None, None, "2032", "2033", None],
    ),
    (
        "a year set apart does not go on",
        "Xã có 411 hộ, 9 chợ. Riêng năm 2032, thu đạt 41 tỷ đồng.\n\nĐàn bò có 99 con.",
        [None, None, "2032", None],
    ),
    (
        "but to the parts that a paragraph right behind tells",
        "Riêng quý III năm 2032, thu đạt 41 tỷ đồng.\n\nTrong đó, phí đạt 7 tỷ đồng.",
        ["2032", "2032"],
    ),
    (
        "nor does one in the bracket of a value",
        "Năm 2035 xã đạt nhiều kết quả.\n\nXã có dân số (năm 2032) là 4.110 người. Thu đạt 41 tỷ đồng.",
        ["2032", "2035"],
    ),
    (
        "the year of tasks ahead is none of what is reported",
        "Cập nhật ngày: 28/12/2031 16:28:31\n\nXã họp đánh giá kết quả và triển khai nhiệm vụ năm 2032.\n\nThu ngân sách đã thực hiện được 41 tỷ đồng.",
        [None],
    ),
    (
        "nor does one that begins a time",
        "Trong năm 2032 và những năm tiếp theo, xã đổi mới.\n\nXã có 7 chợ.",
        [None],
    ),
    (
        "a term gone by is not the one that begins",
        "Sáng 11/8/2035, xã mở đại hội nhiệm kỳ 2035 - 2040.\n\nNhiệm kỳ qua, xã đạt nhiều kết quả.\n\nXã có 7 chợ.",
        [None],
    ),
    (
        "nor are some years the one named before",
        "Xã vừa đạt chuẩn nông thôn mới năm 2032.\n\nSau 10 năm, xã huy động được 41 tỷ đồng.\n\nXã làm 7 km đường.",
        [None, None],
    ),
    (
        "the paragraph before is nearer than the title",
        "Phát huy kết quả, năm 2032 xã phấn đấu thu 41 tỷ đồng.\n\nXã cũng sẽ làm 7 km đường.",
        ["2032", "2032"],
    ),
    (
        "but they are a period of as many years",
        "I. KẾT QUẢ GIAI ĐOẠN 2031 - 2035\n\nTrong 5 năm qua, xã trồng 71 ha rừng. Năm 2035, thu đạt 41 tỷ đồng.\n",
        ["2031-2035", "2035"],
    ),
    (
        "the period of a heading named again",
        "I. MỤC TIÊU GIAI ĐOẠN 2031 - 2035\n\nThu đến năm 2035 đạt 41 tỷ đồng, tăng bình quân trong giai đoạn này 9%.\n",
        ["2035", "2031-2035"],
    ),
    (
        "what is told besides",
        "Xã có 411 hộ, 99 con bò.\n\nNăm 2032, thu đạt 41 tỷ đồng.\n\nNgoài ra, xã có 7 chợ.",
        [None, None, "2032", None],
    ),
    (
        "a year deep in the text is not the document's",
        "Xã có 411 hộ.\n\nXã có 7 chợ.\n\nĐàn bò có 99 con.\n\nThu năm 2032 đạt 41 tỷ đồng.",
        [None, None, None, "2032"],
    ),
    (
        "a year of a numbered item in running text is that item's alone",
        "CHỈ TIÊU NHIỆM KỲ 2030-2035 1. Thu nhập đến năm 2034: 41 triệu đồng. 2. Tăng thu bình quân hằng năm: 7%. 3. Hộ nghèo còn 3%.",
        ["2034", "2030-2035", "2030-2035"],
    ),
    (
        "what stands below a picture names no year for the text",
        "Năm 2031, thu ngân sách tăng khá.\n\nLãnh đạo xã giao chỉ tiêu năm 2032 cho các ấp. Ảnh: A.N\n\nHộ nghèo còn 3%.\n",
        ["2031"],
    ),
    (
        "a year that labels an item holds for the paragraphs below it",
        "Chỉ tiêu giai đoạn 2031-2040:\n\n- Đến năm 2035: Thu ngân sách tăng 9%.\n\nTỷ lệ hộ nghèo còn 3%.\n\n- Hộ nghèo còn 2%.\n",
        ["2035", "2035", "2031-2040"],
    ),
    (
        "nor does the term of a council below a picture",
        "Năm 2031, thu ngân sách đạt 9 tỷ đồng.\n\nToàn cảnh Kỳ họp thứ 3, nhiệm kỳ 2031-2036, HĐND xã\n\nHộ nghèo còn 3%.\n",
        ["2031", "2031"],
    ),
    (
        "years in the quoted name of a programme are no year of a value",
        "Năm 2032, giảm 1% hộ nghèo theo chương trình “Giảm nghèo giai đoạn 2031-2035”; đàn bò đạt 99 con.",
        ["2032", "2032"],
    ),
    (
        "a bracket tells what was reached in the same months of a year that it names",
        "Năm 2032, xuất khẩu đạt 5 tỷ USD (cùng kỳ năm 2031 đạt 4 tỷ USD), tăng 25%. Nhập khẩu tăng 3% (cùng kỳ 2031: 2%).",
        ["2032", "2031", "2032", "2032", "2031"],
    ),
    (
        "capital put to work in an area is none of now, so that the years before hold",
        "# Mục tiêu\n\nVốn giai đoạn 2036-2040 đạt 61 tỷ đồng. Tỷ lệ vốn thực hiện trên địa bàn đạt 28%.",
        ["2036-2040", "2036-2040"],
    ),
    (
        "so does one behind a comparison that opens the sentence",
        "# Báo cáo năm 2031\n\nSo với năm 2030 (55 tỷ đồng), thu ngân sách tăng 11%.",
        ["2030", "2031"],
    ),
    (
        "a bracket behind what a value is compared with tells what was reached then, but for how much it rose by",
        "Năm 2032 thu 35 tỷ đồng, tăng 6% so với năm 2031 (33 tỷ đồng). Năm 2032 chi 40 tỷ đồng, bằng 104% thực hiện năm 2030 (38 tỷ đồng). Năm 2032 dư 30 tỷ đồng, tăng 5% so với năm 2031 (2 tỷ đồng).",
        ["2032", "2032", "2031", "2032", "2032", "2030", "2032", "2032", "2032"],
    ),
    (
        "the end of a year that a paragraph aims at is none of a part of a year told in the next",
        "Xã Bình Minh đi lên\n\nXã đặt mục tiêu đến năm 2037 có 5 chợ.\n\nTrong 9 tháng đầu năm, xảy ra 6 vụ cháy. Có 4 hộ bị hại.",
        ["2037", None, None],
    ),
    (
        "a rank among some years is no time",
        "Năm 2032, thu ngân sách tăng 9%, cao nhất trong 5 năm qua. Hộ nghèo còn 3%.",
        ["2032", "2032"],
    ),
    (
        "the year of a season",
        "Năm 2032, vụ xuân 2033 gieo cấy 40 ha lúa. Sản lượng vụ Hè Thu 2031 đạt 9 tấn.",
        ["2033", "2031"],
    ),
    (
        "the years of a crop do not go on, and are not the document's",
        "Huyện tổ chức hội nghị. Vụ Đông Xuân 2030-2031, toàn huyện gieo trồng 40 ha; vụ mùa gieo 41 ha. Thu ngân sách đạt 8 tỷ đồng.\n\nĐàn bò đạt 9 con.",
        ["2030-2031", None, None, None],
    ),
    (
        "plain statements are of what a meeting looked back on",
        "Huyện đã tổ chức hội nghị tổng kết năm 2031, triển khai kế hoạch sản xuất năm 2032.\n\nDiện tích lúa 40 ha.",
        ["2031"],
    ),
    (
        "years told in turn without the word",
        "Thu ngân sách tăng khá (năm 2031 tăng 7%; 2032 tăng 8%).",
        ["2031", "2032"],
    ),
    (
        "the year of a price basis does not go on",
        "Năm 2032, giá trị sản xuất đạt 41 tỷ đồng (giá cố định năm 2024). Hộ nghèo còn 3%.",
        ["2032", "2032"],
    ),
    (
        "what holds each year is of all the years that end with a goal",
        "## Chỉ tiêu nhiệm kỳ 2030 - 2035\n\nĐến năm 2035, thu ngân sách đạt 7 tỷ đồng. Mỗi năm trồng 9 ha rừng. Đàn bò đạt 8 con.",
        ["2035", "2030-2035", "2035"],
    ),
    (
        "years of a rate right in front of them, or of a part, do not go on",
        "Đến năm 2035, thu ngân sách đạt 7 tỷ đồng. Năng suất tăng 7%/năm thời kỳ 2031-2035; trong đó giai đoạn 2033-2035 tăng 8%/năm. Đàn bò đạt 99 con.\n\nĐàn lợn đạt 98 con.",
        ["2035", "2031-2035", "2033-2035", "2035", "2035"],
    ),
    (
        "a period behind a measure and a comma is of that measure, and of its parts",
        "# Kinh tế năm 2031\n\nNhu cầu vốn, giai đoạn 2031 - 2035 khoảng 41 tỷ đồng.\n\nTrong đó, phần tỉnh 7 tỷ đồng.\n\nĐàn bò đạt 8 con.\n",
        ["2031-2035", "2031-2035", "2031"],
    ),
    (
        "what there is now is of no year by which something is to be reached",
        "Phấn đấu đến năm 2035 có 99 chợ. Hiện cả nước có 61 chợ, trong đó chợ xã chiếm 41%.",
        ["2035", None, None],
    ),
    (
        "one behind what only begins like a measure goes on",
        "# Kinh tế năm 2031\n\nQuy hoạch xã, giai đoạn 2031 - 2035 cần 41 tỷ đồng.\n\nĐàn bò đạt 8 con.\n",
        ["2031-2035", "2031-2035"],
    ),
    (
        "a year that an earlier sentence tells of is over for what is told now",
        "Năm 2031, tỷ lệ đạt 7%. Đến nay, 9 xã có chợ. Phấn đấu đến năm 2035 có 99 chợ.",
        ["2031", None, "2035"],
    ),
    (
        "that goes on for what is told now of which a part was named",
        "Trong 9 tháng năm 2031, tỷ lệ đạt 7%. Đến nay, 9 xã có chợ.",
        ["2031", "2031"],
    ),
    (
        "one that a bracket holds is of the value beside it and not of the next paragraph",
        "Tỷ lệ giảm từ 22% (năm 2031) xuống còn 2%.\n\nCó 15/15 xã đạt chuẩn.\n",
        ["2031", None, None],
    ),
    (
        "what is of which goes on",
        "Chỉ tiêu đến năm 2035:\n\nTốc độ tăng giai đoạn 2031-2035: 9%.\n\nTrong đó, phần xã tăng 7%.\n",
        ["2031-2035", "2031-2035"],
    ),
    (
        "the end of the years around that the sentence sets as a goal, but for averages and results",
        (
            "Đại biểu thông qua 4 chỉ tiêu nhiệm kỳ 2031-2035. Cụ thể, thu nhập đến năm 2035 đạt 7 triệu đồng; "
            "diện tích rừng đạt 20%; năng suất tăng bình quân 9%; sản lượng tăng 8%/năm."
        ),
        ["2035", "2035", "2031-2035", "2031-2035"],
    ),
    (
        "but for what is told of now or each year",
        (
            "Đại biểu thông qua 4 chỉ tiêu nhiệm kỳ 2031-2035. Cụ thể, thu nhập đến năm 2035 đạt 7 triệu đồng; "
            "hiện nay diện tích rừng đạt 20%; mỗi năm trồng 9 ha."
        ),
        ["2035", "2031-2035", "2031-2035"],
    ),
    (
        "the year that a meeting looked back on, not that for which it called to compete",
        (
            "Chiều 23/12/2030, hội họp tổng kết công tác năm 2030, phát động thi đua năm 2031.\n\n"
            "Báo cáo nêu: quỹ hội thu được 61 tỷ đồng, tăng 9% so với năm 2029."
        ),
        ["2030", "2030"],
    ),
    (
        "none that is not the end of them",
        (
            "Đại biểu thông qua 4 chỉ tiêu nhiệm kỳ 2031-2035. Cụ thể, thu nhập đến năm 2033 đạt 7 triệu đồng; "
            "diện tích rừng đạt 20%."
        ),
        ["2033", "2031-2035"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), [(b, e) for _, b, e in CARRIED], ids=[name for name, _, _ in CARRIED])
def test_years_go_on(body: str, expected: list[str | None]) -> None:
    document = page(f"Tin tức xã Bình Minh\n\n{body}\n")
    assert [c.year.value if c.year else None for c in document.contexts] == expected


def test_a_value_of_the_title_has_the_year_of_the_same_value_below() -> None:
    text = "Xã Bình Minh hoàn thành 12/14 chỉ tiêu\n\nKết quả năm 2031, xã hoàn thành 12/14 chỉ tiêu.\n\nNăm 2032 thu 7 tỷ đồng.\n"
    document = page(text)
    assert [c.year.value if c.year else None for c in document.contexts] == ["2031", "2031", "2032"]


@pytest.mark.parametrize(("below", "kind"), [("44", "target"), ("45", "result")])
def test_a_headline_is_planned_as_the_same_value_below(below: str, kind: str) -> None:
    text = f"Xã Bình Minh thu 44 tỷ đồng năm 2033\n\nPhấn đấu năm 2033 thu {below} tỷ đồng.\n"
    assert [c.kind.value for c in page(text).contexts] == [kind, "target"]


def test_a_plan_in_a_bracket_sets_no_end_for_what_follows() -> None:
    text = "Tính đến năm 2031, tỷ lệ hộ có nước là 99%, có điện là 90% (mục tiêu là 95%). - Quy hoạch chung đều đạt 100%.\n"
    assert [c.kind.value for c in page(text).contexts] == ["result", "result", "target", "result"]


def test_a_bracket_holds_the_plan_of_several_values_in_front() -> None:
    text = "Kế hoạch năm 2031 của xã\n\nTỷ trọng chợ 20%, phí 50%, thuế 30% (KH: 18% - 51% - 31%).\n"
    assert [c.kind.value for c in page(text).contexts] == ["result"] * 3 + ["target"] * 3


# Base, standard, prices -----------------------------------------------------------------------------------------------

BASES: list[tuple[str, str | None]] = [
    ("số dự án tăng gấp 7 lần về vốn", None),
    ("tăng 7% so với năm 2031", "so với năm 2031"),
    ("so với năm 2031 tăng 7%", "so với năm 2031"),
    ("tăng 7% so với năm trước", "so với năm trước"),
    ("tăng 7% so năm trước", "so năm trước"),
    ("tăng 7% so với cùng kỳ năm trước", "so với cùng kỳ năm trước"),
    ("tăng 7% so cùng kỳ", "so cùng kỳ"),
    ("tăng 7% svck", "svck"),
    ("tăng 7% so với đầu năm", "so với đầu năm"),
    ("tăng 7% so với cuối năm 2031", "so với cuối năm 2031"),
    ("tăng 7% so với đầu nhiệm kỳ", "so với đầu nhiệm kỳ"),
    ("tăng 7% so với kế hoạch", "so với kế hoạch"),
    ("đạt 97% so với chỉ tiêu giao", "so với chỉ tiêu giao"),
    ("cao hơn 7% so với bình quân chung cả nước", "so với bình quân chung cả nước"),
    ("đạt 118,6% kế hoạch", "kế hoạch"),
    ("vượt 18,6% dự toán", "dự toán"),
    ("bằng 118,6% nhiệm vụ thu", "nhiệm vụ thu"),
    ("gấp 2,4 lần năm 2031", "năm 2031"),
    ("số xã tăng từ 25 lên 62 xã", "từ 25"),
    ("Tỷ lệ tăng thu so với năm trước: 7%", "so với năm trước"),
    ("đạt 7%", None),
    ("giải ngân đạt 97% kế hoạch vốn giao", "kế hoạch vốn giao"),
    ("giải ngân đạt 97% kế hoạch vốn đầu tư công được giao", "kế hoạch vốn đầu tư công được giao"),
    ("giải ngân đạt 97% kế hoạch vốn đầu tư công", None),
    ("giải ngân 97% kế hoạch vốn", None),  # a share of a fund, not a plan it is measured against
    # "so" alone
    ("tăng 7% so ước thực hiện năm 2031", "so ước thực hiện năm 2031"),
    ("tăng 7% so đầu năm", "so đầu năm"),
    ("giá trị sản xuất theo giá so sánh tăng 7%", None),
    # targets are a plan; a share of a list of targets is none
    ("đạt 101% chỉ tiêu nghị quyết HĐND giao", "chỉ tiêu nghị quyết HĐND giao"),
    ("đạt 100% chỉ tiêu", "chỉ tiêu"),
    ("đạt 100% chỉ tiêu trở lên", "chỉ tiêu"),
    ("đạt 100% kế hoạch trở lên", "kế hoạch"),
    ("đạt 96% mục tiêu đề ra", "mục tiêu đề ra"),
    ("có 81% chỉ tiêu đạt và vượt", None),
    ("hoàn thành 100% chỉ tiêu về trồng rừng", None),
    # the whole that a share is of
    ("tỷ lệ người tập thể thao so với dân số 41%", None),
    ("bao phủ bảo hiểm đạt 41% so với lực lượng lao động", None),
    ("thu đạt 97% so với tổng dự toán", "so với tổng dự toán"),
    ("tăng 7% so với số hộ năm 2031", "so với số hộ năm 2031"),
    ("tỷ lệ nợ công so với GDP không quá 41%", None),
    # what a share lies above or below
    ("giải ngân cao hơn cùng kỳ 6%", "cùng kỳ"),
    ("hộ nghèo thấp hơn bình quân của tỉnh 3%", "bình quân của tỉnh"),
    ("thu nhập cao hơn cùng kỳ, đạt 6%", None),
    # a verb between, a share of the year before
    ("so kế hoạch đạt 81%", "so kế hoạch"),
    ("sản lượng bằng 97% năm 2031", "năm 2031"),
    ("sản lượng giảm 7% CK", "CK"),
    ("đàn lợn 700 con bằng năm 2031", "bằng năm 2031"),
    ("chi bằng 31% tổng vốn", None),
    ("chi bằng 160% giai đoạn 2026-2030", "giai đoạn 2026-2030"),
    ("chi gấp 1,6 lần giai đoạn 2026-2030", "giai đoạn 2026-2030"),
    ("so với cùng kỳ năm 2031 phát hiện nhiều hơn 7 vụ", "so với cùng kỳ năm 2031"),
    ("so với cùng kỳ xảy ra ít hơn 7 vụ", "so với cùng kỳ"),
    # what is told of counted aims is no base of their number
    ("có 9 chỉ tiêu vượt so với kế hoạch", None),
    ("có 9 chỉ tiêu vượt so với năm 2031", "so với năm 2031"),
    ("có 9 xã vượt so với kế hoạch", "so với kế hoạch"),
    ("thu tăng 9% so với cùng kỳ[2]", "so với cùng kỳ"),
    ("thu tăng 9% so với kế hoạch là tổng thu thuế", "so với kế hoạch"),
    ("thu tăng 9% so với kế hoạch là nhờ thuế", "so với kế hoạch là nhờ thuế"),
]


@pytest.mark.parametrize(("text", "expected"), BASES)
def test_base(text: str, expected: str | None) -> None:
    base = only(text).base
    assert (base.value if base else None) == expected


SHARED_BASES: list[tuple[str, list[str | None]]] = [
    ("thu đạt 50%, thấp hơn so kế hoạch đề ra gần 2%", [None, "so kế hoạch đề ra"]),
    (
        "Tồn kho tăng 10% so với cùng thời điểm năm trước (cùng thời điểm năm trước tăng 19%).",
        ["so với cùng thời điểm năm trước", None],
    ),
    # a bracket that tells of the same months is no base of the value in front
    ("Xuất khẩu đạt 5 tỷ USD (cùng kỳ 2031: 4 tỷ USD), tăng 25%.", [None, None, None]),
    # a base that opens the sentence holds for a sign in brackets too
    ("So với năm 2031, giảm 7 người bị nạn (-9,5%)", ["So với năm 2031"] * 2),
    # so does one that opens a clause, in that clause
    ("xảy ra 5 vụ, so với cùng kỳ giảm 7 vụ, giảm 2 người chết; thu tăng 9%", [None, *["so với cùng kỳ"] * 2, None]),
    # one behind "and" holds for both
    ("giảm 7% về lượng và giảm 9% về giá so với năm 2031", ["so với năm 2031"] * 2),
    # so does one behind a word or two and a comma
    ("Tuy nhiên, so với năm 2031, số vụ giảm 7 vụ (giảm 3,2%)", ["so với năm 2031"] * 2),
    # a plan that opens a clause is what the share in it is of, with its amount in brackets or not
    ("So với kế hoạch tỉnh giao (412 tỷ đồng), giải ngân đạt 24,5%", [None, "So với kế hoạch tỉnh giao"]),
    ("So với dự toán, số thu đạt 24,5%; số chi đạt 31%", ["So với dự toán", None]),
    ("So với cùng kỳ, số thu đạt 24,5%", [None]),
    # a base ends where the next clause opens
    ("lúa, ngô và chè lần lượt tăng 7%, 8% và 9% so với cùng kỳ", ["so với cùng kỳ"] * 3),
    ("thu tăng 7% so với cùng kỳ và số chi đạt 9 tỷ đồng", ["so với cùng kỳ", None]),
    ("thu vượt 7% dự toán trong đó thu phí 9 tỷ đồng", ["dự toán", None]),
    ("thu tăng 7% so với cùng kỳ năm trước nhưng vốn chỉ đạt 9 tỷ đồng", ["so với cùng kỳ năm trước", None]),
    ("thu tăng 7% so với cùng kỳ nhưng chi lại giảm 9%", ["so với cùng kỳ"] * 2),
    # a measure begins behind the time of a base
    ("có 5 vụ; so với năm trước số vụ giảm 7%, số nạn nhân giảm 9%", [None, *["so với năm trước"] * 2]),
    # a bracket that says the same once more shares the base
    ("giảm 7% tỷ lệ hộ nghèo so với đầu năm (41 hộ)", ["so với đầu năm"] * 2),
    ("thu tăng 7% so với năm 2031 (tăng 41 tỷ đồng)", ["so với năm 2031"] * 2),
    ("thu tăng 7% so với cùng kỳ năm trước (quý I/2031 giảm 9%)", ["so với cùng kỳ năm trước", None]),
    ("hộ nghèo giảm 41 hộ (0,7%) so với năm 2031", ["so với năm 2031"] * 2),
    ("thu tăng 7% so cùng kỳ (451 tỷ đồng)", ["so cùng kỳ", None]),
    ("dư nợ đạt 7 tỷ đồng; so với đầu năm tăng 3 tỷ đồng (+6,2%)", [None, "so với đầu năm", "so với đầu năm"]),
    ("dư nợ so với đầu năm tăng 3 tỷ đồng (kế hoạch 6,2%)", ["so với đầu năm", None]),
    # what stands right behind "against" is a value and no base
    ("đầu tư 41 tỷ đồng so với 31 tỷ đồng đã đề ra", [None, None]),
    # a comparison that says a value of its own is none
    ("nông thôn tăng 7% so với thành thị là 9%", [None, None]),
    # rises in a row share the base behind the last
    (
        "xảy ra 27 vụ, chết 15 người; tăng 4 vụ, giảm 1 người và tăng 5 người so với năm 2031",
        [None, None, *["so với năm 2031"] * 3],
    ),
    ("vốn tăng 15% về số hộ, tăng 72% về số tiền so với năm 2031", ["so với năm 2031"] * 2),
    ("vốn tăng 15% về số hộ, số tiền tăng 72% so với năm 2031", [None, "so với năm 2031"]),
    ("giảm 915 hộ, vượt 15% chỉ tiêu đề ra", [None, "chỉ tiêu đề ra"]),
    # of a whole without a value, for its parts
    (
        "Xuất khẩu quý này khởi sắc so với năm 2031, trong đó gạo tăng 7%; cá tăng 9%, đạt 4 tấn",
        [*["so với năm 2031"] * 2, None],
    ),
    ("Xuất khẩu khởi sắc so với năm 2031, gạo tăng 7%", [None]),
    # what was surpassed by how much
    ("thu phí đạt 61 tỷ đồng, vượt dự toán 7%", [None, "dự toán"]),
    ("thu phí đạt 61 tỷ đồng (vượt chỉ tiêu giao 7%)", [None, "chỉ tiêu giao"]),
    ("có 61 chợ, vượt kế hoạch 4 chợ", [None, "kế hoạch"]),
    ("thu phí tăng 61% so với năm 2030 (vượt mục tiêu nghị quyết 7%)", ["so với năm 2030", "mục tiêu nghị quyết"]),
    ("thu phí ước cả năm vượt 14%, tăng 3% so với năm 2030", [None, "so với năm 2030"]),
    ("có 61 chợ, vượt kế hoạch 4 ha", [None, None]),
    ("giải ngân đạt 61%, cao hơn bình quân cả nước 4 điểm phần trăm", [None, "bình quân cả nước"]),
    ("so với năm 2031, án trộm ít hơn 7 vụ", ["so với năm 2031"]),
    # of what is listed behind a colon
    ("Một số hàng tăng so với năm 2031 như sau: gạo 7 tấn, tăng 7%; cá giảm 9%", [None, *["so với năm 2031"] * 2]),
    ("Thu 7 tỷ đồng so với năm 2031: gạo tăng 9%", ["so với năm 2031", None]),
    (
        "Có 61 vụ cháy, 9 người chết (so với cùng kỳ giảm 7 vụ, giảm 2 người chết), tăng 4 vụ nổ.",
        [None, None, "so với cùng kỳ", "so với cùng kỳ", None],
    ),
    # a base between commas behind a level holds for what follows, a share that equals it too
    (
        "Trồng 31 ha rừng, so với cùng kỳ, diện tích rừng bằng 96%, sản lượng gỗ tăng 4%.",
        [None, "so với cùng kỳ", "so với cùng kỳ"],
    ),
    ("So với cùng kỳ, số dự án chỉ bằng 45%, vốn đăng ký bằng 130%", ["So với cùng kỳ"] * 2),
    ("So với cùng kỳ, doanh thu bằng 45% kế hoạch; lợi nhuận bằng 60%", ["kế hoạch", "So với cùng kỳ"]),
    ("Số vụ tăng 5%, so với cùng kỳ, số người chết giảm 3 người", [None, None]),
    # a share that its amount says again has the base behind that; one that says by how much it grew has that in front
    ("Sản lượng đạt 61 tấn, tăng 4%, bằng 31 tấn so với cùng kỳ", [None, "so với cùng kỳ", "so với cùng kỳ"]),
    ("Sản lượng tăng khá so với cùng kỳ, tăng 4%", ["so với cùng kỳ"]),
    ("Sản lượng còn thấp so với cùng kỳ, số vụ tăng 4%", [None]),
    ("Sản lượng tăng khá so với cùng kỳ, số vụ ít, giảm 4%", [None]),
    ("Sản lượng tăng khá so với cùng kỳ; giảm 4% số vụ", [None]),
    ("Sản lượng tăng khá so với cùng kỳ, giảm tỷ lệ hộ nghèo 4%", [None]),
    ("Giá tăng nhưng thu ngân sách của xã còn ít so với cùng kỳ, giảm 4%", [None]),
]


@pytest.mark.parametrize(("text", "expected"), SHARED_BASES)
def test_bases_of_several_values(text: str, expected: list[str | None]) -> None:
    assert [c.base.value if c.base else None for c in contexts_of(text)] == expected


def test_the_value_of_the_base_period_has_no_base() -> None:
    assert [c.base for c in contexts_of("doanh thu tăng 7% (cùng kỳ tăng 5%)")] == [None, None]


def test_what_a_value_stands_instead_of_is_its_base() -> None:
    base = contexts_of("đạt 8.500 USD (thay vì 9.000 USD)")[0].base
    assert base is not None
    assert base.value == "thay vì 9.000 USD"


STANDARDS: list[tuple[str, str | None, str | None]] = [
    ("hộ nghèo theo chuẩn nghèo đa chiều còn 7%", "theo chuẩn nghèo đa chiều", None),
    ("hộ nghèo theo tiêu chuẩn của Thành phố còn 7%", "theo tiêu chuẩn của Thành phố", None),
    ("giá trị sản xuất (giá so sánh 2010) tăng 7%", None, "giá so sánh 2010"),
    ("giá trị sản xuất theo giá hiện hành đạt 7 tỷ đồng", None, "giá hiện hành"),
    ("hộ nghèo còn 7%", None, None),
]


@pytest.mark.parametrize(("text", "standard", "prices"), STANDARDS)
def test_standard_and_prices(text: str, standard: str | None, prices: str | None) -> None:
    context = only(text)
    given = (context.standard, context.price_basis)
    assert tuple(m.value if m else None for m in given) == (standard, prices)


# Evidence -------------------------------------------------------------------------------------------------------------


def test_every_fact_names_its_rule_and_its_words() -> None:
    text = "Phấn đấu đến năm 2035 tăng 7% so với năm 2031."
    context = only(text)
    for modifier in (context.change, context.kind, context.year, context.base):
        assert modifier is not None
        assert modifier.rule
        assert modifier.start is not None
        assert text[modifier.start : modifier.end].strip()


def test_parts_told_in_a_sentence_of_their_own_are_of_the_kind_of_the_whole() -> None:
    text = "Năm 2033, tổng thu ngân sách ước đạt 350 tỷ đồng, bằng 105% dự toán. Trong đó, thu nội địa 300 tỷ đồng.\n"
    document = page(f"Đảm bảo mục tiêu tăng trưởng\n\n{text}")
    assert [c.kind.value for c in document.contexts] == ["estimate", "result", "estimate"]
    document = page(f"Đảm bảo mục tiêu tăng trưởng\n\n{text.replace('bằng 105% dự toán', '(kế hoạch 340 tỷ đồng)')}")
    assert [c.kind.value for c in document.contexts] == ["estimate", "target", "estimate"]


@pytest.mark.parametrize(
    "title",
    [
        "Hội đồng nhân dân xã Bình Minh đánh giá tình hình thực hiện nhiệm vụ năm 2031; phương hướng, nhiệm vụ năm 2032",
        "Kết quả thực hiện kế hoạch năm 2031 và nhiệm vụ năm 2032",
        "Báo cáo nhiệm vụ năm 2032 và kết quả thực hiện mục tiêu, nhiệm vụ năm 2031",
    ],
)
def test_a_title_that_looks_back_and_ahead_says_of_each_year_its_own(title: str) -> None:
    text = "Năm 2032, thu ngân sách 45 tỷ đồng. Năm 2031, thu ngân sách 41 tỷ đồng.\n"
    document = page(f"{title}\n\n{text}")
    assert [c.kind.value for c in document.contexts] == ["target", "result"]


def test_a_sentence_without_values_opens_a_report_below_a_title_that_pledges() -> None:
    head = "Huyện phấn đấu thu nhập đạt 33 triệu đồng\n30/12/2031\n\n"
    hardship = "Năm 2031, mặc dù gặp nhiều khó khăn, kinh tế tiếp tục tăng trưởng."
    told = page(f"{head}{hardship} Thu đạt 178 tỷ đồng. Trồng 9 ha chè.").contexts
    assert [context.kind.value for context in told] == ["target", "result", "result"]
    pledged = page(f"{head}Năm 2031 là năm bản lề. Thu đạt 178 tỷ đồng.").contexts
    assert [context.kind.value for context in pledged] == ["target", "target"]


def test_the_years_of_a_national_programme_are_of_no_value_told_behind_them() -> None:
    title = "Tình hình năm 2031\n\nHuyện thực hiện"
    named = "chương trình mục tiêu quốc gia Xây dựng nông thôn mới, giai đoạn 2029 - 2032"
    behind = page(f"{title} {named}, công bố 2 xã. Thu ngân sách đạt 61 tỷ đồng.").contexts[-1]
    assert behind.year is not None
    assert behind.year.value == "2031"
    plan = page(f"{title} kế hoạch giai đoạn 2029 - 2032, công bố 2 xã. Thu ngân sách đạt 61 tỷ đồng.").contexts[-1]
    assert plan.year is not None
    assert plan.year.value == "2029-2032"


def test_a_picture_of_a_congress_opens_no_term_that_a_report_goes_back_to() -> None:
    opened = "Ngày 10/4/2035, Đại hội lần thứ V đã tổ chức thành công tốt đẹp tại hội trường của huyện."
    told = "Nhiệm kỳ 2030 - 2035, kinh tế tăng trưởng khá. Thu ngân sách đạt 61 tỷ đồng."
    markup = "".join(f"<p>{line}</p>" for line in (opened, "Các đại biểu dự Đại hội của huyện", told))
    document = described(Page("a.html", f"<body>{markup}</body>", "text/html", sha256=""))
    assert [c.year and c.year.value for c in document.contexts] == ["2030-2035"]


def test_what_a_strategy_sets_out_is_planned_in_the_next_paragraph_too() -> None:
    told = "Chiến lược xác định nhiều mục tiêu cụ thể: giá trị sản xuất tăng 4%.\n\nSản lượng đến năm 2035 đạt 5 tấn."
    kinds = [c.kind.value for c in page(f"Tin tức về chăn nuôi\n\n{told}").contexts]
    assert kinds == ["target", "target"]


@pytest.mark.parametrize("plan", ["kế hoạch", "KH"])
def test_aims_that_were_met_are_no_plan_of_those_that_were_passed(plan: str) -> None:
    text = f"Năm 2032 huyện có 15 chỉ tiêu vượt {plan}, 9 chỉ tiêu đạt {plan}. Đến nay có 9 xã đạt chuẩn."
    told = page(text).contexts
    assert [(c.kind.value, c.year and c.year.value) for c in told] == [("result", "2032")] * 3
