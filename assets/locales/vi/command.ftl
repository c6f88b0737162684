## Dòng lệnh: trợ giúp

cli-heading-usage = Cách dùng:
cli-heading-commands = Lệnh
cli-heading-arguments = Tham số
cli-heading-options = Tùy chọn
cli-heading-globals = Tùy chọn chung
cli-heading-examples = Ví dụ:

cli-value-dir = THƯ-MỤC
cli-value-lang = vi|en
cli-value-date = NGÀY
cli-value-when = auto|always|never
cli-value-file = TỆP
cli-value-word = TỪ
cli-value-kind = LOẠI
cli-value-n = SỐ
cli-value-id = MÃ
cli-value-expr = BỘ-LỌC
cli-value-field = TRƯỜNG
cli-value-period = KHOẢNG

cli-about = Theo dõi công nghệ chiến lược, thời hạn và nhiệm vụ ngay trong cửa sổ dòng lệnh. Gọi không kèm lệnh để mở giao diện.
cli-usage = cncl [TÙY CHỌN] [LỆNH]
cli-examples =
    cncl
    cncl find "trí tuệ nhân tạo"
    cncl due --within 30d
    cncl list task --filter "is:overdue lead:so-khcn" --tsv

cli-arg-store = Thư mục chứa dữ liệu (hoặc biến CNCL_STORE)
cli-arg-read-only = Chỉ xem, không ghi gì (hoặc CNCL_READ_ONLY=1)
cli-arg-lang = Ngôn ngữ: vi (mặc định) hoặc en (hoặc biến CNCL_LANG)
cli-arg-today = Tính thời hạn như hôm nay là ngày này, ví dụ 2025-10-01 (hoặc biến CNCL_TODAY)
cli-arg-color = Tô màu: auto, always hoặc never (có xét NO_COLOR, CLICOLOR_FORCE)
cli-arg-config = Tệp cấu hình
cli-arg-ascii = Chỉ dùng ký tự ASCII, không dấu
cli-arg-plain = Giao diện dạng danh sách đánh số, cho phần mềm đọc màn hình
cli-arg-restricted = Phiên hạn chế: không mở chương trình khác, không đổi thư mục dữ liệu
cli-arg-help = Xem trợ giúp
cli-arg-version = Xem phiên bản

cli-find-about = Tìm trong mọi loại bản ghi, kết quả sát nhất đứng đầu. Gõ không dấu cũng được.
cli-find-usage = cncl find TỪ… [--kind LOẠI]… [--limit SỐ] [--json|--jsonl]
cli-find-examples =
    cncl find "tri tue nhan tao"
    cncl find blockchain --kind technology --json
cli-find-arg-words = Những từ cần tìm, thứ tự tùy ý
cli-find-arg-kind = Chỉ tìm trong loại này; có thể ghi nhiều lần
cli-find-arg-limit = Số dòng nhiều nhất (mặc định 20)
cli-find-arg-json = In một đối tượng JSON
cli-find-arg-jsonl = In mỗi kết quả một dòng JSON

cli-show-about = Xem toàn bộ một bản ghi: các trường, trích dẫn, nguồn và liên kết hai chiều.
cli-show-usage = cncl show MÃ [--json]
cli-show-examples =
    cncl show qd-1139-qd-ubnd-ha-noi
    cncl show moc-2025-10-30 --json
cli-show-arg-id = Mã của bản ghi, hoặc phần đầu nếu không trùng với mã khác
cli-show-arg-json = In một đối tượng JSON

cli-list-about = Liệt kê các bản ghi thuộc một hay nhiều loại.
cli-list-usage = cncl list LOẠI… [--filter BỘ-LỌC] [--as-of NGÀY] [--sort TRƯỜNG] [--limit SỐ] [--json|--jsonl|--tsv]
cli-list-examples =
    cncl list task --filter "status:doing lead:so-khcn" --sort last_day
    cncl list technology --as-of 2025-06-30
    cncl list target --tsv
cli-list-arg-kinds = document, catalogue, technology, product, agency, task, milestone, target, assessment; số nhiều và tên tiếng Việt cũng được
cli-list-arg-filter = Chỉ lấy bản ghi khớp bộ lọc, ví dụ "is:overdue -status:paused"
cli-list-arg-as-of = Chỉ lấy bản ghi đã có và còn hiệu lực vào ngày này
cli-list-arg-sort = Sắp xếp theo trường này; thêm - ở trước để đảo chiều
cli-list-arg-limit = Số dòng nhiều nhất (mặc định không giới hạn)
cli-list-arg-json = In một đối tượng JSON
cli-list-arg-jsonl = In mỗi bản ghi một dòng JSON
cli-list-arg-tsv = In các giá trị cách nhau bằng tab, dòng đầu là tên trường

cli-due-about = Liệt kê các thời hạn chưa hoàn thành, hạn gần nhất đứng đầu.
cli-due-usage = cncl due [--within KHOẢNG | --until NGÀY | --overdue] [--filter BỘ-LỌC] [--brief] [--json|--jsonl] [--fail-overdue]
cli-due-examples =
    cncl due --within 30d
    cncl due --until 31/12 --filter "lead:so-khcn"
    cncl due --overdue --fail-overdue --brief
cli-due-arg-within = Từ hôm nay đến hết khoảng này: 30d (ngày), 2w (tuần), 3m (tháng), 1y (năm)
cli-due-arg-until = Đến hết ngày này, kể cả việc đã quá hạn
cli-due-arg-overdue = Chỉ những việc đã quá hạn
cli-due-arg-filter = Chỉ lấy bản ghi khớp bộ lọc
cli-due-arg-brief = Tóm tắt trong một dòng
cli-due-arg-json = In một đối tượng JSON
cli-due-arg-jsonl = In mỗi thời hạn một dòng JSON
cli-due-arg-fail-overdue = Thoát với mã 10 nếu có việc quá hạn

## Bảng

column-id = Mã
column-kind = Loại
column-title = Tên
column-lead = Chủ trì
column-last-day = Hạn cuối
column-countdown = Còn lại
column-day = Ngày
column-period = Giai đoạn
column-ordinal = Số thứ tự
column-short = Tên ngắn
column-wanted = Chỉ tiêu

## Câu của các lệnh

list-nothing = Không có bản ghi nào.
due-nothing = Không có thời hạn nào.
due-also-late = Ngoài ra có { $count } việc đã quá hạn; xem: cncl due --overdue
due-brief = Quá hạn: { $late }. Đến hạn trong { $days } ngày: { $soon }.
due-brief-next = Gần nhất: { $day } · { $title }
column-number = Số, ký hiệu (ngày)
