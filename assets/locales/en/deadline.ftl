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
cli-extend-usage = cncl extend ID… DEADLINE --reason TEXT [--document DOCUMENT] [--on DATE] [--shorten]
cli-extend-examples =
    cncl extend nv-7k3p9d 31/3/2027 --reason "Waiting for the ministry" --document 1139
    cncl extend nv-7k3p9d nv-2m8xq4 "thêm 15 ngày" --reason "More papers needed"
cli-extend-arg-words = Ids of tasks or milestones, and last the new deadline; "thêm 15 ngày" counts from the old one
cli-extend-arg-reason = Why
cli-extend-arg-document = The document that approves it: id, number or name
cli-extend-arg-on = Day of the decision (today unless told)
cli-extend-arg-shorten = Let the new deadline be earlier than the old one
