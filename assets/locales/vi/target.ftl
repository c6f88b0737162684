## Chỉ tiêu: kết quả, tiến độ, số liệu.

target-rank = hạng ≤ { $rank }
target-rank-is = hạng { $rank }
verdict-exceeded = vượt
verdict-met = đạt
verdict-on-pace = đúng tiến độ
verdict-behind = chậm tiến độ
verdict-not-met = chưa đạt
verdict-no-data = chưa có số liệu
verdict-not-measurable = không đánh giá được

target-value = Mới nhất
target-verdict = Đánh giá
target-why = Vì sao
target-pace = Tiến độ cần
gauge-counted = { $value } (đếm từ bản ghi)

chart-legend = { $point } số liệu · { $guide } mức cần có nếu tiến đều
chart-legend-level = { $point } số liệu · { $guide } mức phải đạt
chart-no-baseline = chưa nêu mức ban đầu
chart-no-baseline-day = mức ban đầu không rõ ngày
chart-no-values = chưa có số liệu nào rõ ngày
chart-one-value = mới có một số liệu
chart-no-horizon = không nêu năm phải đạt

targets-by-geo = theo địa bàn
targets-by-document = theo văn bản
targets-by-horizon = theo năm

why-qualitative = Chỉ tiêu nêu bằng lời, không có con số để so; nhận xét ghi vào ghi chú.
why-no-bound = Chưa có mức phải đạt để so.
why-uncountable = Bộ lọc để đếm không dùng được: { $error }
why-no-value = Chưa ai ghi số liệu.
why-beyond = Số liệu mới nhất { $value } vượt mức { $wanted }.
why-reached = Số liệu mới nhất { $value } đạt mức { $wanted }.
why-late = Đã hết năm { $year } mà số liệu mới nhất { $value } chưa đạt mức { $wanted }.
why-no-horizon = Số liệu mới nhất { $value } chưa đạt mức { $wanted }; không nêu năm phải đạt nên không tính được tiến độ.
why-no-origin = Số liệu mới nhất { $value } chưa đạt mức { $wanted }; cần thêm mức ban đầu hoặc số liệu của một ngày khác mới tính được tiến độ.
why-on-pace = Nếu tiến đều, ngày { $day } cần { $expected }; số liệu là { $value }.
why-behind = Nếu tiến đều, ngày { $day } cần { $expected }; số liệu mới là { $value }.

unit-points = điểm %
pace-more-yearly = cần thêm { $passes ->
    [yes] hơn { $amount }
   *[no] { $amount }
} mỗi năm đến hết năm { $year }
pace-more = cần thêm { $passes ->
    [yes] hơn { $amount }
   *[no] { $amount }
} đến ngày { $day }
pace-less-yearly = cần giảm { $passes ->
    [yes] hơn { $amount }
   *[no] { $amount }
} mỗi năm đến hết năm { $year }
pace-less = cần giảm { $passes ->
    [yes] hơn { $amount }
   *[no] { $amount }
} đến ngày { $day }
pace-rank-yearly = cần lên { $amount } bậc mỗi năm đến hết năm { $year }
pace-rank = cần lên { $amount } bậc đến ngày { $day }

heading-no-horizon = Không nêu năm
heading-horizon = Đến hết năm { $year }

part-measurements = Số liệu ({ $n })
measured-period = kỳ { $text }
measured-source = nguồn: { $text }
measured-by = { $text } ghi
measured-corrected = đã có số liệu khác cùng ngày thay
measured-undated = không rõ ngày

title-measure = Ghi số liệu
measure-wanted = Mức phải đạt: { $wanted }
measure-field-value = Giá trị
measure-field-period = Kỳ
measure-field-on = Ngày
measure-field-source = Nguồn
measure-hint = Chỉ cần giá trị, ví dụ 37,5. Bỏ trống ngày là hôm nay. { KEY("save-fields", "Enter") } sang ô sau, { KEY("save-now", "F2") } lưu ngay.
measure-counted = Giá trị của chỉ tiêu này được đếm từ bản ghi, không cần ghi số liệu.

action-measure = Ghi số liệu của chỉ tiêu
short-measure = ghi số liệu
action-measure-open = Ghi số liệu của chỉ tiêu đang mở
short-measure-open = ghi số liệu
action-regroup-targets = Xếp nhóm theo địa bàn, văn bản hoặc năm
short-regroup-targets = nhóm
action-save-fields = Sang ô sau; ở ô cuối thì lưu
short-save-fields = lưu
action-next-box = Ô sau
short-next-box = ô sau
action-previous-box = Ô trước

error-input-no-target = chỉ chỉ tiêu mới có số liệu, đây là { kind-name }
error-input-counted = giá trị được đếm từ bản ghi theo bộ lọc “{ $filter }”, không ghi số liệu
error-input-rank = “{ $value }” không phải thứ hạng: cần số nguyên từ 1
error-input-future = { $value } sau hôm nay ({ $today }): cần một ngày đã qua

cli-value-group = geo|document|horizon
cli-targets-about = Tình hình từng chỉ tiêu: đánh giá, số liệu mới nhất, mức phải đạt, theo nhóm.
cli-targets-usage = cncl targets [--by geo|document|horizon] [--filter BỘ-LỌC] [--view TÊN] [--json|--jsonl]
cli-targets-examples =
    cncl targets
    cncl targets --by horizon --filter geo:ha-noi
cli-targets-arg-by = Xếp nhóm theo địa bàn (geo, mặc định), văn bản (document) hoặc năm phải đạt (horizon)
cli-targets-arg-filter = Chỉ những chỉ tiêu khớp bộ lọc
cli-targets-arg-json = In một đối tượng JSON, có thêm verdict, value, value_on, gap, pace_per_year, reason
cli-targets-arg-jsonl = In mỗi chỉ tiêu một dòng JSON
target-wanted = Phải đạt
column-year = Năm
column-trend = Diễn biến
targets-nothing = Không có chỉ tiêu nào khớp.
error-targets-by = --by: không có cách xếp nhóm “{ $value }”. Có thể dùng: { $among }.

error-filter-nobody = mine: chưa biết “của tôi” là của ai. Khai báo name hoặc agency ở mục [user] của tệp cấu hình (cncl config path).

# Số liệu tính bằng % mà nằm ngoài 0–100.
value-doubtful = ngoài 0–100 %
why-doubtful = Số liệu này nằm ngoài 0–100 %: đúng nếu là mức tăng, sai nếu là tỷ lệ; hãy kiểm tra lại.
measure-doubtful = Nằm ngoài 0–100 %: đúng nếu là mức tăng, sai nếu là tỷ lệ. { KEY("save-now", "F2") } vẫn lưu.
measure-in-words = Chỉ tiêu nêu bằng lời: số liệu được lưu nhưng không dùng để đánh giá.
