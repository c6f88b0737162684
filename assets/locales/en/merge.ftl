# Merging records: an agency into its successor, a double into what it doubles.

error-not-merged = { $why ->
    [same] both are one record (“{ $title }”), there is nothing to merge.
    [kind] “{ $title }” is a record of another kind; only records of one kind are merged.
    [gone] that record was merged into “{ $title }”; merge into “{ $title }”.
    [elsewhere] this record was merged into “{ $title }” already; if that was a mistake, undo it or change the field Successor.
    [done] it was merged into “{ $title }” already, and no record names it any more.
   *[inside] that record is a part of “{ $title }”, merging would make a ring; merge the other way round, or change its parent first.
 }
error-merge-differs = the record to be merged says “{ $old }”, the one that stays “{ $new }”; make them agree first, so that neither is lost.
merge-note = Merged from { $id }, which said: { $said }
merge-stays = “{ $old }” goes into “{ $new }”: { $n } other records follow; the old name is kept and leads to the new agency from now on.
merge-goes = “{ $old }” doubles “{ $new }”: { $n } other records follow; the double is removed.
merge-leads = { $n } tasks name both: who leads is not listed as a partner any more.
merge-kinds = What is selected is of several kinds; only records of one kind are merged.
log-merged = merged { $old } into { $new }, { $n } records

## The screen

action-merge = Merge into another record: an agency into its successor, a double
also-merge = merge, join, combine, duplicate record, doubles, successor
field-into = Merge into
ask-merge = { $title }
ask-keys-merge = { KEY("ask-save", "Enter") } shows the plan, { KEY("back", "Esc") } leaves. Merge:
plan-removed = a double: removed after merging

## The command line

cli-value-old = OLD
cli-value-new = NEW
cli-merge-about = Merges a record into another of its kind: an abolished agency into its successor, a double into what it doubles. Whatever names the old one names the new one then, in one edit.
cli-merge-usage = cncl merge OLD NEW [--dry-run] [--json]
cli-merge-examples =
    cncl merge "Sở Thông tin và Truyền thông Hà Nội" "Sở KH&CN Hà Nội" --dry-run
    cncl merge nv-7k3p9d nv-2m8x4q
cli-merge-arg-old = The record that is merged: its id, or the name of an agency
cli-merge-arg-new = The record that stays: its id or name; an agency that is not in the store comes with the edit
cli-merge-arg-dry-run = Only show what would change, and save nothing
cli-merge-arg-json = Print the records afterwards as one JSON object
check-double = May be one: { $old } and { $new } (“{ $new_title }”). To merge them: { $command }
check-one-body = One agency: { $old } (“{ $old_title }”) and { $new } (“{ $new_title }”). To merge them: { $command }
check-former = { $old } (“{ $old_title }”) is { $new } (“{ $new_title }”) today. To merge them: { $command }
check-place-meant = { $id } (“{ $title }”), { $field }: no place is called “{ $slug }”. To set it: { $command }
check-place = { $id } (“{ $title }”), { $field }: no place is called “{ $slug }”. Write its name instead: { $command }
check-place-word = name of the place
