## The palette, saved filters, copying.

action-palette = Palette: type what to do, or vb 1139, ct economy, filter …, due …
short-palette = palette
action-run = Do it
short-run = do it
palette-hint = A command; vb 1139 (nv, cn, sp, ct, dv) opens; filter …; due 31/12; save NAME
palette-save = save
palette-filter = Filter this screen: { $filter }
palette-save-as = Save this screen with its filter as “{ $name }”
palette-find = Find “{ $words }” in all records
action-views = Saved filters
short-views = views
action-show-view = Use the filter at hand
short-show-view = use
action-save-view = Save the filter and the screen at hand
short-save-view = save this one
action-drop-view = Remove the saved filter
short-drop-view = remove
title-views = Saved filters
views-none = There are none yet. Filter a screen with { KEY("filter", "f") }, then press { KEY("views", "'") } and { KEY("save-view", "+") } to save it, or write [[views]] into the config file.
view-shown = Showing “{ $name }”.
view-saved = Saved the filter “{ $name }”; press { KEY("views", "'") } to use it again.
view-dropped = Removed the filter “{ $name }”.
view-name = A filter needs a name of at most { $most } characters.
view-configured = “{ $name }” stands in the config file; choose another name.
view-of-config = This filter stands in the config file; change it there (cncl config path).
view-no-screen = There is no screen “{ $value }”.
view-no-group = This screen has no groups by “{ $value }”, only by: { $among }.
view-no-groups = This screen has no groups by “{ $value }”.
action-copy = Copy the number, title, id or quote
short-copy = copy
action-bare = Text alone, to select by mouse
short-bare = bare text
title-copy = Copy
copy-number = Number
copy-title = Title
copy-id = Id
copy-quote = Quote
copy-sent = Sent to the clipboard; try pasting. PuTTY ignores it: press { KEY("bare", "Y") } and use the mouse.
copy-nothing = There is no record at hand to copy.
action-only-new = Only what is new, or everything
short-only-new = new/all
history-only-new = only what is new

## The config file, completions, the manual page.

cli-value-what = path|show|check
cli-value-shell = bash|zsh|fish|elvish|powershell
cli-config-about = The config file: where it is, what holds now, whether anything in it is wrong.
cli-config-usage = cncl config path|show|check
cli-config-examples =
    cncl config path
    cncl config check
cli-config-arg-what = path: print where it is; show: print what holds now; check: check filters, keys, screens
cli-completions-about = Print completions for a shell.
cli-completions-usage = cncl completions bash|zsh|fish|elvish|powershell
cli-completions-examples =
    cncl completions bash > ~/.local/share/bash-completion/completions/cncl
cli-completions-arg-shell = The shell
cli-man-about = Print the manual page.
cli-man-usage = cncl man
cli-man-examples =
    cncl man > ~/.local/share/man/man1/cncl.1
error-config-what = config: there is no “{ $value }”. These are possible: { $among }.
error-shell = completions: “{ $value }” is no shell that is known. These are possible: { $among }.
config-sound = The configuration can be used.
config-key-twice = { $name }: the key “{ $value }” belongs to another filter.
config-no-name = A [[views]] entry has no name (filter “{ $value }”).
config-word = { $place }: there is no “{ $value }”. These are possible: { $among }.
config-filter = { $place }: { $what }
config-keys-at = Line { $line }, [keys] { $id }: { $what }
config-keys-unknown = there is no such action.
config-keys-shape = a list of keys is needed, such as ["F", "Ctrl-D"]; [] frees the keys.
config-keys-no-key = there is no key “{ $key }”.
config-keys-empty = a key is empty.
config-keys-shifted = “{ $key }”: write the character that Shift makes.
config-keys-same = a terminal sends “{ $key }” just as { $arrives }: they cannot be told apart.
config-keys-kept = at least one key must stay; it is still { $keys }.
config-keys-taken = the key { $key } belongs to { $other }; it is not used for this action there.
config-keys-moved = the key { $key } was that of { $other }, which no longer has it there; give { $other } another one, or write { $other } = [].
config-keys-typed = where text is typed the key { $key } is a letter and no command.
config-keys-telex = Telex may change the key { $key }; it is taken all the same.
config-theme-start = { $what } The built-in colours are shown.
config-keys-start = Config file: { $what }
config-keys-start-more = Config file: { $what } There is more ({ $n }): cncl config check
