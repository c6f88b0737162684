# Thời gian: biểu đồ, lịch công việc, lịch tháng, gia hạn.

action-next-deadline = Đến thời hạn kế tiếp
action-previous-deadline = Về thời hạn trước đó
action-own-day = Đến ngày của việc đang chọn
action-agenda = Biểu đồ thời gian hay lịch công việc
short-agenda = biểu đồ/lịch
action-regroup = Đổi cách gộp nhóm, cách sắp xếp
short-regroup = gộp theo
action-fold = Gập hoặc mở nhóm
action-fold-all = Gập hoặc mở mọi nhóm

grouping-document = theo văn bản
grouping-lead = theo chủ trì
grouping-technology = theo công nghệ
grouping-place = theo địa bàn
order-day = theo ngày
order-lead = theo chủ trì
order-document = theo văn bản
heading-no-technology = Chưa rõ công nghệ

next-due = tiếp theo: { $day } ({ $left }) { $title }

action-calendar = Chọn ngày trên lịch tháng
short-calendar = lịch
action-pick-day = Lấy ngày này
short-pick-day = chọn
action-day-before = Ngày trước
action-day-after = Ngày sau
action-week-before = Tuần trước
action-week-after = Tuần sau
action-month-before = Tháng trước
action-month-after = Tháng sau
action-year-before = Năm trước
action-year-after = Năm sau
action-month-first = Đầu tháng
action-month-last = Cuối tháng
action-pick-today = Về hôm nay
short-pick-today = hôm nay
calendar-title = Tháng { $month }/{ $year }
calendar-due = { $n } thời hạn
calendar-hint = Enter chọn, Esc thôi
weekday-short-1 = T2
weekday-short-2 = T3
weekday-short-3 = T4
weekday-short-4 = T5
weekday-short-5 = T6
weekday-short-6 = T7
weekday-short-7 = CN
entry-hint-day = Enter lưu, Esc bỏ, F4 chọn trên lịch
