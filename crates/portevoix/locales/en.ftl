# The frame of each page
frame-account = My account
frame-accessibility = Accessibility: not audited by a third party
frame-api = API
frame-danger = Immediate danger?
frame-danger-words = Nobody reads this site in an emergency. In France call 15 or 112. Deaf people: text 114. Children in danger: 119. Abuse of an elderly or disabled person: 3977.
frame-data-and-rights = Your data, your rights
frame-demo = Demonstration: the hospital, the association, the people and their words are invented.
frame-demo-label = Demonstration
frame-follow = Follow my words
frame-give = Give my words
frame-give-backs = You said, we did
frame-help = Need help?
frame-home = Back to the home page
frame-menu = Menu
frame-navigation = Main navigation
frame-search = Search people’s words
frame-sheets = Shared experiences
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-site = This site
frame-skip = Skip to content
frame-theme = Colours:
frame-theme-auto = automatic
frame-theme-dark = dark
frame-theme-light = light
frame-work-home = Home

# The public home
home-title = Say what you lived through. See what changes.
home-lead = Without an account. Without your name, if you prefer. Users and professionals read together, decide together, and answer you.
home-give = Give my words
home-follow = Follow my words with my code
home-ways = What you can do
home-way-give = Write your words
home-way-give-words = What went well, what was missing, what could change.
home-way-give-time = 3 minutes
home-way-follow = Follow my words
home-way-follow-words = With the code you were given, see what became of them, or withdraw them.
home-way-follow-time = 1 minute
home-way-sheets = Read experiences
home-way-sheets-words = What teams and users tried together, whether it worked or not.
home-way-sheets-time = whenever you like
home-answers = You said, we did
home-answers-none = No answer is published yet.
home-answers-none-how = They will appear here as soon as a change is given back to those who asked for it.
home-answers-all = All answers
home-sheets = Shared experiences
home-sheets-all = All experiences
home-no-account = Without an account. It changes nothing about your care.
home-decided-together = Read and decided by users and professionals
home-decided = Decided
home-thread = Follow this thread from beginning to end
home-answers-lead = The latest changes, and what we could not do.
home-already = Have you already spoken?
home-already-words = Enter the code that you were given at the end of your message. You will see what became of your words. We shall not know who you are.
home-code = Your code
home-code-hint = The letters and digits you were given, with or without dashes.
home-follow-short = Follow my words

# The work home
work-title = What awaits you
work-lead = { $n ->
    [0] { $day }. Nothing awaits you.
    [one] { $day }. One thing{ $pressing }.
   *[other] { $day }. { $shown } things{ $pressing }.
}
work-pressing = { $n ->
    [0] { "" }
    [one] , one of them pressing
   *[other] , { $shown } of them pressing
}
work-pressing-title = Pressing
work-this-week-title = This week
work-whenever-title = Whenever you can
work-nothing = Nothing awaits you today.
work-nothing-how = Words to review, readings to do and open votes will appear here.
work-told-title = What you were told
work-told-nothing = No message.
work-told-read = Mark all as read

# The thread
thread-title = The thread: { $what }
thread-lead = { $n ->
    [0] { $steps } in this thread. Each step opens on what proves it.
    [one] From one person’s words to { $steps }. Each step opens on what proves it.
   *[other] From { $shown } people’s words to { $steps }. Each step opens on what proves it.
}
thread-steps = { $n ->
    [one] one step
   *[other] { $shown } steps
}
thread-voices = Words
thread-voices-title = { $n ->
    [one] One person said it
   *[other] { $shown } people said it
}
thread-other-voices = { $n ->
    [one] Read one more
   *[other] Read the { $shown } others
}
thread-hidden-voices = { $n ->
    [one] One person’s words are not for you.
   *[other] { $shown } people’s words are not for you.
}
thread-hidden = A step
thread-hidden-title = There is a step here that is not for you
thread-hidden-words = It exists and counts in this thread. Your rights do not allow opening it.
thread-hidden-project = { $what } of { $day }
thread-open = Open
thread-signed = { $what }, by: { $role }
thread-withdrawn-title = Withdrawn links
thread-withdrawn = Link of { $when } withdrawn: { $because }
thread-cut = This thread is very long: only its first steps are shown.
thread-because-evidence = These words hold up the finding.
thread-because-read-together = Read by users and professionals, each apart first.
thread-because-studied-in = Finding drawn from this reading.
thread-because-asked-for = The finding asked for this project.
thread-because-decided = Put to the vote of both colleges.
thread-because-acts = Action of the project.
thread-because-measured = Measured afterwards.
thread-because-given-back = Given back to those who spoke.
thread-because-shared = Shared for others to use.
thread-because-withdrawn-by-author = its author withdrew it
thread-because-removed = the action was removed
thread-because-measure-withdrawn = the measure was withdrawn
thread-because-taken-down = the give-back was taken down
thread-because-evidence-changed = the finding no longer rests on it
thread-because-source-undone = the import was undone

# Work in progress
jobs-title = Work in progress
jobs-none = No work.
jobs-none-how = Imports and long computations will appear here with their progress.
jobs-what = Work
jobs-state = State
jobs-how-far = Progress
jobs-when = When
jobs-progress = { $done } of { $total }
job-waiting = waiting
job-running = running
job-done = done
job-failed = failed

# Mails
mails-lost = Some mails could not leave
mails-lost-how = Look at the settings of the mail server, then have them tried again. After a month they are forgotten.
mails-lost-line = { $mails }: { $why }{ $reply }
mails-count = { $n ->
    [one] 1 mail
   *[other] { $shown } mails
}
mails-reason-refused = the server refuses them
mails-reason-postponed = the server asked to wait, for too long
mails-reason-account = the server does not accept the sending account
mails-reason-away = the server cannot be reached
mails-reason-slow = the server does not answer in time
mails-reason-tls = the connection to the server is not safe
mails-reason-unwritable = the address is not one
mails-reason-unclear = for a reason that was not understood
mails-try-again = Try again
mails-tried-again = These mails will be sent again.

# Audit
audit-title = Record of acts
audit-lead = Each line is sealed by the one before: the command “portevoix audit verify” names the first that would have been changed. It holds nobody’s words.
audit-number = No.
audit-when = When
audit-who = Who
audit-what = Act
audit-detail-open = Sealed line

# API
api-title = The API of Portevoix
api-lead = The same things as the pages, as JSON. Ask for a token with POST /api/v1/tokens, then send it in the header “Authorization: Bearer”. Errors follow RFC 9457.
api-body = Body
api-answer = Answer
api-no-body = no body
api-schemas = Objects

# Accessibility
accessibility-title = Accessibility
accessibility-lead = Everybody must be able to give their words and read the answers: by keyboard, with a screen reader, without JavaScript, on an old phone, 320 points wide or zoomed to 200%.
accessibility-state = State of conformity
accessibility-state-words = No third party has audited it yet, so we declare no rate of conformity with RGAA 4.1.2. The establishment that publishes this site must have its own installation audited and replace this page with its statement.
accessibility-tested = What is checked at each version
accessibility-tested-words = Automated journeys in a real browser, with axe (levels A, AA and best practices), by keyboard alone, without JavaScript and 320 points wide.
accessibility-tell = Tell us of a difficulty
accessibility-tell-words = Say it through the form “Give my words”, or at the establishment’s desk: you will get an answer, and another way to what you were looking for.
accessibility-defender = Without a satisfactory answer, you can turn to the Défenseur des droits, free of charge.

# Data
data-title = Your data, your rights
data-lead = Your words serve to improve care and support, and nothing else.
data-stay = They never leave the establishment’s own installation.
data-stay-but-drafts = They never leave the establishment’s own installation, with one exception: if it so decided, masked words, without place or date, leave for a server that it chose, so that a machine helps to sum them up.
data-kept = What is kept
data-kept-words = The text that you give, the month, and what you choose to add. Neither your network address nor your name, if you do not give it. The original text is encrypted and only opened with a reason, noted in a record.
data-masked = What is masked
data-masked-words = Names, phone numbers, addresses, dates of birth and numbers are replaced before a representative or a professional reads. This is pseudonymisation: a very particular situation may stay recognisable; tell us if it does.
data-rights = Your rights
data-rights-words = With your code, you see what became of your words and you can withdraw them: they then disappear from readings, studies and public pages. You can also object to the use of your data, and turn to the CNIL.

# What the audit tells
audit-verb-account-choices-saved = Account’s choices saved
audit-verb-account-created = Account created
audit-verb-account-factor-confirmed = Second factor set up
audit-verb-account-factor-prepared = Second factor prepared
audit-verb-account-factor-removed = Second factor removed
audit-verb-account-link-asked = Sign-in link asked for
audit-verb-account-password-changed = Password changed
audit-verb-account-recovery-code-used = Recovery code used
audit-verb-account-recovery-codes-renewed = Recovery codes renewed
audit-verb-action-add = Action added
audit-verb-action-remove = Action removed
audit-verb-action-state = Action moved on
audit-verb-action-write = Action corrected
audit-verb-classes-find = Classes found
audit-verb-classes-search = Search for classes asked for
audit-verb-classes-stop = Search for classes stopped
audit-verb-coding-save = Expression coded
audit-verb-corpus-exported = Corpus exported
audit-verb-decision-close = Vote closed
audit-verb-decision-open = Vote opened
audit-verb-decision-vote = Ballot given
audit-verb-decision-withdraw = Vote withdrawn
audit-verb-disagreement-settle = Disagreement settled
audit-verb-draft-ask = Draft asked of a machine
audit-verb-draft-delete = A machine’s draft deleted
audit-verb-draft-make = A machine’s draft written
audit-verb-draft-send = Masked expressions sent for a draft
audit-verb-draft-stop = A machine’s draft stopped
audit-verb-expression-answered = Expression answered
audit-verb-expression-given = Expression given
audit-verb-expression-passage-added = Passage added to mask
audit-verb-expression-passage-decided = Passage decided
audit-verb-expression-raw-opened = Raw text opened
audit-verb-expression-review-opened = Review opened
audit-verb-expression-shared = Expression shared
audit-verb-expression-withdrawn = Expression withdrawn
audit-verb-finding-agree = Finding agreed to
audit-verb-finding-disagree = Finding objected to
audit-verb-finding-evidence-taken-back = Evidence taken out of a finding
audit-verb-finding-reopened = Finding opened again
audit-verb-finding-rewrite = Finding rewritten
audit-verb-finding-stood = Finding stands
audit-verb-finding-take-back = Answer on a finding taken back
audit-verb-finding-write = Finding written
audit-verb-finess-register-replaced = FINESS register replaced
audit-verb-give-back-begin = Give-back begun
audit-verb-give-back-lose-quote = Quote taken out of a give-back
audit-verb-give-back-publish = Give-back published
audit-verb-give-back-tell = People told
audit-verb-give-back-withdraw = Give-back withdrawn
audit-verb-give-back-write = Give-back written
audit-verb-indicator-add = Indicator added
audit-verb-indicator-change = Locked indicator changed
audit-verb-indicator-lock = Indicator locked
audit-verb-indicator-remove = Indicator removed
audit-verb-indicator-write = Indicator corrected
audit-verb-invitation-accepted = Invitation accepted
audit-verb-invitation-sent = Invitation sent
audit-verb-invitation-sent-again = Invitation sent again
audit-verb-invitation-withdrawn = Invitation withdrawn
audit-verb-mails-tried-again = Mails tried again
audit-verb-measure-enter = Measure entered
audit-verb-measure-withdraw = Measure withdrawn
audit-verb-membership-added = Role given
audit-verb-membership-ended = Role ended
audit-verb-model-learn = Tool taught
audit-verb-model-propose = Codes proposed by the tool
audit-verb-model-take-starter = Starter put to work
audit-verb-organisation-corrected = Organisation corrected
audit-verb-organisation-created = Organisation created
audit-verb-organisation-draft-policy-set = Drafts of a machine switched on or off
audit-verb-organisation-mask-word-put = Word put on a masking list
audit-verb-organisation-mask-word-removed = Word taken off a masking list
audit-verb-organisation-review-policy-set = Review policy changed
audit-verb-organisation-rule-again-asked = Policy applied again to what waits
audit-verb-organisation-sharing-asked = Sharing in one go asked for
audit-verb-organisation-texts-shared = Texts shared in one go
audit-verb-person-created = Person added
audit-verb-person-renamed = Person renamed
audit-verb-project-brief = Joint briefing noted
audit-verb-project-create = Project begun
audit-verb-project-end = Project ended
audit-verb-project-start = Project started
audit-verb-project-write = Project rewritten
audit-verb-proposal-confirm = Proposal confirmed
audit-verb-proposal-dismiss = Proposal dismissed
audit-verb-reader-appoint = Reader appointed
audit-verb-reader-release = Reader released
audit-verb-reading-close = Reading closed
audit-verb-reading-finish = Reading finished
audit-verb-sample-draw = Sample drawn
audit-verb-session-closed = Session closed
audit-verb-session-half-opened = Sign-in half done
audit-verb-session-opened = Session opened
audit-verb-session-refused = Sign-in refused
audit-verb-sheet-answer-contact = Contact request answered
audit-verb-sheet-answer-criteria = Criteria answered
audit-verb-sheet-ask-contact = Contact asked for
audit-verb-sheet-attach = File attached to a sheet
audit-verb-sheet-authorise = Authorisation signed
audit-verb-sheet-create = Sheet begun
audit-verb-sheet-describe-attachment = Attached file described
audit-verb-sheet-detach = Attached file taken away
audit-verb-sheet-follow-up = Follow-up of a sheet noted
audit-verb-sheet-forget-requests = Contact requests erased
audit-verb-sheet-moderate-reuse = Story of reuse read
audit-verb-sheet-publish = Sheet published
audit-verb-sheet-tell-reuse = Story of reuse received
audit-verb-sheet-withdraw = Sheet taken down
audit-verb-sheet-withdraw-authorisation = Authorisation withdrawn
audit-verb-sheet-write = Sheet written
audit-verb-source-begun = Import begun
audit-verb-source-columns-named = Columns of an import named
audit-verb-source-discarded = Import discarded
audit-verb-source-format-corrected = Format of a file corrected
audit-verb-source-heard = Words of answers taken in
audit-verb-source-import-asked = Import asked for
audit-verb-source-imported = Import done
audit-verb-source-retention-applied = Raw texts erased at their term
audit-verb-source-rows-taken = Rows imported
audit-verb-source-rows-taken-out = Rows taken out
audit-verb-source-trial-asked = Dry run asked for
audit-verb-source-tried = Dry run done
audit-verb-source-undo-asked = Undo of an import asked for
audit-verb-source-undo-why = Reason of an undo given
audit-verb-source-undone = Import undone
audit-verb-study-ask-starter = Proposals asked from the starter
audit-verb-study-brief = Joint briefing of a study
audit-verb-study-freeze = Corpus of a study frozen
audit-verb-instrument-make = Questionnaire made
audit-verb-instrument-edit = Questionnaire changed
audit-verb-instrument-publish = Questionnaire published
audit-verb-instrument-next-version = Next version begun
audit-verb-instrument-remark = Remark on a questionnaire
audit-verb-instrument-answer-remark = Answer to a remark
audit-verb-instrument-approve = Questionnaire approved
audit-verb-campaign-prepare = Campaign prepared
audit-verb-campaign-edit = Campaign changed
audit-verb-campaign-add-participants = Establishments added to a campaign
audit-verb-campaign-remove-participant = Establishment taken out of a campaign
audit-verb-campaign-launch = Campaign launched
audit-verb-campaign-open-results = Results made public
audit-verb-campaign-edit-public-results = Text of public results changed
audit-verb-campaign-take-results-back = Results taken back from the public
audit-verb-campaign-end = Campaign ended
audit-verb-campaign-forget-addresses = Addresses forgotten
audit-verb-campaign-remind = Reminders sent
audit-verb-campaign-take-file = Answers taken from a file
audit-verb-campaign-send-links = Personal links sent
audit-verb-tracing-plan = Path planned (patient tracer)
audit-verb-tracing-agree = Oral agreement traced (patient tracer)
audit-verb-tracing-answer = View of a path written (patient tracer)
audit-verb-tracing-withdraw = Path taken away (patient tracer)
audit-verb-answer-file-open = File of an answer opened
audit-verb-official-results-prepare = File of official results read
audit-verb-official-results-set-year = Year of a file of official results said
audit-verb-official-results-import = Official results imported
audit-verb-official-results-discard = File of official results dropped
audit-verb-official-results-undo = Import of official results taken out
audit-verb-meaning-find = Meaning of expressions read
audit-verb-meaning-read = Reading of meaning asked for
audit-verb-meaning-stop = Reading of meaning stopped
audit-verb-study-learn = Learning asked for
audit-verb-study-measure = Agreement measured
audit-verb-study-open = Study opened
audit-verb-study-take-out = Expressions taken out of a study
audit-verb-theme-add = Theme added
audit-verb-theme-edit = Theme corrected
audit-verb-theme-move = Theme moved
audit-verb-theme-resume = Theme taken up again
audit-verb-theme-retire = Theme retired
audit-verb-token-created = API token created
audit-verb-token-revoked = API token revoked
audit-verb-unit-created = Unit added
audit-kind-account = Account
audit-kind-action = Action
audit-kind-agreement = Agreement
audit-kind-codebook = Codebook
audit-kind-decision = Decision
audit-kind-expression = Expression
audit-kind-finding = Finding
audit-kind-finess-register = FINESS register
audit-kind-give-back = Give-back
audit-kind-indicator = Indicator
audit-kind-invitation = Invitation
audit-kind-measure = Measure
audit-kind-membership = Role
audit-kind-model = Tool
audit-kind-organisation = Organisation
audit-kind-person = Person
audit-kind-project = Project
audit-kind-session = Session
audit-kind-sheet = Sheet
audit-kind-source = Import
audit-kind-instrument = Questionnaire
audit-kind-campaign = Campaign
audit-kind-tracing = Path (patient tracer)
audit-kind-answer-file = File of an answer
audit-kind-official-import = Official results
audit-kind-study = Study
audit-kind-theme = Theme
audit-kind-token = Token
audit-kind-unit = Unit

# Kinds of long work
jobs-kind-analysis-meaning = Reading of what expressions mean
jobs-kind-analysis-draft = A machine’s draft
jobs-kind-analysis-classes = Search for classes
jobs-kind-analysis-freeze = Corpus frozen
jobs-kind-analysis-learn = Learning and proposals
jobs-kind-analysis-measure = Measure of agreement
jobs-kind-expressions-import = Import
jobs-kind-expressions-rule-again = Masking policy applied again
jobs-kind-expressions-sharing = Sharing in one go
jobs-kind-expressions-retention = Term of raw texts
jobs-kind-questionnaires-remind = Reminders of surveys
jobs-kind-expressions-survey-answers = Words of survey answers
jobs-kind-expressions-trial = Dry run of an import
jobs-kind-expressions-undo = Undo of an import
jobs-kind-people-digest = Daily summaries
jobs-kind-people-forget = Forgetting past sign-ins
jobs-kind-people-mail-notices = Mails of the news
jobs-kind-platform-upkeep = Daily upkeep
jobs-kind-questionnaires-forget-files = Forgetting of files without an answer
jobs-kind-publications-forget-requests = Forgetting contact requests

machine-title = What the machine does
machine-lead = Portevoix reads with you, never in your place. What the machine says is a proposal; what counts is decided by people.
machine-does = What it does
machine-does-mask = It looks in each text for names, phone numbers, addresses, dates of birth and numbers, and masks them. A person reviews where the establishment has so decided.
machine-does-search = It finds expressions by their words, whatever their accents or missing apostrophes.
machine-does-propose = It learns from codes that users and professionals settled, and proposes themes for other expressions, with a probability and the words that weighed. “I don’t know” is one of its answers.
machine-does-starter = As long as too few expressions are coded, a starter can propose the themes of the starter codebook. It learned from invented comments, not from words of patients: it knows only what its authors thought of, and no figure says what it is worth where you are.
machine-does-classes = It brings together expressions that share their words (Reinert’s method), knowing nothing of the subject, to show what nobody thought of looking for.
machine-does-meaning = It finds, in a study, expressions that mean nearly the same in other words, and chooses those it would learn most from.
machine-does-changes = It says that a theme is met more in a month or a place only when the difference is more than chance (Fisher’s exact test, Benjamini and Hochberg’s correction).
machine-does-agreement = It measures whether readers read alike (Krippendorff’s alpha, with its interval), college by college.
machine-does-draft = Where the establishment connected a server of its own and so decided, another machine writes drafts from forty masked expressions of a theme at most. Each sentence must cite expressions; one that cites nothing, or quotes words that nobody said, is left out. A draft is shown as such, is published by nobody, and can be deleted. It is off by default.
machine-cannot = What it cannot do
machine-cannot-anonymous = Make a text anonymous. A masked text is pseudonymised: a rare story is enough to recognise somebody.
machine-cannot-irony = Hear irony, a wish, a silence, a story told without the usual words.
machine-cannot-count = Count in the place of people. Its proposals are never added to what people coded.
machine-cannot-cause = Say why. A difference between two months is not a cause.
machine-cannot-write = Write in the place of patients. Quotes are real words, masked; a machine’s draft is none, and says so.
machine-measured = How it is measured
machine-measured-words = The texts of each measure are put aside before anything is tuned. The figures, how to repeat them and what did not work are in docs/performance.md, which comes with the software. A figure of one corpus does not hold for yours: the agreement between the machine and your readers is shown in each study.
machine-measured-names = Names: in 4,000 invented sentences that no rule had seen, 98.5% of names are masked whole; in real reviews by customers and patients, read for the first time, 94%. So some are left: review before you share.
machine-measured-nothing = Masked for nothing: 11 real texts without any name out of 734, or 1.5%. A person who reviews can show the passage.
machine-measured-tone = Feeling (positive, neutral, negative): on 798 real testimonies of users of public services, 0.72 out of 1 (mean of the three F1), when the tool has learned from four fifths of them and hears the sense. They were not words of patients.
machine-measured-themes = Themes: no coded French corpus was at hand. On 7,392 English comments of patients, the tool does better than the usual method beside it (a linear SVM); that says nothing of French.
machine-measured-changes = A change told wrongly: in 1 to 3.4% of simulated studies where nothing changed.
machine-where = Where it happens
machine-where-words = On the establishment’s own machine. No text leaves it, except for a draft, to the server that the establishment chose, if it switched drafts on. No model is downloaded, and, drafts apart, the same texts always give the same result.
