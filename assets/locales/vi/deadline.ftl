## Thời hạn: gia hạn, nhắc việc, dòng thời gian in ra chữ, lịch nghỉ

error-extend-not = { $why ->
    [closed] việc này đã kết thúc, không gia hạn được nữa; nếu chưa xong thì chuyển lại trạng thái trước.
    [repeats] việc này lặp lại hoặc thường xuyên nên không gia hạn; nếu cần thì đổi thời hạn bằng lệnh set.
    [kind] loại bản ghi này không có thời hạn.
   *[other] bản ghi này chưa có ngày cuối cùng để gia hạn; hãy đặt thời hạn trước.
 }
error-extend-same = thời hạn đã là { $value } rồi.
error-extend-earlier = { $value } sớm hơn thời hạn cũ ({ $old }). Nếu thiếu năm, hãy ghi cả năm; nếu đúng là rút ngắn, hãy thêm --shorten.
error-extend-form = hãy ghi mã rồi đến thời hạn mới, ví dụ: cncl extend nv-7k3p9d 31/3/2027 --reason "Chờ ý kiến Bộ KH&CN".
extend-done = { $id }: { $deadline } ({ $direction ->
    [earlier] rút ngắn
   *[later] thêm
 } { $days } ngày; lần gia hạn thứ { $count })
extend-late = quyết định khi đã quá hạn { $days } ngày
extend-past = thời hạn mới cũng đã qua { $days } ngày
extend-year = năm do suy ra, hãy kiểm tra
done-next-round = { $id }: kỳ tiếp theo { $day }{ $missed ->
    [0] .
   *[other] ; còn { $missed } kỳ đã qua chưa ghi nhận.
 }

cli-extend-about = Gia hạn: đặt thời hạn mới, giữ thời hạn cũ, lý do và văn bản cho phép. Nhiều mã cùng lúc là một lần sửa.
cli-extend-usage = cncl extend MÃ… HẠN-MỚI --reason LÝ-DO [--document VĂN-BẢN] [--on NGÀY] [--shorten] [--dry-run] [--json]; cncl extend --filter BỘ-LỌC HẠN-MỚI --reason LÝ-DO [--document VĂN-BẢN] [--on NGÀY] [--shorten] [--dry-run] [--json]
cli-extend-examples =
    cncl extend nv-7k3p9d 31/3/2027 --reason "Chờ ý kiến Bộ KH&CN" --document 1139
    cncl extend nv-7k3p9d nv-2m8xq4 "thêm 15 ngày" --reason "Bổ sung hồ sơ"
cli-extend-arg-words = Mã của các nhiệm vụ hoặc mốc, sau cùng là thời hạn mới; “thêm 15 ngày” tính từ thời hạn cũ
cli-extend-arg-reason = Lý do
cli-extend-arg-document = Văn bản cho phép gia hạn: mã, số hiệu hoặc tên
cli-extend-arg-on = Ngày quyết định (mặc định hôm nay)
cli-extend-arg-json = In bản ghi sau khi sửa thành một đối tượng JSON
cli-extend-arg-shorten = Cho phép thời hạn mới sớm hơn thời hạn cũ

error-alarm = --alarm “{ $value }”: hãy viết số ngày (d) hoặc tuần (w) trước hạn, cách nhau bằng dấu phẩy, ví dụ 7d,1d; 0d là chính ngày đó; none là không nhắc.
ics-name = Thời hạn công nghệ chiến lược
ics-alarm = { $days ->
    [0] Hôm nay là hạn: { $title }
   *[other] Còn { $days } ngày: { $title }
 }
ics-last-day = Ngày cuối cùng
ics-year = năm do suy ra

working-days = { $days } ngày làm việc
holidays-missing = chưa có lịch nghỉ năm { $years }

cli-timeline-about = In dòng thời gian của nhiệm vụ và mốc bằng chữ, để gửi thư hoặc chuyển cho chương trình khác.
cli-timeline-usage = cncl timeline [--from NGÀY] [--to NGÀY] [--by document|lead|technology|place] [--filter BỘ-LỌC] [--view TÊN]
cli-timeline-examples =
    cncl timeline
    cncl timeline --from 1/2026 --to 12/2026 --by lead
    cncl timeline --to 2045 --filter "geo:ha-noi"
cli-timeline-arg-from = Từ ngày này; tháng, quý, năm cũng được (mặc định từ năm có việc quá hạn)
cli-timeline-arg-to = Đến hết ngày này; tháng, quý, năm cũng được (mặc định 4 năm tới)
cli-timeline-arg-by = Gộp theo document (văn bản), lead (chủ trì), technology (công nghệ) hoặc place (địa bàn)
cli-timeline-arg-filter = Chỉ lấy bản ghi khớp bộ lọc
error-timeline-by = --by: không hiểu “{ $value }”; dùng một trong: { $among }.
error-timeline-range = khoảng thời gian ngược: từ { $from } đến { $to }.
timeline-nothing = Không có việc nào trong khoảng thời gian này.
timeline-legend = { $day } ngày hạn · { $open } thời gian làm · { $thin } tính từ ngày văn bản, không nêu ngày bắt đầu · { $done } đã làm · { $late } quá hạn · { $planned } hạn cũ · { $standing } thường xuyên · { $today } hôm nay
