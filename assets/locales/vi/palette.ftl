## Bảng lệnh, bộ lọc đã lưu, sao chép.

action-palette = Bảng lệnh: gõ tên việc cần làm, hoặc vb 1139, ct kinh tế, lọc …, hạn …
short-palette = lệnh
action-run = Thực hiện
short-run = thực hiện
palette-hint = Tên lệnh; vb 1139 (nv, cn, sp, ct, dv) mở bản ghi; lọc …; hạn 31/12; lưu TÊN
palette-save = lưu
palette-filter = Lọc màn hình này: { $filter }
palette-save-as = Lưu màn hình và bộ lọc này thành “{ $name }”
palette-find = Tìm “{ $words }” trong mọi bản ghi
action-views = Các bộ lọc đã lưu
short-views = bộ lọc
action-show-view = Dùng bộ lọc đang chọn
short-show-view = dùng
action-save-view = Lưu bộ lọc và màn hình đang xem
short-save-view = lưu cái đang xem
action-drop-view = Xóa bộ lọc đã lưu
short-drop-view = xóa
title-views = Bộ lọc đã lưu
views-none = Chưa có bộ lọc nào. Lọc màn hình bằng { KEY("filter", "f") } rồi nhấn { KEY("views", "'") } và { KEY("save-view", "+") } để lưu, hoặc khai báo [[views]] trong tệp cấu hình.
view-shown = Đang xem “{ $name }”.
view-saved = Đã lưu bộ lọc “{ $name }”; nhấn { KEY("views", "'") } để dùng lại.
view-dropped = Đã xóa bộ lọc “{ $name }”.
view-name = Cần tên cho bộ lọc, nhiều nhất { $most } ký tự.
view-configured = “{ $name }” đã có trong tệp cấu hình; hãy chọn tên khác.
view-of-config = Bộ lọc này ở trong tệp cấu hình; sửa tại đó (cncl config path).
view-no-screen = Không có màn hình “{ $value }”.
view-no-group = Màn hình này không nhóm theo “{ $value }”; chỉ theo: { $among }.
view-no-groups = Màn hình này không nhóm được theo “{ $value }”.
action-copy = Sao chép số hiệu, tên, mã hoặc câu trích
short-copy = sao chép
action-bare = Chỉ hiện chữ, để chọn bằng chuột
short-bare = chữ trơn
title-copy = Sao chép
copy-number = Số, ký hiệu
copy-title = Tên
copy-id = Mã
copy-quote = Câu trích
copy-sent = Đã gửi tới khay nhớ tạm; dán thử. PuTTY bỏ qua: nhấn { KEY("bare", "Y") }, chọn bằng chuột.
copy-nothing = Chưa chọn bản ghi nào để sao chép.
action-only-new = Chỉ xem thay đổi mới, hoặc tất cả
short-only-new = mới/tất cả
history-only-new = chỉ thay đổi mới

## Cấu hình, gợi ý lệnh của shell, trang hướng dẫn.

cli-value-what = path|show|check
cli-value-shell = bash|zsh|fish|elvish|powershell
cli-config-about = Tệp cấu hình: ở đâu, đang có hiệu lực những gì, có gì sai không.
cli-config-usage = cncl config path|show|check
cli-config-examples =
    cncl config path
    cncl config check
cli-config-arg-what = path: in đường dẫn; show: in các giá trị đang có hiệu lực; check: kiểm tra bộ lọc, phím, màn hình
cli-completions-about = In phần gợi ý lệnh cho shell.
cli-completions-usage = cncl completions bash|zsh|fish|elvish|powershell
cli-completions-examples =
    cncl completions bash > ~/.local/share/bash-completion/completions/cncl
cli-completions-arg-shell = Shell đang dùng
cli-man-about = In trang hướng dẫn dạng man.
cli-man-usage = cncl man
cli-man-examples =
    cncl man > ~/.local/share/man/man1/cncl.1
error-config-what = config: không có “{ $value }”. Có thể dùng: { $among }.
error-shell = completions: không biết shell “{ $value }”. Có thể dùng: { $among }.
config-sound = Cấu hình dùng được.
config-key-twice = { $name }: phím “{ $value }” đã thuộc một bộ lọc khác.
config-no-name = Một mục [[views]] không có name (bộ lọc “{ $value }”).
config-word = { $place }: không có “{ $value }”. Có thể dùng: { $among }.
config-filter = { $place }: { $what }
config-keys-at = Dòng { $line }, [keys] { $id }: { $what }
config-keys-unknown = không có hành động này.
config-keys-shape = cần danh sách phím, ví dụ ["F", "Ctrl-D"]; [] là bỏ phím.
config-keys-no-key = không có phím “{ $key }”.
config-keys-empty = có một phím để trống.
config-keys-shifted = “{ $key }”: hãy viết chính ký tự mà Shift tạo ra.
config-keys-same = thiết bị đầu cuối gửi “{ $key }” giống hệt { $arrives }, không phân biệt được.
config-keys-kept = phải giữ ít nhất một phím; vẫn là { $keys }.
config-keys-taken = phím { $key } đã thuộc { $other }; không dùng cho hành động này ở nơi đó.
config-keys-moved = phím { $key } vốn của { $other }, nay không còn ở đó; hãy đặt phím khác cho { $other }, hoặc viết { $other } = [].
config-keys-typed = ở nơi gõ văn bản, phím { $key } là chữ, không phải lệnh.
config-keys-telex = bộ gõ Telex có thể biến đổi phím { $key }; phím vẫn được nhận.
config-theme-start = { $what } Màn hình dùng màu có sẵn.
config-keys-start = Tệp cấu hình: { $what }
config-keys-start-more = Tệp cấu hình: { $what } Còn { $n } điều nữa: cncl config check
