# Bảng nhiệm vụ, nhiều việc cùng lúc, sáu rõ, giao cho nhiều cơ quan.

lanes-none = không chia làn
lanes-lead = làn theo chủ trì
lanes-document = làn theo văn bản
lanes-technology = làn theo công nghệ
heading-no-technology = Chưa gắn công nghệ
action-lanes = Chia làn: chủ trì, văn bản, công nghệ, không chia
short-lanes = làn
action-fold-lane = Gập hoặc mở làn đang chọn; không chia làn thì gập cột
short-fold-lane = gập
action-fold-column = Gập hoặc mở cột đang chọn
card-difficulties = có khó khăn
card-missing = thiếu { $n }/6 rõ
rollup = { $done }/{ $total } xong
rollup-late = { $done }/{ $total } xong, { $late } quá hạn
rollup-ready = { $done }/{ $total } xong, có thể hoàn thành
field-parts = Việc thành phần
