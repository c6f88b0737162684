# Kinds of records.

kind-document = Document
kind-catalogue = Catalogue
kind-technology = Technology
kind-product = Product
kind-agency = Agency
kind-task = Task
kind-milestone = Milestone
kind-target = Target
kind-assessment = Survey
kind-other = Kind of a newer version

# Parts of a record.

part-more = Details
part-basis = Basis
part-notes = Notes
part-backlinks = Related

# Fields.

field-title = Title
field-title_en = English title
field-source = Source
field-quote = Quote
field-certainty = Certainty
field-inferred = Inferred
field-field = Field
field-tags = Tags
field-stated = Counts stated
field-notes = Notes
field-note = Note
field-geography = Place
field-jurisdiction = Jurisdiction
field-number = Number
field-type = Type
field-issuer = Issuer
field-signer = Signer
field-date_issued = Date issued
field-abstract = Abstract
field-period_start = From year
field-period_end = To year
field-vision_year = Vision
field-in_force_from = In force from
field-in_force_to = In force to
field-status = Status
field-address = Address
field-file = File
field-implements = Implements
field-based_on = Based on
field-amends = Amends
field-replaces = Replaces
field-repeals = Repeals
field-document = Document
field-parent = Part of
field-keeper = Kept by
field-approver = Approver
field-open = List left open
field-catalogue = Catalogue
field-ordinal = Ordinal
field-components = Components
field-other_names = Other names
field-matches = Matching groups
field-since = Since
field-until = Until
field-technology = Technology
field-technologies = Technologies
field-products = Products
field-priority_year = Priority year
field-priority_document = Priority document
field-stage = Stage
field-developers = Developers
field-short = Short name
field-level = Level
field-collective = Collective
field-advises_on = Advises on
field-valid_from = Valid from
field-valid_to = Valid to
field-successor = Successor
field-content = Content
field-clause = Clause
field-about = About
field-assigned_by = Assigned by
field-assigned_on = Assigned on
field-lead = Lead
field-partners = Partners
field-partners_text = Partners (as worded)
field-assignee = Assignee
field-follow_up = Followed up by
field-deliverable = Deliverable
field-targets = Targets
field-force = Force
field-progress = Progress (%)
field-start = Start
field-deadline = Deadline
field-done_on = Done on
field-result = Result
field-difficulties = Difficulties
field-proposals = Proposals
field-priority = Priority
field-budget = Budget (đồng)
field-extensions = Extensions
field-rounds = Rounds on record
field-review_every = Looked at every
field-review_due = Next review
field-last_done = Last done
field-reminders = Reminders
field-checklist = Checklist
field-tasks = Tasks
field-unit = Unit
field-wording = Wording
field-condition = Condition
field-low = Low
field-high = High
field-horizon = Horizon
field-group = Group
field-strength = Strength
field-tracked_by = Tracked by
field-baseline = Baseline
field-counts = Counts
field-measurements = Measurements
field-on = Date
field-readiness = Readiness
field-enterprises = Enterprises
field-research_groups = Research groups
field-laboratories = Laboratories
field-experts = Experts
field-strengths = Strengths
field-gaps = Gaps
field-id = Id
field-rev = Revision
field-last_day = Last day
field-days_left = Days left
field-state = State

# Working states.

status-unknown = Not updated
status-todo = To do
status-doing = In progress
status-review = Awaiting confirmation
status-short-review = To confirm
status-done = Done
status-paused = Paused
status-dropped = Dropped

# Time conditions.

state-overdue = Overdue
state-soon = Due soon
state-open = In time
state-standing = Standing
state-undated = No deadline known
state-done = Done in time
state-done_late = Done late
state-paused = Paused
state-dropped = Dropped

# Document states.

document-status-draft = Draft
document-status-issued = Issued
document-status-pending = Not yet in force
document-status-in_force = In force
document-status-expired = Expired

# Certainty.

certainty-official = Checked against the original
certainty-press = As the press reports
certainty-reported = From public sources
certainty-unconfirmed = Unconfirmed
certainty-inferred = Inferred
certainty-sample = Sample, invented

# Force.

force-mandatory = Mandatory
force-encouraged = Encouraged
force-proposed = Proposed
force-agreed = Agreed in principle
force-planned = Planned
force-requested = Requested

# Types of catalogue, stages of product.

type-strategic = Strategic technologies
type-industries = Priority industries
stage-research = Research
stage-trial = Trial
stage-pilot = Pilot production
stage-commercial = Commercial

# Conditions of targets.

condition-at-least = At least (≥)
condition-more-than = More than (>)
condition-at-most = At most (≤)
condition-range = Range
condition-rank = Rank
condition-exactly = Exactly
condition-qualitative = Qualitative

# The six clarities.

clarity-person = person
clarity-work = work
clarity-time = time
clarity-responsibility = responsibility
clarity-deliverable = deliverable
clarity-authority = authority

# Places, levels.

place-quoc-gia = National
place-tp-hcm = Hồ Chí Minh City
place-former = { $name } (now part of { $now })
place-short-ha-noi = HN
place-short-tp-hcm = HCMC
level-party-central = Party, central
level-party-local = Party, local
level-central = Central
level-local-city = City
level-local-department = City department
level-local-commune = Commune, ward
level-local-mixed = Several local levels
level-enterprise = Enterprise
level-zone = Technology zone
level-facility = Facility
level-university = University
level-advisory = Advisory

# Wordings.

yes = yes
inferred-from = Inferred: { $why }
day-year-inferred = { $day } (year inferred)
last-day = last day { $day }
last-day-year-inferred = last day { $day } (year inferred)
stated-technologies = { $n } technology groups
stated-products = { $n } products
stated-tasks = { $n } tasks
stated-targets = { $n } targets
type-short-ket-luan-cuoc-hop = Meeting
type-short-hoi-nghi = Conference
field-force-today = In force today
force-draft = not issued (draft)
force-ended = no longer in force
force-pending = not yet in force
force-now = in force
force-unknown = the source does not say
by-year = by { $year }
