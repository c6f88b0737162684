# Gộp bản ghi: sáp nhập cơ quan, bỏ bản trùng.

error-not-merged = { $why ->
    [same] đó là cùng một bản ghi (“{ $title }”), không có gì để gộp.
    [kind] “{ $title }” là bản ghi loại khác; chỉ gộp được hai bản ghi cùng loại.
    [gone] bản ghi ấy đã gộp vào “{ $title }” rồi; hãy gộp thẳng vào “{ $title }”.
    [elsewhere] bản ghi này đã gộp vào “{ $title }” rồi; nếu nhầm thì hoàn tác lần gộp đó, hoặc sửa trường “Kế thừa bởi”.
    [done] đã gộp vào “{ $title }” rồi, không còn bản ghi nào nhắc đến tên cũ.
   *[inside] bản ghi ấy thuộc “{ $title }”, gộp vào sẽ thành vòng; hãy gộp theo chiều ngược lại, hoặc sửa trường “Thuộc” trước.
 }
error-merge-differs = bản ghi sẽ gộp ghi “{ $old }”, bản ghi ở lại ghi “{ $new }”; hãy sửa cho giống nhau rồi gộp, để không mất bên nào.
merge-note = Gộp từ { $id }, bản ấy ghi: { $said }
merge-stays = “{ $old }” gộp vào “{ $new }”: { $n } bản ghi khác chuyển theo; tên cũ được giữ và từ nay dẫn đến cơ quan mới.
merge-goes = “{ $old }” trùng với “{ $new }”: { $n } bản ghi khác chuyển theo; bản trùng được gỡ.
merge-leads = { $n } nhiệm vụ có cả hai bên: cơ quan đã chủ trì không ghi ở phối hợp nữa.
merge-kinds = Các mục đã chọn thuộc nhiều loại; chỉ gộp được các bản ghi cùng loại.
log-merged = gộp { $old } vào { $new }, { $n } bản ghi

## Màn hình

action-merge = Gộp vào bản ghi khác: sáp nhập cơ quan, bỏ bản trùng
also-merge = gộp, sáp nhập, hợp nhất, nhập vào, bản trùng, bỏ trùng
field-into = Gộp vào
ask-merge = { $title }
ask-keys-merge = { KEY("ask-save", "Enter") } xem trước, { KEY("back", "Esc") } bỏ. Gộp:
plan-removed = trùng: được gỡ sau khi gộp

## Dòng lệnh

cli-value-old = CŨ
cli-value-new = MỚI
cli-merge-about = Gộp một bản ghi vào bản ghi khác cùng loại: cơ quan giải thể vào cơ quan kế thừa, bản trùng vào bản chính. Mọi nơi nhắc đến bản cũ chuyển sang bản mới, trong một lần sửa.
cli-merge-usage = cncl merge CŨ MỚI [--dry-run] [--json]
cli-merge-examples =
    cncl merge "Sở Thông tin và Truyền thông Hà Nội" "Sở KH&CN Hà Nội" --dry-run
    cncl merge nv-7k3p9d nv-2m8x4q
cli-merge-arg-old = Bản ghi được gộp: mã, hoặc tên cơ quan
cli-merge-arg-new = Bản ghi ở lại: mã hoặc tên; cơ quan chưa có trong kho thì được thêm cùng lúc
cli-merge-arg-dry-run = Chỉ cho xem sẽ đổi gì, không lưu
cli-merge-arg-json = In các bản ghi sau khi sửa thành một đối tượng JSON
check-double = Có thể trùng: { $old } và { $new } (“{ $new_title }”). Để gộp: { $command }
check-one-body = Cùng một cơ quan: { $old } (“{ $old_title }”) và { $new } (“{ $new_title }”). Để gộp: { $command }
check-former = { $old } (“{ $old_title }”) nay là { $new } (“{ $new_title }”). Để gộp: { $command }
check-place-meant = { $id } (“{ $title }”), { $field }: không có nơi nào tên là “{ $slug }”. Để sửa: { $command }
check-place = { $id } (“{ $title }”), { $field }: không có nơi nào tên là “{ $slug }”. Hãy ghi lại tên nơi đó: { $command }
check-place-word = tên nơi
