## The command line: several records at once, filters with names, restricted sessions

cli-value-name = NAME
cli-value-screen = SCREEN
cli-value-since = last|DATE

cli-set-arg-words = Ids of the records, then FIELD=VALUE; for lists, += adds and -= takes away; with --filter there are no ids
cli-move-arg-words = Ids of the records, the working state behind them: unknown, todo, doing, review, done, paused, dropped; Vietnamese names too
cli-move-arg-filter = Move every record that passes, as one edit; no ids then
cli-move-arg-reason = Why; becomes a note in the same edit, as when work in review is sent back
cli-move-arg-dry-run = Only show what would change; save nothing
cli-note-arg-words = Ids of the records, the text of the note behind them (in quotes)
cli-note-arg-filter = Add it to every record that passes, as one edit; no ids then
cli-note-arg-dry-run = Only show what would be added; save nothing
cli-done-arg-filter = Mark every record that passes, as one edit; no ids then
cli-done-arg-dry-run = Only show what would change; save nothing
cli-extend-arg-filter = Extend every record that passes, as one edit; no ids then
cli-extend-arg-dry-run = Only show what would change; save nothing
cli-fanout-arg-to-file = The agencies in a file, one a line; - is standard input, lines that begin with # are passed over
cli-log-arg-since = last: since you looked last (shared with the history screen); or from this day on

cli-list-arg-view = Use the saved filter of this name; with --filter, both must pass
cli-due-arg-view = Use the saved filter of this name; with --filter, both must pass
cli-timeline-arg-view = Use the saved filter of this name; with --filter, both must pass
cli-targets-arg-view = Use the saved filter of this name, grouped as it says
cli-board-arg-view = Use the saved filter of this name; with --filter, both must pass
cli-export-arg-view = Use the saved filter of this name; with --filter, both must pass

cli-views-about = Filters with names, shared with the interactive screen: list, save, remove. Those of the config file are changed there only.
cli-views-usage = cncl views [--json]; cncl views --save NAME [--filter EXPR] [--screen SCREEN] [--by geo|document|horizon]; cncl views --remove NAME
cli-views-examples =
    cncl views
    cncl views --save "My agency" --filter "lead:so-khcn-ha-noi" --screen board
    cncl list task --view "my agency"
cli-views-arg-save = Save a filter under this name, in the place of a saved one of the same name
cli-views-arg-remove = Remove a saved filter
cli-views-arg-filter = The filter; everything where none is given
cli-views-arg-screen = The screen it opens: overview, catalogue, timeline, board, targets, documents, summary
cli-views-arg-by = How the rows of that screen are grouped: targets by geo, document, horizon; summary by lead, document, assignee, technology
cli-views-arg-json = Print one JSON object

column-missing = Unclear
column-view = Name
column-screen = Screen
column-filter = Filter
column-from = Where
view-from-config = config
view-from-saved = saved
view-saved-here = Saved the filter “{ $name }”; use it with --view, or with ' in the interactive screen.
views-none-here = There is no filter yet; save one: cncl views --save NAME --filter EXPR
error-view = No filter is called “{ $value }”; there are: { $among }.
error-view-no-views = No filter is called “{ $value }”: none is saved.

many-would = { $n ->
    [one] 1 record would change. Nothing is saved.
   *[other] { $n } records would change. Nothing is saved.
}
error-many-and-filter = With --filter there are no ids: “{ $value }” is too many.
error-filter-empty = { $flag } lets every record pass; to change all of a kind, write kind:task.
error-set-no-id = “{ $value }”: the id of a record (or --filter) is missing before it.
error-set-nothing = Nothing to change; write FIELD=VALUE, such as status=doing.
error-input-no-list = this field holds no list; write = instead of += or -=.
error-if-rev-one = --if-rev is for one record only.
error-move-form = write an id, then the working state, such as: cncl move nv-7k3p9d doing.
error-note-form = write an id, then the text of the note, such as: cncl note nv-7k3p9d "Phoned".
log-left-out = --limit left out older edits, so none of them is marked as seen.
log-nothing-since = Nothing has changed since then.
import-kept = { $what } Imported as the file says.
error-import-open-parts = { $id } is said to be done, but { $open } of its { $total } parts are not: { $some }. Finish or drop those, or make { $id } doing.
error-fanout-encoding = { $path } is not UTF-8.
error-fanout-list = { $path }: { $count } lines name no agency that is known; nothing was given to anybody.

error-config-untrusted = { $path } or its folder does not belong to root, or others can write to it: not used. Mend it: chown root, chmod go-w.
error-restricted-no-folder = { $flag }: a restricted session reads and writes files in one named folder only, and none is named; the administrator sets exchange = "…" in /etc/cncl/config.toml or the config file.
error-restricted-outside = { $flag }: a restricted session reads and writes files below { $folder } only; “{ $value }” lies outside or leads over a link.

# Why something beside an edit failed; the edit itself is saved.
error-store-cannot = cannot { $doing ->
    [open] open
    [read] read
    [write] write
    [sync] sync
    [cut] cut
    [rename] put in place
    [link] keep a copy of
    [remove] remove
    [lock] lock
    [folder] make the folder
    [list] list
    [watch] watch
   *[other] use
 } { $path }: { $reason }.
error-store-irregular = { $path } is a link, a pipe, a folder or a device; a regular file is wanted.
