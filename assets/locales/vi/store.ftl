# Những gì có thể sai ở kho dữ liệu. $place là tệp:dòng:cột (trường); $reason là câu trả lời của hệ thống.

error-store = Kho dữ liệu: { $detail }
error-store-io = Không { $doing ->
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
 } được { $path }: { $reason }. Chưa có gì thay đổi.
error-store-not-saved = Chưa lưu. Không { $doing ->
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
error-store-uncertain = Không chắc đã lưu hay chưa: { $path } không ghi hẳn được mà cũng không rút lại được ({ $reason }). Phiên này không ghi gì nữa; hãy mở lại kho để xem.
error-store-not-regular = { $path } là liên kết, ống dẫn, thư mục hoặc thiết bị; ở đây phải là tệp thường. Chưa đọc, chưa ghi gì.
error-store-newer = { $place }: do phiên bản mới hơn ghi ({ $found }); phiên bản này biết định dạng 1 và 2. Hãy dùng cncl mới hơn; chưa có gì thay đổi.
error-store-locked = Phiên khác đang ghi ({ $path }) và chưa xong sau 10 giây. Chưa lưu gì; hãy thử lại.
error-store-read-only = Chỉ đọc: { $path } được mở ở chế độ này. Chưa lưu gì.
error-store-not-permitted = Bạn không có quyền ghi vào { $path }. Chưa lưu gì.
error-store-in-doubt = Lần ghi trước vào { $path } chưa rõ kết quả; phiên này không ghi gì nữa. Hãy mở lại kho.
error-store-exists = { $path } đã có kho dữ liệu.
error-store-gone = Kho { $path } không còn ở đó: thư mục đã bị xóa hoặc chuyển đi. Dữ liệu đang hiện là bản đã đọc; không lưu được gì cho đến khi kho trở lại.
error-store-shrunk = { $path } chỉ còn đến thay đổi số { $found }, trước đó đã đọc đến số { $had }: nhật ký bị cắt ngắn, hoặc thư mục cũ hơn được đặt vào. Đang hiển thị những gì đã đọc; phiên này không lưu gì nữa. Hãy đặt lại các tệp, hoặc đóng cncl rồi mở lại để làm việc với những gì hiện có.
error-store-replaced = { $path } nay chứa kho khác, hoặc bản cũ hơn của kho này đã được sửa tiếp. Đang hiển thị những gì đã đọc; phiên này không lưu gì nữa. Hãy đặt lại thư mục, hoặc đóng cncl rồi mở lại để làm việc với những gì hiện có.
error-store-stays-shrunk = { $path } đã mất thay đổi hoặc bị thay bằng kho khác trong khi phiên này đang mở; phiên này không lưu gì nữa. Hãy đóng cncl rồi mở lại để làm việc với những gì hiện có.
error-store-none = { $path } chưa có kho dữ liệu; thay đổi đầu tiên sẽ tạo ra nó.
error-store-nothing-to-undo = Không còn thay đổi nào của bạn để hoàn tác.
error-store-nothing-to-redo = Không có gì để làm lại.
error-store-no-edit = Không có thay đổi số { $n }.
error-store-sample = Thay đổi { $n } thuộc lịch sử bịa của bản mẫu, không hoàn tác được. Muốn khác đi thì sửa thẳng bản ghi.
error-store-undone-already = Thay đổi { $n } đã được hoàn tác rồi.
error-store-depended = Không hoàn tác được thay đổi { $n }: { $id }{ $field_is ->
    [empty] {""}
   *[other] {" "}({ $field })
 } đã được sửa sau đó{ $later_is ->
    [empty] {""}
   *[other] {" "}bởi thay đổi { $later } của { $by } lúc { $when }
 }. Hãy hoàn tác thay đổi sau trước.
error-store-conflict = { $id }, trường { $field }: { $by_is ->
    [empty] người khác
   *[other] { $by }
 } vừa sửa. Của bạn: { $mine_is ->
    [empty] (trống)
   *[other] { $mine }
 }. Của họ: { $theirs_is ->
    [empty] (trống)
   *[other] { $theirs }
 }. Chưa lưu gì.
error-store-revision = { $id } đang ở lần sửa { $actual }, không phải { $seen }. Chưa lưu gì.
error-store-no-record = Không có bản ghi { $id }.
error-store-removed = Bản ghi { $id } đã bị xóa.
error-store-id-taken = Đã có bản ghi { $id }.
error-store-referred = Không xóa được { $id }: { $by } đang dẫn đến nó (trường { $field }).
error-store-value = { $id }, trường { $field }: { $detail }
error-store-dangling = { $id }, trường { $field }: không có bản ghi { $target }.
error-store-too-long = { $id }{ $field_is ->
    [empty] {" (cả bản ghi)"}
   *[other] {","} trường { $field }
 }: dài quá khoảng { $over } ký tự; hãy rút ngắn.
error-store-old-format = { $id } sẽ dài { $kib } KiB; kho chỉ nhận bản ghi trên 60 KiB ở định dạng 2. Các phiên bản cncl cũ hơn không mở được kho ở định dạng đó nữa (bản trước giữ ở store.json.bak). Chưa lưu gì; lưu lần nữa để tiếp tục.
error-store-old-format-word = { $id } dùng từ “{ $word }”, kho chỉ nhận từ này ở định dạng 2. Các phiên bản cncl cũ hơn không mở được kho ở định dạng đó nữa (bản trước giữ ở store.json.bak). Chưa lưu gì; lưu lần nữa để tiếp tục.
error-store-full = Kho đã có { $most } bản ghi, không nhận thêm được nữa. Chưa lưu gì.
error-store-absent = Thiếu { $place } trong khi các tệp khác của kho vẫn còn. Hãy khôi phục từ bản sao lưu, hoặc chạy cncl check --repair.
error-store-no-file = { $place } không phải tệp thường (là liên kết, ống dẫn, thư mục hoặc thiết bị); không ai ghi được vào kho. Hãy chuyển nó đi.
error-store-encoding = { $place }: các byte ở đây không phải UTF-8.
error-store-json = { $place }: { $detail }
error-store-layout = { $place }: { $how ->
    [after-closing] không được có gì sau dòng đóng danh sách bản ghi
    [comma-before] thiếu dấu phẩy ở cuối dòng trước, hoặc thiếu dòng đóng danh sách
    [no-record] sau dấu phẩy cuối thiếu một bản ghi
    [record-unended] mỗi bản ghi phải nằm trọn trên một dòng
    [format] không có định dạng số 0; đúng là 1
   *[opening] dòng mở đầu chỉ được đứng đầu tệp
 }.
error-store-truncated = { $place }: tệp kết thúc quá sớm. Hãy khôi phục từ store.json.bak hoặc bản sao lưu, hoặc chạy cncl check --repair.
error-store-twice = { $place }: { $value } xuất hiện lần thứ hai; mỗi mã chỉ đặt cho một bản ghi.
error-store-too-much = { $place }: { $found }; nhận nhiều nhất { $most }.
error-store-control = { $place }: ký tự điều khiển { $code }; trong văn bản chỉ được có dấu xuống dòng và tab.
error-store-dangling-at = { $place }: dẫn đến { $target }, nhưng không có bản ghi này.
error-store-checksum = { $place }: đã bị thay đổi sau khi ghi (mã kiểm tra không khớp). Hãy chạy cncl check --repair; bản cũ vẫn được giữ.
error-store-gap = { $place }: ở đây là { $found }, đáng lẽ là { $expected }: thiếu một số thay đổi. Hãy khôi phục tệp, hoặc chạy cncl check --repair.
error-store-edits = { $place }: không đọc được thay đổi số { $span }: tệp bị thiếu, bị cắt hoặc bị sửa. Hãy khôi phục tệp này từ bản sao lưu; nếu không có, cncl check --repair ghi nhận là đã mất.
error-store-unread = Chưa hoàn tác gì, vì không biết những thay đổi mới hơn đã sửa gì. { $reason }
error-store-across-lost = Chưa hoàn tác gì: thay đổi số { $n } mới hơn nhưng đã hỏng và mất, không biết nó đã sửa gì.
error-store-foreign = { $place }: thuộc kho khác. Hãy để các tệp của cùng một kho với nhau.
error-store-changed = { $place } vừa được sửa bằng tay; thay đổi tiếp theo sẽ đọc lại.
error-store-head = { $place }: chỉ cncl được sửa trường này. Hãy đặt lại như cũ.
error-store-edits-nothing = { $place }: sửa { $id }, nhưng không có bản ghi này.
error-store-edits-no-item = { $place }: sửa một mục của danh sách này, nhưng danh sách không có mục đó.
notice-store-torn = Cuối { $path } có { $bytes } byte của một lần ghi dở; chưa ai được báo là đã lưu. Thay đổi tiếp theo sẽ chuyển chúng vào archive.
notice-store-by-hand = { $path } đã được sửa bằng tay; nội dung hợp lệ và được dùng.
notice-store-late-hand = store.json bị sửa bằng tay đúng lúc bản mới thay chỗ, nên nội dung sửa đến muộn và không được dùng: { $path } giữ nội dung đó. Hãy chép lại phần còn thiếu từ tệp này.
notice-store-not-compacted = Đã lưu. Lần này chưa rút gọn được nhật ký: { $reason }
notice-store-remote = { $path } nằm trên hệ thống tệp mạng; việc khóa và cập nhật tức thời chỉ được bảo đảm trên đĩa tại chỗ.
notice-store-none = { $path } chưa có kho dữ liệu; thay đổi đầu tiên sẽ tạo ra nó từ dữ liệu có sẵn.
notice-store-begins = Nhật ký của kho bắt đầu từ thay đổi số { $n }; những thay đổi trước đó chưa bao giờ có ở đây.
notice-store-lost = Các thay đổi số { $span } đã mất hẳn ({ $by } xác nhận ngày { $when }); không hoàn tác được gì trước đó.
notice-store-raising = { $path } chuyển sang định dạng 2, vì có bản ghi dài hơn 60 KiB hoặc là số liệu mẫu: các phiên bản cncl cũ hơn không mở được kho này nữa. Bản trước giữ ở store.json.bak.
notice-store-leftover = { $path } do một phiên bị ngắt để lại và không được dùng; có thể xóa khi không ai đang ghi.
notice-store-open-to-all = Ai trên máy này cũng ghi được vào { $path }. Hãy bỏ quyền ghi của người khác: chmod o-w.
notice-store-folder-mode = { $path } có quyền { $found }. Nếu nhiều người dùng chung: chmod { $right }, để tệp mới thuộc nhóm của thư mục và ai trong nhóm cũng thay được; nếu chỉ một người dùng: chmod 750.
notice-store-file-mode = { $path } có quyền { $found }; ở thư mục này quyền đúng là { $right }: chmod { $right }.
notice-store-group = { $path } thuộc nhóm { $found }; theo thư mục phải là nhóm { $right }: chgrp { $right }.
notice-store-owner = { $path } thuộc về { $found }; theo thư mục phải thuộc về { $right }: chown { $right }.

# Hệ thống trả lời gì; mã số để tra cứu, vì câu chữ của hệ thống luôn là tiếng Anh.
system-reason = { $reason ->
    [full] đĩa đã đầy
    [quota] đã hết hạn mức đĩa của bạn
    [denied] không có quyền
    [read-only] hệ thống tệp chỉ cho đọc
    [absent] không có ở đó
    [short] chỉ ghi được một phần, có thể đĩa đã đầy
    [interrupted] bị ngắt liên tục
    [failing] đĩa báo lỗi
    [folder] đó là thư mục
    [no-folder] một phần của đường dẫn không phải thư mục
    [irregular] không phải tệp thường, hoặc lớn hơn mức nhận được
    [encoding] các byte ở đó không phải UTF-8
    [gone] bên nhận đã đóng
   *[other] hệ thống từ chối
 }{ $code ->
    [none] {""}
   *[other] {" "}(mã lỗi hệ thống { $code })
 }
