# Projects: from the finding to the change given back.
projects-room = Projects
projects-lead = What a finding asks for, decided by both colleges, carried by pairs, measured, then given back to those who spoke.
projects-project = Project
projects-new = Write a project
projects-edit = Edit
projects-save = Save
projects-saved = Saved.
projects-leave = Leave without saving
projects-created = The project is written. Now add what will be done.
projects-search = Search titles and objectives
projects-filter = Filter
projects-filter-remove = Remove the filters
projects-none = No project yet.
projects-none-how = A project starts from a finding that both colleges agreed to.
projects-see-findings = See the findings
projects-none-found = No project matches.
projects-none-found-how = Remove a filter.
projects-page = Page { $page }
projects-print = Print
projects-thread = Follow the thread
projects-about = About the project
projects-history = What happened
projects-reason = Why
projects-reason-missing = Say why, in a sentence.
projects-reason-needed = You will have to say why.
projects-text-too-long = This text is too long: { $most } characters at most.
projects-date-missing = The date is missing.
projects-date-unreadable = We cannot read this date. Write it like this: 04/11/2026.
projects-number-unreadable = We cannot read this number. Write it in digits.
projects-not-yet = Not yet
projects-changed = Somebody else changed this project meanwhile.
projects-over = This project is over: it can no longer be edited.
projects-present = What is saved now. What you wrote is still in the form; saving it will replace this.
projects-voted-already = The colleges voted on this version. Editing it makes a new one, to be voted again; until then it is no longer called co-decided.

# The plan
projects-field-finding = Finding
projects-field-finding-hint = Only findings that both colleges agreed to are offered.
projects-field-template = Kind of project
projects-field-title = Title
projects-field-title-hint = What will change, in a few words.
projects-field-objective = Objective
projects-field-objective-hint = What is to be reached, for whom.
projects-field-people = People concerned
projects-field-people-hint = Who is affected, who can help.
projects-field-means = Means
projects-field-risks = Risks
projects-field-method = Method
projects-field-method-hint = How you work together, so that everyone is heard.
projects-field-part-of = Project that it belongs to
projects-field-part-of-hint = The users’ project, the establishment’s project.
projects-title-missing = The title is missing.
projects-objective-missing = The objective is missing.
projects-template-missing = Choose the kind of project.
projects-finding-missing = Choose the finding that the project starts from.
projects-finding-not-standing = Both colleges have not agreed to this finding: no project can start from it yet.
projects-finding-other = Choose another finding
projects-no-finding = No finding has been agreed to by both colleges.
projects-no-finding-how = Write a finding in the shared analysis, and have a user and a professional agree to it.
projects-finding = The finding
projects-finding-hidden = You cannot see the finding.
projects-finding-no-longer = Both colleges no longer agree to this finding.

# States and phases
projects-state = State
projects-state-any = All
projects-state-draft = In preparation
projects-state-running = Under way
projects-state-ended = Finished
projects-state-abandoned = Given up
projects-phase = Phase
projects-phase-before = Before
projects-phase-during = During
projects-phase-after = After
projects-phase-missing = Choose the phase: before, during or after.
projects-step-said = { $day }: { $state } ({ $role })
projects-step-said-why = { $day }: { $state } ({ $role }). { $why }
projects-started = The project has started.
projects-start-not-draft = The project has already started.
projects-start-no-action = Nothing to do is written yet: add an action.
projects-start-no-indicator = Nothing will be measured: add an indicator.
projects-start-unlocked = { $n ->
    [one] One indicator is not locked: set its baseline and target first.
   *[other] { $n } indicators are not locked: set their baselines and targets first.
}
projects-start-vote-open = A vote is under way: wait until it is closed.
projects-start-anyway = Start without a co-decision
projects-start-anyway-confirm = Both colleges have not approved this plan. The project will not be called co-decided. Start all the same?
projects-end = End the project
projects-end-how = How does it end?
projects-end-missing = Say whether it is finished or given up.
projects-end-ended = It is finished
projects-end-ended-hint = What had to be done is done, or stops here. Measures may go on.
projects-end-abandoned = It is given up
projects-end-abandoned-hint = It will go no further, and you say why.
projects-end-reason = What should be remembered
projects-end-reason-hint = A failure is worth telling as much as a success.
projects-ended = The project is closed.

# The next step
projects-next-vote = Vote
projects-next-vote-why = A vote on this plan is under way.
projects-next-action = Add an action
projects-next-action-why = The plan has no action yet.
projects-next-indicator = Add an indicator
projects-next-indicator-why = What will be measured is chosen before the start.
projects-next-lock = Lock the indicator
projects-next-lock-why = An indicator awaits its baseline and target.
projects-next-decide = Put to the vote
projects-next-decide-why = The plan is ready for both colleges.
projects-next-start = Start
projects-next-start-why = Both colleges approved and the indicators are locked.
projects-next-measure = Measure
projects-next-measure-why = One indicator has not been measured yet.
projects-next-give-back = Write the give-back
projects-next-give-back-why = Those who spoke have no answer yet.

# Partnership
projects-partnership = The three conditions of partnership
projects-level = Level
projects-condition-co-decision = Co-decision
projects-condition-co-construction = Co-construction
projects-condition-joint-carrying-out = Joint carrying-out
projects-level-information = Information
projects-level-consultation = Consultation
projects-level-collaboration = Collaboration
projects-level-partnership = Partnership
projects-level-said-partnership = All three conditions hold: this is a partnership.
projects-level-said-missing = Level: { $level }. Missing: { $condition }. { $why }
projects-facts = See the facts that prove it
projects-held = Proved
projects-lacking = Missing
projects-co-decided = co-decided
projects-fact-vote-approved = On { $day }, the college of { $college } approved: { $votes }.
projects-fact-vote-not-approved = On { $day }, the college of { $college } did not approve: { $votes }.
projects-fact-no-vote = The plan has not been voted.
projects-fact-vote-open = A vote is under way.
projects-fact-changed-since-vote = The plan changed after the vote: the new version must be voted.
projects-fact-authors-users = { $n ->
    [0] No user wrote the plan.
    [one] One user wrote the plan.
   *[other] { $shown } users wrote the plan.
}
projects-fact-authors-professionals = { $n ->
    [0] No professional wrote the plan.
    [one] One professional wrote the plan.
   *[other] { $shown } professionals wrote the plan.
}
projects-fact-finding-agreed = Both colleges agreed to the finding.
projects-fact-finding-not-agreed = Both colleges do not, or no longer, agree to the finding.
projects-fact-briefing = Joint briefing on { $day }: { $users }, { $professionals }.
projects-fact-no-briefing = No joint briefing of both colleges is recorded.
projects-fact-paired-actions = { $n ->
    [one] One action begun, carried by a user and a professional.
   *[other] { $shown } actions begun, each carried by a user and a professional.
}
projects-fact-action-without-pair = An action that has begun is not carried by both colleges.
projects-fact-nothing-begun = No action has begun.
projects-users-count = { $n ->
    [0] no user
    [one] 1 user
   *[other] { $shown } users
}
projects-professionals-count = { $n ->
    [0] no professional
    [one] 1 professional
   *[other] { $shown } professionals
}
projects-authors = Who wrote it
projects-author-said = { $n ->
    [one] { $name }, { $role }: 1 edit, on { $day }
   *[other] { $name }, { $role }: { $shown } edits, the last on { $day }
}
projects-briefings = Joint briefings
projects-briefings-lead = Informing and training everybody who takes part, together: it is a condition of partnership.
projects-briefing-new = Record a joint briefing
projects-briefing-what = What it was about
projects-briefing-what-hint = Rights, method, data, everybody’s part.
projects-briefing-what-missing = Say what it was about.
projects-briefing-users = Users who were there
projects-briefing-professionals = Professionals who were there
projects-briefing-people-missing = Tick at least one person who was there.
projects-briefing-record = Save
projects-briefing-recorded = The joint briefing is recorded.
projects-briefing-said = { $day }: { $what } ({ $users }, { $professionals })

# Actions
projects-actions = Actions
projects-actions-file = actions
projects-action = Action
projects-action-new = Add an action
projects-action-added = The action is added.
projects-action-removed = The action is taken out of the plan.
projects-action-remove = Remove this action
projects-action-remove-confirm = Take this action out of the plan?
projects-action-what = What will be done
projects-action-what-hint = A verb, a thing, a place.
projects-action-what-missing = Say what will be done.
projects-action-due-missing = The date by which it will be done is missing.
projects-action-priority-unknown = Choose the priority.
projects-actions-most = A project has 100 actions at most. Remove one, or write another project.
projects-action-changed = Somebody else changed this action meanwhile. What you wrote is still in the form; saving it will replace theirs.
projects-action-begun = This action has begun: give it up and say why, rather than removing it.
projects-action-state-to-do = To do
projects-action-state-running = Under way
projects-action-state-done = Done
projects-action-state-abandoned = Given up
projects-action-state-missing = Choose where the action stands.
projects-action-move = Where does it stand?
projects-action-move-to = It is now
projects-action-move-verb = Save the state
projects-action-reason-hint = Needed to give up, or to take up again what was over.
projects-action-pair-only = A vote is under way: only the two who carry the action can change.
projects-action-card = { $state }. Carried by: { $carried }. { $why }
projects-no-action = No action is written.
projects-actions-done = { $n ->
    [one] { $shown } action done of { $all }
   *[other] { $shown } actions done of { $all }
}
projects-actions-late = { $n ->
    [one] 1 late
   *[other] { $shown } late
}
projects-due = Due
projects-priority = Priority
projects-priority-1 = First
projects-priority-2 = Next
projects-priority-3 = When possible
projects-carried-by = Carried by
projects-carrier-user = User who carries it
projects-carrier-professional = Professional who carries it
projects-carrier-nobody = Nobody yet
projects-carrier-other-college = Choose a person of this college.
projects-pair-missing = One of the two is missing.
projects-pair-hint = An action is carried by two: a user and a professional.
projects-delay-late = { $n ->
    [one] Late: 1 day
   *[other] Late: { $shown } days
}
projects-delay-left = { $n ->
    [0] Today
    [one] 1 day left
   *[other] { $shown } days left
}

# Indicators and measures
projects-indicators = Indicators
projects-indicator = Indicator
projects-indicator-new = Add an indicator
projects-indicator-open = Open
projects-indicator-added = The indicator is added. It remains to lock it.
projects-indicator-removed = The indicator is removed.
projects-indicator-remove = Remove this indicator
projects-indicator-remove-confirm = Take this indicator out of the plan?
projects-indicator-name = Name
projects-indicator-name-hint = For instance: patients who feel well informed.
projects-indicator-name-missing = The indicator’s name is missing.
projects-indicator-counted-missing = Say what is counted.
projects-indicator-source-missing = Say where the figures come from.
projects-indicators-most = A project has 20 indicators at most.
projects-indicator-after-start = The project has started: what is measured is chosen before.
projects-indicator-locked = This indicator is locked: it can no longer be removed.
projects-indicator-changed = Somebody else changed this indicator meanwhile. What you wrote is still in the form; saving it will replace theirs.
projects-indicator-change = Change a locked indicator
projects-indicator-change-hint = The change will be dated, with its reason. What was written stays visible, and the plan will have to be voted again.
projects-indicator-summary = { $name }. Counted: { $counted }. Before: { $baseline }. Target: { $target }.
projects-change-reason = Why this change
projects-change-said = { $day }, { $role }:
projects-changes = Changes since the lock
projects-no-indicator = No indicator is chosen.
projects-kind = Kind of figure
projects-kind-proportion = A share
projects-kind-proportion-hint = So many answers of so many.
projects-kind-number = A number
projects-kind-number-hint = Minutes, euros, a mean.
projects-unit = Unit
projects-unit-hint = For a number only.
projects-counted = What is counted
projects-counted-hint = Precise enough for somebody else to count the same.
projects-source = Source
projects-direction = What is better
projects-direction-up = More is better
projects-direction-down = Less is better
projects-baseline = Baseline
projects-baseline-incomplete = A baseline has a value, a number of answers and a date.
projects-amount = Value
projects-amount-hint = For a share, the number of answers counted.
projects-amount-proportion = How many answers counted
projects-amount-number = Value ({ $unit })
projects-amount-missing = The value is missing.
projects-n = n
projects-n-of = Of how many answers
projects-n-missing = Say of how many answers.
projects-missing = Missing
projects-missing-hint = Answers that could not be counted.
projects-day = Date
projects-value = Value
projects-moment = Moment
projects-difference = Difference to the baseline
projects-note = Note
projects-note-hint = What should be known to read this figure rightly.
projects-target = Target
projects-target-value = Value aimed at
projects-target-hint = For a share, in percent.
projects-target-on = By
projects-target-said = { $target }, by { $day }
projects-target-share = A share is between 0 and 100 percent.
projects-figure-counts = { $some } of { $all }
projects-figure-said = { $value } (n = { $n }), { $day }
projects-figure-said-missing = { $value } (n = { $n }, { $missing } missing), { $day }
projects-figure-n = At least one answer is needed.
projects-figure-missing = This number cannot be negative.
projects-figure-amount = There cannot be more than there are answers, nor fewer than none.
projects-figure-future = This date is still to come.
projects-lock = Lock
projects-lock-ready = Once locked, the baseline and the target change only with a dated reason.
projects-lock-confirm = Lock the baseline and the target?
projects-lock-lacking = Before it can be locked, it lacks:
projects-lock-baseline = the baseline, with its number of answers and its date.
projects-lock-target = the target.
projects-lock-target-on = the date of the target.
projects-lock-target-on-before = a date of the target after that of the baseline.
projects-lock-target-way = a target on the right side of the baseline.
projects-locked = Locked
projects-unlocked = Not locked yet
projects-locked-said = Locked on { $day } ({ $role })
projects-indicator-locked-done = The indicator is locked.
projects-measures = Measures
projects-measures-file = measures
projects-measure = Measure
projects-measure-new = Enter a measure
projects-measure-enter = Save the measure
projects-measure-entered = The measure is saved.
projects-measure-indicator-missing = Choose the indicator that was measured.
projects-measure-before-start = Measures come after the start, and only for a locked indicator.
projects-measure-on-before-start = This day is before the start of the project: a measure shows what changed since.
projects-measure-on-before-baseline = This day is not after that of the baseline: a measure shows what changed since.
projects-baseline-after-measure = A measure is of this day or before: the baseline must come before it.
projects-action-before-start = The project has not started: an action cannot be under way or done yet.
projects-measure-withdraw = Withdraw this measure
projects-measure-withdraw-hint = It stays visible, with your reason, and counts no longer.
projects-with-colon = { $what }: { $said }
projects-measure-withdrawn = Withdrawn: { $why }
projects-measure-withdrawn-already = This measure is already withdrawn.
projects-measure-withdrawn-done = The measure is withdrawn.
projects-measured-on = Measured on { $day }
projects-not-measured = Not measured yet.
projects-withdrawn-because = Withdrawn because
projects-before = Before
projects-after = After
projects-answers = { $n ->
    [one] { $shown } answer
   *[other] { $shown } answers
}

# Effect
projects-effect-figures = { $before } before, { $after } after ({ $n_before } and { $n_after } answers).
projects-effect-difference = A difference of { $difference } points, probably between { $low } and { $high }.
projects-effect-number = A difference of { $difference }. Without an interval: we do not have the values one by one.
projects-effect-too-few = Fewer than 10 answers: we show no percentage.
projects-effect-better = The difference goes the way that was wanted.
projects-effect-worse = The difference goes against what was wanted.
projects-effect-unclear = Chance alone may explain this difference.
projects-effect-reached = The target is reached.
projects-effect-not-reached = The target is not reached.
projects-effect-missing = { $n ->
    [one] 1 answer missing.
   *[other] { $shown } answers missing.
}
projects-effect-small = Few answers: read these figures with care.
projects-effect-other-reasons = Other reasons may have played a part.
projects-effect-heading-better = { $indicator }: an improvement
projects-effect-heading-worse = { $indicator }: a step back
projects-effect-heading-unclear = { $indicator }: no sure change
projects-effect-heading-too-few = { $indicator }: too few answers

# Vote
projects-decision = The decision
projects-vote = Vote
projects-vote-new = Put the plan to the vote
projects-vote-new-lead = The plan is frozen while people vote. Each college votes apart; one cannot outvote the other.
projects-vote-put = Open the vote
projects-vote-opened = The vote is open. Those who may vote are told.
projects-vote-unpaired = One action is not carried by two yet.
projects-vote-unlocked = One indicator is not locked yet.
projects-voters = Who may vote: { $users }, { $professionals }.
projects-until = Vote until
projects-until-hint = The vote stays open until somebody closes it.
projects-until-past = This date is past.
projects-vote-until = Until { $day }.
projects-vote-title = Vote on version { $version } of the plan, { $day }
projects-vote-opened-said = Opened on { $day } ({ $role }).
projects-vote-closed-said = Closed on { $day } ({ $role }).
projects-vote-withdrawn-said = Withdrawn on { $day } ({ $role }).
projects-decision-state-open = Under way
projects-decision-state-closed = Closed
projects-decision-state-withdrawn = Withdrawn
projects-vote-plan = The plan put to the vote
projects-vote-under-way = Vote under way
projects-vote-participation = Who has voted
projects-participation = { $college }: { $cast } of { $all }
projects-vote-secret-until-closed = Votes are shown only once the vote is closed, by college and without names.
projects-rule-said = { $n ->
    [one] A college approves when more than { $percent } percent of its expressed votes are for, with at least one vote. Abstentions are not expressed votes.
   *[other] A college approves when more than { $percent } percent of its expressed votes are for, with at least { $shown } votes. Abstentions are not expressed votes.
}
projects-vote-mine = Your vote
projects-vote-mine-said = You voted: { $choice }. You can change it until the vote is closed.
projects-vote-question = Do you approve this plan?
projects-vote-verb = Vote
projects-vote-reason = Your reason
projects-vote-reason-hint = It will be shown after the closing, with your college and without your name.
projects-vote-reasons = Reasons given
projects-voted = Your vote is saved.
projects-choice-approve = For
projects-choice-reject = Against
projects-choice-abstain = Abstain
projects-choice-missing = Choose for, against or abstain.
projects-vote-close = Close the vote
projects-vote-close-confirm = Close the vote and count?
projects-vote-closed = This vote is no longer open.
projects-vote-closed-done = The vote is closed.
projects-vote-open = A vote on this plan is under way: it does not change until the closing.
projects-vote-withdraw = Withdraw this vote
projects-vote-withdraw-hint = Nothing that was cast will be counted. The plan can then be edited again.
projects-vote-withdrawn-done = The vote is withdrawn.
projects-no-vote = The plan has not been voted yet.
projects-tally-approve = { $n ->
    [0] none for
   *[other] { $shown } for
}
projects-tally-reject = { $n ->
    [0] none against
   *[other] { $shown } against
}
projects-tally-abstain = { $n ->
    [0] no abstention
    [one] 1 abstention
   *[other] { $shown } abstentions
}
projects-verdict-both = Both colleges approved: it is co-decided.
projects-verdict-users-only = The professionals’ college did not approve: it is not co-decided.
projects-verdict-professionals-only = The users’ college did not approve: it is not co-decided.
projects-verdict-none = Neither college approved: it is not co-decided.

# Give-back, at work
projects-give-back = Give-back
projects-give-backs = Give-backs
projects-give-back-new = Write a give-back
projects-no-give-back = Nothing has been given back yet to those who spoke.
projects-give-back-begun = A first text is written from the record. Read it through.
projects-give-back-state-draft = Draft
projects-give-back-state-published = Published
projects-give-back-state-withdrawn = Taken down
projects-give-back-draft-said = A draft, written from the record. Nobody else sees it.
projects-give-back-published-said = Published on { $day } ({ $role }).
projects-give-back-withdrawn-said = Taken down on { $day }. { $why }
projects-give-back-not-co-decided = This plan is not co-decided: the give-back will say so, and will not show the cord.
projects-give-back-title = Title
projects-give-back-title-missing = The title is missing.
projects-give-back-lead = In a few sentences
projects-give-back-lead-hint = How many people spoke, of what, and what changed or did not.
projects-give-back-decided-hint = In one sentence: it is the answer, in large letters on the poster.
projects-give-back-decided-missing = Say what was decided.
projects-give-back-quotes-hint = { $most } quotes at most. Only those that may be published are offered.
projects-give-back-quotes-most = { $most } quotes at most.
projects-give-back-quote-gone = A chosen quote was withdrawn by the person who said it. Choose another.
projects-give-back-quote-not-evidence = A chosen quote is not among those of the finding.
projects-give-back-not-done-most = { $most } things at most.
projects-give-back-why-missing = For each thing that was not done, say what and why.
projects-give-back-changed = Somebody else changed this give-back meanwhile. Read it through, then try again.
projects-give-back-published-already = This give-back is published: take it down before editing it.
projects-give-back-published-done = The give-back is published.
projects-give-back-withdrawn-done = The give-back is taken down.
projects-give-back-public = See the public page
projects-give-back-seen = { $n ->
    [0] Nobody has seen it yet with their code.
    [one] One person saw it with their code.
   *[other] { $shown } people saw it with their code.
}
projects-no-quote = No words of this finding may be published.
projects-quote-choose = Quote these words
projects-not-done-hint = One line for each thing. An empty line is not kept.
projects-not-done-what = What was not done, { $n }
projects-not-done-why = Why, { $n }
projects-preview = See it as everybody will
projects-preview-back = Back to the text
projects-preview-said = Preview: this is what everybody will see.
projects-publish = Publish
projects-publish-confirm = Publish this give-back? Everybody will be able to read it.
projects-publish-who = Quality or the direction publishes.
projects-poster = Poster
projects-report = Report
projects-take-down = Take the give-back down
projects-take-down-hint = Its address will say that it was taken down, and why.
projects-told = Who knows
projects-telling-new = Note that people were told
projects-telling-count = How many people
projects-telling-people = Write a number of people, from 1.
projects-telling-note = Note
projects-telling-noted = Noted.
projects-telling-said = { $n ->
    [one] { $day }, { $channel }: 1 person
   *[other] { $day }, { $channel }: { $shown } people
}
projects-channel = How
projects-channel-missing = Choose how people were told.
projects-channel-poster = Poster
projects-channel-meeting = Meeting
projects-channel-letter = Letter
projects-channel-mail = Mail
projects-channel-other = Another way
projects-draft-voices = { $n ->
    [0] People spoke.
    [one] One person spoke.
   *[other] { $shown } people spoke.
}
projects-draft-changed = { $n ->
    [one] One thing has changed.
   *[other] { $shown } things have changed.
}
projects-draft-not-possible = { $n ->
    [one] One thing could not change, and we say why.
   *[other] { $shown } things could not change, and we say why.
}
projects-draft-done = Done: { $what }.
projects-draft-running = Under way: { $what }.
projects-draft-planned = It is planned for { $day }.
projects-draft-not-begun = It has not begun yet.

# Give-back, for everybody
projects-given-list = What has changed
projects-given-list-lead = You spoke. Here is what was done, what was not, and why.
projects-given-none = No give-back is published yet.
projects-given-none-how = They will appear here as soon as an establishment has answered.
projects-given-everywhere = All establishments
projects-establishment = Establishment
projects-given-heading = You said, we did
projects-given-said = You said
projects-given-decided = What was decided
projects-given-done = What was done
projects-given-changed = What it changed
projects-given-not-done = What we could not do
projects-given-who = Who decided
projects-given-together = Decided together on { $day }
projects-given-published = Published on { $day }
projects-given-others = { $n ->
    [one] and one other person
   *[other] and { $shown } other people
}
projects-given-thread = Follow this thread from beginning to end
projects-came-of-done = Done
projects-came-of-running = Under way
projects-came-of-ended = Not this time
projects-given-who-both = Users and professionals voted, each in their own college. Nothing is kept without the agreement of both.
projects-given-who-college = College of { $college }: { $votes }.
projects-given-who-not-together = The establishment decided. The two colleges did not both approve this plan: it is not a co-decision.
projects-given-withdrawn-title = This give-back was taken down
projects-given-withdrawn = Taken down on { $day }. { $why }
projects-poster-print = Print the poster
projects-report-download = Download the report
projects-poster-file = poster
projects-report-file = report
projects-poster-said = You said
projects-poster-done = We did
projects-poster-done-together = We did, together
projects-poster-changed = What it changed
projects-poster-measured = { $indicator }:
projects-poster-call = And you, what have you been through?
projects-poster-call-before = Read it all, and answer us:
projects-poster-no-quote = No quote is left: without one, there is no poster.
projects-poster-too-long = The words do not fit on the poster. Shorten what was decided, or put a shorter quote first.
projects-print-fictitious = Invented establishment and testimonies.
projects-table-of = { $indicator }: the figures
projects-export-actions = Actions as { $format }
projects-export-measures = Measures as { $format }

# The thread, tasks, notices
projects-kind-of-project = Project
projects-kind-of-decision = Vote
projects-kind-of-co-decision = Co-decision
projects-notice-vote = Your vote is awaited on the project “{ $project }”.
projects-notice-carrier = You carry an action of the project “{ $project }”: { $action }
projects-task-vote = Vote: { $project }
projects-task-vote-why = Each college votes apart, and your voice counts in yours.
projects-task-action-why = Project: { $project }
projects-task-action-verb = Say where it stands
projects-task-measure = Measure: { $indicator }
projects-task-measure-delay = Planned for { $day }
projects-task-measure-verb = Measure
projects-task-draft = Give-back to finish: { $title }
projects-task-draft-why = Those who spoke await an answer.
projects-task-draft-verb = Read through
