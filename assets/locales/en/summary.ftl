# Summary: the tasks of each agency, document, person and technology; open and overdue by week.

screen-summary = Agencies
pane-summary = Units
action-summary = Agencies: the tasks of each agency, document, person, technology
also-summary = summary, by agency, totals, statistics
action-open-tasks = Show the tasks of this row on the board
short-open-tasks = tasks
action-regroup-summary = Sum up by lead, document, assignee or technology
short-regroup-summary = sum up by
grouping-assignee = by assignee
heading-no-assignee = Nobody assigned
empty-pane-summary = How the tasks of each agency, document, person and technology stand: a row each, counted from the tasks.
idle-summary-row = This row stands for several tasks; press { KEY("open-tasks", "Enter") } to see them.
idle-summary-person = This row is a person's name and no record; press { KEY("open-tasks", "Enter") } to see the tasks.

summary-all = All
summary-total = { $n ->
    [1] 1 task
   *[other] { $n } tasks
}
summary-share = { $done }/{ $total } done
summary-done = done
summary-doing = in progress
summary-late = overdue
summary-not-begun = not begun
summary-unknown = not updated
summary-paused = paused
summary-open = open
column-figures = Figures

burn-down-open = Open: { $n }, at most { $most }
burn-down-overdue = Overdue among them: { $n }, at most { $most }
burn-down-missing = Not in the chart: { $what }.
burn-down-no-first-day = { $n } without a first day
burn-down-no-last-day = { $n } done on no known day
burn-down-nothing = Nothing was open in the last two years.

cli-value-common = lead|document|assignee|technology
cli-summary-about = How the tasks of each agency, document, person or technology stand: done, in progress, overdue, not begun; most overdue first.
cli-summary-usage = cncl summary [--by lead|document|assignee|technology] [--filter EXPR] [--view NAME] [--json|--jsonl|--tsv]; cncl summary --burn-down [--filter EXPR] [--view NAME] [--json|--jsonl|--tsv]
cli-summary-examples =
    cncl summary
    cncl summary --by assignee --filter "lead:so-khcn-ha-noi"
    cncl summary --burn-down --filter "parent:nv-7k3p9d"
cli-summary-arg-by = A row for each lead (the default), document, assignee or technology
cli-summary-arg-burn-down = Draw instead how many tasks were open and overdue by week, of those that pass the filter
cli-summary-arg-filter = Count only tasks that pass the filter
cli-summary-arg-view = Use the saved filter of this name, summed up as it says
cli-summary-arg-json = Print one JSON object; each item has total, and done, doing, late, not_begun, unknown, paused, which add up to it
cli-summary-arg-jsonl = Print one JSON line for each row
cli-summary-arg-tsv = Print values between tabs, the names of the columns first
error-summary-by = --by: nothing is summed up by “{ $value }”. These are possible: { $among }.
