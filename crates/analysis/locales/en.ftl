# Joint analysis
analysis-room = Joint analysis
analysis-lead = Users and professionals read the same words, each on their own, then compare, discuss and agree on findings.
analysis-leave = Leave without saving
analysis-choose = Choose
analysis-open = Open
analysis-clear = Remove the filters
analysis-filter = Filter
analysis-total = Total
analysis-month = Month
analysis-place = Place
analysis-tone = Tone
analysis-theme = Theme
analysis-study = Study
analysis-readers = Readers
analysis-somebody = somebody who is no longer in the directory
analysis-list-separator = ,{" "}
analysis-page-of = Page { $page } of { $pages }
analysis-n-of = { $n } of { $total }
analysis-version = Version { $version }
analysis-text-too-long = This text is too long: { $most } characters at most.
analysis-out-authors = { $n ->
    [one] { $shown } expression was taken back by the person who had said it.
   *[other] { $shown } expressions were taken back by the people who had said them.
}
analysis-out-import = { $n ->
    [one] { $shown } expression went with the import “{ $name }”, undone on { $day } (reason given: { $why }).
   *[other] { $shown } expressions went with the import “{ $name }”, undone on { $day } (reason given: { $why }).
}
analysis-out-some-import = { $n ->
    [one] { $shown } expression went with an import that was undone.
   *[other] { $shown } expressions went with an import that was undone.
}
analysis-corpus-left = { $n ->
    [0] None is left.
    [one] { $shown } is left.
   *[other] { $shown } are left.
}
analysis-notice-undone = An import was undone: expressions of the study “{ $study }” went with it.
analysis-words-gone = These words are no longer here: they were taken back, or went with their import.

# Studies
analysis-study-new = Open a study
analysis-study-open = Open the study
analysis-study-opened = The study is open. Its corpus is being frozen.
analysis-study-done = Finished
analysis-study-changed = Somebody else has just changed this study. Reload the page, then start again.
analysis-studies-none = No study yet.
analysis-studies-none-how = Among the words people gave, choose those that interest you, then open a study.
analysis-studies-none-wait = They will appear here as soon as somebody opens one.
analysis-to-corpus = Choose words
analysis-opened-on = Study opened on { $day }.
analysis-study-new-corpus = Words kept:
analysis-study-new-corpus-how = The corpus is frozen now: words that arrive later will not join it. To choose others, filter the words and come back here.
analysis-study-name = Name of the study
analysis-study-name-hint = For example: Leaving hospital, 2026.
analysis-study-name-missing = Give the study a name.
analysis-study-question = Question asked
analysis-study-question-hint = What you want to understand, in one sentence.
analysis-study-question-missing = Write the question that the study asks.
analysis-organisation = Establishment
analysis-study-organisation-missing = Choose the establishment.
analysis-corpus = Corpus:
analysis-corpus-count = { $n ->
    [one] { $shown } expression
   *[other] { $shown } expressions
}
analysis-corpus-more = more than { $shown } expressions
analysis-corpus-frozen = { $n ->
    [one] { $shown } expression, frozen on { $day }.
   *[other] { $shown } expressions, frozen on { $day }.
}
analysis-corpus-freezing = { $n ->
    [one] The corpus is being frozen: { $shown } expression so far.
   *[other] The corpus is being frozen: { $shown } expressions so far.
}
analysis-corpus-not-frozen = The corpus is not frozen yet. Wait for the work under way to end.

# Steps
analysis-tab-steps = Steps
analysis-tab-codebook = Codebook
analysis-tab-themes = Themes
analysis-tab-agreement = Agreement
analysis-tab-disagreements = Disagreements
analysis-tab-proposals = Proposals
analysis-tab-findings = Findings
analysis-step-corpus = Freeze the corpus
analysis-step-codebook = Agree on the codebook
analysis-step-briefing = Inform and train together
analysis-step-readers = Appoint readers
analysis-step-sample = Draw the sample
analysis-step-reading = Read apart
analysis-step-agreement = Measure agreement
analysis-step-settling = Discuss disagreements
analysis-step-learning = Let the tool read the rest
analysis-step-findings = Write findings
analysis-act-corpus = See the corpus
analysis-act-codebook = See the codebook
analysis-act-briefing = Note the session
analysis-act-readers = See the readers
analysis-act-sample = Draw the sample
analysis-act-reading = Read
analysis-act-agreement = See agreement
analysis-act-settling = Discuss
analysis-act-learning = See the proposals
analysis-act-findings = See the findings
analysis-progress-done = Done
analysis-progress-now = To do
analysis-progress-later = Later
analysis-measured = Agreement is measured, college by college and together.
analysis-measured-later = It will be measured when each reader has finished.
analysis-measured-soon = Everybody has finished. The measure is under way.
analysis-settling-later = What was read differently will come here.
analysis-work-freeze = The corpus is being frozen
analysis-work-measure = Agreement is being measured
analysis-work-learn = The tool prepares its proposals
analysis-work-done = { $n ->
    [one] { $shown } expression done
   *[other] { $shown } expressions done
}
analysis-work-close = You may close this page.
analysis-work-ended = It is done.
analysis-work-see = See how far the study is
analysis-work-freeze-failed = The corpus could not be frozen. The administrator of Portevoix sees why among the jobs.
analysis-work-measure-failed = Agreement could not be measured. The administrator of Portevoix sees why among the jobs.
analysis-work-learn-failed = The tool could not propose. The administrator of Portevoix sees why among the jobs.

# Codebook
analysis-codebook = Codebook
analysis-codebook-starter = The starter codebook
analysis-codebook-starter-hint = The usual topics of care and of public services, on two levels, in French, with invented examples. You can change all of it.
analysis-codebook-copy = A copy of the codebook of the study “{ $study }”
analysis-codebook-blank = An empty codebook
analysis-codebook-blank-hint = The group writes its own themes.
analysis-codebook-unknown = This codebook does not exist. Choose one of the list.
analysis-codebook-meta = { $n ->
    [one] { $shown } theme, version { $version }
   *[other] { $shown } themes, version { $version }
}
analysis-codebook-locked = Reading is under way: the codebook does not change until everybody has finished, so that all read with the same one.
analysis-codebook-empty = The codebook has no theme yet.
analysis-codebook-empty-how = Add the themes that the group needs, each with its definition.
analysis-theme-count = { $n ->
    [one] { $shown } theme
   *[other] { $shown } themes
}
analysis-theme-new = Add a theme
analysis-theme-edit = Change the theme
analysis-theme-change = Change
analysis-theme-up = Move up
analysis-theme-down = Move down
analysis-theme-name = Name of the theme
analysis-theme-name-missing = Give the theme a name.
analysis-theme-name-taken = Another theme of the same level has this name.
analysis-theme-too-many = The codebook already has { $most } themes. Retire one first.
analysis-theme-parent = Theme above
analysis-theme-no-parent = None: first level
analysis-theme-parent-unknown = Choose a theme of the first level: the codebook has two levels.
analysis-theme-has-children = This theme holds others: it stays on the first level.
analysis-theme-definition = Definition
analysis-theme-definition-hint = When to use it, and when not to.
analysis-theme-examples = Examples
analysis-theme-examples-hint = One a line. Make them up, or quote an expression by its number: #1234.
analysis-theme-examples-invented = Invented examples
analysis-theme-save = Save the theme
analysis-theme-saved = The theme is saved.
analysis-theme-added = The theme is added.
analysis-theme-retire = Retire this theme
analysis-theme-retire-sure = Retire this theme? Codes that were put stay; it can no longer be used.
analysis-theme-retired = The theme is retired. Its codes stay.
analysis-theme-retired-title = Retired themes
analysis-theme-resume = Take up again
analysis-theme-resumed = The theme is in use again.
analysis-theme-changed = Somebody else has just changed this theme. Your text is still in the form.
analysis-theme-now = This is what the theme says now:
analysis-theme-history = What it said before
analysis-theme-children = Narrower themes
analysis-theme-family = { $n ->
    [0] Nothing coded by people, here or under a narrower theme.
    [one] { $shown } expression coded by people, here or under a narrower theme.
   *[other] { $shown } expressions coded by people, here or under a narrower theme; each counted once.
}

# Joint session
analysis-briefing-lead = Before reading, users and professionals are informed and trained together: the question, the codebook, reading blind, what will become of the findings. Without this date, nobody can code.
analysis-briefing-why = A joint session comes before reading. Without it, nobody can code.
analysis-briefing-on = Day of the session
analysis-briefing-note = What was said
analysis-briefing-note-hint = Who was there, by role, and what was agreed.
analysis-briefing-save = Save the session
analysis-briefed = The session is saved.
analysis-briefed-on = Joint session on { $day }.
analysis-briefing-day-missing = Say on which day the session was.
analysis-briefing-day-to-come = The session must have taken place: give today or a day past.
analysis-briefing-missing = The joint session is not noted yet. Nobody can code before.
analysis-briefing-to-come = The joint session has not taken place yet.
analysis-briefing-after-reading = Reading has begun: the date of the session no longer changes.

# Readers
analysis-readers-lead = There must be at least one of each college. Nobody sees the codes of the others until all have finished.
analysis-readers-one-sided = A reader of one of the two colleges is missing.
analysis-readers-none = Nobody is appointed yet.
analysis-readers-none-how = Appoint at least one user and one professional; three of each give a surer measure.
analysis-readers-count = { $users }, { $professionals }.
analysis-users-count = { $n ->
    [one] { $shown } user
   *[other] { $shown } users
}
analysis-professionals-count = { $n ->
    [one] { $shown } professional
   *[other] { $shown } professionals
}
analysis-readers-finished = { $n ->
    [one] { $finished } of { $shown } reader has finished.
   *[other] { $finished } of { $shown } readers have finished.
}
analysis-reader-finished-on = Finished on { $day }
analysis-reader-waits = Waits for the sample
analysis-reader-progress = { $n ->
    [one] { $shown } expression coded of { $size }
   *[other] { $shown } expressions coded of { $size }
}
analysis-reader-appoint-title = Appoint somebody
analysis-reader-person = Person
analysis-reader-person-hint = Everybody reads for the college of their role.
analysis-reader-appoint = Appoint
analysis-appointed = The person is appointed.
analysis-reader-release = Release
analysis-reader-release-sure = Release this person? What they coded will be removed.
analysis-released = The person is released.
analysis-reader-missing = Choose a person.
analysis-reader-unknown = This person cannot read here, or is appointed already.
analysis-readers-too-many = This study already has twenty readers.
analysis-reader-finished = This reading is finished: it no longer changes.
analysis-readers-of-one-college = Reading together takes at least one reader of each college.
analysis-reader-n = Reader { $n }

# Sample
analysis-sample-lead = Everybody reads the same expressions, drawn at random from the corpus. The seed of the draw is noted: anybody can draw it again.
analysis-sample-why = Expressions drawn at random, which everybody reads.
analysis-sample-of = { $n ->
    [one] The corpus holds { $shown } expression.
   *[other] The corpus holds { $shown } expressions.
}
analysis-sample-drawn = { $n ->
    [one] { $shown } expression drawn at random (seed { $seed }).
   *[other] { $shown } expressions drawn at random (seed { $seed }).
}
analysis-sample-size-label = Number of expressions
analysis-sample-size-hint = Forty take about an hour to read. Another draw is possible as long as nobody has coded.
analysis-sample-size = Choose a number between { $least } and { $most }.
analysis-sample-size-missing = Give a number.
analysis-sample-draw = Draw the sample
analysis-drawn = The sample is drawn.
analysis-sample-already-read = Somebody has coded already: the sample no longer changes.
analysis-sample-missing = The sample is not drawn yet.

# Reading
analysis-reading-place = Expression { $place } of { $total }
analysis-reading-progress = Your reading
analysis-reading-done = { $n ->
    [one] { $shown } expression coded of { $total }
   *[other] { $shown } expressions coded of { $total }
}
analysis-reading-blind = Nobody sees your codes, and you do not see those of the others, until all have finished.
analysis-themes-tick = What do these words speak of?
analysis-themes-tick-hint = Tick every theme that they speak of.
analysis-nothing = No theme of the codebook fits
analysis-nothing-hint = This is an answer, not an omission.
analysis-nothing-short = No theme
analysis-tone-positive = Went well
analysis-tone-negative = Did not go well
analysis-tone-mixed = Both
analysis-tone-neutral = Neither
analysis-tone-any = All
analysis-tone-line-positive = went well
analysis-tone-line-negative = did not
analysis-saving = Saving…
analysis-saved = Saved
analysis-save-failed = Not saved: check the connection, then use the button.
analysis-reading-next = Save and read the next
analysis-reading-previous = Back to the one before
analysis-reading-save = Save
analysis-reading-end-title = You have coded everything
analysis-reading-end-words = You may still go back to each expression. Once you have finished, your codes no longer change.
analysis-reading-end = Finish my reading
analysis-reading-end-sure = Finish? Your codes will no longer change.
analysis-reading-finished = Your reading is finished. Thank you.
analysis-reading-unfinished = There are expressions left to code before you finish.
analysis-reading-closed = The reading is closed.
analysis-still-blind = The reading is not closed: nobody sees the codes of the others until each reader has finished.
analysis-coding-changed = These codes have just been changed in another window. Reload the page.
analysis-coding-nothing-and-themes = You ticked themes and “no theme”. Keep one or the other.
analysis-coding-too-many = Keep { $most } themes at most for one expression.
analysis-coding-unknown-theme = One of these themes is no longer in the codebook. Reload the page.
analysis-coding-themes-missing = Tick at least one theme, or “no theme fits”.
analysis-coding-tone-missing = Choose a tone.

# Agreement
analysis-agreement-title = Do you read alike?
analysis-agreement-how = Agreement is measured when all readers have finished.
analysis-agreement-chart = Agreement on themes, by college and together
analysis-agreement-overall = Agreement on all themes
analysis-agreement-tone = Agreement on tone
analysis-agreement-themes = Agreement theme by theme
analysis-strand-users = Users
analysis-strand-professionals = Professionals
analysis-strand-together = Together
analysis-n-texts = Read by several
analysis-alpha = Alpha
analysis-interval-title = From – to (95%)
analysis-interval = { $low } – { $high }
analysis-reading-title = Reading
analysis-band-solid = Solid agreement
analysis-band-tentative = Agreement to discuss
analysis-band-weak = Different readings: talk about them
analysis-band-unsure = Interval too wide to conclude
analysis-times-put = Times put
analysis-band-short-solid = solid
analysis-band-short-tentative = to discuss
analysis-undefined-fewer-than-two-coders = One reader: nothing to compare
analysis-undefined-nothing-in-common = Nothing was read by several
analysis-undefined-single-value = All always answered the same: the measure has no meaning
analysis-undefined-too-little-variation = Too few differences to measure
analysis-sentence-solid = You read almost with one voice.
analysis-sentence-tentative = You often read alike, with differences to discuss.
analysis-sentence-apart = Each college reads almost with one voice. Together, less so: that is where to talk.
analysis-sentence-weak = You read differently. The disagreements say what to talk about.
analysis-sentence-unsure = The interval is too wide to conclude: too few expressions were read by several.
analysis-sentence-undefined = Agreement cannot be measured here.
analysis-advice-enough = The interval is narrow enough: more expressions read by several would hardly change it.
analysis-advice-more = { $n ->
    [one] With { $shown } more expression read by several, the measure would be sure to within 0.10.
   *[other] With { $shown } more expressions read by several, the measure would be sure to within 0.10.
}
analysis-advice-undefined = There are too few expressions or differences to say how many more it would take.
analysis-measured-meta = Krippendorff’s alpha, measured on { $day }; interval by { $shown } resamplings (seed { $seed }).
analysis-disagreements-of = { $n ->
    [0] All were read alike, of { $texts }.
    [one] { $shown } expression read differently, of { $texts }.
   *[other] { $shown } expressions read differently, of { $texts }.
}
analysis-discuss = Discuss the disagreements
analysis-agreement-explained-title = How to read these numbers
analysis-agreement-explained = 1 says that all code alike, 0 that agreement is what chance gives, below 0 that people code the opposite. The low bound of the interval gives the reading: from 0.80 agreement is solid; between 0.667 and 0.80, conclude with care only (Krippendorff). Where the interval lies on both sides of 0.667, it is too wide to conclude: a theme put a few times is not measured well.
analysis-agreement-explained-method = Overall, two lists of themes that overlap count as partial agreement (MASI distance). For one theme, what counts is whether it is ticked. The interval says between which values agreement probably lies.

# Disagreements
analysis-disagreements-lead = An average teaches nothing: talk about each difference, then say what you keep and why.
analysis-disagreements-none = Nothing here.
analysis-disagreements-open = See what is left to discuss
analysis-disagreement = Expression { $number }
analysis-read-apart = Read apart
analysis-to-settle = { $n ->
    [0] Everything is discussed.
    [one] { $shown } expression is left to discuss.
   *[other] { $shown } expressions are left to discuss.
}
analysis-settled-count = { $n ->
    [one] { $shown } expression discussed
   *[other] { $shown } expressions discussed
}
analysis-settle = Settle
analysis-settle-only-readers = The appointed readers of the study discuss and settle, users and professionals. You can see what they read and settled.
analysis-settle-with = Who took part, with you
analysis-settle-with-hint = Optional. Tick the readers with whom you decided.
analysis-settled-with = With { $names }
analysis-settled-with-one = { $name } ({ $college })
analysis-settled-with-unknown = One of these people does not read this study. Reload the page.
analysis-one-sided = Only one college took part.
analysis-one-sided-count = { $n ->
    [one] { $shown } discussed expression, of { $total }, names one college only. To be decided by several, users and professionals.
   *[other] { $shown } discussed expressions, of { $total }, name one college only. To be decided by several, users and professionals.
}
analysis-forbidden = This page of the study is not for you.
analysis-forbidden-why = Reading, discussing and confirming belongs to the appointed readers of the study; preparing it, to those who lead it.
analysis-back-to-study = Back to the study
analysis-settle-title = What we keep
analysis-settle-lead = To be decided by several, users and professionals. The reason counts as much as the code.
analysis-themes-agreed = Themes kept
analysis-settle-why = Why
analysis-settle-why-hint = What changed minds, or what the codebook should make clearer.
analysis-settlement-why-missing = Say why: it will help those who come next.
analysis-settled = It is settled.
analysis-settled-tag = Settled
analysis-settled-by = { $name }, { $role }, { $moment }
analysis-settled-meanwhile = Other readers have just settled this expression. Your text is still in the form.
analysis-settled-meanwhile-see = This is what other readers have just settled:
analysis-settled-elsewhere = This expression is in the sample: it is discussed among the disagreements.
analysis-read-alike = Everybody read this expression alike: there is nothing to discuss.
analysis-agreed-count = { $n ->
    [one] { $shown } expression has agreed codes.
   *[other] { $shown } expressions have agreed codes.
}
analysis-origin-unanimous = Read alike by all
analysis-origin-settled = Settled together
analysis-origin-confirmed = Confirmed
analysis-origin-read = Read by a person, without a proposal
analysis-use-theme = { $theme }, { $tone } ({ $how })
analysis-use-unanimous = read alike by all
analysis-use-settled = settled together
analysis-use-confirmed = confirmed by a person
analysis-use-read = read by a person
analysis-use-proposed = proposed by the tool, nobody decided yet
analysis-campaign-theme = { $theme }: confirmed { $people }, proposed by the tool { $tool }
analysis-campaign-few = { $n ->
    [one] fewer than one
   *[other] fewer than { $shown }
}

# Proposals
analysis-pending-count = { $n ->
    [0] No proposal waits.
    [one] { $shown } proposal of the tool waits for a person.
   *[other] { $shown } proposals of the tool wait for a person.
}
analysis-unknown-count = { $n ->
    [one] For { $shown } expression, it does not know: it waits to be read.
   *[other] For { $shown } expressions, it does not know: they wait to be read.
}
analysis-unknown-more = { $n ->
   *[other] For more than { $shown } expressions, it does not know: they wait to be read.
}
analysis-orders = In which order
analysis-order-unsure = The least sure first
analysis-order-sure = The surest first
analysis-order-unknown = Those that the tool cannot read
analysis-learn = Let the tool learn
analysis-learn-again = Let it learn again
analysis-learning-started = The tool learns, then reads the rest.
analysis-learning-busy = The tool is at work now.
analysis-learning-too-early = The tool learns from your agreed codes: measure agreement first.
analysis-learning-too-few = It takes at least twenty expressions with agreed codes for the tool to learn.
analysis-learning-lacks = { $n ->
    [one] { $shown } more is needed before the tool can learn.
   *[other] { $shown } more are needed before the tool can learn.
}
analysis-model-of-another-version = This model comes from another version of Portevoix. Let the tool learn again.
analysis-model-title = What the tool has learned
analysis-model-learned = { $n ->
    [one] Learned from { $shown } coded expression, { $moment }.
   *[other] Learned from { $shown } coded expressions, { $moment }.
}
analysis-model-read = { $n ->
    [one] { $shown } expression read by the tool;
   *[other] { $shown } expressions read by the tool;
}
analysis-model-unknown = { $n ->
    [0] it proposed something for each.
    [one] for { $shown }, it says that it does not know.
   *[other] for { $shown }, it says that it does not know.
}
analysis-model-decided = { $n ->
    [0] { $confirmed } proposals confirmed, { $refused } dismissed.
    [one] { $confirmed } proposals confirmed, { $refused } dismissed; { $shown } expression read without a proposal.
   *[other] { $confirmed } proposals confirmed, { $refused } dismissed; { $shown } expressions read without a proposal.
}
analysis-model-figures = What its proposals are worth, on expressions that it had not seen
analysis-model-carried = Coded expressions
analysis-model-precision = Right among the proposed
analysis-model-recall = Found among the expected
analysis-model-f1 = F1
analysis-model-tone = Right tone: { $right } of { $examples }.
analysis-model-validated = Cross-validation: each fifth of the expressions is read by a model that learned from the four others.
analysis-all-themes = All themes
analysis-few = learned from little
analysis-relearn-after = { $n ->
    [one] The tool learns again after { $shown } decision.
   *[other] The tool learns again after every { $shown } decisions.
}
analysis-queue-title = What the tool is least sure of
analysis-queue-lead = What the tool proposes is ticked. Keep, untick, add: what you save is your reading, no longer a proposal.
analysis-queue-tick-hint = The proposed themes are ticked in advance.
analysis-queue-save = Save my codes
analysis-queue-skip = Go to the next
analysis-queue-sure = What the tool is surest of
analysis-queue-unknown = The tool does not know: read and code
analysis-queue-unknown-lead = It proposed nothing for these words. What you save is your reading; it will learn from it.
analysis-queue-unread = To read and code
analysis-queue-unread-lead = The tool does not have enough coded expressions to learn from yet. Each one that you code brings it closer.
analysis-queue-empty = The whole corpus is coded by people.
analysis-queue-empty-how = No proposal waits, and nothing is left that the tool cannot read.
analysis-queue-all-read = The whole corpus is coded by people.
analysis-queue-all-read-how = The corpus is too small for the tool to learn from; it was not needed.
analysis-queue-end = This is the end of the queue.
analysis-queue-end-how = What you passed over still waits.
analysis-queue-again = Begin again
analysis-only-readers = Only the appointed readers of the study confirm, dismiss or code.
analysis-coded = Your codes are saved.
analysis-proposal-words = { $theme }, { $tone }
analysis-proposal-confirmed = Confirmed.
analysis-proposal-dismissed = Dismissed.
analysis-proposal-decided = Somebody else has already decided on this proposal.
analysis-decision-missing = Confirm or dismiss the proposal.
analysis-why-title = The words that weighed
analysis-how-it-works-title = How the tool works
analysis-how-it-works = The tool looks at which words come back in the expressions that you coded with a theme, and gives each a weight. For a new expression it adds these weights up and makes of them a certainty between 0 and 1. Under 0.50 it proposes nothing: it says that it does not know. All of this happens on the establishment’s own machine; no text leaves it.
analysis-how-it-works-limits = It does not understand what it reads: irony, rare turns of phrase and themes that were seldom coded escape it. Its proposals are never counted with people’s codes, and no decision is about a person.

# The starter
analysis-starter-title = Who proposes
analysis-starter-notice = Proposed by the starter, which learned from invented comments; it learned nothing of yours. Read with care what it proposes.
analysis-starter-limits = What the machine does, and what it cannot do
analysis-starter-not-known = { $n ->
    [one] It does not know one theme of your codebook, and proposes nothing for it: { $themes }.
   *[other] It does not know { $shown } themes of your codebook, and proposes nothing for them: { $themes }.
}
analysis-starter-no-figures = No figure says what its proposals are worth: it learned nothing from your codes, so nothing was measured on your expressions. Only your reading will tell.
analysis-starter-until = { $n ->
    [one] As soon as { $shown } expression has agreed codes, the tool learns from you and replaces these proposals.
   *[other] As soon as { $shown } expressions have agreed codes, the tool learns from you and replaces these proposals.
}
analysis-starter-offer = { $n ->
    [one] Meanwhile, the starter can propose one theme of your codebook: it learned from invented comments, from nothing of yours.
   *[other] Meanwhile, the starter can propose { $shown } themes of your codebook: it learned from invented comments, from nothing of yours.
}
analysis-starter-ask = Ask the starter
analysis-starter-ask-again = Ask the starter again
analysis-starter-asked = The starter reads the corpus.
analysis-starter-at-work = The starter, put to work { $moment }.
analysis-starter-how = The starter comes with Portevoix. It learned which words go with which theme of the starter codebook, from comments that were written for it. It reads an expression piece by piece and makes for each theme a certainty between 0 and 1. Under 0.40 it proposes nothing: it says that it does not know. Of two themes, one under the other, it proposes the one below. Where it is not sure of the tone, it is for you to say; tables then count the likeliest of four. A theme that you renamed or defined anew stays for it what it was in the starter codebook. All of this happens on the establishment’s own machine; no text leaves it.
analysis-starter-tone-unsure = tone to be said
analysis-starter-still-blind = These proposals can be read now. They are confirmed or dismissed once each reader has finished the sample, apart from the others.

# Themes
analysis-themes-lead = { $n ->
    [one] { $shown } expression with agreed codes, of { $corpus } in the corpus.
   *[other] { $shown } expressions with agreed codes, of { $corpus } in the corpus.
}
analysis-apart = What people coded and what the tool proposes are counted apart, and never added up.
analysis-themes-table = Expressions by theme
analysis-by-people = Coded by people
analysis-by-tool = Proposed by the tool
analysis-theme-lead = { $n ->
    [0] No expression coded by people; { $tool }.
    [one] { $shown } expression coded by people; { $tool }.
   *[other] { $shown } expressions coded by people; { $tool }.
}
analysis-theme-lead-tool = { $n ->
    [0] no proposal of the tool waits
    [one] { $shown } other proposed by the tool
   *[other] { $shown } others proposed by the tool
}
analysis-voices = Who says so
analysis-voice-people = { $n ->
   *[other] Coded by people ({ $shown })
}
analysis-voice-tool = { $n ->
   *[other] Proposed by the tool ({ $shown })
}
analysis-tool-notice = These are proposals of the tool: nobody has read them yet.
analysis-over-months = Over the months
analysis-by-place = By place
analysis-undated = { $n ->
    [0] all expressions are dated
    [one] { $shown } expression without a date
   *[other] { $shown } expressions without a date
}
analysis-no-date = No date
analysis-no-place = No place
analysis-chart-words = From { $from } to { $to }: { $negative } expressions say that it did not go well, { $positive } that it did.
analysis-few-a-month = { $n ->
   *[other] Fewer than { $shown } expressions in some months: a trend to confirm, not yet a proof.
}
analysis-few-a-place = { $n ->
   *[other] Fewer than { $shown } expressions in some places: a difference to confirm, not a proof yet.
}
analysis-places-chart = By place: { $theme }
analysis-places-words = { $n ->
    [one] One place: { $place } ({ $most }).
   *[other] { $shown } places; most often: { $place } ({ $most }).
}
analysis-places-words-masked = { $n ->
    [one] One place, whose number is masked.
   *[other] { $shown } places, whose numbers are masked.
}
analysis-placeless = { $n ->
    [0] every expression has a place
    [one] { $shown } expression without a place
   *[other] { $shown } expressions without a place
}
analysis-placeless-few = a masked number of expressions without a place
analysis-theme-nothing = Nothing to count.
analysis-masked = masked
analysis-masked-why = By place, numbers of 1 to 4 are masked, and with them those that would tell them by subtraction: a small ward and a rare theme point at somebody.
analysis-more-places = { $n ->
    [one] One more place is in the export.
   *[other] { $shown } more places are in the export.
}
analysis-words-title = The words
analysis-words-count = { $n ->
    [one] { $shown } expression
   *[other] { $shown } expressions
}
analysis-words-none = No expression for this theme.
analysis-words-none-how = Widen the period or remove a filter.
analysis-read-alike-title = Do you read alike?
analysis-read-alike-caption = Agreement on this theme, coded blind
analysis-export-csv = Export as CSV
analysis-export-xlsx = Export as XLSX
analysis-export-codes = Export everybody’s codes (CSV)
analysis-file-codes = codes
analysis-file-themes = themes
analysis-file-theme = theme
analysis-column-number = Expression
analysis-column-college = College
analysis-column-reader = Reader
analysis-column-themes = Themes
analysis-column-axis = Counted by
analysis-column-slot = Month or place
analysis-column-voice = Who says so
analysis-month-short-1 = Jan
analysis-month-short-2 = Feb
analysis-month-short-3 = Mar
analysis-month-short-4 = Apr
analysis-month-short-5 = May
analysis-month-short-6 = Jun
analysis-month-short-7 = Jul
analysis-month-short-8 = Aug
analysis-month-short-9 = Sep
analysis-month-short-10 = Oct
analysis-month-short-11 = Nov
analysis-month-short-12 = Dec

# Findings
analysis-finding = Finding
analysis-findings-all = See all findings
analysis-findings-lead = A finding is a sentence with the expressions that support it. It stands when both colleges have agreed to it.
analysis-findings-none = No finding yet.
analysis-findings-none-how = They are written from the page of a theme, once the reading is closed.
analysis-finding-count = { $n ->
    [0] no finding
    [one] { $shown } finding
   *[other] { $shown } findings
}
analysis-finding-count-standing = { $n ->
    [0] No finding yet.
    [one] { $shown } finding, of which { $standing } stands.
   *[other] { $shown } findings, of which { $standing } stand.
}
analysis-finding-write = Write a finding
analysis-finding-written = The finding is written. It waits for the agreement of both colleges.
analysis-finding-lead = Write what the words show, not what should be done.
analysis-finding-sentence = The sentence
analysis-finding-sentence-hint = A sentence that somebody from outside understands.
analysis-finding-sentence-missing = Write the sentence of the finding.
analysis-finding-theme-hint = Expressions coded with this theme are offered below.
analysis-finding-no-theme = No theme in particular
analysis-finding-study-missing = Choose the study that the finding comes from.
analysis-finding-too-early = A finding is written when each reader has finished.
analysis-evidence = The words that support it
analysis-evidence-hint = Tick those that you have read and that say what the sentence says.
analysis-evidence-count = { $n ->
    [0] no expression
    [one] { $shown } expression
   *[other] { $shown } expressions
}
analysis-evidence-numbers = Add by number
analysis-evidence-numbers-hint = Numbers of expressions of the corpus, separated by spaces.
analysis-take-words = Keep expression { $number }
analysis-finding-evidence-missing = Keep at least one expression.
analysis-finding-evidence-too-much = Keep { $most } expressions at most.
analysis-finding-evidence-unknown = These expressions are not in the corpus of the study: { $numbers }.
analysis-finding-numbers-unreadable = Write numbers separated by spaces.
analysis-evidence-out = Of those that this finding rested on: { $what }
analysis-finding-meta = Written on { $day } ({ $role }), version { $version }
analysis-finding-colleges = What the two colleges say
analysis-finding-agree = Agree for my college
analysis-finding-agreed = Your agreement is recorded.
analysis-finding-disagree-title = I do not agree
analysis-finding-disagree = Say that I disagree
analysis-finding-disagreed = Your disagreement is recorded. The finding does not stand until it is lifted.
analysis-finding-reason = Why
analysis-finding-reason-hint = What troubles you in the sentence or in the words kept.
analysis-finding-reason-missing = Say why: the group must be able to answer.
analysis-finding-take-back = Take back my answer
analysis-finding-taken-back = Your answer is taken back.
analysis-finding-nothing-said = You have not answered this finding yet.
analysis-finding-rewrite = Change the finding
analysis-finding-rewrite-voids = Changing the sentence or the words voids the agreements given: people agree to one version.
analysis-finding-save = Save the finding
analysis-finding-saved = The finding is saved.
analysis-finding-changed = Somebody else has just changed this finding. Read it again before going on.
analysis-finding-now = This is the sentence as it is now:
analysis-finding-without-evidence = No words support this finding any more. Add some before agreeing to it.
analysis-finding-to-project = Open a project
analysis-thread = Follow the thread
analysis-college-waits = No agreement yet.
analysis-college-agrees = Agreed: { $who }
analysis-signature = { $name } ({ $role }), { $day }
analysis-finding-stands = Stands
analysis-finding-both = Both colleges agreed to it: the finding stands.
analysis-finding-not-yet = The finding does not stand yet.
analysis-finding-blocked = A disagreement is not lifted
analysis-finding-waits-both = Waits for both colleges
analysis-finding-waits-users = Waits for users
analysis-finding-waits-professionals = Waits for professionals
analysis-finding-no-evidence-left = No words left
analysis-objections = Disagreements to lift
analysis-makers = Who made it
analysis-maker = { $name } ({ $college }): { $deeds }
analysis-deed-read = read the sample
analysis-deed-settled = discussed disagreements
analysis-deed-confirmed = went through or coded the rest
analysis-deed-agreed = agreed to the finding
analysis-card-sample = { $n ->
    [one] { $shown } expression read by several.
   *[other] { $shown } expressions read by several.
}
analysis-card-evidence = { $n ->
    [0] No words support it any more.
    [one] { $shown } expression supports it.
   *[other] { $shown } expressions support it.
}

# What awaits
analysis-task-code = { $n ->
    [one] { $shown } expression to read and code
   *[other] { $shown } expressions to read and code
}
analysis-task-code-verb = Read
analysis-task-settle = { $n ->
    [one] { $shown } disagreement to discuss
   *[other] { $shown } disagreements to discuss
}
analysis-task-settle-verb = Discuss
analysis-task-agree = { $n ->
    [one] { $shown } finding waits for your college
   *[other] { $shown } findings wait for your college
}
analysis-task-agree-verb = Read again
analysis-task-agree-why = A finding stands when both colleges have agreed to it.

# Classes
analysis-tab-classes = Classes
analysis-class = Class
analysis-class-name = Class { $number }
analysis-class-none = Outside the classes
analysis-classes-what = Nobody coded these classes: the tool puts together what uses the same words. It is for you to say what they tell.
analysis-classes-none = Nobody has searched this study for classes yet.
analysis-classes-none-how = The tool puts together what uses the same words, without a codebook and without examples.
analysis-classes-lead = { $n ->
    [0] No class in { $texts } expressions, read { $moment }.
    [one] { $n } class: { $placed } expressions placed out of { $texts }, read { $moment }.
   *[other] { $n } classes: { $placed } expressions placed out of { $texts }, read { $moment }.
}
analysis-classes-fewer = { $n ->
    [0] No class, of { $wanted } asked: { $why }
    [one] { $n } class of the { $wanted } asked: { $why }
   *[other] { $n } classes of the { $wanted } asked: { $why }
}
analysis-classes-stop-no-class-large-enough = none has enough expressions to be parted again.
analysis-classes-stop-too-small = too few expressions or words are left to compare.
analysis-classes-stop-nothing-varies = the expressions do not differ enough in their words.
analysis-classes-gone = { $n ->
    [one] Since this reading, { $shown } expression has gone or was masked anew; the words that it may have made frequent enough were taken out. Search again for up-to-date classes.
   *[other] Since this reading, { $shown } expressions have gone or were masked anew; the words that they may have made frequent enough were taken out. Search again for up-to-date classes.
}
analysis-classes-table = The classes
analysis-class-words = Its words, the most particular first
analysis-class-texts = Expressions
analysis-class-share = Share
analysis-class-stability = Does it come back?
analysis-class-typical = Expressions, the most typical first
analysis-class-more-often = More often
analysis-classes-unplaced = { $n ->
    [0] Every expression is in a class.
    [one] { $shown } expression is in no class: { $short }
   *[other] { $shown } expressions are in no class: { $short }
}
analysis-classes-short = { $n ->
    [0] their words do not say enough where to put them.
    [one] { $shown } is too short to be placed, the others use words that do not say where to put them.
   *[other] { $shown } are too short to be placed, the others use words that do not say where to put them.
}
analysis-classes-short-all = { $n ->
    [one] it is too short.
   *[other] they are too short.
}
analysis-classes-see-unplaced = Read them
analysis-classes-drawn = { $n ->
    [one] “Does it come back?”: { $shown } random draw, with replacement, classed again.
   *[other] “Does it come back?”: { $shown } random draws of the expressions, with replacement, classed again each time; the index is how alike (Jaccard, from 0 to 1) the class and the nearest of the draw are on average. From 0.75 it is said stable; under 0.60, do not trust it.
}
analysis-classes-drawn-so-far = { $n ->
    [0] Stability is not measured yet.
    [one] Stability rests on { $shown } draw, of { $all } planned.
   *[other] Stability rests on { $shown } draws, of { $all } planned.
}
analysis-class-stable = stable ({ $index })
analysis-class-middling = fairly stable ({ $index })
analysis-class-shaky = fragile ({ $index })
analysis-class-unmeasured = not measured
analysis-tree-title = How the classes part
analysis-tree-words = The first split sets { $first } against { $second }: the further left a fork is, the more the words differ.
analysis-tree-table = The splits, from the first to the last
analysis-tree-first = Classes on one side
analysis-tree-second = Classes on the other
analysis-chi2 = Chi²
analysis-plane-title = Classes and their words on a plane
analysis-plane-words = Two classes that are near use the same words; a word is near the classes that use it most. The plane shows { $first } and { $second } of what tells the classes apart.
analysis-plane-axis = Axis { $number }: { $share }
analysis-plane-few = A plane needs three classes at least.
analysis-plane-point = Class or word
analysis-plane-x = Axis 1
analysis-plane-y = Axis 2
analysis-classes-search = Search for classes
analysis-classes-search-again = Search again
analysis-classes-number = Number of classes
analysis-classes-number-hint = From 2 to 20. The tool makes fewer where the words do not allow more.
analysis-classes-number-bounds = Give a number from 2 to 20.
analysis-classes-by-segments = Cut long expressions
analysis-classes-by-segments-hint = A long expression speaks of several things: it is read in pieces of some forty words, and goes where most of them go.
analysis-classes-least = Expressions per class, at least
analysis-classes-least-hint = Leave empty for one expression in fifty. Never under 5.
analysis-classes-least-bounds = Give a number from 5 to 100,000, or leave it empty.
analysis-classes-replaces = Today’s classes will be replaced; the search stays in the history.
analysis-classes-started = The search has begun.
analysis-classes-stop = Stop the search
analysis-classes-stopping = The search is stopping.
analysis-classes-searching = The tool searches for classes
analysis-classes-reading = { $n ->
    [one] { $shown } expression read
   *[other] { $shown } expressions read
}
analysis-classes-measuring = The classes are there. Their stability is being measured.
analysis-classes-see = See the classes
analysis-classes-failed = The search did not succeed. Who administers Portevoix sees why in the work under way.
analysis-classes-too-early = The corpus is not frozen yet. Wait for the work under way to end.
analysis-classes-nothing = The corpus of this study is empty: there is nothing to class.
analysis-classes-under-way = A search is under way already. Wait for its end, or stop it.
analysis-classes-none-under-way = No search is under way.
analysis-classes-history = The searches
analysis-search-told = { $n ->
    [one] { $moment }, { $name }: { $n } class asked, { $how }. { $outcome }
   *[other] { $moment }, { $name }: { $n } classes asked, { $how }. { $outcome }
}
analysis-search-by-segments = long expressions cut
analysis-search-whole = whole expressions
analysis-search-least = { $n ->
    [one] at least { $shown } expression per class
   *[other] at least { $shown } expressions per class
}
analysis-search-found = { $n ->
    [one] { $shown } expression read.
   *[other] { $shown } expressions read.
}
analysis-search-stopped = Stopped.
analysis-search-not-ended = Not ended.
analysis-classes-how-title = What the tool does, and what it cannot do
analysis-classes-how = Max Reinert’s method (1983), that of Alceste and IRaMuTeQ: the expressions are parted in two where their words differ most, then the larger half in turn, and so on. Nothing is learned and nothing is guessed: the same expressions and settings always give the same classes.
analysis-classes-how-limits = The tool does not understand: it counts words. Irony, negation and what is said in two words escape it; a class may be no more than a way of speaking. A class is not a theme as long as people have not read and named it.
analysis-classes-how-words = Only words that at least five expressions of a class use are shown and kept, and only places, months and feelings whose number points at nobody.
analysis-class-lead = { $n ->
    [one] { $shown } expression, { $share } of what was read.
   *[other] { $shown } expressions, { $share } of what was read.
}
analysis-class-none-lead = { $n ->
    [one] { $shown } expression that no class holds: too short, or without a word that says where to put it.
   *[other] { $shown } expressions that no class holds: too short, or without words that say where to put them.
}
analysis-class-gone = { $n ->
    [one] { $shown } expression of this class has gone since, or was masked anew; words may have been taken out with it.
   *[other] { $shown } expressions of this class have gone since, or were masked anew; words may have been taken out with them.
}
analysis-class-propose = Propose a theme
analysis-class-definition = Expressions with: { $words }.
analysis-class-words-heading = Its words
analysis-class-words-title = The words of: { $name }
analysis-class-words-sentence = { $n ->
    [one] Its most particular word is “{ $word }”: { $shown } expression of the class, of { $whole } that use it.
   *[other] Its most particular word is “{ $word }”: { $shown } expressions of the class, of { $whole } that use it.
}
analysis-class-words-few = No word is used by enough expressions of this class to be shown.
analysis-word = Word
analysis-in-class = In the class
analysis-in-all = In all
analysis-specificity = Specificity
analysis-specificity-hint = The chi² says how far the class is from chance. The specificity (Lafon) counts zeros: 3 means one chance in a thousand that chance is enough.
analysis-class-values = What the class has more often than the others
analysis-class-values-few = No place, month or feeling is more frequent here than elsewhere, or its number is too small to be shown.
analysis-variable = What
analysis-value = Value
analysis-variable-place = Place
analysis-variable-month = Month
analysis-variable-polarity = Feeling
analysis-class-members = The expressions, the most typical first
analysis-class-members-none = No expression here.
analysis-table-behind = The table behind the picture
analysis-export-classes = The classes
analysis-export-class-words = The words of the classes
analysis-file-classes = classes
analysis-file-class-words = class-words

# Trends
analysis-tab-trends = Trends
analysis-trends-lead = { $n ->
    [one] { $month }, { $texts } expressions read, beside the month before.
   *[other] { $month }, { $texts } expressions read, beside the { $shown } months before.
}
analysis-trends-few = { $n ->
    [one] Too few to compare: it takes a month of at least { $shown } expression read, and { $months } months before it.
   *[other] Too few to compare: it takes a month of at least { $shown } expressions read, and { $months } months before it.
}
analysis-trends-what = A change is told only when it is more than chance is enough to make.
analysis-trends-time = From month to month
analysis-trends-time-none = No theme changed more than chance would have it.
analysis-trends-places = From place to place
analysis-trends-places-none = No theme is said more, or less, in a place than chance would have it.
analysis-trends-looked = Month looked at
analysis-trend-theme = { $theme } ({ $tone })
analysis-trend-month-more = { $theme }: more in { $where } — { $count } of { $texts }, against { $expected } expected.
analysis-trend-month-less = { $theme }: less in { $where } — { $count } of { $texts }, against { $expected } expected.
analysis-trend-place-more = { $theme }: more in { $where } — { $count } of { $texts }, against { $expected } expected.
analysis-trend-place-less = { $theme }: less in { $where } — { $count } of { $texts }, against { $expected } expected.
analysis-trends-read = Read these expressions
analysis-trends-drawn = Themes over months
analysis-trend-drawn = { $theme }: { $first } of expressions in { $from }, { $last } in { $to }.
analysis-trends-few-a-month = { $n ->
    [one] Some months have less than { $shown } expression read: their share varies much, and proves nothing.
   *[other] Some months have less than { $shown } expressions read: their share varies much, and proves nothing.
}
analysis-trend-share = per cent
analysis-trends-table = All themes, { $month }
analysis-trend-count = Expressions of the theme
analysis-trend-expected = Expected
analysis-trend-verdict = What can be said
analysis-trend-more = more
analysis-trend-less = less
analysis-trend-noise = nothing beyond chance
analysis-trend-nothing = nothing to compare
analysis-trends-tool = What the tool proposes was not read again: a change may come from it. It is never counted with what people coded.
analysis-trends-people = These counts are of expressions that people coded: the random sample, and what they confirmed afterwards, which is not drawn at random.
analysis-trends-how-title = How a change is recognised
analysis-trends-how = For each theme, the month looked at is compared with the twelve months before by Fisher’s exact test, and each place with the others. Where the months before already varied much among themselves, it takes a larger difference. As many comparisons are made at once, only those are told that Benjamini and Hochberg’s method keeps at 5%.
analysis-trends-how-measured = Measured on a thousand simulated studies where nothing changes: less than one in twenty says something. A theme of 10% that doubles is recognised nearly nine times in ten with 240 expressions a month, four times in ten with 120, and seldom with 40. What changes each year in the same season is told as a change: it is for you to know. To look at several months one after the other is to compare more: a change told once in ten months looked at may be none.
analysis-file-trends = trends
analysis-column-texts = Expressions read

# Words
analysis-tab-words = Words
analysis-words-lead = { $n ->
    [one] The word that most expressions use, of { $texts } read.
   *[other] The { $shown } words that most expressions use, of { $texts } read.
}
analysis-words-not-counted = The words of this corpus are not counted yet.
analysis-words-not-counted-how = They are counted when classes are searched.
analysis-words-go-to-classes = See the classes
analysis-words-empty = No word is used by enough expressions to be shown.
analysis-words-search = Word to search
analysis-words-search-do = Search
analysis-words-most = The most used words
analysis-words-most-sentence = { $n ->
    [one] The first is “{ $word }”, in { $shown } expression.
   *[other] The first is “{ $word }”, in { $shown } expressions.
}
analysis-words-rule = A word counts once an expression, whatever its ending and accents. Stop words and those of less than five expressions are not shown. To read the others, search for them.
analysis-words-graph = Words that go together
analysis-words-graph-sentence = { $n ->
    [one] { $shown } link between the most used words: a line joins two words that the same expressions say.
   *[other] { $shown } links between the most used words: a line joins two words that the same expressions say, by the strongest link of each.
}
analysis-words-graph-few = Too few words go together for their links to be drawn.
analysis-words-pair = Two words
analysis-words-together = Expressions that say both
analysis-words-jaccard = Likeness (Jaccard)
analysis-words-and = { $first } and { $second }
analysis-context-title = “{ $word }” in the expressions
analysis-context-none = No expression of the study says “{ $word }”.
analysis-context-none-how = Try another word, or another spelling.
analysis-context-no-word = Give a word: signs and stop words cannot be searched alone.
analysis-context-order = The latest to arrive first; ten words on each side.
analysis-file-words = words

# By meaning
analysis-tab-meaning = Meaning
analysis-file-meaning = near-expressions
analysis-column-words = Text
analysis-meaning-none = Nobody has had these expressions read for their meaning yet.
analysis-meaning-none-how = Once read, expressions are found by what they mean, whatever their words.
analysis-meaning-nothing = The corpus of this study is empty: there is nothing to read.
analysis-meaning-all-read = { $n ->
    [one] The meaning of one expression is read. Search in your own words: those that say the same in others come too.
   *[other] The meaning of { $n } expressions is read. Search in your own words: those that say the same in others come too.
}
analysis-meaning-some-read = { $n ->
    [one] The meaning of one expression out of { $all } is read.
   *[other] The meaning of { $n } expressions out of { $all } is read.
}
analysis-meaning-read = Read what they mean
analysis-meaning-read-rest = Read the rest
analysis-meaning-estimate = { $n ->
    [one] About a minute. No words leave this machine.
   *[other] About { $n } minutes. No words leave this machine; you can stop and go on later.
}
analysis-meaning-started = The reading has begun.
analysis-meaning-stop = Stop the reading
analysis-meaning-stopping = The reading is stopping. What is read stays.
analysis-meaning-busy = The tool reads what expressions mean
analysis-meaning-reading = { $n ->
    [one] One expression read
   *[other] { $n } expressions read
}
analysis-meaning-see = Search by meaning
analysis-meaning-failed = The reading did not end well. The administrator of Portevoix sees why among the jobs.
analysis-meaning-under-way = These expressions are being read already. Wait for the end, or stop the reading.
analysis-meaning-none-under-way = No reading is under way.
analysis-meaning-not-read = What these expressions mean is not read yet. Somebody who leads the study can ask for it.
analysis-meaning-of-another-encoder = These expressions were read by another version of Portevoix. Have them read again.
analysis-meaning-search = What are you looking for?
analysis-meaning-search-hint = A sentence, as a person would say it: « they left me waiting without a word ».
analysis-meaning-near-sentence = Nearest to “{ $sentence }”
analysis-meaning-near-theme = Nearest to the definition: { $theme }
analysis-meaning-near-number = Nearest to expression { $number }
analysis-meaning-order = The nearest first.
analysis-meaning-proximity = Proximity
analysis-meaning-like = Near expressions
analysis-meaning-nothing-near = Nothing was found.
analysis-meaning-nothing-near-how = Try a whole sentence rather than a word.
analysis-meaning-export = The 500 nearest:
analysis-meaning-themes = Nearest to a theme
analysis-meaning-themes-how = The expressions nearest to the definition and the examples of a theme, before anybody coded: to try a definition out, not to count.
analysis-meaning-theme-link = See the expressions nearest to this definition
analysis-meaning-alike = Nearly the same
analysis-meaning-alike-how = Each group is shown by one of its expressions, the largest first.
analysis-meaning-alike-count = { $n ->
    [one] One expression
   *[other] { $n } expressions that are nearly the same
}
analysis-meaning-none-alike = No expression is nearly the same as another.
analysis-meaning-too-many = { $n ->
    [one] Beyond one expression, those that are nearly the same are not looked for.
   *[other] Beyond { $n } expressions, those that are nearly the same are not looked for: it would take too long.
}
analysis-meaning-how-title = How the tool does it, and what it cannot do
analysis-meaning-how = A language model (multilingual-e5-small, reduced to French) gives each expression 384 numbers; two that say near things have near numbers. It is inside the program, speaks to nobody and writes nothing. Proximity goes from −1 to 1; from 0.85 on, two are said to be nearly the same. Once expressions are read, the tool also tries to learn themes and tone from what they mean, and keeps it only where it is wrong less often.
analysis-meaning-how-limits = The tool brings together, it does not understand: the opposite of a sentence may seem near to it (“well received”, “badly received”), irony escapes it, a long text is summed up too much. The order helps to read; it proves nothing and counts nothing.
analysis-why-meaning = the meaning of the sentence
analysis-order-next = Those it would learn most from
analysis-queue-next = An expression that will teach the tool much
analysis-model-by-meaning = What expressions mean counted, with their words: the tool is wrong less often so.
analysis-model-themes-by-meaning = For themes, what expressions mean counted with their words: the tool is wrong less often so.
analysis-model-tone-by-meaning = For the tone, what expressions mean counted with their words: the tool is wrong less often so.

# In a few words
analysis-summary-title = In a few of their words
analysis-summary-from = { $n ->
    [one] Chosen from one expression, never rewritten.
   *[other] Chosen from the latest { $n } to say what matters, never rewritten.
}
analysis-summary-stands-for = { $n ->
    [one] The only one to say it so.
   *[other] { $n } expressions are nearer to it than to the others chosen.
}

# Drafts of a machine
analysis-draft-title = A machine’s draft
analysis-draft-warning = A machine wrote these sentences; nobody has read them over. Each cites expressions: open them before you believe the sentence. Nothing of it is published, and nothing of it counts until a person has taken it into a finding.
analysis-draft-origin = { $n ->
    [one] Written by { $model } on { $host }, { $at }, from one expression { $voice }.
   *[other] Written by { $model } on { $host }, { $at }, from { $n } expressions { $voice }.
}
analysis-draft-of-people = coded by people
analysis-draft-of-tool = that the tool proposes
analysis-draft-ask = Ask for a draft
analysis-draft-ask-again = Ask for another draft in the place of this one
analysis-draft-leaves = { $n ->
    [one] One masked expression of this theme will leave for { $host }, with the theme’s name: no place, date, account or number of an expression.
   *[other] Up to { $n } masked expressions of this theme will leave for { $host }, with the theme’s name: no place, date, account or number of an expression.
}
analysis-draft-asked = The draft is asked for.
analysis-draft-busy = A draft is being written
analysis-draft-waiting = Expressions are being chosen
analysis-draft-writing = { $n ->
    [one] One masked expression has left; { $host } is writing.
   *[other] { $n } masked expressions have left; { $host } is writing.
}
analysis-draft-see = See the draft
analysis-draft-stop = Stop the draft
analysis-draft-stopping = The draft is stopping. What had left has left; nothing of the answer is kept.
analysis-draft-stopped = The draft was stopped.
analysis-draft-delete = Delete the draft
analysis-draft-deleted = The draft is deleted.
analysis-draft-cited = Expression
analysis-draft-copy = Take into a finding
analysis-draft-copy-all = Take all of it into a finding
analysis-draft-copied = This text comes from a machine’s draft. Read the ticked expressions again, and write it in your own words: it is you who sign it.
analysis-draft-nothing = No sentence of this draft is left.
analysis-draft-nothing-how = What the machine wrote does not cite expressions as it should, or the expressions that it cited are gone.
analysis-draft-left-uncited = { $n ->
    [one] One sentence was left out because it cites nothing.
   *[other] { $n } sentences were left out because they cite nothing.
}
analysis-draft-left-unknown = { $n ->
    [one] One sentence was left out because it cites an expression that does not exist.
   *[other] { $n } sentences were left out because they cite an expression that does not exist.
}
analysis-draft-left-misquoted = { $n ->
    [one] One sentence was left out because it puts in quotes words that nobody said.
   *[other] { $n } sentences were left out because they put in quotes words that nobody said.
}
analysis-draft-left-surplus = { $n ->
    [one] One sentence too many, too long or unfinished was left out.
   *[other] { $n } sentences too many, too long or unfinished were left out.
}
analysis-draft-lost = { $n ->
    [one] One sentence went with an expression that it cited, taken back or masked anew since.
   *[other] { $n } sentences went with expressions that they cited, taken back or masked anew since.
}
analysis-draft-no-server = No server for drafts is connected to this installation.
analysis-draft-not-allowed = Your establishment has not allowed drafts on this server. Whoever administers the organisation may decide on it.
analysis-draft-too-few = This theme has too few expressions for a draft: it takes eight.
analysis-draft-under-way = A draft of this theme is being written already. Wait for the end, or stop it.
analysis-draft-none-under-way = No draft of this theme is being written.
analysis-draft-none = This theme has no draft.
analysis-draft-failed = The draft did not end well. The administrator of Portevoix sees why among the jobs.
analysis-draft-failed-unreachable = The server for drafts does not answer. Try again later, or tell whoever keeps the installation.
analysis-draft-failed-key-refused = The server for drafts refuses the key of this installation. Tell whoever keeps it.
analysis-draft-failed-model-unknown = The server for drafts does not know the model that was asked for. Tell whoever keeps the installation.
analysis-draft-failed-busy = The server for drafts has too much to do. Try again in a few minutes.
analysis-draft-failed-broken = The server for drafts is out of order. Try again later.
analysis-draft-failed-elsewhere = The server for drafts leads to another address: nothing was sent there. Tell whoever keeps the installation.
analysis-draft-failed-unexpected = The server for drafts does not answer in the expected form. Tell whoever keeps the installation.
analysis-draft-failed-slow = The server for drafts took too long. Try again later.
analysis-draft-failed-too-long = The answer of the server for drafts did not end; nothing of it is kept.
analysis-draft-failed-too-few = The theme has too few expressions left for a draft.
analysis-draft-failed-not-allowed = Drafts were switched off, or the server changed, before anything left.
analysis-draft-failed-changed = Expressions were taken back or masked anew while the draft was being written. Ask for another.
analysis-draft-policy-title = Drafts of a machine
analysis-draft-policy-lead = The establishment may let a server of its own write drafts from masked expressions. It is off until you switch it on.
analysis-draft-policy-no-server = No server for drafts is connected to this installation: nothing can leave. The guide of whoever installs says how to connect one.
analysis-draft-policy-server = The server that is connected is { $host }, with the model { $model }.
analysis-draft-policy-on = Drafts have been on since { $day }.
analysis-draft-policy-off = Drafts are off: no text leaves.
analysis-draft-policy-other = You had switched drafts on for { $host }. The server is another one now: they are off until you decide anew.
analysis-draft-policy-what = What it means
analysis-draft-policy-leaves = When somebody who leads a study asks for a draft, forty masked expressions of a theme at most leave for this server, with the theme’s name.
analysis-draft-policy-stays = Nothing else leaves: no raw text, place, date, account or number of an expression. But a masked text is pseudonymised, not anonymous.
analysis-draft-policy-checked = Each sentence that cites no expression, or cites badly, is left out; the rest is shown as a machine’s draft.
analysis-draft-policy-duty = This server then processes health data for you: your data protection officer must agree, and an outside host must be certified (HDS in France).
analysis-draft-policy-switch-on = Switch drafts on
analysis-draft-policy-switch-off = Switch drafts off
analysis-draft-policy-now-on = Drafts are on.
analysis-draft-policy-now-off = Drafts are off.
analysis-draft-policy-changed = Somebody else has just decided on it. Read it again, then begin anew if need be.
