# Đơn vị: việc của từng cơ quan, văn bản, người, công nghệ; còn mở và quá hạn theo tuần.

screen-summary = Đơn vị
pane-summary = Đơn vị
action-summary = Đơn vị: việc của từng cơ quan, văn bản, người, công nghệ
also-summary = tổng hợp, theo cơ quan, đơn vị, thống kê việc
action-open-tasks = Xem các việc của dòng đang chọn trên bảng nhiệm vụ
short-open-tasks = xem việc
action-regroup-summary = Tổng hợp theo chủ trì, văn bản, người phụ trách hoặc công nghệ
short-regroup-summary = tổng hợp theo
grouping-assignee = theo người phụ trách
heading-no-assignee = Chưa giao người phụ trách
empty-pane-summary = Ở đây là tình hình thực hiện của từng cơ quan, văn bản, người, công nghệ: mỗi nơi một dòng, tính từ nhiệm vụ.
idle-summary-row = Dòng này gộp nhiều việc; nhấn { KEY("open-tasks", "Enter") } để xem các việc đó.
idle-summary-person = Dòng này là tên người, không phải một bản ghi; nhấn { KEY("open-tasks", "Enter") } để xem các việc đó.

summary-all = Tất cả
summary-total = { $n } việc
summary-share = { $done }/{ $total } xong
summary-done = xong
summary-doing = đang làm
summary-late = quá hạn
summary-not-begun = chưa bắt đầu
summary-unknown = chưa cập nhật
summary-paused = tạm hoãn
summary-open = chưa xong
column-figures = Tình hình

burn-down-open = Chưa xong: { $n }, cao nhất { $most }
burn-down-overdue = Trong đó quá hạn: { $n }, cao nhất { $most }
burn-down-missing = Không tính vào biểu đồ: { $what }.
burn-down-no-first-day = { $n } việc không rõ ngày giao
burn-down-no-last-day = { $n } việc đã xong không ghi ngày
burn-down-nothing = Không có việc nào còn mở trong hai năm qua.

cli-value-common = lead|document|assignee|technology
cli-summary-about = Tình hình thực hiện của từng cơ quan, văn bản, người hoặc công nghệ: xong, đang làm, quá hạn, chưa bắt đầu; nhiều việc quá hạn đứng đầu.
cli-summary-usage = cncl summary [--by lead|document|assignee|technology] [--filter BỘ-LỌC] [--view TÊN] [--json|--jsonl|--tsv]; cncl summary --burn-down [--filter BỘ-LỌC] [--view TÊN] [--json|--jsonl|--tsv]
cli-summary-examples =
    cncl summary
    cncl summary --by assignee --filter "lead:so-khcn-ha-noi"
    cncl summary --burn-down --filter "parent:nv-7k3p9d"
cli-summary-arg-by = Mỗi dòng là một cơ quan chủ trì (lead, mặc định), văn bản (document), người phụ trách (assignee) hoặc công nghệ (technology)
cli-summary-arg-burn-down = Thay vào đó, vẽ số việc chưa xong và quá hạn theo tuần của những việc khớp bộ lọc
cli-summary-arg-filter = Chỉ tính nhiệm vụ khớp bộ lọc
cli-summary-arg-view = Dùng bộ lọc đã lưu mang tên này, cùng cách tổng hợp của nó
cli-summary-arg-json = In một đối tượng JSON; mỗi mục có total và done, doing, late, not_begun, unknown, paused cộng lại bằng total
cli-summary-arg-jsonl = In mỗi dòng của bảng thành một dòng JSON
cli-summary-arg-tsv = In các giá trị cách nhau bằng tab, dòng đầu là tên cột
error-summary-by = --by: không tổng hợp theo “{ $value }” được. Có thể dùng: { $among }.
