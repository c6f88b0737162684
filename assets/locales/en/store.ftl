# What can be wrong with a store. $place is file:line:column (field); $reason is a word for the system's answer.

error-store = The store: { $detail }
error-store-io = Cannot { $doing ->
    [open] open
    [read] read
    [write] write
    [sync] flush to the disk
    [cut] shorten
    [rename] put in place
    [link] keep a copy as
    [remove] remove
    [lock] lock
    [folder] create the folder
    [list] list
    [watch] watch
   *[other] use
 } { $path }: { $reason }. Nothing was changed.
error-store-not-saved = Not saved. Cannot { $doing ->
    [open] open
    [read] read
    [write] write
    [sync] flush to the disk
    [cut] shorten
    [rename] put in place
    [link] keep a copy as
    [remove] remove
    [lock] lock
    [folder] create the folder
    [list] list
    [watch] watch
   *[other] use
 } { $path }: { $reason }.
error-store-uncertain = May or may not be saved: { $path } could neither be flushed nor taken back ({ $reason }). This session writes nothing more; open the store again and look.
error-store-not-regular = { $path } is a link, a pipe, a folder or a device; a regular file is expected. Nothing was read or written.
error-store-newer = { $place }: written by a newer version ({ $found }); this one knows formats 1 and 2. Use the newer cncl; nothing was changed.
error-store-locked = Another session is writing ({ $path }) and did not finish within 10 seconds. Nothing was saved; try again.
error-store-read-only = Read-only: { $path } was opened so. Nothing was saved.
error-store-not-permitted = You may not write to { $path }. Nothing was saved.
error-store-in-doubt = An earlier write to { $path } is in doubt; this session writes nothing more. Open the store again.
error-store-exists = { $path } already holds a store.
error-store-gone = The store { $path } is not there any more: it was removed or moved. What is shown is what was read; nothing can be saved until it is back.
error-store-shrunk = { $path } ends with edit { $found }, but edit { $had } was read from it before: the journal was shortened, or an older folder put in its place. What is shown is what was read; this session saves nothing more. Put the files back, or close cncl and open it again to work with what is there.
error-store-replaced = { $path } holds another store than before, or an older state of this one that has gone on. What is shown is what was read; this session saves nothing more. Put the folder back, or close cncl and open it again to work with what is there.
error-store-stays-shrunk = { $path } lost edits, or was put in the place of another store, while this session had it open; it saves nothing more. Close cncl and open it again to work with what is there.
error-store-none = { $path } holds no store yet; the first change creates it.
error-store-nothing-to-undo = There is no change of yours to undo.
error-store-nothing-to-redo = There is nothing to redo.
error-store-no-edit = There is no change number { $n }.
error-store-sample = Change { $n } belongs to the invented history of the sample and cannot be undone. To have it otherwise, edit the record itself.
error-store-undone-already = Change { $n } is undone already.
error-store-depended = Change { $n } cannot be undone: { $id }{ $field_is ->
    [empty] {""}
   *[other] {" "}({ $field })
 } was changed later{ $later_is ->
    [empty] {""}
   *[other] {" "}by change { $later } of { $by } on { $when }
 }. Undo that one first.
error-store-conflict = { $id }, field { $field }: { $by_is ->
    [empty] somebody else
   *[other] { $by }
 } has changed it in the meantime. Yours: { $mine_is ->
    [empty] (empty)
   *[other] { $mine }
 }. Theirs: { $theirs_is ->
    [empty] (empty)
   *[other] { $theirs }
 }. Nothing was saved.
error-store-revision = { $id } is at revision { $actual }, not { $seen }. Nothing was saved.
error-store-no-record = There is no record { $id }.
error-store-removed = Record { $id } has been removed.
error-store-id-taken = There is already a record { $id }.
error-store-referred = { $id } cannot be removed: { $by } refers to it (field { $field }).
error-store-value = { $id }, field { $field }: { $detail }
error-store-dangling = { $id }, field { $field }: there is no record { $target }.
error-store-too-long = { $id }{ $field_is ->
    [empty] {" (the whole record)"}
   *[other] {","} field { $field }
 }: too long by about { $over } characters; shorten it.
error-store-old-format = { $id } would be { $kib } KiB long; the store takes more than 60 KiB a record in format 2 only. Older versions of cncl no longer open a store of that format (the one before stays in store.json.bak). Nothing was saved; save again to go on with it.
error-store-old-format-word = { $id } has the word “{ $word }”, which the store takes in format 2 only. Older versions of cncl no longer open a store of that format (the one before stays in store.json.bak). Nothing was saved; save again to go on with it.
error-store-full = The store has { $most } records and takes no more. Nothing was saved.
error-store-absent = { $place } is missing although the rest of the store is there. Restore it from a backup, or run cncl check --repair.
error-store-no-file = { $place } is no regular file (a link, a pipe, a folder or a device); nobody can write to the store. Move it away.
error-store-encoding = { $place }: these bytes are not UTF-8.
error-store-json = { $place }: { $detail }
error-store-layout = { $place }: { $how ->
    [after-closing] nothing may follow the line that closes the records
    [comma-before] a comma is missing at the end of the line before, or the line that closes the records
    [no-record] a record is missing behind the last comma
    [record-unended] each record has to be whole on one line
    [format] there is no format 0; 1 is right
   *[opening] the opening line may stand first only
 }.
error-store-truncated = { $place }: the file ends too early. Restore it from store.json.bak or a backup, or run cncl check --repair.
error-store-twice = { $place }: { $value } stands here a second time; an id names one record only.
error-store-too-much = { $place }: { $found }; at most { $most } are taken.
error-store-control = { $place }: control character { $code }; only line breaks and tabs may stand in a text.
error-store-dangling-at = { $place }: refers to { $target }, and there is no such record.
error-store-checksum = { $place }: changed after it was written (the checksum differs). Run cncl check --repair; it keeps a copy.
error-store-gap = { $place }: { $found } stands here, { $expected } is expected: edits are missing. Restore the file, or run cncl check --repair.
error-store-edits = { $place }: edits { $span } cannot be read: the file is missing, cut off or altered. Restore it from a backup; if there is none, cncl check --repair notes them as lost.
error-store-unread = Nothing was undone, because it is not known what newer edits changed. { $reason }
error-store-across-lost = Nothing was undone: edit { $n } is newer, but damaged and lost, and it is not known what it changed.
error-store-foreign = { $place }: belongs to another store. Put the files of one store together.
error-store-changed = { $place } was changed by hand just now; the next change reads it.
error-store-head = { $place }: only cncl may change this field. Put back what was there.
error-store-edits-nothing = { $place }: changes { $id }, and there is no such record.
error-store-edits-no-item = { $place }: changes an item of this list, and the list has no such item.
notice-store-torn = { $path } ends in { $bytes } bytes of a write that never finished; nobody was told it was saved. The next change moves them to the archive.
notice-store-by-hand = { $path } was changed by hand; the change is valid and counts.
notice-store-late-hand = store.json was changed by hand while a new one took its place, and the change came too late to count: { $path } holds it. Copy from there what is missing.
notice-store-not-compacted = Saved. The journal could not be shortened this time: { $reason }
notice-store-remote = { $path } lies on a network file system; locks and live updates are promised on local disks only.
notice-store-none = { $path } holds no store yet; the first change creates it from the built-in data.
notice-store-begins = The history of this store begins with edit { $n }; the edits before it were never here.
notice-store-lost = Edits { $span } are lost for good (confirmed by { $by } on { $when }); nothing before them can be undone.
notice-store-raising = { $path } gets format 2, because a record becomes longer than 60 KiB or is marked as a sample: older versions of cncl no longer open this store. What it was before stays in store.json.bak.
notice-store-leftover = { $path } was left by a session that was cut off and is not used; it may be removed while nobody writes.
notice-store-open-to-all = Everybody on this machine can write to { $path }. Take the right away from others: chmod o-w.
notice-store-folder-mode = { $path } has the mode { $found }. If several people share it: chmod { $right }, so that new files belong to the group of the folder and everybody in it may replace them; if it is one person's: chmod 750.
notice-store-file-mode = { $path } has the mode { $found }; in this folder { $right } is right: chmod { $right }.
notice-store-group = { $path } belongs to the group { $found }; by its folder it should be { $right }: chgrp { $right }.
notice-store-owner = { $path } belongs to { $found }; by its folder it should be { $right }: chown { $right }.

# What the system answered; the number is for looking up.
system-reason = { $reason ->
    [full] the disk is full
    [quota] your disk quota is used up
    [denied] permission denied
    [read-only] the file system is read-only
    [absent] it is not there
    [short] only a part could be written; the disk may be full
    [interrupted] interrupted again and again
    [failing] the disk reports an error
    [folder] that is a folder
    [no-folder] a part of the path is no folder
    [irregular] no regular file, or larger than is taken
    [encoding] the bytes there are not UTF-8
    [gone] whoever reads it has closed
   *[other] the system refused
 }{ $code ->
    [none] {""}
   *[other] {" "}(system error { $code })
 }
