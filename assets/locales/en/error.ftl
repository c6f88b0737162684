## Common

did-you-mean = Did you mean “{ $word }”?
error-see-help = For help: cncl --help
error-in = { $place }: { $what }
error-word = { $place }: “{ $value }” is none of: { $among }.

## The command line

error-args = This is no valid command line.
error-args-command = There is no command “{ $value }”.
error-args-flag = There is no option “{ $value }”.
error-args-too-many = “{ $value }” is one argument too many.
error-args-no-value = Option { $flag } wants a value.
error-args-value = “{ $value }” cannot be used for { $flag }.
error-args-missing = Missing: { $what }.
error-args-conflict = { $flag } cannot be used with { $other }.
error-args-utf8 = Argument “{ $value }” is not UTF-8.
error-kind = No kind of record is called “{ $value }”; the kinds are: { $among }.
error-limit = --limit: “{ $value }” is no whole number from 1.
error-period = --within: “{ $value }” is no period; 30d (days), 2w (weeks), 3m (months) or 1y (years) would be.
error-sort = --sort: there is no field “{ $value }”; the fields are: { $among }.
error-empty-query = There is no word to look for; for example: cncl find "artificial intelligence".
error-nothing-found = Nothing matches “{ $value }”.
error-no-such-id = No record has the id “{ $value }”; to search: cncl find WORD
error-no-such-id-near = No record has the id “{ $value }”. Nearest: { $near }.
error-many-ids = { $count } ids begin with “{ $value }”, write more of it; for example: { $some }.
error-restricted = A restricted session does not take { $flag }.
error-sample = The sample cannot be made: { $detail }
error-sample-calendar = There is no sample for { $day }: the calendar ends too close to it.
error-sample-no-files = The sample of --demo is in memory only and has no files to check or compact. For a sample store on the disk: cncl init --demo.

## Files and data

error-config-read = Cannot read the config file { $path }: { $reason }.
error-config-parse = The config file { $path }, line { $line }{ $field_is ->
    [empty] {""}
   *[other] {","} { $field }
 }: { $detail }
error-no-folder = { $path } is no folder; --store wants one.
error-data = The data is damaged: { $detail }
error-write = Cannot print the result: { $reason }. What the command changed, if anything, is saved; look with: cncl log

## Days and deadlines

error-date-day = “{ $value }”: that month has days 1 to { $last }.
error-date-month = “{ $value }”: there is no month { $month }; the day comes first, as in 30/10/2025.
error-date-quarter = “{ $value }”: quarters are I to IV.
error-date-year = “{ $value }”: years are { $first } to { $last }.
error-date-weekday = “{ $value }”: { $day } is another day of the week.
error-date-reversed = “{ $value }”: it ends before it begins.
error-date-unknown = “{ $value }” is no date; 30/10/2025 or 2025-10-30 would be.

## Filters

error-filter-key = A filter has no key “{ $value }”; most used: { $among } (in Vietnamese: { $in_vietnamese }), and every field by its name.
error-filter-no-value = A value must follow “{ $key }:”.
error-filter-value = “{ $key }:” does not take “{ $value }”; one of: { $among }.
error-filter-number = “{ $key }:{ $value }”: a number from { $low } to { $high } is wanted, such as >=50 or 20..80.
error-filter-decimal = “{ $key }:{ $value }”: a number is wanted, such as >=1.5 or 20..80.
error-columns = --columns: there is no field “{ $value }”; one of: { $among }.
error-filter-quote = A quotation mark is not closed: { $value }
error-filter-long = A filter has at most { $most } characters.
error-filter-name = No { $of ->
    [agency] agency
    [document] document
    [technology] technology
    [parent] record with parts
    [task] task
    [product] product
    [target] target
    [catalogue] catalogue
   *[place] place
} is called “{ $value }”.

## Changing data

kind-name = { $kind ->
    [document] document
    [catalogue] catalogue
    [technology] technology
    [product] product
    [agency] agency
    [task] task
    [milestone] milestone
    [target] target
   *[assessment] assessment
}
error-set-form = “{ $value }”: FIELD=VALUE is wanted, such as status=doing.
error-count = { $place }: “{ $value }” is no whole number from 1.
error-revision = --if-rev: “{ $value }” is no whole number.
error-conflict = Not saved: { $field } of { $id } was just changed by { $by }. Yours: “{ $mine }”; there now: “{ $theirs }”; when you looked: “{ $seen }”. Look again, and set it once more if you still want to.
error-no-store = { $from_is ->
    [flag] --store { $path }
    [env] CNCL_STORE={ $path }
   *[config] store = "{ $path }" in { $file }
 }: this folder holds no store; nothing was read or written. Mend the path, or create a store there with { $from_is ->
    [flag] cncl init --store { $path }
   *[other] cncl init
 }.
error-no-home = There is no folder to save in: name one with --store or CNCL_STORE.
error-file = Cannot read or write { $path }: { $reason }.
error-refused = { $path } was not imported: { $count } mistakes, nothing was saved.
error-not-imported = Not imported, nothing was saved: { $what }
error-import-format = “{ $value }”: only .json and .jsonl files can be imported.
error-import-absent = There is no file { $path }; nothing was imported.
error-import-encoding = The file is not UTF-8.
error-import-long = The record is longer than { $most } KiB; shorten it or divide it.
error-import-many = The file holds more than { $most } records; divide it into several files.
error-import-large = There is more than { $most } MiB; divide it into several files (a file may hold more than a pipe).
error-import-newer = The file was written by a newer version (schema { $schema }); this one reads 1.
error-import-no-kind = The kind is missing; add the field kind or use --kind.
error-import-id = “{ $value }” is no id: lower-case letters a–z, digits and dashes only.
error-import-twice = “{ $value }” stands there twice.
error-import-other-kind = The id “{ $value }” belongs to a { kind-name }.
error-export-format = There is no format “{ $value }”; one of: { $among }.
error-export-irregular = { $path } is a link, a pipe, a folder or a device; only regular files are written. Choose another name.
error-export-exists = { $path } is there already; --force replaces it.

## Values of fields

error-input-field = a { kind-name } has no field “{ $value }”; the fields are: { $among }.
error-input-fixed = only the program sets this field.
error-input-newer = a newer version of cncl wrote this; it is kept as it is, and only that version can change it.
error-input-several = one value is wanted, not { $count }.
error-input-long = it is too long; characters to take out: { $over }.
error-input-control = it holds the control character { $code }; take it out.
error-input-empty = nothing is said.
error-input-structured = this field has parts of its own; write JSON, or use the commands note and measure.
error-no-status = only a task has a working state, this is a { kind-name }.
error-not-finished = only a task or a milestone can be finished, this is a { kind-name }.
error-not-fanned-out = only a task can be given to agencies one by one, this is a { kind-name }.
error-no-reason = Say why it goes back, so that those at work know what to do.
error-no-reason-line = It waits for confirmation: it goes back only for a reason, by move … --reason "…".
error-input-title = the title must not be empty.
error-input-before = { $value } is less or earlier than { $other ->
    [start] the start
    [low] the lower bound
    [period_start] the first year
    [in_force_from] the first day in force
    [valid_from] the first day
   *[other] { $other }
 } ({ $bound }); change one of the two.
error-input-cycle = “{ $value }” is this record or a part of it and cannot be above it.
error-input-ambiguous = “{ $value }” may be { $grouped } or { $decimal }; write 1234 or 1,2340 for example.
error-input-number = “{ $value }” is no number; 1.234,5 would be.
error-input-whole = “{ $value }” is no whole number.
error-input-range = “{ $value }” is not from { $low } to { $high }.
error-input-flag = “{ $value }”: yes or no is wanted.
error-input-day = “{ $value }” is more than a day; one day such as 30/10/2026 is wanted.
error-input-word = “{ $value }” is none of: { $among }.
error-input-record = there is no record “{ $value }”.
error-input-record-near = there is no record “{ $value }”. Nearest: { $near }.
error-input-agency = there is no agency “{ $value }”.{ $are ->
        [some] {" "}Nearest: { $near }.
       *[none] {""}
    } If it is a new one, write “+{ $value }”.
error-input-records = “{ $value }” may be { $count } records; write more of it, for example: { $some }.
error-input-place = there is no place “{ $value }”. Nearest: { $near }. For another place write what it is as well: “xã …”, “khu …”.
error-input-places = “{ $value }” may be { $count } places; write the province beside it, for example: { $some }.
error-editor = the editor “{ $value }” cannot be run or failed; set EDITOR, for example EDITOR=nano. Nothing was saved.
error-edit-toml = line { $line }{ $field_is ->
    [empty] {""}
   *[other] {","} { $field }
 }: { $detail }

## JSON that is not right: what was found, and what would be right

error-input-form = { $found } cannot be here; { $wants ->
    [text] a text in quotes is wanted
    [texts] a list of texts is wanted, such as ["a", "b"]
    [number] a number is wanted, such as 12.5
    [whole] a whole number from { $low } to { $high } is wanted
    [flag] true or false is wanted
    [day] a day is wanted, written like "2026-10-30"
    [days-of] days of the year { $year } are wanted, the first not after the last
    [day-on] a list of days with month (1–12) and day (1–31) is wanted; for what repeats every month, without month
    [deadline] a deadline with its text is wanted, such as "text" with "trước 30/10"
    [order] the first day may not be after the last
    [letter] one letter or sign in quotes is wanted
    [text-or-texts] a text or a list of texts is wanted, such as ["a", "b"]
    [look] a colour is wanted, "on" before one for the ground, or bold, dim, italic, underline, reverse; such as "bold white on #1f3a5f"
    [id] an id is wanted: lower-case letters a–z, digits and dashes
    [ids] a list of ids is wanted, such as ["so-khcn"]
    [object] an object with fields is wanted, in braces
   *[objects] a list in brackets is wanted
 }.
error-input-missing = the field { $name } is missing.
error-input-twice = { $name } stands twice; keep one of them.
error-input-key = there is no field { $name }; the fields are: { $among }.
error-input-syntax = { $how ->
    [comma] a comma or a closing bracket is missing here
    [trailing-comma] there is a comma too many before the closing bracket
    [colon] a colon is missing after the name of the field
    [key] the name of a field has to be in quotes
    [value] a JSON value is wanted here: a text in quotes, a number, true, false, null, a list or an object
    [control] the text holds a control character; a line break is written \n, a tab \t
    [escape] a \ in the text is not right; one \ is written \\
    [number] the number is not right, or too large
    [end] it ends too early
    [behind] there is something behind the end of the JSON
    [depth] too many levels inside each other
   *[toml] this is no TOML: each line is NAME = VALUE, texts in quotes
 }.
