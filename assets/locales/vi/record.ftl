# Loại bản ghi.

kind-document = Văn bản
kind-catalogue = Danh mục
kind-technology = Công nghệ
kind-product = Sản phẩm
kind-agency = Cơ quan
kind-task = Nhiệm vụ
kind-milestone = Mốc
kind-target = Chỉ tiêu
kind-assessment = Khảo sát
kind-other = Loại của phiên bản mới hơn

# Phần của một bản ghi.

part-more = Chi tiết
part-basis = Căn cứ
part-notes = Ghi chú
part-backlinks = Liên quan

# Trường.

field-title = Tên
field-title_en = Tên tiếng Anh
field-source = Nguồn
field-quote = Trích
field-certainty = Độ tin cậy
field-inferred = Suy ra
field-field = Lĩnh vực
field-tags = Nhãn
field-stated = Số lượng nguồn nêu
field-notes = Ghi chú
field-note = Ghi chú
field-geography = Địa bàn
field-jurisdiction = Địa bàn
field-number = Số, ký hiệu
field-type = Loại
field-issuer = Cơ quan ban hành
field-signer = Người ký
field-date_issued = Ngày ban hành
field-abstract = Trích yếu
field-period_start = Từ năm
field-period_end = Đến năm
field-vision_year = Tầm nhìn
field-in_force_from = Hiệu lực từ
field-in_force_to = Hiệu lực đến
field-status = Trạng thái
field-address = Địa chỉ
field-file = Tệp
field-implements = Thực hiện
field-based_on = Căn cứ
field-amends = Sửa đổi, bổ sung
field-replaces = Thay thế
field-repeals = Bãi bỏ
field-document = Văn bản
field-parent = Thuộc
field-keeper = Cơ quan cập nhật
field-approver = Thẩm quyền
field-open = Danh sách còn mở
field-catalogue = Danh mục
field-ordinal = Số thứ tự
field-components = Thành phần
field-other_names = Tên khác
field-matches = Nhóm tương ứng
field-since = Có từ
field-until = Có đến
field-technology = Nhóm công nghệ
field-technologies = Nhóm công nghệ
field-products = Sản phẩm
field-priority_year = Năm ưu tiên
field-priority_document = Văn bản ưu tiên
field-stage = Giai đoạn
field-developers = Đơn vị phát triển
field-short = Tên tắt
field-level = Cấp
field-collective = Nhiều cơ quan
field-advises_on = Tư vấn về
field-valid_from = Có từ
field-valid_to = Có đến
field-successor = Kế thừa bởi
field-content = Nội dung
field-clause = Điều, khoản
field-about = Liên quan đến
field-assigned_by = Người giao
field-assigned_on = Ngày giao
field-lead = Chủ trì
field-partners = Phối hợp
field-partners_text = Phối hợp (nguyên văn)
field-assignee = Người phụ trách
field-follow_up = Người theo dõi
field-deliverable = Sản phẩm, kết quả
field-targets = Chỉ tiêu
field-force = Tính chất
field-progress = Tiến độ (%)
field-start = Bắt đầu
field-deadline = Thời hạn
field-done_on = Hoàn thành ngày
field-result = Kết quả
field-difficulties = Khó khăn
field-proposals = Kiến nghị
field-priority = Mức ưu tiên
field-budget = Kinh phí (đồng)
field-extensions = Gia hạn
field-rounds = Các kỳ đã ghi nhận
field-review_every = Chu kỳ rà soát
field-review_due = Rà soát lần tới
field-last_done = Lần gần nhất
field-reminders = Đôn đốc
field-checklist = Đầu việc
field-tasks = Nhiệm vụ
field-unit = Đơn vị tính
field-wording = Diễn đạt
field-condition = Điều kiện
field-low = Mức thấp
field-high = Mức cao
field-horizon = Đến năm
field-group = Nhóm mục tiêu
field-strength = Mức cam kết
field-tracked_by = Cơ quan theo dõi
field-baseline = Mức xuất phát
field-counts = Đếm theo bộ lọc
field-measurements = Số liệu
field-on = Ngày
field-readiness = Mức sẵn sàng
field-enterprises = Doanh nghiệp
field-research_groups = Nhóm nghiên cứu
field-laboratories = Phòng thí nghiệm
field-experts = Chuyên gia
field-strengths = Điểm mạnh
field-gaps = Hạn chế
field-id = Mã
field-rev = Lần sửa
field-last_day = Ngày cuối
field-days_left = Còn (ngày)
field-state = Tình trạng

# Trạng thái thực hiện.

status-unknown = Chưa cập nhật
status-todo = Chưa thực hiện
status-doing = Đang thực hiện
status-review = Chờ xác nhận hoàn thành
status-short-review = Chờ xác nhận
status-done = Hoàn thành
status-paused = Tạm hoãn
status-dropped = Dừng thực hiện

# Tình trạng thời hạn.

state-overdue = Quá hạn
state-soon = Sắp đến hạn
state-open = Trong hạn
state-standing = Thường xuyên
state-undated = Chưa xác định thời hạn
state-done = Hoàn thành đúng hạn
state-done_late = Hoàn thành quá hạn
state-paused = Tạm hoãn
state-dropped = Dừng thực hiện

# Trạng thái văn bản.

document-status-draft = Dự thảo
document-status-issued = Đã ban hành
document-status-pending = Chưa có hiệu lực
document-status-in_force = Còn hiệu lực
document-status-expired = Hết hiệu lực

# Độ tin cậy.

certainty-official = Đã đối chiếu văn bản gốc
certainty-press = Theo báo chí
certainty-reported = Theo nguồn công khai
certainty-unconfirmed = Chưa kiểm chứng
certainty-inferred = Suy ra
certainty-sample = Mẫu, bịa để minh họa

# Tính chất.

force-mandatory = Bắt buộc
force-encouraged = Khuyến khích
force-proposed = Đề xuất
force-agreed = Thống nhất chủ trương
force-planned = Dự kiến
force-requested = Yêu cầu

# Loại danh mục, giai đoạn sản phẩm.

type-strategic = Công nghệ chiến lược
type-industries = Ngành ưu tiên
stage-research = Nghiên cứu
stage-trial = Thử nghiệm
stage-pilot = Sản xuất thử
stage-commercial = Thương mại hóa

# Điều kiện của chỉ tiêu.

condition-at-least = Ít nhất (≥)
condition-more-than = Lớn hơn (>)
condition-at-most = Nhiều nhất (≤)
condition-range = Trong khoảng
condition-rank = Thứ hạng
condition-exactly = Đúng bằng
condition-qualitative = Định tính

# Sáu rõ.

clarity-person = rõ người
clarity-work = rõ việc
clarity-time = rõ thời gian
clarity-responsibility = rõ trách nhiệm
clarity-deliverable = rõ sản phẩm
clarity-authority = rõ thẩm quyền

# Địa bàn, cấp.

place-quoc-gia = Quốc gia
place-tp-hcm = TP.HCM
place-former = { $name } (nay thuộc { $now })
place-short-ha-noi = HN
place-short-tp-hcm = TP.HCM
level-party-central = Đảng, trung ương
level-party-local = Đảng, địa phương
level-central = Trung ương
level-local-city = Thành phố
level-local-department = Sở, ban, ngành
level-local-commune = Xã, phường
level-local-mixed = Nhiều cấp địa phương
level-enterprise = Doanh nghiệp
level-zone = Khu công nghệ
level-facility = Cơ sở
level-university = Đại học
level-advisory = Tư vấn

# Diễn đạt.

yes = có
inferred-from = Suy ra: { $why }
day-year-inferred = { $day } (năm suy ra)
last-day = ngày cuối { $day }
last-day-year-inferred = ngày cuối { $day } (năm suy ra)
stated-technologies = { $n } nhóm công nghệ
stated-products = { $n } sản phẩm
stated-tasks = { $n } nhiệm vụ
stated-targets = { $n } chỉ tiêu
type-short-ket-luan-cuoc-hop = Họp
type-short-hoi-nghi = Hội nghị
field-force-today = Hiệu lực hôm nay
force-draft = chưa ban hành (dự thảo)
force-ended = đã hết hiệu lực
force-pending = chưa có hiệu lực
force-now = đang có hiệu lực
force-unknown = nguồn không nêu hiệu lực
by-year = đến { $year }
