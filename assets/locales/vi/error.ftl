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
error-sample = Không lập được bản mẫu: { $detail }
error-sample-calendar = Không lập được bản mẫu cho ngày { $day }: lịch không đủ ngày trước hoặc sau đó.
error-sample-no-files = Bản mẫu của --demo chỉ ở trong bộ nhớ, không có tệp nào để kiểm tra hay thu gọn. Muốn có kho mẫu trên đĩa: cncl init --demo.

## Tệp và dữ liệu

error-config-read = Không đọc được tệp cấu hình { $path }: { $reason }.
error-config-parse = Tệp cấu hình { $path }, dòng { $line }{ $field_is ->
    [empty] {""}
   *[other] {","} { $field }
 }: { $detail }
error-no-folder = { $path } không phải là thư mục; --store cần một thư mục.
error-data = Dữ liệu có lỗi: { $detail }
error-write = Không in được kết quả: { $reason }. Lệnh có thay đổi gì thì đã lưu; xem lại bằng: cncl log

## Ngày và thời hạn

error-date-day = “{ $value }”: tháng đó chỉ có ngày 1 đến ngày { $last }.
error-date-month = “{ $value }”: không có tháng { $month }; viết ngày trước, tháng sau, ví dụ 30/10/2025.
error-date-quarter = “{ $value }”: quý chỉ từ I đến IV.
error-date-year = “{ $value }”: năm phải từ { $first } đến { $last }.
error-date-weekday = “{ $value }”: ngày { $day } không rơi vào thứ đó.
error-date-reversed = “{ $value }”: ngày kết thúc đứng trước ngày bắt đầu.
error-date-unknown = “{ $value }” không phải là ngày; hãy viết như 30/10/2025 hoặc 2025-10-30.

## Bộ lọc

error-filter-key = Bộ lọc không có khóa “{ $value }”; thường dùng: { $in_vietnamese } (tiếng Anh: { $among }), và tên của mọi trường.
error-filter-no-value = Sau “{ $key }:” cần có giá trị.
error-filter-value = “{ $key }:” không nhận “{ $value }”; dùng một trong: { $among }.
error-filter-number = “{ $key }:{ $value }”: cần một số từ { $low } đến { $high }, ví dụ >=50 hoặc 20..80.
error-filter-decimal = “{ $key }:{ $value }”: cần một số, ví dụ >=1,5 hoặc 20..80.
error-columns = --columns: không có trường “{ $value }”; dùng một trong: { $among }.
error-filter-quote = Thiếu dấu ngoặc kép đóng: { $value }
error-filter-long = Bộ lọc dài quá { $most } ký tự.
error-filter-name = Không có { $of ->
    [agency] cơ quan
    [document] văn bản
    [technology] công nghệ
    [parent] bản ghi có thành phần
    [task] nhiệm vụ
    [product] sản phẩm
    [target] chỉ tiêu
    [catalogue] danh mục
   *[place] địa bàn
} nào là “{ $value }”.

## Sửa dữ liệu

kind-name = { $kind ->
    [document] văn bản
    [catalogue] danh mục
    [technology] công nghệ
    [product] sản phẩm
    [agency] cơ quan
    [task] nhiệm vụ
    [milestone] mốc
    [target] chỉ tiêu
   *[assessment] khảo sát
}
error-set-form = “{ $value }”: hãy viết TRƯỜNG=GIÁ-TRỊ, ví dụ status=doing.
error-count = { $place }: “{ $value }” không phải số nguyên từ 1 trở lên.
error-revision = --if-rev: “{ $value }” không phải số nguyên.
error-conflict = Chưa lưu: { $field } của { $id } vừa được { $by } sửa. Của bạn: “{ $mine }”; hiện có: “{ $theirs }”; lúc bạn đọc: “{ $seen }”. Xem lại rồi ghi lần nữa nếu vẫn muốn đổi.
error-no-store = { $from_is ->
    [flag] --store { $path }
    [env] CNCL_STORE={ $path }
   *[config] store = "{ $path }" trong { $file }
 }: thư mục này không có kho dữ liệu; chưa đọc, chưa ghi gì. Hãy xem lại đường dẫn, hoặc tạo kho ở đó bằng { $from_is ->
    [flag] cncl init --store { $path }
   *[other] cncl init
 }.
error-no-home = Không biết lưu ở đâu: hãy nêu thư mục bằng --store hoặc CNCL_STORE.
error-file = Không đọc hoặc ghi được { $path }: { $reason }.
error-refused = Không nhập { $path }: { $count } chỗ chưa đúng, chưa lưu gì.
error-not-imported = Không nhập, chưa lưu gì: { $what }
error-import-format = “{ $value }”: chỉ nhập được tệp .json hoặc .jsonl.
error-import-absent = Không có tệp { $path }; không nhập gì.
error-import-encoding = Tệp không phải UTF-8.
error-import-long = Bản ghi dài quá { $most } KiB; hãy rút ngắn hoặc tách ra.
error-import-many = Tệp có hơn { $most } bản ghi; hãy chia thành nhiều tệp.
error-import-large = Dữ liệu dài hơn { $most } MiB; hãy chia thành nhiều tệp (đọc từ tệp được nhiều hơn từ ống dẫn).
error-import-newer = Tệp do phiên bản mới hơn ghi (schema { $schema }); phiên bản này đọc đến 1.
error-import-no-kind = Thiếu loại bản ghi; thêm trường kind hoặc dùng --kind.
error-import-id = “{ $value }” không phải mã: chỉ gồm chữ thường a–z, chữ số và dấu gạch ngang.
error-import-twice = “{ $value }” có hai lần.
error-import-other-kind = Mã “{ $value }” đã là của một bản ghi loại { kind-name }.
error-export-format = Không có định dạng “{ $value }”; dùng một trong: { $among }.
error-export-irregular = { $path } là liên kết, ống dẫn, thư mục hoặc thiết bị; chỉ ghi ra tệp thường. Hãy chọn tên khác.
error-export-exists = { $path } đã có; thêm --force để ghi đè.

## Giá trị của trường

error-input-field = { kind-name } không có trường “{ $value }”; các trường là: { $among }.
error-input-fixed = trường này do chương trình tự ghi, không sửa được.
error-input-newer = nội dung này do phiên bản cncl mới hơn ghi; được giữ nguyên, chỉ phiên bản đó mới sửa được.
error-input-several = chỉ nhận một giá trị, không phải { $count }.
error-input-long = dài quá { $over } ký tự; hãy rút ngắn.
error-input-control = có ký tự điều khiển { $code }; hãy xóa ký tự đó.
error-input-empty = chưa có nội dung.
error-input-structured = trường này gồm nhiều phần; hãy viết bằng JSON, hoặc dùng lệnh note, measure.
error-no-status = chỉ nhiệm vụ mới có trạng thái thực hiện, đây là { kind-name }.
error-not-finished = chỉ nhiệm vụ và mốc mới có thể hoàn thành, đây là { kind-name }.
error-not-fanned-out = chỉ nhiệm vụ mới giao được cho từng cơ quan, đây là { kind-name }.
error-no-reason = Ghi lý do trả lại, để người thực hiện biết phải làm gì.
error-no-reason-line = Việc đang chờ xác nhận hoàn thành: muốn trả lại phải ghi lý do, bằng lệnh move … --reason "…".
error-input-title = tên không được để trống.
error-input-before = { $value } nhỏ hơn hoặc sớm hơn { $other ->
    [start] Bắt đầu
    [low] Mức thấp
    [period_start] Từ năm
    [in_force_from] Hiệu lực từ
    [valid_from] Có từ
   *[other] { $other }
 } ({ $bound }); hãy sửa một trong hai.
error-input-cycle = “{ $value }” không thể là cấp trên: là chính bản ghi này hoặc thuộc nó.
error-input-ambiguous = “{ $value }” có thể là { $grouped } hoặc { $decimal }; hãy viết rõ, ví dụ 1234 hoặc 1,2340.
error-input-number = “{ $value }” không phải là số; hãy viết như 1.234,5.
error-input-whole = “{ $value }” không phải số nguyên.
error-input-range = “{ $value }” phải từ { $low } đến { $high }.
error-input-flag = “{ $value }”: hãy viết có hoặc không.
error-input-day = “{ $value }” dài hơn một ngày; hãy viết một ngày như 30/10/2026.
error-input-word = không hiểu “{ $value }”; dùng một trong: { $among }.
error-input-record = không có bản ghi nào là “{ $value }”.
error-input-record-near = không có bản ghi nào là “{ $value }”. Gần nhất: { $near }.
error-input-agency = không có cơ quan nào là “{ $value }”.{ $are ->
        [some] {" "}Gần nhất: { $near }.
       *[none] {""}
    } Nếu là cơ quan mới, viết “+{ $value }”.
error-input-records = “{ $value }” có thể là { $count } bản ghi; hãy viết rõ hơn, ví dụ: { $some }.
error-input-place = không có địa bàn nào là “{ $value }”. Gần nhất: { $near }. Nếu là nơi khác, hãy viết cả cấp: “xã …”, “khu …”.
error-input-places = “{ $value }” có thể là { $count } nơi; hãy viết kèm tỉnh, ví dụ: { $some }.
error-editor = không mở được trình soạn thảo “{ $value }” hoặc nó báo lỗi; đặt biến EDITOR, ví dụ EDITOR=nano. Chưa lưu gì.
error-edit-toml = dòng { $line }{ $field_is ->
    [empty] {""}
   *[other] {","} { $field }
 }: { $detail }

## JSON không đúng: thấy gì, và viết thế nào mới đúng

error-input-form = { $found } không dùng được ở đây; { $wants ->
    [text] cần một văn bản trong dấu ngoặc kép
    [texts] cần một danh sách văn bản, ví dụ ["a", "b"]
    [number] cần một số, ví dụ 12.5
    [whole] cần một số nguyên từ { $low } đến { $high }
    [flag] cần true hoặc false
    [day] cần một ngày viết như "2026-10-30"
    [days-of] cần các ngày của năm { $year }, ngày đầu không sau ngày cuối
    [day-on] cần danh sách ngày có month (1–12) và day (1–31); lặp hằng tháng thì không có month
    [deadline] cần một hạn có text, ví dụ trường "text" là "trước 30/10"
    [order] ngày đầu phải không sau ngày cuối
    [letter] cần một chữ hoặc dấu trong dấu ngoặc kép
    [text-or-texts] cần một văn bản hoặc một danh sách văn bản, ví dụ ["a", "b"]
    [look] cần một màu chữ, một màu nền sau "on", hoặc bold, dim, italic, underline, reverse; ví dụ "bold white on #1f3a5f"
    [id] cần một mã: chữ thường a–z, chữ số và dấu gạch ngang
    [ids] cần một danh sách mã, ví dụ ["so-khcn"]
    [object] cần một đối tượng gồm các trường, trong ngoặc nhọn
   *[objects] cần một danh sách trong ngoặc vuông
 }.
error-input-missing = thiếu trường { $name }.
error-input-twice = { $name } có hai lần; hãy giữ lại một.
error-input-key = không có trường { $name }; các trường là: { $among }.
error-input-syntax = { $how ->
    [comma] thiếu dấu phẩy hoặc dấu đóng ngoặc ở đây
    [trailing-comma] thừa dấu phẩy trước dấu đóng ngoặc
    [colon] thiếu dấu hai chấm sau tên trường
    [key] tên trường phải đặt trong dấu ngoặc kép
    [value] ở đây cần một giá trị JSON: văn bản trong ngoặc kép, số, true, false, null, danh sách hoặc đối tượng
    [control] văn bản chứa ký tự điều khiển; xuống dòng viết là \n, tab viết là \t
    [escape] dấu \ trong văn bản viết không đúng; một dấu \ viết là \\
    [number] số viết không đúng hoặc quá lớn
    [end] nội dung kết thúc quá sớm
    [behind] thừa nội dung sau khi JSON đã kết thúc
    [depth] quá nhiều lớp lồng nhau
   *[toml] không phải TOML: mỗi dòng viết TÊN = GIÁ TRỊ, văn bản đặt trong ngoặc kép
 }.
