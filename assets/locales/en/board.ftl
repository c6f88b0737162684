# The board, several tasks at once, the six clarities, giving a duty to many agencies.

lanes-none = no lanes
lanes-lead = lanes by lead
lanes-document = lanes by document
lanes-technology = lanes by technology
heading-no-technology = No technology named
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
