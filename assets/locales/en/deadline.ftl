## Deadlines: extending, reminders, the timeline as text, holidays

error-extend-not = { $why ->
    [closed] this has ended and cannot be extended; if it is not finished, change its status first.
    [repeats] this repeats or goes on without end, so it is not extended; change its deadline with set if need be.
    [kind] records of this kind have no deadline.
   *[other] this record has no last day to extend; set a deadline first.
 }
error-extend-same = the deadline is { $value } already.
error-extend-earlier = { $value } is earlier than the old deadline ({ $old }). Write the year if it is missing; add --shorten if you mean it.
error-extend-form = write the ids and then the new deadline, for example: cncl extend nv-7k3p9d 31/3/2027 --reason "Waiting for the ministry".
extend-done = { $id }: { $deadline } ({ $days } days { $direction ->
    [earlier] earlier
   *[later] more
 }; extension { $count })
extend-late = decided { $days } days after it was due
extend-past = the new deadline is past too, by { $days } days
extend-year = the year was concluded, please check
done-next-round = { $id }: next due { $day }{ $missed ->
    [0] .
   *[other] ; { $missed } rounds that have passed are not on record.
 }

cli-extend-about = Extends deadlines: the old one, the reason and the approving document stay on record. Several ids are one edit.
cli-extend-usage = cncl extend ID… DEADLINE --reason TEXT [--document DOCUMENT] [--on DATE] [--shorten] [--dry-run] [--json]; cncl extend --filter EXPR DEADLINE --reason TEXT [--document DOCUMENT] [--on DATE] [--shorten] [--dry-run] [--json]
cli-extend-examples =
    cncl extend nv-7k3p9d 31/3/2027 --reason "Waiting for the ministry" --document 1139
    cncl extend nv-7k3p9d nv-2m8xq4 "thêm 15 ngày" --reason "More papers needed"
cli-extend-arg-words = Ids of tasks or milestones, and last the new deadline; "thêm 15 ngày" counts from the old one
cli-extend-arg-reason = Why
cli-extend-arg-document = The document that approves it: id, number or name
cli-extend-arg-on = Day of the decision (today unless told)
cli-extend-arg-json = Print the records as they are then as one JSON object
cli-extend-arg-shorten = Let the new deadline be earlier than the old one

error-alarm = --alarm "{ $value }": write days (d) or weeks (w) before the deadline, with commas between, for example 7d,1d; 0d is the day itself; none is no alarm.
ics-name = Strategic technology deadlines
ics-alarm = { $days ->
    [0] Due today: { $title }
   *[other] { $days } days left: { $title }
 }
ics-last-day = Last day
ics-year = the year was concluded

working-days = { $days } working days
holidays-missing = no holidays known for { $years }

cli-timeline-about = Prints the timeline of tasks and milestones as text, for a mail or a pipe.
cli-timeline-usage = cncl timeline [--from DATE] [--to DATE] [--by document|lead|technology|place] [--filter EXPR] [--view NAME]
cli-timeline-examples =
    cncl timeline
    cncl timeline --from 1/2026 --to 12/2026 --by lead
    cncl timeline --to 2045 --filter "geo:ha-noi"
cli-timeline-arg-from = From this day; a month, quarter or year will do (the year of what is late, unless told)
cli-timeline-arg-to = To the end of this day; a month, quarter or year will do (four years ahead, unless told)
cli-timeline-arg-by = In groups by document, lead, technology or place
cli-timeline-arg-filter = Only records that pass the filter
error-timeline-by = --by: "{ $value }" is not understood; one of: { $among }.
error-timeline-range = the range is the wrong way round: from { $from } to { $to }.
timeline-nothing = Nothing lies in these days.
timeline-legend = { $day } due · { $open } time · { $thin } from the day of the document, no start stated · { $done } done · { $late } overdue · { $planned } old deadline · { $standing } standing · { $today } today
