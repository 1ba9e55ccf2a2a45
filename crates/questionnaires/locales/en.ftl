# Questionnaires
questionnaires-room = Questionnaires
questionnaires-lead = Surveys that people finish, and whose effects they see. Each published version stays as it was asked.
questionnaires-campaigns = Campaigns
questionnaires-campaigns-lead = Who asks what, of whom, from when until when, and what for.
questionnaires-new = New questionnaire
questionnaires-from = Begin from
questionnaires-blank = A blank page
questionnaires-blank-hint = Give a title, then add your questions.
questionnaires-title = Title
questionnaires-title-hint = Only for a blank page.
questionnaires-title-missing = Give a title.
questionnaires-organisation = Establishment
questionnaires-organisation-missing = Say for which establishment.
questionnaires-sponsor = Who asks
questionnaires-make = Make
questionnaires-made = The draft is there. Nothing is published yet.
questionnaires-leave = Leave without saving
questionnaires-save = Save
questionnaires-saved = Saved.
questionnaires-remove = Take out
questionnaires-removed = Taken out.
questionnaires-remove-sure = Really take it out?
questionnaires-up = Up
questionnaires-down = Down
questionnaires-add = Add
questionnaires-filter = Filter
questionnaires-more = More settings
questionnaires-why = Why
questionnaires-why-missing = Say why.
questionnaires-licensed = Licensed questionnaires (EQ-5D and others) are not included: their owners give them. Add yours by reading its file (XLSForm, CSV, FHIR).
questionnaires-library-unknown = There is no such ready questionnaire.
questionnaires-none = No questionnaire yet.
questionnaires-none-how = Begin from a ready one, or from a blank page.
questionnaires-from-file = Read a file of questions
questionnaires-from-file-lead = An XLSForm (KoboToolbox, ODK), a table with a line a question, or a FHIR R4 “Questionnaire”. What is understood becomes a draft; the rest is told, question by question.
questionnaires-file = The file
questionnaires-file-hint = XLSX, CSV or JSON, 8 MB at most. “Questions as CSV”, on the page of a questionnaire, gives an example.
questionnaires-file-text = Or paste it here
questionnaires-file-missing = Choose a file, or paste what is in it.
questionnaires-file-no-columns = This table lacks the columns that it needs: “Question” and “Kind”, or the sheets of an XLSForm (“survey”, “choices”).
questionnaires-file-not-a-table = This is neither a table nor a questionnaire. Send an XLSX, CSV or JSON file.
questionnaires-untitled = Untitled questionnaire
questionnaires-fhir-hint = The file stays here; nothing is sent elsewhere.
questionnaires-read = Read
questionnaires-see-draft = See the draft
questionnaires-left-title = What was not taken
questionnaires-taken = { $n ->
    [one] One question was taken.
   *[other] { $n } questions were taken.
}
questionnaires-left-not-a-questionnaire = This is no FHIR “Questionnaire”. Check the file.
questionnaires-left-too-many-items = Too many questions: the first ten thousand are read.
questionnaires-left-no-link = A question has no name (linkId).
questionnaires-left-no-words = A question has no text.
questionnaires-left-unknown-type = There is no such kind of question here.
questionnaires-left-outside-choices = Its choices are in a list elsewhere: the question is answered in a word.
questionnaires-left-condition = Its condition is not understood, or looks at a later question: it is asked of all.
questionnaires-left-renamed = Its name was changed: small letters, digits and _ only.
questionnaires-left-score = A score is not understood.
questionnaires-left-unnamed = It had no name: it was given one.
questionnaires-left-bad-line = This line cannot be read (too many cells, or a quote that is not closed): it is left out. Mend it in the file.
questionnaires-left-bad-cell = This cell is not understood: it counts as empty.
questionnaires-left-not-read = This column is not read.
questionnaires-left-constraint = This limit cannot be said here: any answer is taken.
questionnaires-left-repeat = These questions are repeated as often as one wants: they are left out.
questionnaires-left-unasked = A machine notes it without asking: it is left out.
questionnaires-left-quote = The text quotes an answer that is unknown or comes later: to be mended before publishing.
questionnaires-left-language = This language has no known code. Write it between parentheses, as in English (en).
questionnaires-left-line = line { $line }
questionnaires-left-what = What the file says
questionnaires-version-draft = Version { $number }, draft
questionnaires-version-published = Version { $number }, published { $moment }
questionnaires-version-missing = Choose what is asked.
questionnaires-measured = { $n ->
    [one] { $n } minute, { $level } level, { $questions } questions.
   *[other] { $n } minutes, { $level } level, { $questions } questions.
}
questionnaires-level-primary = primary school
questionnaires-level-college = lower secondary
questionnaires-level-lycee = upper secondary
questionnaires-level-university = university
questionnaires-preview = See it as on a phone
questionnaires-preview-purpose = Here, what is said of the survey’s purpose.
questionnaires-export-fhir = FHIR
questionnaires-export-csv = Questions as CSV
questionnaires-languages = Languages
questionnaires-languages-hint = Codes: fr en fr-facile ar. The first is the one that is written.
questionnaires-translations-hint = Then a line for each language: “en: …”, “fr-facile: …”.
questionnaires-whole = Title, texts and languages
questionnaires-opening = Before the first question
questionnaires-closing = After the last
questionnaires-faults = Before publishing:
questionnaires-has-faults = Some things are still to be mended; the head of the page says which.
questionnaires-fault-no-title = There is no title.
questionnaires-fault-no-question = There is no question.
questionnaires-fault-too-many-questions = More than 500 questions: nobody will finish.
questionnaires-fault-bad-language = A language is no code such as fr or en.
questionnaires-fault-bad-key = A name has small letters without accents, digits and _, and begins with a letter.
questionnaires-fault-doubled-key = This name is taken.
questionnaires-fault-no-words = Write the question.
questionnaires-fault-too-long = A text is too long.
questionnaires-fault-bad-choices = Choices are missing, or there are more than 200.
questionnaires-fault-bad-code = A choice’s code is missing or stands twice.
questionnaires-fault-bad-bounds = The least is larger than the most.
questionnaires-fault-later-question = The condition looks at a question that is unknown or comes later.
questionnaires-fault-deep-condition = The condition is too complicated.
questionnaires-fault-later-quote = The text quotes an answer that is unknown or comes later.
questionnaires-fault-bad-score = A score counts a question that is no number.
questionnaires-section = Section
questionnaires-section-empty = This section is empty.
questionnaires-section-title = Title of the section
questionnaires-new-section = Add a section
questionnaires-new-item = Add a question
questionnaires-item = Change the question
questionnaires-required = answer needed
questionnaires-ask-hint = {"{key}"} quotes an earlier answer. Then a line for each language: “en: …”, “fr-facile: …”.
questionnaires-choices = Choices, or rows of the grid
questionnaires-choices-hint = One a line: “oui = Oui | en: Yes”.
questionnaires-columns = Columns of the grid
questionnaires-columns-hint = Leave empty for the scale of five.
questionnaires-hint = Help
questionnaires-scale-words = Words of the scale
questionnaires-with-no-opinion = With “No opinion” or “I don’t remember”
questionnaires-with-other = With “Other”
questionnaires-least = At least
questionnaires-most = At most
questionnaires-most-hint = A number, or how many choices.
questionnaires-unit = Unit
questionnaires-low = What 0 means
questionnaires-high = What 10 means
questionnaires-tone = The answer becomes an expression
questionnaires-tone-hint = An expression is masked, read and followed like the others.
questionnaires-tone-none = No: it is kept sealed, and shown to nobody
questionnaires-tone-positive = What was good
questionnaires-tone-negative = What was bad
questionnaires-tone-suggestion = An idea
questionnaires-tone-open = Anything
questionnaires-required-why = Why an answer is needed
questionnaires-required-hint = Leave empty if it may be skipped; a dot if no reason is given.
questionnaires-when = Only if
questionnaires-when-hint = For example: douleur = yes and age >= 70
questionnaires-when-keys = For example: douleur = yes and age >= 70. Names: { $keys }
questionnaires-random = In a random order
questionnaires-regional = Regional part
questionnaires-key-hint = Stays the same from version to version, so that years compare.
questionnaires-kind-missing = Choose a kind of question.
questionnaires-kind-scale = Scale of five
questionnaires-kind-yes-no = Yes or no
questionnaires-kind-single = One choice
questionnaires-kind-multiple = Several choices
questionnaires-kind-rating = From 0 to 10
questionnaires-kind-number = Number
questionnaires-kind-date = Day
questionnaires-kind-short = One line
questionnaires-kind-long = A text
questionnaires-kind-matrix = Grid
questionnaires-kind-file = File
questionnaires-kind-consent = Consent to tick
questionnaires-kind-text = Text to read
questionnaires-words-quality = Bad … excellent
questionnaires-words-agreement = Disagree … agree
questionnaires-words-frequency = Never … always
questionnaires-quality-1 = Bad
questionnaires-quality-2 = Poor
questionnaires-quality-3 = Fair
questionnaires-quality-4 = Good
questionnaires-quality-5 = Excellent
questionnaires-agreement-1 = Strongly disagree
questionnaires-agreement-2 = Disagree
questionnaires-agreement-3 = Neither
questionnaires-agreement-4 = Agree
questionnaires-agreement-5 = Strongly agree
questionnaires-frequency-1 = Never
questionnaires-frequency-2 = Rarely
questionnaires-frequency-3 = Sometimes
questionnaires-frequency-4 = Often
questionnaires-frequency-5 = Always
questionnaires-no-opinion = No opinion
questionnaires-forgotten = I don’t remember
questionnaires-other = Other
questionnaires-other-words = Other: say which
questionnaires-yes = Yes
questionnaires-no = No
questionnaires-row-answer = { $row }: { $answer }
questionnaires-scores = Scores
questionnaires-score = Score
questionnaires-raw-score = Raw score, not adjusted, not comparable with e-Satis.
questionnaires-formula = { $name } = mean of { $items } (0, 25, 50, 75, 100; “No opinion” does not count), if at least { $share }% have an answer.
questionnaires-formulas = How scores are computed
questionnaires-codesign = Made with those who will answer
questionnaires-codesign-lead = Users and professionals say what they think of the questions, propose others, and approve. The page keeps who took part.
questionnaires-approve = I approve this version
questionnaires-approved = { $who } approved this version on { $moment }.
questionnaires-approved-before = { $who } had approved an earlier state, on { $moment }.
questionnaires-approved-now = Your approval is noted.
questionnaires-both-approved = Both colleges approved.
questionnaires-who = { $name } ({ $role })
questionnaires-somebody = somebody who left the directory
questionnaires-said-on = { $who }, { $moment }
questionnaires-remark = Say what I think
questionnaires-remark-about = About
questionnaires-about-whole = The whole questionnaire
questionnaires-remark-words = My remark
questionnaires-remark-do = Send
questionnaires-remarked = Your remark is noted.
questionnaires-remark-missing = Write your remark.
questionnaires-remark-long = Too long: 2,000 letters at most.
questionnaires-proposal = Other words
questionnaires-take = Taken
questionnaires-take-not = Not taken
questionnaires-remark-taken = Taken: { $why }
questionnaires-remark-not-taken = Not taken: { $why }
questionnaires-remark-answered = Somebody answered this remark already.
questionnaires-remark-answered-now = The answer is noted.
questionnaires-publish = Publish
questionnaires-publish-lead = A published version never changes again. To change it, begin another.
questionnaires-publish-sure = Publish? This version will never change.
questionnaires-published = Published.
questionnaires-published-never-changes = A published version never changes. Begin the next.
questionnaires-next-version = Begin the next version
questionnaires-next-begun = The next version has begun.
questionnaires-draft-already = There is a draft already.
questionnaires-changed-meanwhile = Somebody else has just changed this. Reload the page: nothing they did is lost.
questionnaires-not-published = Publish this questionnaire first.
questionnaires-new-campaign = Prepare a campaign
questionnaires-campaign-settings = Settings
questionnaires-asks = What is asked
questionnaires-campaign-name = Name of the campaign
questionnaires-name-missing = Give a name.
questionnaires-name-long = The name is too long: 120 letters at most.
questionnaires-purpose = What for
questionnaires-purpose-hint = It is told to those who answer: what is to improve, and what becomes of their answers.
questionnaires-purpose-missing = Say what for.
questionnaires-purpose-long = Too long: 2,000 letters at most.
questionnaires-anonymity = Anonymity
questionnaires-anonymity-anonymous = Anonymous
questionnaires-anonymity-anonymous-hint = Nothing leads from an invitation to an answer; no address, no hour.
questionnaires-anonymity-known = Not anonymous
questionnaires-anonymity-known-hint = Which invitation gave which answer is kept. To be said clearly.
questionnaires-opens-on = First day
questionnaires-last-day = Last day
questionnaires-closes-before = The last day is before the first.
questionnaires-closes-on = Until { $day }.
questionnaires-days = from { $opens } to { $closes }
questionnaires-embargo-until = Results kept until
questionnaires-embargo-hint = Until then only who asks sees them.
questionnaires-embargo = Results are not open to establishments yet.
questionnaires-target = Answers hoped for in each establishment
questionnaires-target-short = Hoped for
questionnaires-quota = Answers at most in each establishment
questionnaires-quota-hint = Beyond, the survey says that it is full.
questionnaires-not-positive = Give a number above zero.
questionnaires-least-for-score-label = Answers to show a score
questionnaires-least-for-score = From 10 to 1,000; 30 as a rule.
questionnaires-least-in-cell-label = People to show a count
questionnaires-least-in-cell = From 5 to 100; 5 as a rule.
questionnaires-prepared = The campaign is ready to be read again. Nothing is asked yet.
questionnaires-no-campaign = No campaign yet.
questionnaires-no-campaign-how = Publish a questionnaire, then prepare its campaign.
questionnaires-nothing-published = No questionnaire is published.
questionnaires-nothing-published-how = A campaign asks a published version, which never changes.
questionnaires-stage-draft = Being prepared
questionnaires-stage-to-come = To come
questionnaires-stage-open = Open
questionnaires-stage-closed = Over
questionnaires-answers-total = { $n ->
    [one] { $n } complete answer, { $partial } not finished.
   *[other] { $n } complete answers, { $partial } not finished.
}
questionnaires-participants = Establishments
questionnaires-participant = Establishment
questionnaires-all-participants = The whole campaign
questionnaires-participant-missing = Choose an establishment.
questionnaires-complete = Complete
questionnaires-partial = Not finished
questionnaires-ways = To answer
questionnaires-open-link = Address
questionnaires-kiosk = Tablet
questionnaires-poster = Poster
questionnaires-add-participants = Add establishments
questionnaires-participant-lines = One establishment a line
questionnaires-participant-lines-hint = FINESS ; name ; region ; answers hoped for. Number, region and count may be missing. A line that is there already, given again with its region, says it. Where the FINESS register is kept, the number alone is enough.
questionnaires-participants-added = The establishments are added.
questionnaires-participants-count = { $n ->
    [one] One establishment was added.
   *[other] { $n } establishments were added.
}
questionnaires-line = Line { $line }: { $why }
questionnaires-participant-without-name = the name is missing.
questionnaires-participant-bad-finess = this is no FINESS number (nine signs).
questionnaires-participant-odd-finess = taken, but the key of this FINESS number is wrong: check it.
questionnaires-participant-closed = closed in the FINESS register.
questionnaires-participant-closed-on = closed in the FINESS register since { $day }.
questionnaires-participant-not-registered = taken, but this number is not in the FINESS register of { $day }: check it.
questionnaires-participant-twice = this number is in the campaign already.
questionnaires-participant-bad-target = the number of answers hoped for cannot be read.
questionnaires-too-many-participants = beyond 5,000 establishments.
questionnaires-launch = Launch the campaign
questionnaires-launch-lead = Once launched, what is asked and promised never changes.
questionnaires-launch-sure = Launch? The settings will not change any more.
questionnaires-launched = The campaign is launched.
questionnaires-launch-too-late = Its last day is over.
questionnaires-launch-without-participants = Add an establishment first.
questionnaires-launched-never-changes = The campaign is launched: its establishments do not change any more.
questionnaires-send-links = Send personal links
questionnaires-send-links-lead = One answer for each link. Addresses are sealed, and forgotten once answered or reminded.
questionnaires-addresses = E-mail addresses
questionnaires-addresses-hint = One a line. The same address gets one link.
questionnaires-bad-address = this is no address.
questionnaires-too-many-addresses = At most { $most } addresses at once.
questionnaires-links-sent = The links are leaving.
questionnaires-links-count = { $n ->
    [one] One link is leaving.
   *[other] { $n } links are leaving.
}
questionnaires-end = End now
questionnaires-end-lead = No more answers will be taken.
questionnaires-end-sure = End the campaign?
questionnaires-ended = The campaign is over.
questionnaires-campaign-over = This campaign is over already.
questionnaires-mail-subject = { $name }: your opinion
questionnaires-mail-body = 
    Hello,

    { $name } asks for your opinion. { $purpose }

    Answer: { $url }

    This link is for you alone, once, until { $day }. Not answering has no consequence.
questionnaires-reminder-subject = { $name }: your opinion still counts
questionnaires-reminder-body = 
    Hello,

    Some days ago, { $name } asked for your opinion. { $purpose }

    There is still time to answer: { $url }

    This link is for you alone, once, until { $day }. Not answering has no consequence. This is our only reminder: your address is now forgotten.
questionnaires-remind-after = Reminder, in days
questionnaires-remind-after-hint = One reminder to those who did not answer their personal link. Empty: none, and addresses are not kept.
questionnaires-not-open-yet = This survey is not open yet.
questionnaires-closed = This survey is over. Thank you to those who answered.
questionnaires-full = This survey received all the answers it waited for. Thank you.
questionnaires-link-used = This link was used: one answer for each link. Your answer is kept.
questionnaires-link-over = This link is no longer valid.
questionnaires-answer-over = This answer is sent already.
questionnaires-promise-anonymous = Your answer is anonymous: no name, no address, no hour.
questionnaires-promise-known = Your answer is not anonymous: who leads the survey knows which invitation it comes from.
questionnaires-one-at-a-time = One question at a time
questionnaires-resume-link = Go on with an answer
questionnaires-progress = Progress
questionnaires-step-of = Step { $step } of { $steps }
questionnaires-read-aloud = Listen
questionnaires-big-text = Big text
questionnaires-kept-sending = Sending…
questionnaires-kept-waits = No network: your answer is kept on this device. It will leave by itself, once, as soon as the network is back or you open this page again.
questionnaires-kept-tablet = Thank you! There is no network for now: your answer is kept on this tablet and will leave as soon as the network is back.
questionnaires-kept-left = An answer kept on this device has just left.
questionnaires-kept-stopped = An answer kept on this device could not be taken. Tell the person who gave you this tablet.
questionnaires-kept-idle = Are you still there? Unless you touch it, the page clears itself in 30 seconds.
questionnaires-draft-saving = One moment…
questionnaires-draft-done = Kept. You may close this page and come back to it.
questionnaires-draft-failed = No network: what you write stays on this page.
questionnaires-batch = Take answers from a file
questionnaires-batch-lead = CSV or XLSX, one answer a line. Columns bear the key or the words of questions; cells, the codes or the words of answers. The same file, sent twice, changes nothing.
questionnaires-batch-file = File
questionnaires-batch-hint = 50,000 lines and 20 MB at most.
questionnaires-batch-no-file = Choose a file.
questionnaires-batch-by-column = By the column “establishment” of the file
questionnaires-batch-try = Look, and take nothing
questionnaires-batch-take = Take the answers
questionnaires-batch-tried = { $n ->
    [one] One line can be taken; { $before } there already; to correct: { $bad }.
   *[other] { $n } lines can be taken; { $before } there already; to correct: { $bad }.
}
questionnaires-batch-taken = { $n ->
    [one] One answer is taken; { $before } there already; to correct: { $bad }.
   *[other] { $n } answers are taken; { $before } there already; to correct: { $bad }.
}
questionnaires-batch-ignored = Columns of no question, left aside: { $columns }.
questionnaires-batch-wrong = Lines to correct
questionnaires-batch-line = Line
questionnaires-batch-more = { $n ->
    [one] And one more.
   *[other] And { $n } more.
}
questionnaires-batch-columns = Columns recognised
questionnaires-batch-column = Column
questionnaires-batch-no-question = No column is that of a question. Give the columns the keys of the questions, or their words.
questionnaires-batch-no-participant = Choose the establishment, or add a column “establishment” (name or FINESS number).
questionnaires-batch-unknown-participant = This establishment is not of the campaign.
questionnaires-batch-too-many-lines = This file has more than { $most } lines. Cut it, then send each part: nothing is taken twice.
questionnaires-batch-empty = Nothing is answered on this line.
questionnaires-entry-channel = “paper” or “interview”.
questionnaires-entry-sheet = Number of the sheet
questionnaires-entry-sheet-hint = Write it on the sheet first. It serves to find the sheet again and says nothing of the person.
questionnaires-entry-sheet-missing = Give the sheet a number of 20 characters at most.
questionnaires-entry-sheet-there = This sheet has been entered already.
questionnaires-entry-double = Check by a second typing
questionnaires-entry-double-hint = Preferably by somebody else. The answer counts once both agree.
questionnaires-entry-agreed = The person agrees to answer
questionnaires-entry-agreed-hint = First say what it is for, and that they may stop at any time.
questionnaires-entry-not-agreed = Without their agreement nothing is kept.
questionnaires-entry-taken = The answer is taken.
questionnaires-entry-again = The sheet waits for its second typing.
questionnaires-entry-differ = The two typings differ. Look at the sheet, correct here, then send: this will count.
questionnaires-entry-differs = To check: { $question }
questionnaires-entry-paper = Enter a sheet
questionnaires-entry-interview = Write down an interview
questionnaires-paper = To print
questionnaires-paper-number = Sheet no. …………
questionnaires-sheets-waiting = { $n ->
    [one] One sheet waits for its second typing.
   *[other] { $n } sheets wait for their second typing.
}
questionnaires-trap = Leave this field empty
questionnaires-send = Send my answer
questionnaires-next = Continue
questionnaires-back = Back
questionnaires-later = Keep for later
questionnaires-saved-code = Kept. To go on elsewhere, note this code:
questionnaires-becomes-title = What becomes of your answer
questionnaires-becomes = What you write is masked of any name, then read by users and professionals, together. What changes is published under “You said, we did”.
questionnaires-plain-french = Plain French
questionnaires-in-unit = In { $unit }.
questionnaires-several = Several answers are possible.
questionnaires-at-most = { $n ->
    [one] One answer at most.
   *[other] { $n } answers at most.
}
questionnaires-letters = { $n ->
    [one] One letter at most. Write no name and no number.
   *[other] { $n } letters at most. Write no name and no number.
}
questionnaires-only-if = Only if { $when }.
questionnaires-and = and
questionnaires-or = or
questionnaires-not = not ({ $when })
questionnaires-when-answered = you answered “{ $question }”
questionnaires-when-is = “{ $question }”: { $answer }
questionnaires-when-at-least = “{ $question }”: { $number } or more
questionnaires-when-at-most = “{ $question }”: { $number } or less
questionnaires-wrong = { $question } — { $why }
questionnaires-refusal-unknown-item = there is no such question.
questionnaires-refusal-unknown-choice = there is no such answer.
questionnaires-refusal-too-many = too many answers at once.
questionnaires-refusal-bad-number = give a number.
questionnaires-refusal-bad-date = give a day, such as 26/11/2026.
questionnaires-refusal-unreadable = some signs cannot be read.
questionnaires-refusal-required = an answer is needed here.
questionnaires-refusal-too-long = { $n ->
    [one] one letter at most.
   *[other] { $n } letters at most.
}
questionnaires-refusal-bad-number-between = give a number from { $least } to { $most }.
questionnaires-refusal-required-because = an answer is needed here. { $why }
questionnaires-condition-unreadable = This condition cannot be read: { $why }
questionnaires-condition-end = the end
questionnaires-condition-too-long = it is empty or too long.
questionnaires-condition-unexpected = something else was expected at “{ $where }”.
questionnaires-condition-parenthesis = a parenthesis is not closed at “{ $where }”.
questionnaires-thanks = Thank you
questionnaires-receipt-lead = Here is your receipt. It is shown only once.
questionnaires-receipt-why = With it you will see what becomes of your answer, and you may take it back.
questionnaires-follow = Follow an answer
questionnaires-kiosk-again = Leave the place to the next person
questionnaires-resume-title = Go on with an answer
questionnaires-resume-code = Your code
questionnaires-resume-hint = Eight signs, shown when you kept your answer.
questionnaires-resume-do = Go on
questionnaires-resume-unknown = This code opens no answer that was begun. Check it; an answer that was sent opens no more.
questionnaires-follow-title = What becomes of my answer?
questionnaires-follow-lead = Give the code of your receipt.
questionnaires-follow-code = Code of the receipt
questionnaires-follow-do = See
questionnaires-follow-found = { $name }, { $place }, { $day }.
questionnaires-follow-open = The survey is still open; your answer counts already.
questionnaires-follow-closed = The survey is over; its results are read by users and professionals.
questionnaires-receipt-unknown = This code is of no answer. Check it.
questionnaires-withdraw = Take my answer back
questionnaires-withdraw-sure = Take your answer back? It will count no more, and cannot be found again.
questionnaires-withdrawn = Your answer is taken back: it counts no more, and nothing of it is kept.
questionnaires-results = Results
questionnaires-rate = { $n } answers to { $of } personal links ({ $share }).
questionnaires-finished = { $n } finished of { $of } begun ({ $share }).
questionnaires-reliability-none = { $n ->
    [one] Nobody has answered yet.
   *[other] Nobody has answered yet.
}
questionnaires-reliability-few = { $n ->
    [one] Too few answers: no score is shown under { $n } answer.
   *[other] Too few answers: no score is shown under { $n } answers.
}
questionnaires-reliability-low-rate = { $n ->
    [one] Few of those invited answered: these results speak for them alone.
   *[other] Few of those invited answered: these results speak for them alone.
}
questionnaires-from-month = From
questionnaires-to-month = To
questionnaires-of-hundred = Of 100
questionnaires-whole-campaign = The whole campaign
questionnaires-question-by-question = Question by question
questionnaires-n-missing = n = { $n }, missing: { $missing }
questionnaires-table-behind = The table
questionnaires-masked = masked
questionnaires-mean = Mean: { $mean }
questionnaires-interval = { $low } to { $high }
questionnaires-bar = { $n } ({ $share })
questionnaires-chart-words = Complete answers, from the first to the last.
questionnaires-over-hundred = Several answers were possible: the total exceeds 100%.
questionnaires-open-answers = Words written here become expressions, masked and read.
questionnaires-too-few = too few
questionnaires-stops = Where people stop
questionnaires-fewer-than = { $n ->
    [one] fewer than one
   *[other] fewer than { $n }
}
questionnaires-least-shown = { $n ->
    [one] Numbers under { $n } are masked, and those from which they could be found.
   *[other] Numbers under { $n } are masked, and those from which they could be found.
}
questionnaires-export-results = These results:
questionnaires-export-answers = Answers one by one, without words:
questionnaires-export-spss-numbers = SPSS: the numbers
questionnaires-export-spss-syntax = SPSS: the syntax
questionnaires-export-posters = Poster of the results, to hang up:
questionnaires-spss-comment = Put this file and { $file } into the same folder, open it from that folder, then run all of it
questionnaires-who-answered = Who answered
questionnaires-asked-days = Asked from { $opens } to { $closes }.
questionnaires-months-from = Only the answers received from { $from } on.
questionnaires-months-to = Only the answers received up to { $to }.
questionnaires-months-between = Only the answers received from { $from } to { $to }.
questionnaires-too-few-for-file = Too few answers to give them one by one.
questionnaires-answered = Answers
questionnaires-column-key = Name
questionnaires-column-ask = Question
questionnaires-column-kind = Kind
questionnaires-column-answer = Answer
questionnaires-column-n = n
questionnaires-column-share = Share
questionnaires-column-interval = 95% interval
questionnaires-column-participant = Establishment
questionnaires-column-month = Month
questionnaires-column-complete = Complete
questionnaires-poster-said = Your opinion counts
questionnaires-poster-done = Answer
questionnaires-poster-answer = { $n ->
    [one] One minute, without a name.
   *[other] { $n } minutes, without a name.
}
questionnaires-poster-call = Take a picture of this code
questionnaires-poster-after = Without a phone: ask for paper or the tablet.
questionnaires-poster-too-long = The purpose is too long for a poster: shorten it.
questionnaires-results-poster-count = { $n ->
    [one] One person answered
   *[other] { $shown } people answered
}
questionnaires-results-poster-few = { $n ->
    [one] Fewer than one person answered
   *[other] Fewer than { $shown } people answered
}
questionnaires-results-poster-said = What you said
questionnaires-results-poster-best = Judged best: { $question } { $score } out of 100
questionnaires-results-poster-worst = Judged worst: { $question } { $score } out of 100
questionnaires-results-poster-no-marks = Your answers are read question by question
questionnaires-results-poster-best-untold = Judged best: { $question }
questionnaires-results-poster-worst-untold = Judged worst: { $question }
questionnaires-results-poster-none = Too few answers yet to give fair marks
questionnaires-results-poster-least = { $n ->
    [one] Raw means from 0 to 100, of at least { $shown } answer each.
   *[other] Raw means from 0 to 100, of at least { $shown } answers each.
}
questionnaires-results-poster-becomes = Users and professionals read these answers together. What changes is published under “You said, we did”.
questionnaires-results-poster-after = With the code of your receipt.
questionnaires-results-poster-foot = Answers received up to { $day }.
questionnaires-fictitious = Demonstration: all is invented.
# Public results
questionnaires-open-title = What was written
questionnaires-open-count = { $n ->
    [0] Nobody wrote.
    [one] One person wrote.
   *[other] { $shown } people wrote.
}
questionnaires-open-came = What became of these words, for the whole campaign:
questionnaires-public-title = Give back to everybody what was said
questionnaires-public-none = Nothing is public.
questionnaires-public-since = Public since { $day }:
questionnaires-public-lead = The public page shows these results, masked as here, and what you will do; nothing else. While the survey is open, it stops at the last month that is over. The receipt of each answer and the poster of results lead there.
questionnaires-public-becomes = What we will do
questionnaires-public-becomes-hint = Those who answered will read it: what will change, when, and what cannot.
questionnaires-public-becomes-missing = Say what you will do: without it, nothing is made public.
questionnaires-public-becomes-long = This is too long: 2,000 letters at most.
questionnaires-public-open = Make public
questionnaires-public-save = Save the text
questionnaires-public-take-back = Take back from the public
questionnaires-public-opened = It is public.
questionnaires-public-taken-back = It is public no more.
questionnaires-not-public = These results are not public.
questionnaires-public-not-launched = The campaign is not launched: there are no results yet.
questionnaires-public-embargo = These results are still kept back. Make them public once that day is over.
questionnaires-public-too-few = Too few answers to show. While the survey is open, those of this month do not count: wait for the next month, or end the survey.
questionnaires-public-subtract = Masked numbers could be found by subtraction: a campaign shows either the whole or establishments. First take back what is public.
questionnaires-public-of-campaign = Public results:
questionnaires-public-see = See the results
questionnaires-public-call = See all the results
questionnaires-public-after = Without an account or a code.
questionnaires-public-said = What you said
questionnaires-public-published = Made public on { $day }.
questionnaires-public-months = Answers received up to the end of { $month }; later ones are shown once their month is over.
questionnaires-public-n = n = { $n }
questionnaires-public-few = { $n ->
    [one] Fewer than one answer: nothing is shown.
   *[other] Fewer than { $shown } answers: nothing is shown, so that nobody is recognised.
}
questionnaires-public-question-few = Too few people answered this question for it to be shown.
questionnaires-public-none-title = There are no results here
questionnaires-public-none-lead = The address is wrong, or these results are not public at the moment.
# Official results
questionnaires-official = Official results
questionnaires-official-lead = What the Haute Autorité de santé publishes of e-Satis, establishment by establishment, beside your own surveys and what users say. Nothing is ranked.
questionnaires-official-find = An establishment, by its name or FINESS number
questionnaires-official-found = Establishments found
questionnaires-official-found-none = No establishment of the imported files has this name or number.
questionnaires-official-found-none-how = Look for one word of the name, or the first digits of the FINESS number of the place.
questionnaires-official-establishment-lead = FINESS { $finess } · { $region }
questionnaires-official-yours = Your establishments
questionnaires-official-establishment-bare = FINESS { $finess }
questionnaires-official-imports = Surveys and years
questionnaires-official-none = No file of official results is imported.
questionnaires-official-none-how = These files are public: the HAS publishes them each year on data.gouv.fr.
questionnaires-official-import = Import a file
questionnaires-official-file = File of results
questionnaires-official-file-hint = CSV or XLSX, as the HAS publishes it. Nothing is written before you have seen what was read.
questionnaires-official-file-absent = Choose a file.
questionnaires-official-year = Year of the campaign
questionnaires-official-year-hint = Leave it empty to take it from the name of the file.
questionnaires-official-year-check = The file does not say it: check it. The thresholds of classes depend on it.
questionnaires-official-year-set = Take this year
questionnaires-official-year-missing = Say the year of the campaign: neither the file nor its name does.
questionnaires-official-year-wrong = Give a year of four digits, from 2016 on.
questionnaires-official-look = Read the file
questionnaires-official-cited = Source: HAS, e-Satis, open data. Scores adjusted by the HAS. Means are those of the establishments of the same file that have a score, each counted once.
questionnaires-official-survey-mco-48h = e-Satis, stay of more than 48 hours (MCO)
questionnaires-official-survey-mco-ca = e-Satis, ambulatory surgery (MCO)
questionnaires-official-survey-smr = e-Satis, follow-up care and rehabilitation (SMR)
questionnaires-official-what = { $survey }, { $year }
questionnaires-official-what-no-year = { $survey }, year to be said
questionnaires-official-standing-draft = To be confirmed.
questionnaires-official-standing-done = In force.
questionnaires-official-standing-undone = Taken out.
questionnaires-official-rows = { $n ->
    [one] { $shown } establishment, { $file }, { $day }
   *[other] { $shown } establishments, { $file }, { $day }
}
questionnaires-official-compared = New establishments: { $fresh }; changed: { $changed }; the same: { $same }.
questionnaires-official-nothing-new = This file says what is already there: importing it would change nothing.
questionnaires-official-classes = Classes and thresholds
questionnaires-official-thresholds = Thresholds of this campaign: A from { $a }, B from { $b }, C from { $c }, D under it ({ $source }, looked up on { $day }).
questionnaires-official-no-thresholds = The thresholds of this survey for this year were not looked up: the class is that of the file.
questionnaires-official-mismatches = The class of these lines is not the one that the thresholds give. Check the year, or the file.
questionnaires-official-mismatch = Line { $line }, FINESS { $finess }: score { $score }, class { $told } in the file, { $computed } by the thresholds.
questionnaires-official-lines = Lines to look at
questionnaires-official-counted = Lines refused: { $refused }; taken, but to be looked at: { $odd }.
questionnaires-official-unknown = Columns left out: { $columns }
questionnaires-official-decide = Decide
questionnaires-official-confirm = Import
questionnaires-official-cannot = Nothing to import for now: say the year first, or send another file.
questionnaires-official-discard = Drop this file
questionnaires-official-discarded = The file is dropped. Nothing was imported.
questionnaires-official-imported = The results are imported.
questionnaires-official-undo = Take this import out
questionnaires-official-undo-hint = What it said goes as a whole; what an earlier import said comes back.
questionnaires-official-undone = The import is taken out.
questionnaires-official-undone-why = This import is taken out. Reason: { $why }
questionnaires-official-why-long = Say it in { $most } characters at most.
questionnaires-official-not-a-draft = This import is no longer to be confirmed: somebody confirmed or dropped it. Load the page again.
questionnaires-official-not-in-force = This import is not in force: there is nothing to take out.
questionnaires-official-thresholds-broken = The file official-thresholds.json of the installation’s folder cannot be read. Mend it, or remove it to take the thresholds of the program again.
questionnaires-official-no-row = No imported file speaks of this establishment.
questionnaires-official-no-row-how = Check that the number is that of the place (FINESS géographique), not of the legal entity.
questionnaires-official-class-a = Class A, the highest of four
questionnaires-official-class-b = Class B, the second of four
questionnaires-official-class-c = Class C, the third of four
questionnaires-official-class-d = Class D, the fourth of four
questionnaires-official-class-di = Insufficient data: fewer than 30 usable answers
questionnaires-official-class-nr = Not responding: the establishment took no part in the campaign
questionnaires-official-class-nv = Not validated: the establishment’s data were not validated
questionnaires-official-class-none = The file gives no class
questionnaires-official-evolution-lower = Since the campaign before: the class went down.
questionnaires-official-evolution-stable = Since the campaign before: the same class.
questionnaires-official-evolution-better = Since the campaign before: the class went up.
questionnaires-official-evolution-not-computable = Since the campaign before: the evolution cannot be computed.
questionnaires-official-evolution-none = The file says nothing of the evolution.
questionnaires-official-bound = Bound to take part.
questionnaires-official-free = Free to take part.
questionnaires-official-deposited = The establishment gave at least one valid mail address.
questionnaires-official-not-deposited = The establishment gave no valid mail address.
questionnaires-official-recommend = { $n ->
    [one] { $rate }% would certainly recommend the establishment, of { $shown } person who answered that question (raw rate, not adjusted).
   *[other] { $rate }% would certainly recommend the establishment, of { $shown } people who answered that question (raw rate, not adjusted).
}
questionnaires-official-recommend-bare = { $rate }% would certainly recommend the establishment (raw rate, not adjusted; the file does not say of how many).
questionnaires-official-legal = Legal entity: { $name } (FINESS { $finess }).
questionnaires-official-score-all = Overall score
questionnaires-official-score-mco-48h-accueil = Welcome
questionnaires-official-score-mco-48h-pecinf = Care by nurses and nursing assistants
questionnaires-official-score-mco-48h-pecmed = Care by doctors and surgeons
questionnaires-official-score-mco-48h-chambre = Room
questionnaires-official-score-mco-48h-repas = Meals
questionnaires-official-score-mco-48h-sortie = Leaving
questionnaires-official-score-mco-ca-avh = Before coming in
questionnaires-official-score-mco-ca-acc = Welcome on the day
questionnaires-official-score-mco-ca-pec = Care
questionnaires-official-score-mco-ca-cer = Room and meal or snack
questionnaires-official-score-mco-ca-ovs = Leaving and going home
questionnaires-official-score-smr-accueil = Welcome
questionnaires-official-score-smr-pec = Care
questionnaires-official-score-smr-lieu = Living place
questionnaires-official-score-smr-repas = Meals
questionnaires-official-score-smr-sortie = Leaving
questionnaires-official-adjusted = Scores from 0 to 100, adjusted by the HAS.
questionnaires-official-bar = { $name }: { $score }.
questionnaires-official-trend = Overall score, { $survey }
questionnaires-official-mean = { $n ->
    [one] { $mean } ({ $shown } establishment)
   *[other] { $mean } ({ $shown } establishments)
}
questionnaires-official-no-mean = too few establishments
questionnaires-official-source = Source: HAS, e-Satis, { $file }, line { $line }.
questionnaires-official-source-short = HAS, e-Satis, { $file }
questionnaires-official-own = Your surveys in this establishment
questionnaires-official-own-none = None of your surveys has this FINESS number among its establishments.
questionnaires-official-said = What users say
questionnaires-official-verbatims = Read what was said of this establishment
questionnaires-official-letters = Read the letters, complaints among them
questionnaires-official-column-survey = Survey
questionnaires-official-column-year = Year of the campaign
questionnaires-official-column-class = Class
questionnaires-official-column-evolution = Evolution
questionnaires-official-column-dimension = Dimension
questionnaires-official-column-score = Adjusted score of 100
questionnaires-official-column-region = Mean of the region
questionnaires-official-column-nation = Mean of the nation
questionnaires-official-column-source = Source
questionnaires-official-line-finess-missing = Line { $line }: no FINESS number of the place. The line is left out.
questionnaires-official-line-finess-zero = Line { $line }: the leading zero of { $finess } was missing; it is given back.
questionnaires-official-line-finess-shape = Line { $line }: “{ $finess }” has not the nine characters of a FINESS number. The line is left out.
questionnaires-official-line-finess-key = Line { $line }: the key of { $finess } does not fit. Check the number.
questionnaires-official-line-finess-twice = Line { $line }: { $finess } already stands on line { $first }. The second one is left out.
questionnaires-official-line-class-unknown = Line { $line }: there is no class “{ $class }” (A, B, C, D, DI, NR or NV). The line is left out.
questionnaires-official-line-class-alone = Line { $line }: a class { $class } without a score.
questionnaires-official-line-score-beside = Line { $line }: a score beside { $class }, which means that there is none.
questionnaires-official-line-score-alone = Line { $line }: a score without a class.
questionnaires-official-line-few-answers = Line { $line }: a score for { $n } answers; the HAS gives none under 30.
questionnaires-official-line-evolution-unknown = Line { $line }: the evolution “{ $evolution }” is not known; it is not kept.
questionnaires-official-line-not-a-number = Line { $line }, column { $column }: “{ $cell }” is no number. The line is left out.
questionnaires-official-line-out-of-range = Line { $line }, column { $column }: { $cell } is not between 0 and 100. The line is left out.
questionnaires-official-line-not-a-count = Line { $line }, column { $column }: { $cell } is no number of answers. The line is left out.
questionnaires-official-line-table-ragged = Line { $line }: { $found } cells instead of { $expected }. The line is left out.
questionnaires-official-line-table-quote-never-closed = Line { $line }: a quote is opened and never closed. The line is left out.
questionnaires-official-line-table-cell-too-long = Line { $line }: a cell is over { $limit } bytes. The line is left out.
questionnaires-official-line-table-row-too-long = Line { $line }: it is over { $limit } bytes. The line is left out.
questionnaires-official-line-table-nul-byte = Line { $line }: a NUL byte. The file is damaged there, or is not text.
questionnaires-official-line-table-undecodable = Line { $line }: some characters cannot be read. The line is left out.
questionnaires-official-line-table-unreadable = Line { $line }: the file could not be read further. Send it again.
questionnaires-official-file-no-row = This file names its columns, then has no line.
questionnaires-official-file-too-many-rows = This file has more than { $most } lines: it is no file of establishments.
questionnaires-official-file-lexicon = This is the lexicon, which explains the columns. Send the file of results.
questionnaires-official-file-no-survey = Nothing says of which survey this is: no known dimension among the columns (stay of more than 48 hours, ambulatory surgery or SMR).
questionnaires-official-file-several-surveys = This file mixes the dimensions of several surveys. Send a file for each survey.
questionnaires-official-file-missing = This is no file of e-Satis results: it lacks { $columns }.

# Two groups side by side
questionnaires-compare = Compare with
questionnaires-compare-nothing = Nothing
questionnaires-compare-wave = The campaign “{ $name }”
questionnaires-compare-region = The other establishments of the region
questionnaires-compare-unknown = Say “last” (the campaign before), “region”, or the id of a campaign.
questionnaires-comparison = Comparison
questionnaires-comparison-wave = Beside “{ $name }”
questionnaires-comparison-wave-lead = The complete answers here, beside those of the campaign asked from { $opens } to { $closes }. A question keeps its name from one version to the next; what has changed is not compared.
questionnaires-comparison-region = Beside the region { $region }
questionnaires-comparison-region-lead = { $n ->
    [one] The complete answers here, beside those of one other establishment of the region.
   *[other] The complete answers here, beside those of { $shown } other establishments of the region, together. None is named, nothing is ranked.
}
questionnaires-comparison-others = The others
questionnaires-comparison-rule = { $n ->
    [one] Means from 0 to 100. Difference: here less the other.
   *[other] Raw means from 0 to 100. Difference: here less the other side. Interval at 95% of two independent samples: difference ± 1.96 × the square root of (s² ÷ n here + s² ÷ n on the other side), where s is the standard deviation and n how many answered (Welch, 1947, Biometrika 34). Where it does not hold zero, the difference is more than chance; of twenty lines without a real difference, one on average will still look as if it had one. Nothing under { $shown } answers on either side, nor where a number is masked.
}
questionnaires-compared-more = Higher here: it is more than chance.
questionnaires-compared-less = Lower here: it is more than chance.
questionnaires-compared-chance = No difference beyond chance.
questionnaires-compared-few = Too few answers on one side.
questionnaires-compared-masked = Not compared: a number is masked.
questionnaires-compared-changed = Not compared: the question or the computation has changed.
questionnaires-not-compared-no-wave = There is no earlier campaign with this questionnaire. The next one can be compared with this one.
questionnaires-not-compared-absent = This establishment was not in the other campaign. Choose another one, or the whole.
questionnaires-not-compared-no-region = Choose an establishment whose region is told in the list of the campaign.
questionnaires-not-compared-few-others = Too few other establishments of the region answered: three are needed, with enough answers, so that none can be recognised.
questionnaires-not-compared-few-elsewhere = Outside the region, so few establishments answered that they could be found by subtraction: nothing is compared.
questionnaires-not-compared-months = The region is compared over the whole campaign: take the months away.
questionnaires-column-compared = Score or question
questionnaires-column-here = Here
questionnaires-column-difference = Difference
questionnaires-column-verdict = What it says
questionnaires-mean-of = { $mean } (n = { $n })
questionnaires-mean-beside = Mean out of 100, { $other }

# Patient tracer
questionnaires-campaign-kind = Kind of campaign
questionnaires-campaign-kind-unknown = Choose “Survey” or “Patient tracer” (survey, tracer).
questionnaires-campaign-kind-survey = Survey
questionnaires-campaign-kind-survey-hint = Many people answer; answers are counted.
questionnaires-campaign-kind-tracer = Patient tracer
questionnaires-campaign-kind-tracer-hint = A few real paths, told by the person, then by the team, and read together. No open link, no statistics, no name.
questionnaires-tracer-no-pairs = This questionnaire does not say which questions are the person’s and which are the team’s. Publish the ready one, “A path read together”, and choose it.
questionnaires-tracer-one-establishment = Paths are read within one establishment: take the others out of the campaign.
questionnaires-tracer-no-survey = This campaign reads paths: it has no links, posters, files of answers or other establishments.
questionnaires-tracer-no-results = This campaign reads paths one by one: see the page “Paths read together”. Nothing is counted there.
questionnaires-tracer-not-launched = The campaign is not launched: launch it, then plan a path.
questionnaires-tracer-over = The campaign is over: nothing more is written in it. What is there can still be read.
questionnaires-tracer-nameless = No name is written here: not of the person, of relatives, or of professionals.
questionnaires-tracer-guide-link = Interview guide (PDF)
questionnaires-tracings = Paths read together
questionnaires-tracings-lead = The real path of one person, told by them, then by the team, neither seeing the other; then both side by side, to decide what to improve. Nothing is judged: neither skills nor acts.
questionnaires-no-tracing = No path yet.
questionnaires-no-tracing-how = Plan one: what it is about, where, on which day.
questionnaires-tracing-plan = Plan a path
questionnaires-tracing-label = Which path it is
questionnaires-tracing-label-hint = Without a name or a number: “Arrival by the emergency ward, broken wrist”.
questionnaires-tracing-label-missing = Say which path it is.
questionnaires-tracing-unit = Ward
questionnaires-tracing-unit-missing = Say in which ward.
questionnaires-tracing-day = Day of the interview
questionnaires-tracing-name = “{ $part }” looks like a name. Say it otherwise (“a lady of 82”), or in small letters if it is no name.
questionnaires-tracing-number = “{ $part }” looks like a number or a date of birth. Take it out.
questionnaires-tracing-meta = { $unit }, interview on { $day }
questionnaires-tracing-planned = Planned
questionnaires-tracing-agreed = Oral agreement given
questionnaires-tracing-patient-heard = The person has spoken, the team not yet
questionnaires-tracing-team-heard = The team has spoken, the person not yet
questionnaires-tracing-side-by-side = To be read side by side
questionnaires-tracing-planned-now = The path is planned. Ask for the person’s agreement first.
questionnaires-tracing-agreement = Oral agreement
questionnaires-tracing-agreement-lead = The agreement is oral, and traced here: nothing is written before it. Tell the person what the interview is for, that they may refuse, and take everything back later.
questionnaires-tracing-agreed-on = Oral agreement given on
questionnaires-tracing-agreed-hint = Your role is kept with the day; not your name, nor theirs.
questionnaires-tracing-agree = Trace the agreement
questionnaires-tracing-agreed-now = The agreement is traced.
questionnaires-tracing-agreed-by = Oral agreement given on { $day } ({ $role }).
questionnaires-tracing-agreed-already = The agreement is already traced for this path.
questionnaires-tracing-agreed-later = This day has not come yet: say on which day the person agreed.
questionnaires-tracing-not-agreed = Trace the oral agreement of the person first, on the page of the path.
questionnaires-tracing-not-both = The person and the team must both have spoken: until then, each answers without seeing the other.
questionnaires-tracing-withdraw = Take this path away
questionnaires-tracing-withdraw-lead = If the person takes the agreement back, everything goes: what they said, what the team said, what was written together. The audit keeps only that a path was taken away.
questionnaires-tracing-withdraw-sure = Take everything of this path away, for good?
questionnaires-tracing-withdrawn = The path is taken away, with everything that was written in it.
questionnaires-views = Both views
questionnaires-views-lead = Each answers apart, without seeing the other. Once both are there, they are read side by side.
questionnaires-view-patient = The person
questionnaires-view-team = The team
questionnaires-view-together = What to improve, together
questionnaires-view-patient-lead = About half an hour, in a calm and confidential place. Follow the path: what the person went through, not the illness. A relative may be there if the person wishes. No name is written.
questionnaires-view-team-lead = The team answers together, without seeing what the person said. Speak of the path, with kindness; neither skills nor acts are judged, and nobody is looked for to blame. No name is written.
questionnaires-view-together-lead = Both views are known: write what each gap teaches, and what you want to improve. No name is written.
questionnaires-view-title = { $view }: { $label }
questionnaires-view-to-come = To be written.
questionnaires-view-done = Written on { $day }.
questionnaires-view-again = This view is written already; it is not shown while the other is missing. Sending it again replaces it whole.
questionnaires-view-kept = It is written.
questionnaires-refusal-named = it looks like a name, or a number. Say it otherwise (“the nurse”, “their daughter”), or in small letters if it is no name.
questionnaires-side-by-side = Side by side
questionnaires-gaps = { $n ->
    [0] No gap.
    [one] One gap.
   *[other] { $shown } gaps.
}
questionnaires-gap-rule = { $n ->
    [one] A gap: one level of five, or more, between both views (two points of ten), or yes on one side and no on the other.
   *[other] A gap: { $shown } levels of five, or more, between both views (twice as many of ten), or yes on one side and no on the other.
}
questionnaires-gap-unknown = One of both says nothing of it
questionnaires-gap-near = Near
questionnaires-gap-team-higher = Gap: the team sees it better
questionnaires-gap-patient-higher = Gap: the person sees it better
questionnaires-gap-projects = From a gap to a project
questionnaires-gap-projects-lead = The project opens with its objective already written; complete it in your own words.
questionnaires-gap-project = Begin a project: { $step }
questionnaires-gap-objective = Bring what people go through and what the team sees of it closer together: { $step }.
questionnaires-told-besides = Also said by the person
questionnaires-together-none = Nothing is written together yet.
questionnaires-export-synthesis = The synthesis, without a name:
questionnaires-column-step = Step
questionnaires-column-gap = Gap
questionnaires-column-written = Written
# A question answered by a file
questionnaires-file-types = Files that are taken
questionnaires-file-types-hint = For a question of the kind “File”. Place and device are taken off photos, the name of the file is not kept.
questionnaires-file-types-both = Photos (JPEG, PNG, WebP) and PDF
questionnaires-file-types-pictures = Photos (JPEG, PNG, WebP)
questionnaires-file-types-pdf = PDF
questionnaires-megabytes = Largest size, in MB
questionnaires-megabytes-hint = From 1 to 10. Empty: 10.
questionnaires-megabytes-bad = Give a whole number from 1 to { $most }, in MB.
questionnaires-fault-bad-file-size = A file weighs from 1 to 10 MB at most.
questionnaires-fault-too-many-files = More than five questions ask for a file: an answer would be too heavy.
questionnaires-file-hint-both = A photo (JPEG, PNG, WebP) or a PDF, { $n } MB at most. The name of the file is not kept, and the place is taken off photos. Avoid faces and names.
questionnaires-file-hint-pictures = A photo (JPEG, PNG, WebP), { $n } MB at most. The name of the file is not kept, and the place is taken off. Avoid faces and names.
questionnaires-file-hint-pdf = A PDF, { $n } MB at most. The name of the file is not kept. A PDF keeps what it says of its author.
questionnaires-file-picture = photo, { $size }
questionnaires-file-pdf = PDF, { $size }
questionnaires-file-held = Given already: { $file }. Another file would take its place.
questionnaires-file-out = Take this file out of my answer
questionnaires-file-on-paper = Enclose it with this sheet.
questionnaires-file-given = given
questionnaires-files-given = { $n ->
    [0] No file was given.
    [one] One person gave a file. It leaves here only with a reason.
   *[other] { $shown } people gave a file. They leave here only with a reason.
}
questionnaires-refusal-file-type = this file is neither a photo (JPEG, PNG, WebP) nor a PDF. Give another; the rest of your answer is kept.
questionnaires-refusal-file-type-pictures = this file is no photo (JPEG, PNG or WebP). Give another; the rest of your answer is kept.
questionnaires-refusal-file-type-pdf = this file is no PDF. Give another; the rest of your answer is kept.
questionnaires-refusal-file-too-large = this file is too large: { $n } MB at most. Give a lighter one; the rest of your answer is kept.
questionnaires-refusal-file-broken = this file is empty or damaged. Give it again, or another; the rest of your answer is kept.
questionnaires-refusal-file-gone = this file is not there any more. Give it again, or send your answer without it.
questionnaires-refusal-files-full = this survey takes no more files: the room for them is full. Send your answer without it; the rest is kept.
questionnaires-answer-files = Files given
questionnaires-answer-files-lead = What people joined to their answer. Nothing says who, nor at which hour. To open one, say for what reason.
questionnaires-answer-files-none = No file was given.
questionnaires-open-ask = Open this file
questionnaires-open-ask-why = It may show a face or say a name. Your name, the time and the reason are noted in the audit, each time it is opened.
questionnaires-open-reason = For what reason?
questionnaires-open-reason-hint = At least ten characters. Copy no name.
questionnaires-open-reason-missing = Say for what reason.
questionnaires-open-reason-short = Say it in a few words: at least ten characters.
questionnaires-open-reason-long = This reason is too long: at most 500 characters.
questionnaires-open-file = Open the file
