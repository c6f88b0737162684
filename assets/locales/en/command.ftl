## The command line: help

cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-fields = Fields of the record
cli-heading-globals = Global options
cli-heading-examples = Examples:

cli-value-dir = DIR
cli-value-lang = vi|en
cli-value-date = DATE
cli-value-when = auto|always|never
cli-value-file = FILE
cli-value-word = WORD
cli-value-kind = KIND
cli-value-n = N
cli-value-id = ID
cli-value-expr = EXPR
cli-value-field = FIELD
cli-value-period = PERIOD
cli-value-title = TITLE
cli-value-value = VALUE
cli-value-change = FIELD=VALUE
cli-value-text = TEXT
cli-value-status = STATUS
cli-value-target = TARGET
cli-value-format = json|jsonl

cli-about = Strategic technologies, deadlines and tasks, in a terminal. Without a command it opens the interactive screen.
cli-usage = cncl [OPTIONS] [COMMAND]
cli-examples =
    cncl
    cncl find "artificial intelligence"
    cncl due --within 30d
    cncl list task --filter "is:overdue lead:so-khcn" --tsv

cli-arg-store = Folder of the data (or CNCL_STORE)
cli-arg-demo = Open a sample office around today, with invented figures, in memory only; with init: create a sample store
cli-arg-read-only = Look only, write nothing (or CNCL_READ_ONLY=1)
cli-arg-lang = Language: vi (the default) or en (or CNCL_LANG)
cli-arg-today = Reckon as if today were this day, such as 2025-10-01 (or CNCL_TODAY)
cli-arg-color = Colour: auto, always or never (NO_COLOR and CLICOLOR_FORCE are respected)
cli-arg-config = Config file
cli-arg-ascii = ASCII only, without diacritics
cli-arg-plain = Numbered lists instead of panes, for screen readers
cli-arg-restricted = Restricted session: opens no other program, data folder or config, and files in one folder only
cli-arg-help = Show this help
cli-arg-version = Show the version

find-suggestion = Did you mean { $word }? These are the results for that spelling.
find-dropped = Nothing has every word; left out: { $words }.
cli-find-about = Searches records of every kind, the best match first. Diacritics may be left out.
cli-find-usage = cncl find WORD… [--kind KIND]… [--limit N] [--json|--jsonl]
cli-find-examples =
    cncl find "tri tue nhan tao"
    cncl find blockchain --kind technology --json
cli-find-arg-words = Words to look for, in any order
cli-find-arg-kind = Look among this kind only; may be given more than once
cli-find-arg-limit = Rows at most (20 unless told)
cli-find-arg-json = Print one JSON object
cli-find-arg-jsonl = Print one JSON object a line

cli-show-about = Shows one record whole: its fields, quote, source, and links both ways.
cli-show-usage = cncl show ID [--json]
cli-show-examples =
    cncl show qd-1139-qd-ubnd-ha-noi
    cncl show moc-2025-10-30 --json
cli-show-arg-id = Id of the record, or a beginning that no other id has
cli-show-arg-json = Print one JSON object

cli-list-about = Lists the records of one kind or several.
cli-list-usage = cncl list KIND… [--filter EXPR] [--view NAME] [--as-of DATE] [--sort FIELD] [--columns FIELD,…] [--limit N] [--json|--jsonl|--tsv]
cli-list-examples =
    cncl list task --filter "status:doing lead:so-khcn" --sort last_day
    cncl list technology --as-of 2025-06-30
    cncl list task --filter is:unclear
    cncl list task --view "viec cua so toi"
    cncl list target --tsv
cli-list-arg-kinds = document, catalogue, technology, product, agency, task, milestone, target, assessment; plurals and Vietnamese names too
cli-list-arg-filter = Only records that pass, such as "is:overdue -status:paused"
cli-list-arg-as-of = Only records that were there and in force on this day
cli-list-arg-sort = Sort by this field; with - before it, the other way round
cli-list-arg-columns = Only these fields, with commas between them, such as title,lead,deadline
cli-list-arg-limit = Rows at most (no limit unless told)
cli-list-arg-json = Print one JSON object
cli-list-arg-jsonl = Print one JSON object a line
cli-list-arg-tsv = Print values between tabs, the names of the fields first

cli-due-about = Lists deadlines that are not met yet, soonest first.
cli-due-usage = cncl due [--within PERIOD | --until DATE | --overdue] [--filter EXPR] [--view NAME] [--brief] [--json|--jsonl] [--fail-overdue]
cli-due-examples =
    cncl due --within 30d
    cncl due --until 31/12 --filter "lead:so-khcn"
    cncl due --overdue --fail-overdue --brief
cli-due-arg-within = From today for this long: 30d (days), 2w (weeks), 3m (months), 1y (years)
cli-due-arg-until = Up to and including this day, with what is overdue
cli-due-arg-overdue = Only what is overdue
cli-due-arg-filter = Only records that pass the filter
cli-due-arg-brief = One line that sums it up
cli-due-arg-json = Print one JSON object
cli-due-arg-jsonl = Print one JSON object a line
cli-due-arg-fail-overdue = Exit with 10 if anything is overdue

cli-add-about = Adds a record. Prints its new id alone, for scripts to go on with.
cli-add-usage = cncl add KIND TITLE [--FIELD VALUE]… [--json]
cli-add-examples =
    cncl add task "Submit the plan for Q1" --lead so-khcn-ha-noi --due "trước ngày 30/10"
    cncl add agency "Sở Xây dựng" --short "Sở XD" --jurisdiction "Hà Nội"
cli-add-arg-kind = document, catalogue, technology, product, agency, task, milestone, target, assessment; Vietnamese names too
cli-add-arg-title = Title of the record
cli-add-arg-json = Print the new record as one JSON object

cli-set-about = Changes fields of one record or several as one edit. An empty value clears a field; lists are separated by commas.
cli-set-usage = cncl set ID… FIELD=VALUE… [--if-rev N] [--dry-run] [--json]; cncl set --filter EXPR FIELD=VALUE… [--dry-run] [--json]
cli-set-examples =
    cncl set nv-7k3p9d status=doing progress=40
    cncl set nv-7k3p9d partners="Sở Tài chính, Sở Nội vụ" due=31/12/2026
    cncl set nv-7k3p9d assignee= --if-rev 3
    cncl set nv-7k3p9d nv-2m8xq4 priority=cao tags+=gấp
    cncl set --filter "is:unclear lead:so-khcn" assignee="Nguyễn Văn An" --dry-run
cli-set-arg-if-rev = Only if the record is at this revision
cli-set-arg-json = Print the records as they are then as one JSON object

cli-done-about = Marks tasks or milestones as done. Several at once are one edit, undone as one.
cli-done-usage = cncl done ID… [--on DATE] [--result TEXT] [--dry-run] [--json]; cncl done --filter EXPR [--on DATE] [--result TEXT] [--dry-run] [--json]
cli-done-examples =
    cncl done nv-7k3p9d
    cncl done nv-7k3p9d nv-2m8xq4 --on 15/10/2026 --result "Submitted"
cli-done-arg-ids = Ids of the tasks or milestones
cli-done-arg-on = Day of completion (today unless told)
cli-done-arg-result = Result
cli-done-arg-json = Print the records as they are then as one JSON object

cli-move-about = Moves one task or several to another working state, as one edit.
cli-move-usage = cncl move ID… STATUS [--reason TEXT] [--dry-run] [--json]; cncl move --filter EXPR STATUS [--reason TEXT] [--dry-run] [--json]
cli-move-examples =
    cncl move nv-7k3p9d doing
    cncl move --filter "status:review lead:so-khcn" done --dry-run
    cncl move nv-7k3p9d "tạm hoãn"
    cncl move nv-7k3p9d doing --reason "The annex is missing"
cli-move-arg-json = Print the records as they are then as one JSON object

cli-note-about = Adds a note to one record or several, as one edit.
cli-note-usage = cncl note ID… TEXT [--dry-run] [--json]; cncl note --filter EXPR TEXT [--dry-run] [--json]
cli-note-examples =
    cncl note nv-7k3p9d "Phoned; they will send it by Friday"
cli-note-arg-json = Print the records as they are then as one JSON object

cli-measure-about = Records a measured value of a target.
cli-measure-usage = cncl measure TARGET VALUE [--on DATE] [--period TEXT] [--source TEXT] [--json]
cli-measure-examples =
    cncl measure ct-4h7w2e 37,5 --period 2025 --source "Report 12/BC-SKHCN"
cli-measure-arg-target = Id of the target
cli-measure-arg-value = Value in the target's unit, as in 1.234,5
cli-measure-arg-on = Day of the measurement (today unless told)
cli-measure-arg-period = Period it speaks of, such as 2025 or quý III/2025
cli-measure-arg-source = Where it comes from
cli-measure-arg-json = Print the records as they are then as one JSON object

cli-edit-about = Changes the fields of a record in an editor ($VISUAL, $EDITOR, else vi).
cli-edit-usage = cncl edit ID [--json]
cli-edit-examples =
    cncl edit nv-7k3p9d
    EDITOR=nano cncl edit nv-7k3p9d
cli-edit-arg-id = Id of the record, or a beginning that no other id has
cli-edit-arg-json = Print the record as it is then as one JSON object

cli-remove-about = Removes a record that no other one refers to. The journal keeps it, and it can be undone.
cli-remove-usage = cncl remove ID [--json]
cli-remove-examples =
    cncl remove nv-7k3p9d
cli-remove-arg-id = Id of the record
cli-remove-arg-json = Print the records as they are then as one JSON object

cli-undo-about = Takes back one's own last edits, or any edit of the history.
cli-undo-usage = cncl undo [N | --edit N] [--json]
cli-undo-examples =
    cncl undo
    cncl undo 3
    cncl undo --edit 1235
cli-undo-arg-n = How many edits (1 unless told)
cli-undo-arg-edit = Take back the edit of this number, whoever made it
cli-undo-arg-json = Print the records as they are then as one JSON object

cli-redo-about = Makes again what was just undone.
cli-redo-usage = cncl redo [N] [--json]
cli-redo-examples =
    cncl redo
cli-redo-arg-n = How many (1 unless told)
cli-redo-arg-json = Print the records as they are then as one JSON object

cli-log-about = Shows who changed what, when, from which value to which; newest first, Vietnamese time.
cli-log-usage = cncl log [ID] [--since last|DATE] [--limit N] [--json]
cli-log-examples =
    cncl log
    cncl log --since last
    cncl log nv-7k3p9d --json
cli-log-arg-id = Only the history of this record
cli-log-arg-limit = Edits at most (50 unless told; no limit with --json). Where it leaves any out, --since last marks none as seen
cli-log-arg-json = Print one JSON object

cli-import-about = Imports records from a JSON file. The whole file is one edit: one mistake, and nothing is imported.
cli-import-usage = cncl import FILE [--kind KIND] [--dry-run] [--json]
cli-import-examples =
    cncl import tasks.jsonl --kind task --dry-run
    cncl import tasks.json
cli-import-arg-file = A .json or .jsonl file; - is standard input
cli-import-arg-kind = Kind of the records that do not say theirs
cli-import-arg-dry-run = Only say what would be done; save nothing
cli-import-arg-json = Print one JSON object

cli-export-about = Exports records as JSON that import reads back unchanged, or deadlines as a calendar (ics) for phones, Outlook, Thunderbird.
cli-export-usage = cncl export json|jsonl|ics [-o FILE | --out FILE] [--force] [--filter EXPR] [--view NAME] [--alarm PERIOD]
cli-export-examples =
    cncl export json -o backup.json
    cncl export jsonl --filter "kind:task lead:so-khcn"
    cncl export ics -o deadlines.ics --force --alarm 7d,1d
cli-export-arg-format = json (one object), jsonl (one record a line) or ics (a calendar of deadlines)
cli-export-arg-out = Write to this file instead of printing
cli-export-arg-force = Replace a file that is there
cli-export-arg-alarm = How long before the calendar reminds, at 8 in the morning: 7d,1d (default), 2w, 0d on the day itself, none
cli-export-arg-filter = Only records that pass the filter

cli-init-about = Creates the store, from the built-in data, empty, or with a sample office. The first edit creates one as well.
cli-init-usage = cncl init [--empty|--demo]
cli-init-examples =
    cncl init --store /srv/cncl
    cncl init --demo --store /tmp/mau
cli-init-arg-empty = Create an empty store

cli-check-about = Checks the store; names file, line and field of every mistake.
cli-check-usage = cncl check [--repair] [--json]
cli-check-examples =
    cncl check
    cncl check --repair
cli-check-arg-repair = Mend what can be mended; what was there before is kept in archive/
cli-check-arg-json = Print one JSON object

cli-compact-about = Puts the journal into store.json; the old one goes to archive/ and can still be read and undone.
cli-compact-usage = cncl compact
cli-compact-examples =
    cncl compact

## Tables

column-id = Id
column-kind = Kind
column-title = Title
column-lead = Lead
column-last-day = Last day
column-countdown = Left
column-day = Day
column-period = Period
column-ordinal = Number
column-short = Short name
column-wanted = Target
column-n = No.
column-when = When
column-by = Who
column-change = Change

## Sentences of commands

list-nothing = There is no such record.
due-nothing = There is no such deadline.
due-also-late = { $count ->
    [one] One more is overdue; see: cncl due --overdue
   *[other] { $count } more are overdue; see: cncl due --overdue
}
due-brief = { $late } overdue · { $soon } due within { $days } days.
due-brief-next = Next { $day } ({ $countdown }): { $title }
column-number = Number (date)
saved-nothing = Nothing changed.
deadline-kept = The deadline “{ $text }” is not understood: kept as it is, no day is reckoned.
init-done = Created a store in { $path }, { $n } records.
init-done-sample = Created a sample store in { $path }, { $n } records. The office and its figures are invented (their certainty is “Sample”).
sample-not-kept = The sample is in memory only: your changes are not kept. To keep them, create a sample store with cncl init --demo.
compact-done = The journal is now part of store.json.
check-sound = The store is sound.
check-repaired = Mended; { $lost } lines or records could not be saved, what they held is in the copy.
check-rolled-back = store.json was put together again from the one before and the journal: what was changed by hand could not be used and is only in the copy.
check-emptied = The journal was empty or missing. If there were edits after edit { $n }, they are all gone, and how many there were is not known. If a backup has a journal.jsonl that belongs to this store.json, put it back.
check-given-up = Edits { $span } are lost for good; the journal says so from now on. If a backup has their file, put it back into archive: it counts again.
check-cut = The unfinished write at the end of the journal was cut off; its bytes are in the copy.
undo-whose = Edit { $n } was made by { $by }.
undo-in-part = Done { $done } of { $times } times; what was done stays done.
check-copy = What was there before: { $path }
import-fault = { $file }:{ $line }: { $what }
import-fault-item = { $file }:{ $line } (item { $item }): { $what }
import-fault-field = { $file }:{ $line } (item { $item }), { $field }: { $what }
import-done = Imported: { $added } added (of which { $agencies } new agencies, unconfirmed), { $changed } changed, { $unchanged } unchanged.
import-more = … and { $n } more (all of them: --json)
import-would = Would import: { $added } added (of which { $agencies } new agencies, unconfirmed), { $changed } changed, { $unchanged } unchanged. Nothing is saved.
export-done = Exported { $n } records to { $path }.
edit-hint = Change, save and leave. Take the # away to fill an empty field; a line taken out empties its field. Deadlines as people write them.
edit-kept = Not saved; the text is still in { $path }
