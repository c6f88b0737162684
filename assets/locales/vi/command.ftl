## Dòng lệnh: trợ giúp

cli-heading-usage = Cách dùng:
cli-heading-commands = Lệnh
cli-heading-arguments = Tham số
cli-heading-options = Tùy chọn
cli-heading-fields = Trường của bản ghi
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
cli-value-title = TÊN
cli-value-value = GIÁ-TRỊ
cli-value-change = TRƯỜNG=GIÁ-TRỊ
cli-value-text = NỘI-DUNG
cli-value-status = TRẠNG-THÁI
cli-value-target = CHỈ-TIÊU
cli-value-format = json|jsonl

cli-about = Theo dõi công nghệ chiến lược, thời hạn và nhiệm vụ ngay trong cửa sổ dòng lệnh. Gọi không kèm lệnh để mở giao diện.
cli-usage = cncl [TÙY CHỌN] [LỆNH]
cli-examples =
    cncl
    cncl find "trí tuệ nhân tạo"
    cncl due --within 30d
    cncl list task --filter "is:overdue lead:so-khcn" --tsv

cli-arg-store = Thư mục chứa dữ liệu (hoặc biến CNCL_STORE)
cli-arg-demo = Mở văn phòng mẫu quanh ngày hôm nay, số liệu bịa, chỉ trong bộ nhớ; với init: tạo kho mẫu
cli-arg-read-only = Chỉ xem, không ghi gì (hoặc CNCL_READ_ONLY=1)
cli-arg-lang = Ngôn ngữ: vi (mặc định) hoặc en (hoặc biến CNCL_LANG)
cli-arg-today = Tính thời hạn như hôm nay là ngày này, ví dụ 2025-10-01 (hoặc biến CNCL_TODAY)
cli-arg-color = Tô màu: auto, always hoặc never (có xét NO_COLOR, CLICOLOR_FORCE)
cli-arg-config = Tệp cấu hình
cli-arg-ascii = Chỉ dùng ký tự ASCII, không dấu
cli-arg-plain = Giao diện dạng danh sách đánh số, cho phần mềm đọc màn hình
cli-arg-restricted = Phiên hạn chế: không mở chương trình khác, không đổi thư mục dữ liệu hay cấu hình, chỉ nhập và xuất tệp trong một thư mục
cli-arg-help = Xem trợ giúp
cli-arg-version = Xem phiên bản

find-suggestion = Có phải: { $word }? Đây là kết quả cho cách viết đó.
find-dropped = Không có đủ mọi từ; bỏ qua: { $words }.
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
cli-list-usage = cncl list LOẠI… [--filter BỘ-LỌC] [--view TÊN] [--as-of NGÀY] [--sort TRƯỜNG] [--columns TRƯỜNG,…] [--limit SỐ] [--json|--jsonl|--tsv]
cli-list-examples =
    cncl list task --filter "status:doing lead:so-khcn" --sort last_day
    cncl list technology --as-of 2025-06-30
    cncl list task --filter is:unclear
    cncl list task --view "viec cua so toi"
    cncl list target --tsv
cli-list-arg-kinds = document, catalogue, technology, product, agency, task, milestone, target, assessment; số nhiều và tên tiếng Việt cũng được
cli-list-arg-filter = Chỉ lấy bản ghi khớp bộ lọc, ví dụ "is:overdue -status:paused"
cli-list-arg-as-of = Chỉ lấy bản ghi đã có và còn hiệu lực vào ngày này
cli-list-arg-sort = Sắp xếp theo trường này; thêm - ở trước để đảo chiều
cli-list-arg-columns = Chỉ hiện các trường này, cách nhau bằng dấu phẩy, ví dụ title,lead,deadline
cli-list-arg-limit = Số dòng nhiều nhất (mặc định không giới hạn)
cli-list-arg-json = In một đối tượng JSON
cli-list-arg-jsonl = In mỗi bản ghi một dòng JSON
cli-list-arg-tsv = In các giá trị cách nhau bằng tab, dòng đầu là tên trường

cli-due-about = Liệt kê các thời hạn chưa hoàn thành, hạn gần nhất đứng đầu.
cli-due-usage = cncl due [--within KHOẢNG | --until NGÀY | --overdue] [--filter BỘ-LỌC] [--view TÊN] [--brief] [--json|--jsonl] [--fail-overdue]
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

cli-add-about = Thêm một bản ghi. Chỉ in ra mã mới, để dùng tiếp trong kịch bản.
cli-add-usage = cncl add LOẠI TÊN [--TRƯỜNG GIÁ-TRỊ]… [--json]
cli-add-examples =
    cncl add task "Trình kế hoạch quý I" --lead so-khcn-ha-noi --due "trước ngày 30/10"
    cncl add agency "Sở Xây dựng" --short "Sở XD" --jurisdiction "Hà Nội"
cli-add-arg-kind = document, catalogue, technology, product, agency, task, milestone, target, assessment; tên tiếng Việt cũng được
cli-add-arg-title = Tên của bản ghi
cli-add-arg-json = In bản ghi mới thành một đối tượng JSON

cli-set-about = Sửa các trường của một hay nhiều bản ghi trong một lần sửa. Để trống giá trị là xóa trường đó; danh sách cách nhau bằng dấu phẩy.
cli-set-usage = cncl set MÃ… TRƯỜNG=GIÁ-TRỊ… [--if-rev SỐ] [--dry-run] [--json]; cncl set --filter BỘ-LỌC TRƯỜNG=GIÁ-TRỊ… [--dry-run] [--json]
cli-set-examples =
    cncl set nv-7k3p9d status=doing progress=40
    cncl set nv-7k3p9d partners="Sở Tài chính, Sở Nội vụ" due=31/12/2026
    cncl set nv-7k3p9d assignee= --if-rev 3
    cncl set nv-7k3p9d nv-2m8xq4 priority=cao tags+=gấp
    cncl set --filter "is:unclear lead:so-khcn" assignee="Nguyễn Văn An" --dry-run
cli-set-arg-if-rev = Chỉ sửa nếu bản ghi đang ở lần sửa này
cli-set-arg-json = In bản ghi sau khi sửa thành một đối tượng JSON

cli-done-about = Ghi nhận hoàn thành nhiệm vụ hoặc mốc. Nhiều mã cùng lúc là một lần sửa, hoàn tác một lần.
cli-done-usage = cncl done MÃ… [--on NGÀY] [--result NỘI-DUNG] [--dry-run] [--json]; cncl done --filter BỘ-LỌC [--on NGÀY] [--result NỘI-DUNG] [--dry-run] [--json]
cli-done-examples =
    cncl done nv-7k3p9d
    cncl done nv-7k3p9d nv-2m8xq4 --on 15/10/2026 --result "Đã trình UBND thành phố"
cli-done-arg-ids = Mã của các nhiệm vụ hoặc mốc
cli-done-arg-on = Ngày hoàn thành (mặc định hôm nay)
cli-done-arg-result = Kết quả
cli-done-arg-json = In bản ghi sau khi sửa thành một đối tượng JSON

cli-move-about = Chuyển một hay nhiều nhiệm vụ sang trạng thái khác, trong một lần sửa.
cli-move-usage = cncl move MÃ… TRẠNG-THÁI [--reason NỘI-DUNG] [--dry-run] [--json]; cncl move --filter BỘ-LỌC TRẠNG-THÁI [--reason NỘI-DUNG] [--dry-run] [--json]
cli-move-examples =
    cncl move nv-7k3p9d doing
    cncl move --filter "status:review lead:so-khcn" done --dry-run
    cncl move nv-7k3p9d "tạm hoãn"
    cncl move nv-7k3p9d doing --reason "Thiếu phụ lục"
cli-move-arg-json = In bản ghi sau khi sửa thành một đối tượng JSON

cli-note-about = Thêm một ghi chú vào một hay nhiều bản ghi, trong một lần sửa.
cli-note-usage = cncl note MÃ… NỘI-DUNG [--dry-run] [--json]; cncl note --filter BỘ-LỌC NỘI-DUNG [--dry-run] [--json]
cli-note-examples =
    cncl note nv-7k3p9d "Đã gọi điện, hẹn gửi trước thứ Sáu"
cli-note-arg-json = In bản ghi sau khi sửa thành một đối tượng JSON

cli-measure-about = Ghi một số liệu của chỉ tiêu.
cli-measure-usage = cncl measure CHỈ-TIÊU GIÁ-TRỊ [--on NGÀY] [--period NỘI-DUNG] [--source NỘI-DUNG] [--json]
cli-measure-examples =
    cncl measure ct-4h7w2e 37,5 --period 2025 --source "Báo cáo 12/BC-SKHCN"
cli-measure-arg-target = Mã của chỉ tiêu
cli-measure-arg-value = Giá trị, theo đơn vị của chỉ tiêu, ví dụ 1.234,5
cli-measure-arg-on = Ngày có số liệu (mặc định hôm nay)
cli-measure-arg-period = Kỳ của số liệu, ví dụ 2025 hoặc quý III/2025
cli-measure-arg-source = Nguồn của số liệu
cli-measure-arg-json = In bản ghi sau khi sửa thành một đối tượng JSON

cli-edit-about = Sửa các trường của một bản ghi trong trình soạn thảo ($VISUAL, $EDITOR, không có thì vi).
cli-edit-usage = cncl edit MÃ [--json]
cli-edit-examples =
    cncl edit nv-7k3p9d
    EDITOR=nano cncl edit nv-7k3p9d
cli-edit-arg-id = Mã của bản ghi, hoặc phần đầu nếu không trùng với mã khác
cli-edit-arg-json = In bản ghi sau khi sửa thành một đối tượng JSON

cli-remove-about = Xóa một bản ghi không còn bản ghi nào khác nhắc đến. Nhật ký vẫn giữ nội dung, hoàn tác được.
cli-remove-usage = cncl remove MÃ [--json]
cli-remove-examples =
    cncl remove nv-7k3p9d
cli-remove-arg-id = Mã của bản ghi
cli-remove-arg-json = In bản ghi sau khi sửa thành một đối tượng JSON

cli-undo-about = Hoàn tác những lần sửa gần nhất của chính mình, hoặc một lần sửa bất kỳ trong nhật ký.
cli-undo-usage = cncl undo [SỐ | --edit SỐ] [--json]
cli-undo-examples =
    cncl undo
    cncl undo 3
    cncl undo --edit 1235
cli-undo-arg-n = Số lần sửa cần hoàn tác (mặc định 1)
cli-undo-arg-edit = Hoàn tác lần sửa mang số này, của bất cứ ai
cli-undo-arg-json = In bản ghi sau khi sửa thành một đối tượng JSON

cli-redo-about = Làm lại những gì vừa hoàn tác.
cli-redo-usage = cncl redo [SỐ] [--json]
cli-redo-examples =
    cncl redo
cli-redo-arg-n = Số lần (mặc định 1)
cli-redo-arg-json = In bản ghi sau khi sửa thành một đối tượng JSON

cli-log-about = Xem nhật ký: ai sửa gì, khi nào, từ giá trị nào sang giá trị nào; mới nhất đứng đầu, giờ Việt Nam.
cli-log-usage = cncl log [MÃ] [--since last|NGÀY] [--limit SỐ] [--json]
cli-log-examples =
    cncl log
    cncl log --since last
    cncl log nv-7k3p9d --json
cli-log-arg-id = Chỉ xem nhật ký của bản ghi này
cli-log-arg-limit = Số lần sửa nhiều nhất (mặc định 50; với --json không giới hạn). Nếu còn lần sửa chưa in thì --since last không đánh dấu là đã xem
cli-log-arg-json = In một đối tượng JSON

cli-import-about = Nhập bản ghi từ tệp JSON. Cả tệp là một lần sửa: có một lỗi thì không nhập gì.
cli-import-usage = cncl import TỆP [--kind LOẠI] [--dry-run] [--json]
cli-import-examples =
    cncl import nhiem-vu.jsonl --kind task --dry-run
    cncl import nhiem-vu.json
cli-import-arg-file = Tệp .json hoặc .jsonl; dấu - là đầu vào chuẩn
cli-import-arg-kind = Loại của những bản ghi không nêu loại
cli-import-arg-dry-run = Chỉ cho biết sẽ làm gì, không lưu
cli-import-arg-json = In một đối tượng JSON

cli-export-about = Xuất bản ghi ra JSON mà lệnh import đọc lại được nguyên vẹn, hoặc thời hạn ra lịch (ics) cho điện thoại, Outlook, Thunderbird.
cli-export-usage = cncl export json|jsonl|ics [-o TỆP | --out TỆP] [--force] [--filter BỘ-LỌC] [--view TÊN] [--alarm KHOẢNG]
cli-export-examples =
    cncl export json -o sao-luu.json
    cncl export jsonl --filter "kind:task lead:so-khcn"
    cncl export ics -o thoi-han.ics --force --alarm 7d,1d
cli-export-arg-format = json (một đối tượng), jsonl (mỗi bản ghi một dòng) hoặc ics (lịch các thời hạn)
cli-export-arg-out = Ghi vào tệp này thay vì in ra
cli-export-arg-force = Ghi đè tệp đã có
cli-export-arg-alarm = Lịch nhắc trước bao lâu, lúc 8 giờ sáng: 7d,1d (mặc định), 2w, 0d là chính ngày đó, none là không nhắc
cli-export-arg-filter = Chỉ lấy bản ghi khớp bộ lọc

cli-init-about = Tạo kho dữ liệu, từ dữ liệu có sẵn, trống, hoặc với văn phòng mẫu. Không bắt buộc: lần sửa đầu tiên cũng tạo kho.
cli-init-usage = cncl init [--empty|--demo]
cli-init-examples =
    cncl init --store /srv/cncl
    cncl init --demo --store /tmp/mau
cli-init-arg-empty = Tạo kho trống

cli-check-about = Kiểm tra kho dữ liệu; mỗi lỗi nêu rõ tệp, dòng và trường.
cli-check-usage = cncl check [--repair] [--json]
cli-check-examples =
    cncl check
    cncl check --repair
cli-check-arg-repair = Sửa những gì sửa được; bản cũ được giữ trong archive/
cli-check-arg-json = In một đối tượng JSON

cli-compact-about = Gộp nhật ký vào store.json; nhật ký cũ chuyển vào archive/, vẫn xem và hoàn tác được.
cli-compact-usage = cncl compact
cli-compact-examples =
    cncl compact

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
column-n = Số
column-when = Lúc
column-by = Người sửa
column-change = Thay đổi

## Câu của các lệnh

list-nothing = Không có bản ghi nào.
due-nothing = Không có thời hạn nào.
due-also-late = Ngoài ra có { $count } việc đã quá hạn; xem: cncl due --overdue
due-brief = { $late } việc quá hạn · { $soon } việc đến hạn trong { $days } ngày.
due-brief-next = Gần nhất { $day } ({ $countdown }): { $title }
column-number = Số, ký hiệu (ngày)
saved-nothing = Không có gì thay đổi.
deadline-kept = Chưa hiểu thời hạn “{ $text }”: giữ nguyên văn, không tính ngày.
init-done = Đã tạo kho dữ liệu tại { $path }, { $n } bản ghi.
init-done-sample = Đã tạo kho mẫu tại { $path }, { $n } bản ghi. Văn phòng và số liệu trong đó là bịa (bản ghi mang độ tin cậy “Mẫu”).
sample-not-kept = Bản mẫu chỉ ở trong bộ nhớ: thay đổi của bạn không được giữ lại. Muốn giữ, hãy tạo kho mẫu bằng cncl init --demo.
compact-done = Đã gộp nhật ký vào store.json.
check-sound = Kho dữ liệu không có lỗi.
check-repaired = Đã sửa; { $lost } dòng hoặc bản ghi không cứu được, nội dung của chúng còn trong bản sao.
check-rolled-back = store.json được dựng lại từ bản trước và nhật ký: phần sửa tay không dùng được, chỉ còn trong bản sao.
check-emptied = Nhật ký trống hoặc không có. Nếu sau thay đổi số { $n } từng có thay đổi nào thì tất cả đã mất, không biết là bao nhiêu. Nếu bản sao lưu có journal.jsonl khớp với store.json này, hãy đặt lại.
check-given-up = Các thay đổi số { $span } đã mất hẳn; từ nay nhật ký ghi rõ như vậy. Nếu bản sao lưu có tệp chứa chúng, hãy đặt lại vào archive: chúng lại được tính.
check-cut = Phần ghi dở ở cuối nhật ký đã được cắt; nội dung còn trong bản sao.
undo-whose = Sửa đổi số { $n } là của { $by }.
undo-in-part = Mới làm được { $done } trên { $times } lần; những lần đã làm vẫn giữ nguyên.
check-copy = Bản trước khi sửa: { $path }
import-fault = { $file }:{ $line }: { $what }
import-fault-item = { $file }:{ $line } (mục { $item }): { $what }
import-fault-field = { $file }:{ $line } (mục { $item }), { $field }: { $what }
import-done = Đã nhập: thêm { $added } bản ghi (trong đó { $agencies } cơ quan mới, chưa kiểm chứng), sửa { $changed }, không đổi { $unchanged }.
import-more = … và { $n } bản ghi nữa (xem hết: --json)
import-would = Nếu nhập: thêm { $added } bản ghi (trong đó { $agencies } cơ quan mới, chưa kiểm chứng), sửa { $changed }, không đổi { $unchanged }. Chưa lưu gì.
export-done = Đã xuất { $n } bản ghi ra { $path }.
edit-hint = Sửa rồi lưu và thoát. Bỏ dấu # để điền trường còn trống; xóa dòng là để trống trường. Thời hạn viết như thường.
edit-kept = Chưa lưu; nội dung còn ở { $path }
