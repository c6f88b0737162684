# Màn hình, khung, tiêu đề, số đếm.

screen-overview = Tổng quan
screen-catalogue = Danh mục
screen-timeline = Thời hạn
screen-board = Nhiệm vụ
screen-targets = Chỉ tiêu
screen-documents = Văn bản

pane-tree = Danh mục công nghệ
pane-work = Việc cần làm
pane-timeline = Thời hạn
pane-board = Bảng nhiệm vụ
pane-targets = Chỉ tiêu
pane-documents = Văn bản

count-overdue = quá hạn { $n }
count-soon = sắp đến hạn { $n }
count-soon-within = sắp đến hạn ({ $days } ngày) { $n }
count-unknown = chưa cập nhật { $n }
filter-on = Lọc: { $filter }

bucket-overdue = Quá hạn
bucket-today = Hôm nay
bucket-week = Trong tuần này
bucket-soon = Sắp đến hạn
bucket-month = Trong tháng này
bucket-quarter = Trong quý này
bucket-year = Trong năm nay
bucket-later = Năm { $year }
bucket-open = Không có ngày cuối
bucket-standing = Thường xuyên, định kỳ
bucket-undated = Chưa xác định thời hạn
bucket-closed = Đã kết thúc
heading-no-document = Không gắn với văn bản
heading-no-place = Chưa rõ địa bàn

countdown-today = hôm nay là ngày cuối
countdown-left = còn { $days } ngày
countdown-past = quá hạn { $days } ngày
countdown-left-years = còn hơn { $years } năm
countdown-past-years = quá hạn hơn { $years } năm

empty-pane-work = Ở đây là việc quá hạn, sắp đến hạn và đang làm.
empty-pane-tree = Ở đây là danh mục công nghệ chiến lược: nhóm, công nghệ, sản phẩm.
empty-pane-timeline = Ở đây là các thời hạn theo ngày, tháng, năm.
empty-pane-board = Ở đây là nhiệm vụ, xếp theo trạng thái.
empty-pane-targets = Ở đây là chỉ tiêu và số liệu đạt được.
empty-pane-documents = Ở đây là văn bản giao việc: quyết định, kế hoạch, kết luận.
empty-read-only = Chưa có mục nào.
empty-store = Nhập từ tệp: cncl import TỆP. Xem dữ liệu mẫu: cncl --demo.
pane-empty = Chưa có mục nào. Nhấn { KEY("new", "n") } để thêm.
pane-loading = { $keys ->
    [0] Đang tập hợp…
   *[other] Đang tập hợp… ({ $keys } phím chờ)
}
pane-filtered-empty = Không có mục nào khớp với bộ lọc. Nhấn { KEY("back", "Esc") } để bỏ lọc.
led-by = Chủ trì: { $leads }
lead-not-stated = chưa nêu chủ trì

finder-hint = Gõ tên, số văn bản, cơ quan… có dấu hoặc không dấu. { KEY("open", "Enter") } mở, { KEY("back", "Esc") } đóng.
finder-nothing = Không thấy gì khớp với “{ $query }”.
finder-found = { $n } kết quả
finder-found-many = { $shown } kết quả sát nhất trong { $n }
finder-suggestion = Có phải: { $word }?
finder-dropped = Bỏ qua: { $words }.
prompt-filter = Lọc:
prompt-hint = Ví dụ: chip, han:<=31/12, chutri:"bo khcn", diaban:ha-noi

title-help = Các phím dùng được ở đây
help-below = ↓ còn { $n } dòng
title-basis = Căn cứ

weekday-1 = thứ Hai
weekday-2 = thứ Ba
weekday-3 = thứ Tư
weekday-4 = thứ Năm
weekday-5 = thứ Sáu
weekday-6 = thứ Bảy
weekday-7 = Chủ nhật

error-terminal-dumb = Biến TERM là “{ $term }”: terminal này không vẽ được màn hình. Dùng các lệnh tra cứu như `cncl due`, `cncl find`, hoặc đặt TERM cho đúng (ví dụ xterm-256color).
error-terminal-unnamed = Biến TERM chưa được đặt: không biết terminal này vẽ được gì. Đặt TERM cho đúng (ví dụ xterm-256color) hoặc dùng các lệnh tra cứu như `cncl due`.
error-terminal-none = Chương trình cần một terminal ở cả đầu vào và đầu ra. Dùng các lệnh tra cứu như `cncl due`, `cncl find`.

plain-nothing = Không có gì.
plain-more = Còn { $n } mục nữa.
plain-ask = Gõ số để mở, chữ để tìm, Enter nghe tiếp; v việc cần làm, d danh mục, t thời hạn, n nhiệm vụ, c chỉ tiêu, b văn bản, u hoàn tác, q thoát.
plain-edits = Sửa việc này: s trạng thái, h thời hạn, p tiến độ, g ghi chú, x hoàn thành.
own-name = Tên tôi
own-agency = Cơ quan tôi
own-lang = Ngôn ngữ (vi, en)
own-store = Thư mục dữ liệu
own-offer = { KEY("own-settings", "F9") }: bạn là ai?
own-offered = { KEY("ask-save", "Enter") }, { KEY("ask-next", "Tab") } nhận: { $title }. { KEY("save-now", "F2") } nhận và lưu.
own-ask = Bạn là ai? “Việc của tôi” và tên gọi tắt như “Sở Y tế” tính theo đây. { KEY("ask-save", "Enter") } sang ô sau, { KEY("save-now", "F2") } lưu, { KEY("back", "Esc") } bỏ.
own-agency-none = Chưa có cơ quan nào tên như vậy. Chọn một tên được gợi ý, hoặc để trống và thêm cơ quan đó vào kho trước ({ KEY("new", "n") }).
own-agency-near = Chưa có cơ quan nào tên như vậy. Gần nhất: { $near }.
own-lang-wrong = Ngôn ngữ: ghi vi (tiếng Việt) hoặc en (English).
own-store-wrong = Thư mục dữ liệu: ghi đường dẫn đầy đủ, bắt đầu bằng “/”. Thư mục mới dùng từ lần mở sau.
own-shared = Ở đây không ghi tên riêng ai: tài khoản nhiều người dùng chung, hoặc đang xem dữ liệu mẫu.
own-kept-store = Đã ghi vào { $path }. Từ lần mở sau dùng kho ở { $store }; dữ liệu của kho đang mở ở lại chỗ cũ.
own-no-store = Chưa có kho ở { $store } nên giữ thư mục cũ; tạo trước: cncl init --store { $store }. Phần khác đã ghi.
own-kept = Đã ghi vào { $path }.
own-no-home = Không có thư mục riêng nên không ghi lại được; phần này chỉ có hiệu lực tới khi thoát.
own-not-written = Không ghi được { $path }: { $why }. Phần này chỉ có hiệu lực tới khi thoát.
own-no-toml = { $path } không đọc được nên để nguyên; xem “cncl config check”. Phần này chỉ có hiệu lực tới khi thoát.
plain-no-record = Hãy mở một việc trước: gõ số của việc đó.
plain-no-state = Hãy gõ số từ 1 đến { $most }.
plain-encoding = Dòng vừa gõ không phải UTF-8; hãy gõ lại.
plain-left = Đã thôi, không đổi gì.
plain-ask-state = Trạng thái mới: gõ số, dấu chấm để thôi.
plain-ask-deadline = Thời hạn mới (đang là { $now }), dấu chấm để thôi:
plain-ask-sure = Không đọc được “{ $new }” thành ngày: lưu thì chỉ còn chữ, mất thời hạn “{ $old }”. Gõ c để vẫn lưu, gõ cách khác để sửa, dấu chấm để thôi:
plain-ask-progress = Tiến độ, từ 0 đến 100 phần trăm, dấu chấm để thôi:
plain-ask-note = Ghi chú, dấu chấm để thôi:
plain-note-empty = Ghi chú đang trống; gõ nội dung, hoặc dấu chấm để thôi.
plain-ask-result = Kết quả; Enter nếu không ghi, dấu chấm để thôi:
plain-ask-day = Ngày hoàn thành; Enter là hôm nay ({ $day }), dấu chấm để thôi:
plain-ask-reason = Lý do trả lại, dấu chấm để thôi:

screen-history = Nhật ký
pane-history = Nhật ký thay đổi
title-status = Trạng thái
title-conflict = Hai người cùng sửa một trường
title-log = Nhật ký: { $title }
badge-read-only = chỉ đọc
sample-mark = MẪU – số liệu bịa
sample-mark-unsaved = MẪU – số liệu bịa, không lưu
sample-mark-brief = MẪU
origin-builtin = Dữ liệu có sẵn, theo báo chí
edit-read-only = Kho chỉ đọc: không lưu thay đổi nào.
edit-no-such-field = Mục đang chọn không có trường này.
entry-note-empty = Ghi chú đang trống; gõ nội dung hoặc nhấn { KEY("back", "Esc") }.
entry-empties = để trống
entry-deadline-kept = không hiểu cách viết này, sẽ giữ nguyên văn và không tính ngày
deadline-gives-way = Không đọc được “{ $new }” thành ngày: lưu thì chỉ còn chữ, mất thời hạn “{ $old }”. Lưu lần nữa nếu vẫn muốn.
entry-no-last-day = không có ngày cuối
entry-hint = { KEY("apply", "Enter") } lưu, { KEY("back", "Esc") } bỏ
confirm-undo = Sửa đổi số { $n } là của { $by }, lúc { $when }: { $what }. Hoàn tác sửa đổi của người khác?
confirm-choices = { KEY("agree", "y") } hoàn tác · { KEY("decline", "n") } hoặc { KEY("back", "Esc") } để nguyên
conflict-field = Trường
conflict-mine = Của bạn
conflict-theirs = Hiện có
conflict-by = Hiện có (của { $by })
conflict-not-both = Trường này không giữ được cả hai giá trị: chọn { KEY("keep-mine", "m") } hoặc { KEY("keep-theirs", "t") }.
conflict-choices-two = { KEY("keep-mine", "m") } giữ của bạn · { KEY("keep-theirs", "t") } giữ của họ · { KEY("back", "Esc") } để nguyên
conflict-left = Để nguyên giá trị của họ; chưa lưu giá trị của bạn: { $mine }
entry-rival = Người khác vừa đổi thành { $value }. { KEY("apply", "Enter") } để chọn giữ giá trị nào.
store-works-again = Kho dữ liệu lại dùng được.
conflict-choices = { KEY("keep-mine", "m") } giữ của bạn · { KEY("keep-theirs", "t") } giữ của họ · { KEY("keep-both", "b") } giữ cả hai · { KEY("back", "Esc") } để nguyên
value-none = (trống)
value-items = { $n } mục
saved = Đã lưu: { $what }
reversed = { $what }
log-added = thêm { $title }
log-removed = xóa { $title }
log-many = { $n } thay đổi
log-handed = giao cho { $n } cơ quan: { $title }
log-added-many = thêm { $n } { $kind }
log-removed-many = gỡ { $n } mục
log-moved-many = chuyển trạng thái { $n } { $kind }{ $value }
log-extended-many = gia hạn { $n } { $kind }{ $value }
log-noted-many = ghi chú cho { $n } { $kind }
log-set-many = sửa { $field } của { $n } { $kind }{ $value }
log-any-kind = mục
log-hand = sửa tay trong store.json
log-lost = dòng hỏng không khôi phục được
log-given-up = các thay đổi số { $span } đã mất hẳn
log-undo = Hoàn tác sửa đổi số { $n }: { $what }
log-redo = Làm lại (bỏ hoàn tác số { $n }): { $what }
history-empty = Chưa có thay đổi nào; mỗi lần sửa sẽ được ghi ở đây.
news-since-last-look = Từ lần xem trước có { $n } thay đổi ({ $by }); nhấn { KEY("history", "7") } để xem.
tree-legend = có/nêu · !quá hạn
hint-locale = Locale không phải UTF-8: hiển thị không dấu. Đặt LANG=vi_VN.UTF-8 (hoặc C.UTF-8) để có dấu.
heading-mandatory = { $text } ({ $count }, { $binding } bắt buộc)
finder-busy = đang tìm…
draft-resumed = Tiếp tục phần đang soạn.
paste-too-long = Chưa dán gì: nội dung dán quá dài, một trường chứa nhiều nhất { $most } KiB. Hãy dán từng phần.
draft-waiting-several = Có phần đang soạn dở cho nhiều mục: chọn lại các mục đó, mở lại ô nhập để viết tiếp.
drafts-waiting = Có { $n } phần đang soạn dở ({ $named }): mở lại đúng chỗ để viết tiếp.
draft-named = “{ $title }”
draft-named-new = bản ghi mới
draft-named-several = nhiều mục
draft-waiting = Có phần đang soạn dở cho “{ $title }”: mở lại ô nhập đó để viết tiếp.
badge-chosen = đã chọn { $n }
conflict-among-many = Chưa lưu gì: trường { $field } của “{ $title }” vừa đổi thành “{ $theirs }”. Xem lại rồi làm lại.
conflict-among-many-by = Chưa lưu gì: { $by } vừa đổi { $field } của “{ $title }” thành “{ $theirs }”. Xem lại rồi làm lại.

opening = đang đọc kho dữ liệu…

# The frame.
screen-timeline-short = Hạn
screen-board-short = Việc
facts-due = hạn { $day }
count-soon-short = sắp { $n }
tree-listed-of = liệt kê { $listed } trên { $stated } công nghệ được nêu
tree-listed = liệt kê { $listed } công nghệ
tree-due = bên dưới: { $overdue } việc quá hạn, { $pending } việc chưa xong
tree-place = Các danh mục của nơi này đứng bên dưới.
board-column = cột “{ $status }”: { $n } việc, { $late } quá hạn, { $soon } sắp đến hạn
news = { $n } thay đổi mới
news-short = { $n }
title-confirm = Hoàn tác việc của người khác?
title-leave = Chưa lưu
title-send-back = Trả lại để làm tiếp
view-head-name = Tên
view-head-filter = Màn hình, điều kiện lọc
title-palette = Lệnh
tree-filtered-empty = Bộ lọc này không còn mục nào trong danh mục công nghệ.
