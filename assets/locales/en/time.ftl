# Time: the chart, the agenda, the month calendar, extensions.

action-next-deadline = To the next deadline
action-previous-deadline = To the previous deadline
action-own-day = To the day of the task at hand
action-agenda = Chart or agenda
short-agenda = chart/agenda
action-regroup = Another grouping, another order
short-regroup = group by
action-fold = Fold or unfold the parts of the duty; where there are none, the group
action-fold-all = Fold or unfold every group

start-of-document = from its document, { $day }
start-of-duty = from its duty, { $day }

grouping-document = by document
grouping-lead = by lead
grouping-technology = by technology
grouping-place = by place
order-day = by day
order-lead = by lead
order-document = by document
heading-no-technology = Technology not stated

next-due-day = next: { $day }
next-due = next: { $day } ({ $left }) { $title }

action-calendar = Pick a day from the month calendar
short-calendar = calendar
action-pick-day = Take this day
short-pick-day = take
action-day-before = The day before
action-day-after = The day after
action-week-before = The week before
action-week-after = The week after
action-month-before = The month before
action-month-after = The month after
action-year-before = The year before
action-year-after = The year after
action-month-first = The first of the month
action-month-last = The last of the month
action-pick-today = Back to today
short-pick-today = today
calendar-title = { $month }/{ $year }
calendar-due = { $n ->
    [one] { $n } deadline
   *[other] { $n } deadlines
}
action-month = The month of deadlines: how much is due on each day
action-month-show = Show what is due on this day
short-month-show = show
month-nothing = Nothing is due on this day.
weekday-short-1 = Mo
weekday-short-2 = Tu
weekday-short-3 = We
weekday-short-4 = Th
weekday-short-5 = Fr
weekday-short-6 = Sa
weekday-short-7 = Su
entry-hint-day = { KEY("apply", "Enter") } saves, { KEY("back", "Esc") } drops, { KEY("calendar", "F4") } picks from a calendar

action-extend = Extend: move the deadline, with the reason and the document that allows it
action-deadline-back = Move the deadline back by a stretch of the scale
action-deadline-on = Move the deadline on by a stretch of the scale
short-deadline-on = move
action-answer-back = Back by one more stretch
action-answer-on = On by one more stretch
short-answer-on = move on
action-answer = Answer and go on; after the last question, save
short-answer = next
extend-to = Extend to:
extend-reason = Reason:
extend-document = Allowed by document:
extend-hint = { KEY("answer-back", "⇧←") } { KEY("answer-on", "⇧→") } move on
extend-reason-hint = Why is the deadline moved?
extend-document-hint = Number or name of a document; empty if there is none yet.
extend-reading = { $old } → { $new }, { $left }.
extend-reading-earlier = { $old } → { $new } ({ $days } days earlier), { $left }.
extend-reading-many = { $n } tasks; the first: { $first }
extend-reason-empty = Say why the deadline is moved.
extend-one-of-many = “{ $title }”: { $why }
extend-moving-hint = { KEY("move-back", "←") } { KEY("move-on", "→") } move on, or type another day
action-move-back = Back by a stretch
action-move-on = On by a stretch
short-move-on = move on
