## Dòng lệnh: nhiều bản ghi cùng lúc, bộ lọc có tên, phiên hạn chế

cli-value-name = TÊN
cli-value-screen = MÀN-HÌNH
cli-value-since = last|NGÀY

cli-set-arg-words = Mã của các bản ghi, rồi đến TRƯỜNG=GIÁ-TRỊ; với danh sách, += thêm và -= bớt; có --filter thì không ghi mã
cli-move-arg-words = Mã của các bản ghi, sau cùng là trạng thái: unknown, todo, doing, review, done, paused, dropped; tên tiếng Việt cũng được
cli-move-arg-filter = Chuyển mọi bản ghi khớp bộ lọc, trong một lần sửa; khi đó không ghi mã
cli-move-arg-reason = Lý do; thành ghi chú trong cùng lần sửa, như khi trả lại việc chờ xác nhận
cli-move-arg-dry-run = Chỉ cho xem sẽ đổi gì, không lưu
cli-note-arg-words = Mã của các bản ghi, sau cùng là nội dung ghi chú (đặt trong ngoặc kép)
cli-note-arg-filter = Thêm vào mọi bản ghi khớp bộ lọc, trong một lần sửa; khi đó không ghi mã
cli-note-arg-dry-run = Chỉ cho xem sẽ thêm gì, không lưu
cli-done-arg-filter = Hoàn thành mọi bản ghi khớp bộ lọc, trong một lần sửa; khi đó không ghi mã
cli-done-arg-dry-run = Chỉ cho xem sẽ đổi gì, không lưu
cli-extend-arg-filter = Gia hạn mọi bản ghi khớp bộ lọc, trong một lần sửa; khi đó không ghi mã
cli-extend-arg-dry-run = Chỉ cho xem sẽ đổi gì, không lưu
cli-fanout-arg-to-file = Danh sách cơ quan trong tệp, mỗi dòng một cơ quan; dấu - là đầu vào chuẩn, dòng bắt đầu bằng # bỏ qua
cli-log-arg-since = last: từ lần xem trước (chung với màn hình nhật ký); hoặc từ ngày này

cli-list-arg-view = Dùng bộ lọc đã lưu mang tên này; có --filter thì phải khớp cả hai
cli-due-arg-view = Dùng bộ lọc đã lưu mang tên này; có --filter thì phải khớp cả hai
cli-timeline-arg-view = Dùng bộ lọc đã lưu mang tên này; có --filter thì phải khớp cả hai
cli-targets-arg-view = Dùng bộ lọc đã lưu mang tên này, cùng cách xếp nhóm của nó
cli-board-arg-view = Dùng bộ lọc đã lưu mang tên này; có --filter thì phải khớp cả hai
cli-export-arg-view = Dùng bộ lọc đã lưu mang tên này; có --filter thì phải khớp cả hai

cli-views-about = Các bộ lọc có tên, dùng chung với giao diện: liệt kê, lưu, xóa. Những bộ lọc trong tệp cấu hình chỉ sửa tại đó.
cli-views-usage = cncl views [--json]; cncl views --save TÊN [--filter BỘ-LỌC] [--screen MÀN-HÌNH] [--by geo|document|horizon]; cncl views --remove TÊN
cli-views-examples =
    cncl views
    cncl views --save "Việc của sở tôi" --filter "lead:so-khcn-ha-noi" --screen board
    cncl list task --view "viec cua so toi"
cli-views-arg-save = Lưu bộ lọc dưới tên này; trùng tên đã lưu thì thay
cli-views-arg-remove = Xóa bộ lọc đã lưu
cli-views-arg-filter = Bộ lọc; không ghi là lấy tất cả
cli-views-arg-screen = Màn hình mà bộ lọc mở ra: overview, catalogue, timeline, board, targets, documents, summary
cli-views-arg-by = Cách xếp nhóm trên màn hình đó: targets theo geo, document, horizon; summary theo lead, document, assignee, technology
cli-views-arg-json = In một đối tượng JSON

column-missing = Chưa rõ
column-view = Tên
column-screen = Màn hình
column-filter = Bộ lọc
column-from = Ở đâu
view-from-config = cấu hình
view-from-saved = đã lưu
view-saved-here = Đã lưu bộ lọc “{ $name }”; dùng bằng --view hoặc phím ' trong giao diện.
views-none-here = Chưa có bộ lọc nào; lưu bằng: cncl views --save TÊN --filter BỘ-LỌC
error-view = Không có bộ lọc nào tên “{ $value }”; hiện có: { $among }.
error-view-no-views = Không có bộ lọc nào tên “{ $value }”: chưa lưu bộ lọc nào.

many-would = Sẽ sửa { $n } bản ghi. Chưa lưu gì.
error-many-and-filter = Có --filter thì không ghi mã: thừa “{ $value }”.
error-filter-empty = { $flag } đang trống nên gồm mọi bản ghi; muốn sửa cả một loại thì ghi kind:task.
error-set-no-id = “{ $value }”: trước đó còn thiếu mã bản ghi (hoặc --filter).
error-set-nothing = Thiếu nội dung sửa; viết TRƯỜNG=GIÁ-TRỊ, ví dụ status=doing.
error-input-no-list = trường này không phải danh sách; hãy viết = thay cho += hay -=.
error-if-rev-one = --if-rev chỉ dùng cho một bản ghi.
error-move-form = hãy ghi mã rồi đến trạng thái, ví dụ: cncl move nv-7k3p9d doing.
error-note-form = hãy ghi mã rồi đến nội dung ghi chú, ví dụ: cncl note nv-7k3p9d "Đã gọi điện".
log-left-out = Còn lần sửa cũ hơn chưa in ra do --limit, nên chưa đánh dấu là đã xem.
log-nothing-since = Không có thay đổi nào từ đó đến nay.
import-kept = { $what } Vẫn nhập như tệp ghi.
error-import-open-parts = { $id } ghi là hoàn thành nhưng còn { $open }/{ $total } việc thành phần chưa xong: { $some }. Hãy hoàn thành hoặc dừng các việc đó, hoặc ghi { $id } là doing.
error-fanout-encoding = { $path } không phải UTF-8.
error-fanout-list = { $path }: { $count } dòng không rõ là cơ quan nào; chưa giao gì.

error-config-untrusted = { $path } hoặc thư mục của nó không thuộc root, hoặc người khác ghi được: không dùng. Hãy sửa bằng: chown root, chmod go-w.
error-restricted-no-folder = { $flag }: phiên hạn chế chỉ đọc và ghi tệp trong một thư mục được chỉ định, mà chưa có thư mục nào; người quản trị đặt exchange = "…" trong /etc/cncl/config.toml hoặc tệp cấu hình.
error-restricted-outside = { $flag }: phiên hạn chế chỉ đọc và ghi tệp trong { $folder }; “{ $value }” nằm ngoài hoặc đi qua một liên kết.

# Vì sao một việc bên cạnh lần sửa không xong; lần sửa thì đã lưu.
error-store-cannot = không { $doing ->
    [open] mở
    [read] đọc
    [write] ghi
    [sync] ghi hẳn xuống đĩa
    [cut] cắt ngắn
    [rename] đưa vào chỗ
    [link] giữ bản sao
    [remove] xóa
    [lock] khóa
    [folder] tạo thư mục
    [list] liệt kê
    [watch] theo dõi
   *[other] dùng
 } được { $path }: { $reason }.
error-store-irregular = { $path } là liên kết, ống dẫn, thư mục hoặc thiết bị; ở đây phải là tệp thường.
