## Thời hạn: gia hạn, nhắc việc, dòng thời gian in ra chữ, lịch nghỉ

error-extend-not = { $why ->
    [closed] việc này đã kết thúc, không gia hạn được nữa; nếu chưa xong thì chuyển lại trạng thái trước.
    [repeats] việc này lặp lại hoặc thường xuyên nên không gia hạn; nếu cần thì đổi thời hạn bằng lệnh set.
    [kind] loại bản ghi này không có thời hạn.
   *[other] bản ghi này chưa có ngày cuối cùng để gia hạn; hãy đặt thời hạn trước.
 }
error-extend-same = thời hạn đã là { $value } rồi.
