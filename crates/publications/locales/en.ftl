# Sharing: the room, the list, one sheet.
publications-nav = Sharing
publications-kind = Experience sheet
publications-lead = A sheet tells a project so that others can use it, whether it worked or not. It appears once the director has signed it.
publications-count = { $n ->
    [one] { $shown } sheet
   *[other] { $shown } sheets
}
publications-states = Sheets by state
publications-all = All
publications-page = Page { $page } of { $pages }
publications-none = No sheet here.
publications-none-how = A sheet begins from a project: running, ended or given up.
publications-see-catalogue = See the public catalogue
publications-newer-text = a newer text waits
publications-newer-text-words = The text has changed since it appeared. The public still reads the signed version; the new one needs a new signature.
publications-updated-on = updated on { $day }
publications-published-on = published on { $day }
publications-state-draft = being written
publications-state-waiting = waits for the signature
publications-state-ready = signed, ready to appear
publications-state-published = published
publications-state-withdrawn = withdrawn
publications-state-draft-words = Nobody outside your establishment can read it.
publications-state-waiting-words = Everything is written. The director’s signature is missing.
publications-state-ready-words = Everything is written and signed. It may appear.
publications-state-published-words = Everybody can read it in the catalogue.
publications-state-withdrawn-words = It was public and is not any more. A new signature lets it appear again.

# Beginning
publications-new = Begin a sheet
publications-new-lead = Choose the project to tell. Its first words come from what is already recorded: you correct them afterwards. A failure is told like a success.
publications-project = Which project?
publications-project-missing = Choose a project.
publications-new-title-hint = Leave empty to take the project’s title.
publications-no-project = There is no project to tell for now.
publications-no-project-how = A sheet always tells a project.
publications-see-projects = See the projects
publications-begin = Begin
publications-leave = Leave without saving
publications-created = The sheet is begun. Read over and complete what we took from the project.

# The sheet
publications-edit = Write the sheet
publications-edit-lead = What you type is kept as you go, for you alone, until you save. Write nobody’s name.
publications-field-title = Title
publications-field-context = Context and identified problem
publications-field-objectives = Objectives
publications-field-people_concerned = People concerned
publications-field-actions = What we did
publications-field-means = Means
publications-field-calendar = Calendar
publications-field-difficulties = Difficulties met
publications-field-results = Results
publications-field-evaluation = Evaluation
publications-field-again = What we would do again
publications-field-not_again = What we would not do again
publications-field-outcome = Outcome
publications-field-maturity = Maturity
publications-field-theme = Theme
publications-field-discipline = Discipline
publications-field-establishment_status = Status of the establishment
publications-field-region = Region
publications-field-contact_role = Role to contact
publications-field-contact_mailbox = Contact mailbox
publications-hint-title = In a few words, what was tried.
publications-hint-context = What was happening before, and how you knew.
publications-hint-objectives = What you wanted to reach.
publications-hint-people_concerned = For whom, and with whom.
publications-hint-actions = One action a line, beginning with a dash.
publications-hint-means = Time, people, places, money.
publications-hint-calendar = Dates and duration.
publications-hint-difficulties = What was hard, and what you did about it.
publications-hint-results = What changed or did not, with the number of answers behind each figure.
publications-hint-evaluation = How you know.
publications-hint-again = The advice you would give another team.
publications-hint-not_again = What would spare others their time.
publications-hint-outcome = The three outcomes are published in the same way. A useful failure helps as much as a success.
publications-hint-maturity = An idea or a running experience may be shared too.
publications-hint-theme = So that others find it.
publications-hint-discipline = Where it took place.
publications-hint-establishment_status = Public or private.
publications-hint-region = That of the establishment.
publications-hint-contact_role = A role rather than a name: head of quality, head nurse of the ward.
publications-hint-contact_mailbox = Preferably a department’s. It is never shown: requests come through a form.
publications-not-chosen = Not chosen yet
publications-list-sources = Where these lists come from
publications-list-source = { $list }: { $source } ({ $day }).
publications-outcome-success = success
publications-outcome-mixed = mixed result
publications-outcome-useful_failure = useful failure
publications-maturity-idea = idea
publications-maturity-incubating = incubating
publications-maturity-running = running
publications-maturity-proven = proven
publications-maturity-lasting = lasting
publications-save = Save
publications-saved = Saved.
publications-title-missing = Give the sheet a title.
publications-text-too-long = This text is too long: { $most } characters at most.
publications-choice-unknown = This choice is not in the list. Choose another.
publications-mailbox-wrong = This address is not complete. Write it like this: quality@hospital.example.
publications-changed = Somebody else saved in the meantime.
publications-conflict = Somebody else saved while you were writing. Your words are still in the fields; what is kept now stands below, where it differs. Save to keep yours.
publications-theirs = Saved meanwhile by somebody else:
publications-draft-found = This is your draft of { $when }, not saved yet.
publications-draft-discard = Discard this draft
publications-draft-discard-confirm = Discard this draft and go back to the saved text?
publications-draft-discarded = The draft is discarded.
publications-draft-saving = Keeping your draft…
publications-draft-saved = Draft kept.
publications-draft-failed = The draft could not be kept. Save the sheet.
publications-draft-too-long = This draft is too long to be kept.

# First words, taken from the project
publications-draft-evidence = { $n ->
    [one] This finding rests on { $shown } expression.
   *[other] This finding rests on { $shown } expressions.
}
publications-draft-action = - { $what } ({ $state })
publications-draft-action-by = - { $what } ({ $roles }; { $state })
publications-draft-action-to-do = to do
publications-draft-action-running = under way
publications-draft-action-done = done
publications-draft-action-abandoned = given up
publications-draft-action-given-up = - Given up: { $what }. { $reason }
publications-draft-co-decided = - Co-decided on { $day }
publications-draft-voted = - Put to the vote on { $day }, without the agreement of both colleges
publications-draft-started = - Started on { $day }
publications-draft-ended = - Ended on { $day }
publications-draft-given-up = - Stopped on { $day }
publications-draft-given-back = - Given back on { $day }
publications-draft-effect = - { $name }: { $effect }
publications-draft-no-effect = - { $name }: no measure to compare yet.
publications-draft-indicator = - { $name }: { $counted } (source: { $source }).
publications-draft-measures = { $n ->
    [0] No measure.
    [one] { $shown } measure.
   *[other] { $shown } measures.
}
publications-draft-locked = Baseline and target set on { $day }.

# The four criteria
publications-criteria = The four criteria
publications-criteria-lead = Answer in your own words. There is no mark and no level to reach: small experiences are welcome.
publications-criteria-source = Source: { $source } (read on { $day }).
publications-criteria-saved = The answers are saved.
publications-criterion-unknown = There is no such criterion.

# Attachments
publications-attachments = Photos and documents
publications-attachments-lead = Photos lose their hidden data (place, camera, date). Each image has a text for those who do not see it.
publications-no-attachment = Nothing is attached for now.
publications-attach = Attach
publications-attached = The file is attached.
publications-file = File
publications-file-hint = Photo (JPEG, PNG, WebP), PDF, text, spreadsheet, slides or MP4 film; { $most } at most.
publications-file-missing = Choose a file.
publications-too-many-files = A sheet carries 20 files at most. Take one away first.
publications-alternative = What is seen or heard
publications-alternative-hint = For a photo, a sentence. For a film, what is said in it. Not needed for a document.
publications-alternative-missing = Write what the image shows, for those who do not see it.
publications-caption = Caption
publications-consent = Can people be recognised?
publications-consent-hint = For a photo or a film.
publications-consent-nobody_shown = Nobody can be recognised
publications-consent-given = The people shown agreed in writing
publications-consent-missing = Say whether people can be recognised, and whether they agree.
publications-detach = Take away
publications-detach-confirm = Take this file away? It leaves the public page at once.
publications-detached = The file is taken away.
publications-type-image = image
publications-type-pdf = PDF
publications-type-film = film
publications-type-document = document

# What is missing
publications-missing = Before it may appear, this is missing
publications-missing-field = Complete: { $field }
publications-missing-criterion = Answer the criterion “{ $criterion }”
publications-missing-alternative = Describe the image { $name }
publications-missing-consent = Say whether people can be recognised on { $name }
publications-missing-authorisation = Have the authorisation signed by the director
publications-missing-authorisation-outdated = Have it signed again: the text has changed since the signature
publications-missing-site = Have it signed for the public catalogue: the signature does not cover it
publications-missing-image-rights = Have the rights on photos of people confirmed
publications-nothing-written = Nothing is written yet.
publications-nothing-written-how = The context, what you did and what came of it are enough to begin.

# Authorisation
publications-authorisation = Authorisation to publish
publications-authorisation-lead = Nothing appears without the director’s signature. It holds for the signed text, word for word; it can be withdrawn at any time.
publications-signatures = Recorded signatures
publications-no-signature = Not signed yet.
publications-signed-by = { $name }, { $function }, on { $day }
publications-signature-covers = covers the present text
publications-signature-outdated = the text has changed since
publications-signature-withdrawn = withdrawn
publications-authorisation-withdrawn-on = Withdrawn on { $day }: { $reason }
publications-complete-first = The director signs a finished text. It remains to:
publications-sign-how = How to have it signed
publications-sign-print = Print the form with the text to sign.
publications-form-pdf = Form to sign (PDF)
publications-sign-sign = The director reads it, ticks where it may appear, and signs.
publications-sign-record = The director records the signature here, with the scanned form.
publications-record-signature = Record the signature
publications-authorise-others = The signature is recorded by the director, from their own account.
publications-authorised = The signature is recorded. The sheet may appear.
publications-signed-name = Name of the person who signs
publications-signed-function = Function
publications-signed-function-hint = For instance: director, deputy director.
publications-signed-on = Date of the signature
publications-signature = Signature
publications-signed-name-missing = Write the name of the person who signed.
publications-signed-function-missing = Write their function.
publications-signed-on-missing = Give the date of the signature.
publications-signed-on-future = The date of the signature is in the future. Check it.
publications-extents = Where the sheet may appear
publications-extents-hint = What is ticked on the signed form.
publications-extents-missing = Tick at least one place where the sheet may appear.
publications-extent-site = Public catalogue of this site
publications-extent-site-hint = Without it, the sheet does not appear.
publications-extent-print = Printable sheet
publications-extent-print-hint = Page to print and PDF.
publications-extent-national = Passing on to the national scheme
publications-extent-national-hint = The sheet may be sent to the ministry.
publications-image-rights = The rights on photos where people can be recognised are confirmed
publications-image-rights-hint = Each person’s written agreement is kept in the establishment.
publications-image-rights-missing = Some photos show people: confirm that their rights were respected, or take these photos away.
publications-signed-form = Signed form
publications-signed-form-hint = PDF or photo of the form, 15 MB at most. It is never public.
publications-form-missing = Attach the signed form.
publications-not-complete = The sheet is not complete yet: the director signs a finished text.
publications-changed-since-form = The text has changed since this form was printed. Print the new one and have it signed.
publications-withdraw-authorisation = Withdraw the authorisation
publications-withdraw-authorisation-words = The sheet will not be able to appear without a new signature.
publications-withdraw-authorisation-public = The sheet will leave the public catalogue at once.
publications-withdraw-authorisation-confirm = Withdraw the authorisation?
publications-authorisation-withdrawn = The authorisation is withdrawn.
publications-no-authorisation = There is no running authorisation.
publications-reason = Why
publications-reason-hint = Stays in the file; is not published.
publications-reason-missing = Say why.
publications-form-title = Authorisation to publish an experience sheet
publications-form-file = authorisation-to-publish.pdf
publications-form-text = I authorise the publication of the sheet “{ $title }”, in the text number { $version } printed on the next pages, where I tick:
publications-form-line = { $what }: ............................................................
publications-form-withdrawal = This authorisation can be withdrawn at any time, without giving the public a reason: the sheet then leaves the catalogue at once.
publications-fictitious = Demonstration: everything is invented.

# Appearing and leaving
publications-publish = Publish
publications-publish-confirm = Publish this sheet? Everybody will be able to read it.
publications-publish-others = Everything is ready: the head of quality or the director can publish it now.
publications-published = The sheet is published.
publications-not-ready = The sheet cannot appear: something is still missing, or the text has just changed.
publications-already-published = This text is already published.
publications-not-published = This sheet is not published.
publications-take-down = Take out of the catalogue
publications-take-down-how = Take this sheet down
publications-take-down-confirm = Take this sheet out of the catalogue?
publications-taken-down = The sheet is out of the catalogue.
publications-versions = Publications
publications-published-by = Published, text { $version }, by { $role }
publications-open-version = Open the text published on { $day }
publications-past-title = Published on { $day }
publications-past = A past text
publications-past-words = This is the sheet as it was published on { $day }, text { $version }, under the signature of that time. It cannot be changed, and left the catalogue on { $until }.
publications-past-running = This is the sheet as it was published on { $day }, text { $version }, and as the catalogue still shows it.
publications-past-file-gone = This attachment was taken away since.
publications-ended-replaced = Replaced by a newer text
publications-ended-taken_down = Taken out of the catalogue
publications-ended-authorisation_withdrawn = Withdrawn with its authorisation
publications-links = Around this sheet
publications-public-page = Public page
publications-project-page = The project
publications-thread = The thread

# Follow-up
publications-follow-up = Follow-up
publications-follow-up-words = A telephone conversation always takes place after reception. No sheet is set aside for its level.
publications-no-follow-up = Nothing is noted yet.
publications-follow-up-add = Note a step
publications-step = Step
publications-step-received = received
publications-step-called = called
publications-step-visited = visited
publications-step-published = published
publications-step-sent_back = sent back for more
publications-step-missing = Choose a step.
publications-day = Day
publications-day-hint = Today when left empty.
publications-day-wrong = This day has not passed, or is not a date. Write it like this: 22/11/2026.
publications-note = What was said
publications-note-hint = When sent back, what is asked for.
publications-note-missing = Say what is asked for.
publications-record = Note
publications-followed-up = The step is noted.

# Readers' replies
publications-replies = Readers’ replies
publications-requests = Requests for contact
publications-requests-words = Answer from your own mail, then note it here. A request is deleted after a year.
publications-no-request = No request.
publications-note-answer = Note as answered
publications-answer-noted = The answer is noted.
publications-answered-on = answered on { $day }
publications-reuses = Who used it
publications-reuses-words = Read before showing. The words are not changed.
publications-no-reuse = Nobody has told yet.
publications-moderation-waiting = to read
publications-moderation-shown = shown
publications-moderation-not_shown = not shown
publications-show-reuse = Show
publications-hide-reuse = Do not show
publications-not-shown-reason = Why it is not shown
publications-not-shown-reason-hint = Needed only when it is not shown.
publications-decision-missing = Choose whether to show it.
publications-decided = Decided.
publications-decided-meanwhile = Somebody else decided meanwhile. Their decision is in the list; yours changed nothing.

# Public catalogue
publications-catalogue = Shared experiences
publications-catalogue-lead = What teams and users tried together, whether it worked or not.
publications-catalogue-count = { $n ->
    [one] { $shown } experience
   *[other] { $shown } experiences
}
publications-search = Words to find
publications-any = Any
publications-establishment = Establishment
publications-sort = Order
publications-sort-date = Latest first
publications-sort-title = By title
publications-sort-region = By region
publications-catalogue-none = No experience matches.
publications-catalogue-none-how = Remove a filter or try another word.
publications-catalogue-all = All experiences
publications-catalogue-empty = No experience is shared yet.
publications-catalogue-empty-how = They will appear here once signed by their establishment.
publications-export = Download the list (CSV)
publications-feed = Follow what appears (Atom)
publications-feed-title = Portevoix: shared experiences
publications-no-ranking = No mark, no ranking: experiences are sorted by date, title or region.
publications-first-published = First published
publications-updated = Version of
publications-address = Address

# One public sheet
publications-gone = This sheet was withdrawn by its authors.
publications-gone-words = It is not available any more. Other experiences are.
publications-fact = { $name }: { $value }
publications-documents = Documents
publications-transcript = What is said or shown in it
publications-reuse = Use it
publications-reuse-words = Take what is useful to you, change the rest, and tell what came of it in your place.
publications-print = Print
publications-pdf = Sheet as PDF
publications-back = Back to the sheet
publications-reuses-none = Nobody has told of using it yet.
publications-reuse-tell = Tell what came of it in your place
publications-reuse-who = Your establishment or team
publications-reuse-who-hint = No person’s name: this will be public.
publications-reuse-who-missing = Say which establishment or team.
publications-reuse-how = How you adapted it
publications-reuse-how-missing = Tell how you adapted it.
publications-reuse-what-came = What came of it
publications-reuse-what-came-hint = Good or bad, even if provisional.
publications-reuse-mailbox = Address to reach you
publications-reuse-mailbox-hint = Never shown. Only in case of a question.
publications-reuse-sent = Thank you. What you told will be read, then shown here.
publications-contact = Ask for contact
publications-contact-words = Your request goes to this role: { $role }. Your address only serves to answer you and is deleted after a year.
publications-contact-who = Who you are
publications-contact-who-hint = Your role and your establishment are enough.
publications-contact-who-missing = Say who you are, or your role.
publications-contact-mailbox = Your e-mail address
publications-contact-mailbox-hint = To answer you.
publications-contact-mailbox-missing = Give an address where you can be answered.
publications-contact-message = Your question
publications-contact-message-missing = Write your question.
publications-contact-ask = Ask for contact
publications-contact-sent = Your request has left. The answer will come by e-mail.
publications-send = Send
publications-trap = Leave this field empty
publications-too-many-replies = Many messages wait already. Come back in a few days: nothing was kept.
publications-mail-contact-subject = A request for contact about your experience sheet
publications-mail-contact = Somebody wishes to be put in touch about the sheet “{ $title }”. To read the request and answer: { $url }

# The thread and what waits
publications-card-public = Experience shared by { $organisation }
publications-task-sign = Have the sheet “{ $title }” signed
publications-task-sign-why = The text is finished; it waits for your signature.
publications-task-sign-verb = Sign
publications-task-publish = Publish the sheet “{ $title }”
publications-task-publish-why = It is complete and signed.
publications-task-publish-verb = Open
publications-task-finish = Finish the sheet “{ $title }”
publications-task-finish-why = { $n ->
    [one] { $shown } thing is missing.
   *[other] { $shown } things are missing.
}
publications-task-finish-verb = Go on
publications-task-replies = { $n ->
    [one] { $shown } reader’s reply to read
   *[other] { $shown } readers’ replies to read
}
publications-task-replies-why = Readers ask for contact or tell what they did.
publications-task-replies-verb = Read
