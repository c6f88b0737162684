# The board, several tasks at once, the six clarities, giving a duty to many agencies.

lanes-none = no lanes
lanes-lead = lanes by lead
lanes-document = lanes by document
lanes-technology = lanes by technology
board-folded = folded: select it, { $key } unfolds it
action-lanes = Lanes: by lead, by document, by technology, none
short-lanes = lanes
action-fold-lane = Fold or unfold the lane at hand; without lanes, the column
short-fold-lane = fold
action-fold-column = Fold or unfold the column at hand
card-difficulties = difficulties
card-missing = { $n }/6 unclear
rollup = { $done }/{ $total } done
rollup-late = { $done }/{ $total } done, { $late } late
rollup-ready = { $done }/{ $total } done, may be finished
field-parts = Parts
field-part = Of these
links-rest = … and { $n } more: { KEY("open", "Enter") } shows all
parts-all-done = { $saved } All { $total } parts of “{ $title }” are done: select it, { KEY("status", "s") } finishes it.
parts-all-done-alone = All { $total } parts of “{ $title }” are done: select it, { KEY("status", "s") } finishes it.
parts-open = { $saved } Only { $done } of { $total } parts of “{ $title }” are done.
parts-open-alone = “{ $title }” waits for approval with only { $done } of { $total } parts done.
ready-parts = { $done } of { $total } parts done
many-records = { $n } records
title-bulk = Change together
title-plan = { $n } will change. { KEY("plan-save", "Enter") } saves, { KEY("back", "Esc") } drops
title-plan-refused = { $n } will change; { $refused } cannot. { KEY("plan-save", "Enter") } saves, { KEY("back", "Esc") } drops
plan-added-agency = new agency, unconfirmed
plan-adopted = with { $n } known agencies
plan-added = new, led by: { $leads }
plan-unchanged = it is so already, nothing to change
edit-nothing = Nothing is chosen.
send-back-note = To be done again: { $reason }
ask-finish = Finish: { $title }
ask-send-back = Send back to work: { $title }
ask-fill = { $title }
ask-tags = Tags apart by commas, -tag takes one off: { $title }
ask-lead = Several agencies apart by semicolons: { $title }
ask-offer = { KEY("ask-save", "Enter") }, { KEY("ask-next", "Tab") } take: { $title }
ask-newcomer = { KEY("add-agency", "F6") } adds the agency “{ $name }” (unconfirmed)
ask-near = Nearest: { $near }{ $n ->
        [1] {""}
        [2] {""}
        [3] {""}
       *[other] ; …
    }. ↓ chooses.
ask-keys = { KEY("ask-save", "Enter") } saves, { KEY("back", "Esc") } drops.
ask-keys-next = { KEY("ask-save", "Enter") } goes on, { KEY("save-now", "F2") } saves, { KEY("back", "Esc") } drops.
ask-keys-last = { KEY("ask-save", "Enter") } saves, { KEY("back", "Esc") } drops, { KEY("ask-next", "Tab") } to another blank.
field-reason = Reason
error-input-open-parts = { $open } of { $total } parts are not finished; finish or drop them first.
title-clearing = { $n ->
        [0] Six clarities: no task lacks any
        [one] Six clarities: 1 task lacks some · task { $at } of { $all }
       *[other] Six clarities: { $n } tasks lack some · task { $at } of { $all }
    }
clearing-nothing = No task lacks any of the six clarities.
clearing-filtered = The filter leaves no task: { KEY("back", "Esc") } takes it off.
clearing-nothing-here = None of these tasks lacks any of the six clarities.
clarity-short-person = person
clarity-short-work = work
clarity-short-time = time
clarity-short-responsibility = lead
clarity-short-deliverable = result
clarity-short-authority = appr.
clarity-sign-person = Pe
clarity-sign-work = Wo
clarity-sign-time = Ti
clarity-sign-responsibility = Le
clarity-sign-deliverable = Re
clarity-sign-authority = Ap
title-fan-out = Give to agencies one by one: { $title }
fan-out-filter = Narrow (name, level, place):
fan-out-count = { $ticked } ticked, { $shown } shown
fan-out-given = has its part
fan-out-near = may be meant
fan-out-new = new, unconfirmed
fan-out-bloc = Bloc: { $bloc }
fan-out-pasted = { $ticked } agencies of the pasted list are ticked.{ $are ->
        [none] {""}
       *[some] {" "}{ $n } names are not known: { $unknown }
    }
bloc-ministries = ministries
bloc-provinces = committees of provinces
bloc-departments = departments
bloc-communes = committees of communes
bloc-provincial = other bodies of the province
bloc-party = Party
bloc-front = Front and associations
fan-out-no-home = Type the name of an agency, or say with { KEY("own-settings", "F9") } outside which one is yours: then those of your province are here.
fan-out-other-bloc = None in this bloc; { KEY("next-bloc", "F5") } shows another one.
fan-out-empty = There is no such agency.
fan-out-none = No agency is ticked: { KEY("tick", "Tab") } ticks one, { KEY("tick-all", "Ctrl-T") } all that are shown.
action-bulk = Change a field of the chosen records
short-bulk = change them
action-clarities = Six clarities: see what is missing and fill it in
action-fan-out = Give this task to agencies one by one
action-ask-save = On to the next blank, with the name that is offered; on the last one, save
short-ask-save = save
action-ask-next = The next blank; take the name that is offered
short-ask-next = next
action-ask-previous = The blank before
action-ask-down = The next offer, or the next blank
action-ask-up = The offer before, or the blank before
action-plan-save = Save all of it as one edit
short-plan-save = save
action-fill-cell = Fill the cell at hand
short-fill-cell = fill
action-cell-left = The column to the left
action-cell-right = The column to the right
action-next-missing = To the next thing that is missing
short-next-missing = missing
action-hand-out = See the parts that would be added
short-hand-out = on
action-tick = Tick this agency, or no longer
short-tick = tick
action-tick-all = Tick all that are shown
short-tick-all = all
action-next-bloc = Show one bloc only: departments, communes, Party, Front…; again for the next
short-next-bloc = bloc
action-add-agency = Add the agency that was typed, if there is none (unconfirmed)
short-add-agency = + agency
add-agency-none = There is no new agency to add: type the whole name of one that is not there.
action-agency-up = One agency up
action-agency-down = One agency down

# The command line.

column-status = Status
board-group = { $name }: { $n } tasks, { $late } late, { $soon } due soon
error-board-by = --by “{ $value }”: use one of: { $among }.
fanout-given = { $n } agencies have their part already and are left out.
fanout-done = { $n } parts added.
fanout-would = { $n } parts would be added (nothing saved).
error-fanout-bloc = this bloc is of a province, and it is not known which: write your agency into [user] of the config file, or the place of the task.
error-fanout-nobody = there is no agency; write --to "Sở A, Sở B" or --to-filter "geo:ha-noi".
cli-value-agencies = AGENCIES
cli-set-arg-filter = Change every record that passes the filter, as one edit; there is no id then
cli-set-arg-dry-run = Only show what would change, save nothing
cli-board-about = Prints the board of tasks by working state or by who leads.
cli-board-usage = cncl board [--by status|lead] [--filter EXPR] [--view NAME] [--json|--jsonl]
cli-board-examples =
    cncl board
    cncl board --by lead --filter "is:overdue"
cli-board-arg-by = status (the default) or lead
cli-board-arg-filter = Only tasks that pass the filter
cli-board-arg-json = Print one JSON object
cli-board-arg-jsonl = Print one JSON line for each task
cli-fanout-about = Gives a collective duty to agencies one by one: a part for each, all of them as one edit.
cli-fanout-usage = cncl fanout ID [--to AGENCIES,…] [--bloc BLOC] [--to-filter EXPR] [--to-file FILE|-] [--dry-run] [--json]
cli-fanout-examples =
    cncl fanout nv-7k3p9d --to "Sở Tài chính, Sở Nội vụ" --dry-run
    cncl fanout nv-7k3p9d --bloc communes
    cncl fanout nv-7k3p9d --to "+Ban quản lý khu A" --to-filter "geo:ha-noi"
    cncl fanout nv-7k3p9d --to-file danh-sach.txt --dry-run
cli-fanout-arg-id = Id of the collective task
cli-fanout-arg-to = Names or ids of agencies, apart by commas; "+Name" adds one that is not there
cli-fanout-arg-bloc = A whole bloc of the province: departments, communes, provincial, party, front; of the country: ministries, provinces
cli-value-bloc = BLOC
cli-fanout-arg-to-filter = Every agency that passes the filter
cli-fanout-arg-dry-run = Only show what would be added, save nothing
cli-fanout-arg-json = Print the parts as one JSON object
