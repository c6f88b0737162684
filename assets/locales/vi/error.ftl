## Chung

did-you-mean = Có phải ý bạn là “{ $word }”?
error-see-help = Xem cách dùng: cncl --help
error-in = { $place }: { $what }
error-word = { $place }: không hiểu “{ $value }”; dùng một trong: { $among }.

## Dòng lệnh

error-args = Dòng lệnh không hợp lệ.
error-args-command = Không có lệnh “{ $value }”.
error-args-flag = Không có tùy chọn “{ $value }”.
error-args-too-many = Thừa tham số “{ $value }”.
error-args-no-value = Tùy chọn { $flag } cần có giá trị.
error-args-value = “{ $value }” không dùng được cho { $flag }.
error-args-missing = Thiếu { $what }.
error-args-conflict = Không dùng { $flag } cùng với { $other }.
error-args-utf8 = Tham số “{ $value }” không phải UTF-8.
error-kind = Không có loại bản ghi “{ $value }”; các loại là: { $among }.
error-limit = --limit: “{ $value }” không phải số nguyên từ 1 trở lên.
error-period = --within: không hiểu khoảng thời gian “{ $value }”; hãy viết như 30d (ngày), 2w (tuần), 3m (tháng), 1y (năm).
error-sort = --sort: không có trường “{ $value }”; các trường là: { $among }.
error-empty-query = Chưa có từ nào để tìm; ví dụ: cncl find "trí tuệ nhân tạo".
error-nothing-found = Không tìm thấy gì khớp với “{ $value }”.
error-no-such-id = Không có bản ghi nào mang mã “{ $value }”; tìm bằng: cncl find TỪ
error-no-such-id-near = Không có bản ghi nào mang mã “{ $value }”. Gần nhất: { $near }.
error-many-ids = Có { $count } mã bắt đầu bằng “{ $value }”, hãy viết thêm; ví dụ: { $some }.
error-restricted = Phiên hạn chế không cho dùng { $flag }.

## Tệp và dữ liệu

error-config-read = Không đọc được tệp cấu hình { $path }: { $detail }
error-config-parse = Tệp cấu hình { $path } có chỗ chưa đúng: { $detail }
error-no-folder = { $path } không phải là thư mục; --store cần một thư mục.
error-data = Dữ liệu có lỗi: { $detail }
error-write = Không ghi được kết quả: { $detail }

## Ngày và thời hạn

error-date-day = “{ $value }”: tháng đó chỉ có ngày 1 đến ngày { $last }.
error-date-month = “{ $value }”: không có tháng { $month }; viết ngày trước, tháng sau, ví dụ 30/10/2025.
error-date-quarter = “{ $value }”: quý chỉ từ I đến IV.
error-date-year = “{ $value }”: năm phải từ { $first } đến { $last }.
error-date-weekday = “{ $value }”: ngày { $day } không rơi vào thứ đó.
error-date-reversed = “{ $value }”: ngày kết thúc đứng trước ngày bắt đầu.
error-date-unknown = “{ $value }” không phải là ngày; hãy viết như 30/10/2025 hoặc 2025-10-30.

## Bộ lọc

error-filter-key = Bộ lọc không có khóa “{ $value }”; các khóa là: { $among }.
error-filter-no-value = Sau “{ $key }:” cần có giá trị.
error-filter-value = “{ $key }:” không nhận “{ $value }”; dùng một trong: { $among }.
error-filter-number = “{ $key }:{ $value }”: cần một số từ 0 đến 100, ví dụ >=50 hoặc 20..80.
error-filter-quote = Thiếu dấu ngoặc kép đóng: { $value }
error-filter-long = Bộ lọc dài quá { $most } ký tự.
error-filter-name = Không có { $key ->
    [lead] cơ quan
    [with] cơ quan
    [doc] văn bản
    [tech] công nghệ
   *[other] địa bàn
} nào là “{ $value }”.
