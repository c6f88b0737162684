# Bảng nhiệm vụ, nhiều việc cùng lúc, sáu rõ, giao cho nhiều cơ quan.

lanes-none = không chia làn
lanes-lead = làn theo chủ trì
lanes-document = làn theo văn bản
lanes-technology = làn theo công nghệ
board-folded = đang gập: chọn cột này, { $key } để mở
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
field-part = Trong đó
links-rest = … và { $n } mục nữa: { KEY("open", "Enter") } để xem hết
parts-all-done = { $saved } Cả { $total } việc thành phần của “{ $title }” đã xong: chọn việc đó, nhấn { KEY("status", "s") } để hoàn thành.
parts-all-done-alone = Cả { $total } việc thành phần của “{ $title }” đã xong: chọn việc đó, nhấn { KEY("status", "s") } để hoàn thành.
parts-open = { $saved } Mới xong { $done }/{ $total } việc thành phần của “{ $title }”.
parts-open-alone = “{ $title }” chờ xác nhận khi mới xong { $done }/{ $total } việc thành phần.
ready-parts = { $done }/{ $total } việc thành phần đã xong
many-records = { $n } mục
title-bulk = Sửa cùng lúc
title-plan = Sẽ đổi { $n } mục. { KEY("plan-save", "Enter") } lưu, { KEY("back", "Esc") } bỏ
title-plan-refused = Sẽ đổi { $n } mục; { $refused } mục không đổi được. { KEY("plan-save", "Enter") } lưu, { KEY("back", "Esc") } bỏ
plan-added-agency = cơ quan mới, chưa kiểm chứng
plan-adopted = kèm { $n } cơ quan trong danh bạ
plan-added = thêm, chủ trì: { $leads }
plan-unchanged = đã như vậy, không có gì để đổi
edit-nothing = Chưa chọn mục nào.
send-back-note = Thực hiện lại: { $reason }
ask-finish = Hoàn thành: { $title }
ask-send-back = Trả lại để thực hiện lại: { $title }
ask-fill = { $title }
ask-tags = Nhãn cách nhau bằng dấu phẩy, -nhãn để bỏ: { $title }
ask-lead = Nhiều cơ quan thì thêm dấu chấm phẩy: { $title }
ask-offer = { KEY("ask-save", "Enter") }, { KEY("ask-next", "Tab") } nhận: { $title }
ask-newcomer = { KEY("add-agency", "F6") } thêm cơ quan “{ $name }” (chưa kiểm chứng)
ask-near = Gần nhất: { $near }{ $n ->
        [1] {""}
        [2] {""}
        [3] {""}
       *[other] ; …
    }. ↓ để chọn.
ask-keys = { KEY("ask-save", "Enter") } lưu, { KEY("back", "Esc") } bỏ.
ask-keys-next = { KEY("ask-save", "Enter") } sang ô sau, { KEY("save-now", "F2") } lưu, { KEY("back", "Esc") } bỏ.
ask-keys-last = { KEY("ask-save", "Enter") } lưu, { KEY("back", "Esc") } bỏ, { KEY("ask-next", "Tab") } sang ô khác.
field-reason = Lý do
error-input-open-parts = còn { $open }/{ $total } việc thành phần chưa hoàn thành; hãy hoàn thành hoặc dừng các việc đó trước.
title-clearing = { $n ->
        [0] Sáu rõ: không còn việc nào thiếu
       *[other] Sáu rõ: { $n } việc còn thiếu · việc { $at }/{ $all }
    }
clearing-nothing = Không có việc nào thiếu trong sáu rõ.
clearing-filtered = Bộ lọc không để lại việc nào: { KEY("back", "Esc") } bỏ bộ lọc.
clearing-nothing-here = Trong các việc đang xét, không có việc nào thiếu trong sáu rõ.
clarity-short-person = người
clarity-short-work = việc
clarity-short-time = hạn
clarity-short-responsibility = chủ trì
clarity-short-deliverable = s.phẩm
clarity-short-authority = t.quyền
clarity-sign-person = Ng
clarity-sign-work = Vi
clarity-sign-time = Hạ
clarity-sign-responsibility = Ch
clarity-sign-deliverable = SP
clarity-sign-authority = TQ
title-fan-out = Giao cho từng cơ quan: { $title }
fan-out-filter = Lọc (tên, cấp, địa bàn):
fan-out-count = đã chọn { $ticked }, đang hiện { $shown }
fan-out-given = đã có việc
fan-out-near = gần đúng
fan-out-new = cơ quan mới, chưa kiểm chứng
fan-out-bloc = Khối: { $bloc }
fan-out-pasted = Đã chọn thêm { $ticked } cơ quan trong danh sách được dán.{ $are ->
        [none] {""}
       *[some] {" "}Chưa rõ { $n } tên: { $unknown }
    }
bloc-ministries = bộ, cơ quan ngang bộ
bloc-provinces = UBND các tỉnh, thành phố
bloc-departments = sở và tương đương
bloc-communes = UBND xã, phường, đặc khu
bloc-provincial = cơ quan khác của tỉnh
bloc-party = cơ quan Đảng
bloc-front = Mặt trận, đoàn thể
fan-out-empty = Không có cơ quan nào như vậy.
fan-out-no-home = Gõ tên cơ quan, hoặc ra ngoài nhấn { KEY("own-settings", "F9") } ghi cơ quan của bạn: khi đó có sẵn các sở, xã của tỉnh.
fan-out-other-bloc = Khối này không có; { KEY("next-bloc", "F5") } sang khối khác.
fan-out-none = Chưa chọn cơ quan nào: { KEY("tick", "Tab") } để chọn, { KEY("tick-all", "Ctrl-T") } chọn tất cả đang hiện.
action-bulk = Sửa một trường của các mục đã chọn
short-bulk = sửa các mục
action-clarities = Sáu rõ: xem còn thiếu gì và điền từng ô
action-fan-out = Giao việc này cho từng cơ quan
action-ask-save = Sang ô sau, nhận tên được gợi ý; ở ô cuối thì lưu
short-ask-save = lưu
action-ask-next = Ô tiếp theo; nhận tên được gợi ý
short-ask-next = ô sau
action-ask-previous = Ô trước
action-ask-down = Gợi ý tiếp theo, hoặc ô sau
action-ask-up = Gợi ý trước, hoặc ô trước
action-plan-save = Lưu tất cả trong một lần sửa
short-plan-save = lưu
action-fill-cell = Điền ô đang chọn
short-fill-cell = điền
action-cell-left = Cột bên trái
action-cell-right = Cột bên phải
action-next-missing = Tới ô còn thiếu tiếp theo
short-next-missing = ô thiếu
action-hand-out = Xem các việc thành phần sẽ thêm
short-hand-out = tiếp
action-tick = Chọn hoặc bỏ cơ quan này
short-tick = chọn
action-tick-all = Chọn tất cả đang hiện
short-tick-all = tất cả
action-next-bloc = Chỉ hiện một khối: sở, xã phường, Đảng, Mặt trận…; bấm nữa để sang khối sau
short-next-bloc = khối
action-add-agency = Thêm cơ quan vừa gõ, nếu chưa có (chưa kiểm chứng)
short-add-agency = + cơ quan
add-agency-none = Không có cơ quan mới nào để thêm: gõ đủ tên một cơ quan chưa có.
action-agency-up = Lên một cơ quan
action-agency-down = Xuống một cơ quan

# Dòng lệnh.

column-status = Trạng thái
board-group = { $name }: { $n } việc, quá hạn { $late }, sắp đến hạn { $soon }
error-board-by = --by “{ $value }”: dùng một trong: { $among }.
fanout-given = { $n } cơ quan đã có việc thành phần, bỏ qua.
fanout-done = Đã thêm { $n } việc thành phần.
fanout-would = Sẽ thêm { $n } việc thành phần (chưa lưu gì).
error-fanout-nobody = không có cơ quan nào; ghi --to "Sở A, Sở B" hoặc --to-filter "geo:ha-noi".
error-fanout-bloc = khối này là của một tỉnh, mà chưa rõ tỉnh nào: ghi agency của bạn trong [user] của tệp cấu hình, hoặc địa bàn của nhiệm vụ.
cli-value-agencies = CƠ-QUAN
cli-set-arg-filter = Sửa mọi bản ghi khớp bộ lọc, trong một lần sửa; khi đó không ghi mã
cli-set-arg-dry-run = Chỉ cho xem sẽ đổi gì, không lưu
cli-board-about = In bảng nhiệm vụ theo trạng thái hoặc theo cơ quan chủ trì.
cli-board-usage = cncl board [--by status|lead] [--filter BỘ-LỌC] [--view TÊN] [--json|--jsonl]
cli-board-examples =
    cncl board
    cncl board --by lead --filter "is:overdue"
cli-board-arg-by = status (mặc định) hoặc lead
cli-board-arg-filter = Chỉ lấy nhiệm vụ khớp bộ lọc
cli-board-arg-json = In một đối tượng JSON
cli-board-arg-jsonl = In mỗi nhiệm vụ một dòng JSON
cli-fanout-about = Giao một nhiệm vụ chung cho từng cơ quan: mỗi cơ quan một việc thành phần, tất cả trong một lần sửa.
cli-fanout-usage = cncl fanout MÃ [--to CƠ-QUAN,…] [--bloc KHỐI] [--to-filter BỘ-LỌC] [--to-file TỆP|-] [--dry-run] [--json]
cli-fanout-examples =
    cncl fanout nv-7k3p9d --to "Sở Tài chính, Sở Nội vụ" --dry-run
    cncl fanout nv-7k3p9d --bloc communes
    cncl fanout nv-7k3p9d --to "+Ban quản lý khu A" --to-filter "geo:ha-noi"
    cncl fanout nv-7k3p9d --to-file danh-sach.txt --dry-run
cli-fanout-arg-id = Mã của nhiệm vụ chung
cli-fanout-arg-to = Tên hoặc mã các cơ quan, cách nhau bằng dấu phẩy; "+Tên" thêm một cơ quan chưa có
cli-fanout-arg-bloc = Cả một khối của tỉnh: departments (sở), communes (xã, phường), provincial, party, front; của cả nước: ministries, provinces
cli-value-bloc = KHỐI
cli-fanout-arg-to-filter = Mọi cơ quan khớp bộ lọc
cli-fanout-arg-dry-run = Chỉ cho xem sẽ thêm gì, không lưu
cli-fanout-arg-json = In các việc thành phần thành một đối tượng JSON
