## The command line: help

cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
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

cli-about = Strategic technologies, deadlines and tasks, in a terminal. Without a command it opens the interactive screen.
cli-usage = cncl [OPTIONS] [COMMAND]
cli-examples =
    cncl
    cncl find "artificial intelligence"
    cncl due --within 30d
    cncl list task --filter "is:overdue lead:so-khcn" --tsv

cli-arg-store = Folder of the data (or CNCL_STORE)
cli-arg-read-only = Look only, write nothing (or CNCL_READ_ONLY=1)
cli-arg-lang = Language: vi (the default) or en (or CNCL_LANG)
cli-arg-today = Reckon as if today were this day, such as 2025-10-01 (or CNCL_TODAY)
cli-arg-color = Colour: auto, always or never (NO_COLOR and CLICOLOR_FORCE are respected)
cli-arg-config = Config file
cli-arg-ascii = ASCII only, without diacritics
cli-arg-plain = Numbered lists instead of panes, for screen readers
cli-arg-restricted = Restricted session: opens no other program and no other data folder
cli-arg-help = Show this help
cli-arg-version = Show the version

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
cli-list-usage = cncl list KIND… [--filter EXPR] [--as-of DATE] [--sort FIELD] [--limit N] [--json|--jsonl|--tsv]
cli-list-examples =
    cncl list task --filter "status:doing lead:so-khcn" --sort last_day
    cncl list technology --as-of 2025-06-30
    cncl list target --tsv
cli-list-arg-kinds = document, catalogue, technology, product, agency, task, milestone, target, assessment; plurals and Vietnamese names too
cli-list-arg-filter = Only records that pass, such as "is:overdue -status:paused"
cli-list-arg-as-of = Only records that were there and in force on this day
cli-list-arg-sort = Sort by this field; with - before it, the other way round
cli-list-arg-limit = Rows at most (no limit unless told)
cli-list-arg-json = Print one JSON object
cli-list-arg-jsonl = Print one JSON object a line
cli-list-arg-tsv = Print values between tabs, the names of the fields first

cli-due-about = Lists deadlines that are not met yet, soonest first.
cli-due-usage = cncl due [--within PERIOD | --until DATE | --overdue] [--filter EXPR] [--brief] [--json|--jsonl] [--fail-overdue]
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

## Sentences of commands

list-nothing = There is no such record.
due-nothing = There is no such deadline.
due-also-late = { $count ->
    [one] One more is overdue; see: cncl due --overdue
   *[other] { $count } more are overdue; see: cncl due --overdue
}
due-brief = Overdue: { $late }. Due within { $days } days: { $soon }.
due-brief-next = Next: { $day } · { $title }
column-number = Number (date)
