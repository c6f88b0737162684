# Screens, panes, titles, counts.

screen-overview = Overview
screen-catalogue = Catalogue
screen-timeline = Deadlines
screen-board = Tasks
screen-targets = Targets
screen-documents = Documents

pane-tree = Technology catalogues
pane-work = What is due
pane-timeline = Timeline
pane-board = Task board
pane-targets = Targets
pane-documents = Documents

count-overdue = { $n } overdue
count-soon = { $n } due soon
count-soon-within = { $n } due soon ({ $days } days)
count-unknown = { $n } not updated
filter-on = Filter: { $filter }

bucket-overdue = Overdue
bucket-today = Today
bucket-week = This week
bucket-soon = Due soon
bucket-month = Later this month
bucket-quarter = This quarter
bucket-year = Later this year
bucket-later = In { $year }
bucket-open = No last day
bucket-standing = Standing and recurring
bucket-undated = No deadline known
bucket-closed = Closed
heading-no-document = Without a document
heading-no-place = Place unknown

countdown-today = today is the last day
countdown-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
countdown-past = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
countdown-left-years = over { $years } years left
countdown-past-years = over { $years } years overdue

empty-pane-work = What is overdue, due soon and in progress stands here.
empty-pane-tree = The catalogue of strategic technologies stands here: groups, technologies, products.
empty-pane-timeline = Deadlines stand here by day, month, year.
empty-pane-board = Tasks stand here by their state.
empty-pane-targets = Targets and the figures reached stand here.
empty-pane-documents = Documents that order work stand here: decisions, plans, conclusions.
empty-read-only = There is nothing yet.
empty-store = From a file: cncl import FILE. Sample data: cncl --demo.
pane-empty = Nothing here yet. Press { KEY("new", "n") } to add.
pane-loading = { $keys ->
    [0] gathering…
    [one] gathering… ({ $keys } key waits)
   *[other] gathering… ({ $keys } keys wait)
}
pane-filtered-empty = Nothing passes the filter. Press { KEY("back", "Esc") } to take it off.
led-by = Lead: { $leads }
lead-not-stated = lead not stated

finder-hint = Type a name, a document number, an agency… with or without diacritics. { KEY("open", "Enter") } opens, { KEY("back", "Esc") } closes.
finder-nothing = Nothing found for “{ $query }”.
finder-found = { $n ->
    [one] { $n } result
   *[other] { $n } results
}
finder-found-many = { $shown } best of { $n } results
finder-suggestion = Did you mean { $word }?
finder-dropped = Left out: { $words }.
prompt-filter = Filter:
prompt-hint = Such as: chip, due:<=31/12, lead:"bo khcn", geo:ha-noi

title-help = Keys that work here
help-below = ↓ { $n } more lines
title-basis = Basis

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

error-terminal-dumb = TERM is “{ $term }”: this terminal cannot draw a screen. Use commands such as `cncl due` and `cncl find`, or set TERM to what it is (for example xterm-256color).
error-terminal-unnamed = TERM is not set: nobody knows what this terminal can draw. Set TERM to what it is (for example xterm-256color), or use commands such as `cncl due`.
error-terminal-none = The program needs a terminal for input and output. Use commands such as `cncl due` and `cncl find`.

plain-nothing = Nothing.
plain-more = { $n } more.
plain-ask = A number opens, words search, Enter reads on; v what is due, d catalogue, t deadlines, n tasks, c targets, b documents, u undoes, q quits.
plain-edits = To change this task: s state, h deadline, p progress, g note, x done.
own-name = My name
own-agency = My agency
own-lang = Language (vi, en)
own-store = Folder of the data
own-offer = { KEY("own-settings", "F9") }: who are you?
own-offered = { KEY("ask-save", "Enter") }, { KEY("ask-next", "Tab") } take: { $title }. { KEY("save-now", "F2") } takes it and saves.
own-ask = Who are you? “Mine” and short names such as “Sở Y tế” go by it. { KEY("ask-save", "Enter") } goes on, { KEY("save-now", "F2") } saves, { KEY("back", "Esc") } drops.
own-agency-none = There is no agency of that name. Choose one that is offered, or leave it empty and add the agency first ({ KEY("new", "n") }).
own-agency-near = There is no agency of that name. Nearest: { $near }.
own-lang-wrong = Language: write vi (tiếng Việt) or en (English).
own-store-wrong = Folder of the data: write the whole path, beginning with “/”. Another folder is used from the next start on.
own-shared = Nobody's name is kept here: several people share the account, or this is the sample.
own-kept-store = Written into { $path }. From the next start on the store in { $store } is used; what is in the one that is open stays there.
own-no-store = There is no store in { $store }, so the old folder stays; make one first: cncl init --store { $store }. The rest is written.
own-kept = Written into { $path }.
own-no-home = There is no home folder to keep it in; it holds until you leave.
own-not-written = { $path } cannot be written: { $why }. It holds until you leave.
own-no-toml = { $path } cannot be read and stays as it is; see “cncl config check”. It holds until you leave.
plain-no-record = Open a task first: type its number.
plain-no-state = Type a number from 1 to { $most }.
plain-encoding = That line is not UTF-8; type it once more.
plain-left = Left; nothing has changed.
plain-ask-state = The new state: its number, a full stop leaves.
plain-ask-deadline = The new deadline (now { $now }), a full stop leaves:
plain-ask-sure = “{ $new }” is no date: saving keeps the words only, and the deadline “{ $old }” is gone. y saves it all the same, another wording replaces it, a dot leaves:
plain-ask-progress = Progress, from 0 to 100 percent, a full stop leaves:
plain-ask-note = The note, a full stop leaves:
plain-note-empty = The note is empty; type something, or a full stop to leave.
plain-ask-result = The result; Enter for none, a full stop leaves:
plain-ask-day = The day on which it was done; Enter is today ({ $day }), a full stop leaves:
plain-ask-reason = Why it goes back, a full stop leaves:

screen-history = History
pane-history = History of changes
title-status = Status
title-conflict = Two people changed one field
title-log = History: { $title }
badge-read-only = read-only
sample-mark = SAMPLE – invented figures
sample-mark-unsaved = SAMPLE – invented figures, not saved
sample-mark-brief = SAMPLE
origin-builtin = Built-in data, as the press reports
edit-read-only = The store is read-only: nothing is saved.
edit-no-such-field = What is selected has no such field.
entry-note-empty = The note is empty; type something or press { KEY("back", "Esc") }.
entry-empties = leaves it empty
entry-deadline-kept = not understood: kept in these words, without a day
deadline-gives-way = “{ $new }” is no date: saving keeps the words only, and the deadline “{ $old }” is gone. Saving once more does it all the same.
entry-no-last-day = no last day
entry-hint = { KEY("apply", "Enter") } saves, { KEY("back", "Esc") } drops
confirm-undo = Edit { $n } was made by { $by } on { $when }: { $what }. Undo what somebody else did?
confirm-choices = { KEY("agree", "y") } undo · { KEY("decline", "n") } or { KEY("back", "Esc") } leave it
conflict-field = Field
conflict-mine = Yours
conflict-theirs = There now
conflict-by = There now (by { $by })
conflict-not-both = This field cannot hold both values: press { KEY("keep-mine", "m") } or { KEY("keep-theirs", "t") }.
conflict-choices-two = { KEY("keep-mine", "m") } keeps yours · { KEY("keep-theirs", "t") } keeps theirs · { KEY("back", "Esc") } leaves it
conflict-left = Theirs stands; yours is not saved: { $mine }
entry-rival = Somebody just changed it to { $value }. { KEY("apply", "Enter") } asks which is to stand.
store-works-again = The store works again.
conflict-choices = { KEY("keep-mine", "m") } keeps yours · { KEY("keep-theirs", "t") } keeps theirs · { KEY("keep-both", "b") } keeps both (texts, lists) · { KEY("back", "Esc") } leaves it
value-none = (empty)
value-items = { $n } items
saved = Saved: { $what }
reversed = { $what }
log-added = added { $title }
log-removed = removed { $title }
log-many = { $n } changes
log-handed = gave to { $n } agencies: { $title }
log-added-many = added { $n } records ({ $kind })
log-removed-many = removed { $n } records
log-moved-many = moved { $n } records ({ $kind }){ $value }
log-extended-many = extended { $n } records ({ $kind }){ $value }
log-noted-many = noted on { $n } records ({ $kind })
log-set-many = changed { $field } of { $n } records ({ $kind }){ $value }
log-any-kind = various
log-hand = store.json was changed by hand
log-lost = a damaged line that could not be restored
log-given-up = edits { $span } are lost for good
log-undo = Undid edit { $n }: { $what }
log-redo = Redid (took back undo { $n }): { $what }
history-empty = Nothing has changed yet; every edit will be listed here.
news-since-last-look = { $n } changes since you last looked ({ $by }); press { KEY("history", "7") } to see them.
tree-legend = listed/stated · !late
hint-locale = The locale is not UTF-8: shown without diacritics. Set LANG=vi_VN.UTF-8 (or C.UTF-8) for them.
heading-mandatory = { $text } ({ $count }, { $binding } mandatory)
finder-busy = searching…
draft-resumed = Going on with what was being typed.
paste-too-long = Nothing was pasted: the text is too long, a field holds { $most } KiB at most. Paste it in parts.
draft-waiting-several = Something was being typed for several records: choose them again and open that prompt to go on.
drafts-waiting = { $n } texts are not finished ({ $named }): open them again to go on.
draft-named = “{ $title }”
draft-named-new = a new record
draft-named-several = several records
draft-waiting = Something was being typed for “{ $title }”: open that prompt again to go on.
badge-chosen = { $n } chosen
conflict-among-many = Nothing saved: { $field } of “{ $title }” has just become “{ $theirs }”. Look again, then try again.
conflict-among-many-by = Nothing saved: { $by } has just changed { $field } of “{ $title }” to “{ $theirs }”. Look again, then try again.

opening = reading the store…

# The frame.
screen-timeline-short = Due
screen-board-short = Tasks
facts-due = due { $day }
count-soon-short = soon { $n }
tree-listed-of = lists { $listed } of { $stated } technologies stated
tree-listed = lists { $listed } technologies
tree-due = below: { $overdue } overdue, { $pending } not finished
tree-place = The catalogues of this place stand below.
board-column = column “{ $status }”: { $n } tasks, { $late } overdue, { $soon } due soon
news = { $n } new changes
news-short = { $n }
title-confirm = Undo what somebody else did?
title-leave = Not saved
title-send-back = Send back
view-head-name = Name
view-head-filter = Screen, filter
title-palette = Commands
tree-filtered-empty = The filter leaves nothing of the catalogue.
