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

# Audit
audit-title = Record of acts
audit-lead = Each line is sealed by the one before: the command “portevoix audit verify” names the first that would have been changed. It holds nobody’s words.
audit-number = No.
audit-when = When
audit-who = Who
audit-what = Act
audit-about = About
audit-detail = Details

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
data-lead = Your words serve to improve care and support, and nothing else. They never leave the establishment’s own installation.
data-kept = What is kept
data-kept-words = The text that you give, the month, and what you choose to add. Neither your network address nor your name, if you do not give it. The original text is encrypted and only opened with a reason, noted in a record.
data-masked = What is masked
data-masked-words = Names, phone numbers, addresses, dates of birth and numbers are replaced before a representative or a professional reads. This is pseudonymisation: a very particular situation may stay recognisable; tell us if it does.
data-rights = Your rights
data-rights-words = With your code, you see what became of your words and you can withdraw them: they then disappear from readings, studies and public pages. You can also object to the use of your data, and turn to the CNIL.
