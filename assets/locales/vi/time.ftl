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
