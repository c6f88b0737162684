# Time: the chart, the agenda, the month calendar, extensions.

action-next-deadline = To the next deadline
action-previous-deadline = To the previous deadline
action-own-day = To the day of the task at hand
action-agenda = Chart or agenda
short-agenda = chart/agenda
action-regroup = Another grouping, another order
short-regroup = group by
action-fold = Fold or unfold the group
action-fold-all = Fold or unfold every group

grouping-document = by document
grouping-lead = by lead
grouping-technology = by technology
grouping-place = by place
order-day = by day
order-lead = by lead
order-document = by document
heading-no-technology = Technology not stated

next-due = next: { $day } ({ $left }) { $title }
