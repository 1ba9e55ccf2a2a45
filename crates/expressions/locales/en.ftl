# Words: what people say, from arrival to sharing.
expressions-room = Words
expressions-name = Words { $number }
expressions-count = { $n ->
    [0] Nothing said
    [one] { $shown } expression
   *[other] { $shown } expressions
}
expressions-count-more = More than { $shown } expressions
expressions-any = All
expressions-see = See
expressions-save = Save
expressions-leave = Do nothing
expressions-organisation = Establishment
expressions-organisation-missing = Choose the establishment.

# The list
expressions-list = What was said
expressions-open = Open
expressions-search = Words to find
expressions-search-hint = Accents do not matter; put a phrase in quotes.
expressions-more-filters = More filters
expressions-from = From month
expressions-to = To month
expressions-month-hint = For instance 2026-03
expressions-month-unreadable = Give a month, like 2026-03 or March 2026.
expressions-attributes = Columns of the file
expressions-attributes-kept = Values kept in the filter
expressions-show-blank = Show the answers that say nothing
expressions-show-blank-hint = “Nothing”, empty: they are kept and counted, not analysed.
expressions-filter = Filter
expressions-filter-clear = Show all
expressions-filtered = Filter:
expressions-none = Nothing for this filter.
expressions-none-how = Widen the period or take a filter away.
expressions-none-yet = Nothing is shared yet.
expressions-none-yet-how = Import a file of answers, or make the suggestion form known.
expressions-study-open = Open a study of these words
expressions-export-csv = Export as CSV
expressions-export-xlsx = Export as XLSX
expressions-export-note = The export holds what the filter shows, names masked. The XLSX stops at the newest 100,000; the CSV holds them all.
expressions-column-number = Number
expressions-column-said-on = Date
expressions-column-received-on = Received
expressions-column-words = Words
expressions-column-polarity = Positive or negative
expressions-column-unit = Service
expressions-column-place = Place
expressions-column-channel = How it came
expressions-column-speaker = Who speaks
expressions-column-source = Source
expressions-answered = Answer to the author
expressions-answered-yes = Answered
expressions-answered-no = Not answered
expressions-filtered-words = words “{ $words }”
expressions-filtered-source = one source
expressions-filtered-attribute = { $name }: { $value }
expressions-filtered-between = from { $from } to { $to }
expressions-filtered-since = since { $from }
expressions-filtered-until = until { $to }
expressions-filtered-answered = answered suggestions
expressions-filtered-unanswered = unanswered suggestions
expressions-filtered-blank = answers that say nothing
expressions-filtered-nothing = everything

# Codes
expressions-polarity-positive = positive
expressions-polarity-neutral = neutral
expressions-polarity-negative = negative
expressions-channel-survey = Survey
expressions-channel-suggestion = Suggestion
expressions-channel-online = Online opinion
expressions-channel-letter = Letter
expressions-channel-other = Other
expressions-speaker-patient = Patient
expressions-speaker-relative = Relative
expressions-speaker-carer = Carer
expressions-speaker-professional = Professional
expressions-speaker-unknown = Not said
expressions-state-received = Received
expressions-state-to-review = To review before sharing
expressions-state-shared = Shared
expressions-state-blank = Says nothing
expressions-state-withdrawn = Withdrawn by its author
expressions-state-purged = Erased at the end of its retention
expressions-precision-day = to the day
expressions-precision-month = to the month
expressions-precision-none = no date
expressions-source-kind-file = Imported file
expressions-source-kind-suggestion-box = Suggestion box
expressions-source-kind-campaign = Open questions of a survey
expressions-basis-public-interest = Public interest mission
expressions-basis-consent = Consent of the person
expressions-basis-legitimate-interest = Legitimate interest
expressions-basis-open-data = Already published data
expressions-role-text = Words
expressions-role-positive = Answer to the positive question
expressions-role-negative = Answer to the negative question
expressions-role-polarity = Positive, neutral or negative
expressions-role-date = Date or month
expressions-role-place = Place
expressions-role-unit = Service
expressions-role-number = Original number
expressions-role-attribute = Keep to filter on
expressions-role-left-out = Do not keep
expressions-import-state-draft = To prepare
expressions-import-state-checking = Being checked
expressions-import-state-checked = Checked, not imported yet
expressions-import-state-running = Being imported
expressions-import-state-done = Imported
expressions-import-state-undoing = Being undone
expressions-import-state-undone = Undone
expressions-import-state-failed = Stopped

# One expression
expressions-card-kind = Words
expressions-gone = The words were erased. Only the number is left.
expressions-waits = These words wait to be reviewed before they are shared.
expressions-facts = Where it comes from
expressions-masked-title = What was masked
expressions-came-title = What came of it
expressions-came-of-it = { $n ->
    [0] Nothing stands on these words yet.
    [one] { $shown } thing stands on these words.
   *[other] { $shown } things stand on these words.
}
expressions-thread = Follow the thread
expressions-traces = What happened to it
expressions-did-given = Received through the form
expressions-did-shared = Shared
expressions-did-withdrawn = Withdrawn by its author
expressions-did-answered = Answered to the author
expressions-did-raw-opened = Original text opened
expressions-did-review-opened = Opened for review
expressions-did-passage-decided = Passage decided
expressions-did-passage-added = Passage added
expressions-answer-title = Answer to the author
expressions-answer-label = Your answer
expressions-answer-hint = The author will read it with their code. Name nobody.
expressions-answer-send = Answer
expressions-answer-kept = Your answer is kept: the author will read it with their code.
expressions-answer-missing = Write the answer.
expressions-answer-long = This answer is too long: at most { $limit } characters.
expressions-answer-impossible = These words await no answer: they were withdrawn, or do not come from the form.
expressions-answered-by = { $role }, { $day }
expressions-raw-ask = Read the original text
expressions-raw-ask-why = It holds what was masked. It will show once; your name, the time and the reason are noted in the audit.
expressions-raw-reason = For what reason?
expressions-raw-reason-hint = At least ten characters. Copy no name.
expressions-raw-reason-missing = Say for what reason.
expressions-raw-reason-short = Say it in a few words: at least ten characters.
expressions-raw-reason-long = This reason is too long: at most 500 characters.
expressions-raw-open = Open the original text
expressions-raw-title = Original text
expressions-raw-once = Shown once, and noted in the audit.
expressions-raw-gone = The original text is no longer kept.

# Tasks
expressions-task-review-more = More than { $shown } texts wait for a review
expressions-task-review = { $n ->
    [one] { $shown } text to review before sharing
   *[other] { $shown } texts to review before sharing
}
expressions-task-review-why = Nobody else reads them before they are reviewed.
expressions-task-review-verb = Review
expressions-task-answer = { $n ->
    [one] { $shown } suggestion without an answer
   *[other] { $shown } suggestions without an answer
}
expressions-task-answer-why = Their authors can read the answer with their code.
expressions-task-answer-verb = Answer

# Importing
expressions-imports-title = Imports
expressions-imports-when = When
expressions-imports-state = Where it stands
expressions-imports-none = No file imported.
expressions-imports-none-how = A CSV or XLSX file is enough: one row per answer.
expressions-import-new = Import a file
expressions-import-title = Import “{ $name }”
expressions-import-lead = Drop a CSV or XLSX file. Nothing is imported before you have seen what it holds.
expressions-import-file = File
expressions-import-file-hint = CSV, TSV or XLSX, at most 1 GB. It is sealed as it arrives and erased once imported.
expressions-import-file-missing = Choose a file.
expressions-import-look = Look at the file
expressions-import-see = See these words
expressions-import-same-file = This file was already imported on { $day } (“{ $name }”). Importing it again changes nothing: rows that are there will be recognised.
expressions-import-discard = Drop this import
expressions-import-discard-sure = Drop this import and erase the file?
expressions-import-discarded = The import is dropped and the file erased.
expressions-import-failed = The import stopped. What was taken is still there: resume it, it will go on where it was, or undo it.
expressions-import-resume = Resume the import
expressions-import-no-such-column = No column is called “{ $column }”. Those of the file: { $known }.
expressions-import-no-text = Say which column holds the words.
expressions-columns-unknown = A column or a role does not exist: give the exact name of the column.
expressions-import-role-twice = “{ $column }” has the same role as another column. Choose another one.
expressions-import-text-and-pair = “{ $column }” cannot be the words beside a positive or negative question.
expressions-numbers-nothing = Most numbers have other words already. “{ $column }” probably numbers the rows of this file alone: choose “Keep to filter on” or “Do not keep” for this column. Words will then be recognised by what they say.
expressions-numbers-nothing-command = Most numbers have other words already: this column probably numbers the rows of this file alone. Try again with --no-id; words will be recognised by what they say.
expressions-columns-title = What each column holds
expressions-columns-lead = This is our proposal. Correct what is wrong.
expressions-columns-name = Column
expressions-columns-role = What it holds
expressions-columns-example = Example
expressions-column-personal = Its name announces a person: we propose not to keep it.
expressions-stands-on = What the import stands on
expressions-source-name = Name of the source
expressions-source-name-missing = Give this source a name.
expressions-source-name-long = This name is too long: at most 160 characters.
expressions-source-changed = Somebody else changed this import meanwhile. This is how it stands; what you had chosen is kept below.
expressions-source-closed = This import is already started, finished or undone.
expressions-basis = Legal basis
expressions-basis-hint = Why the establishment may keep these words.
expressions-retention = Retention of the original text, in months
expressions-retention-hint = From 1 to 240. Afterwards only the masked text stays.
expressions-retention-bounds = Give a number of months from 1 to 240.
expressions-allows-publication = These words may be quoted in public, once masked
expressions-allows-publication-hint = Tick it if the legal basis and what authors were told allow it.
expressions-dry-run = Check without importing
expressions-run = Import
expressions-presets = Ready choices
expressions-preset-single = One text column
expressions-preset-pair = Two columns, positive and negative (e-Satis)
expressions-preset-text = Column of the words
expressions-preset-apply = Apply
expressions-preset-same-column = Choose another column for the negative question.
expressions-format-title = How the file is read
expressions-format-text = { $encoding } text, separated by { $separator }.
expressions-format-workbook = XLSX workbook, sheet “{ $sheet }”.
expressions-format-encoding = Encoding
expressions-format-separator = Separator
expressions-format-sheet = Sheet
expressions-format-headers = First row
expressions-format-headers-yes = Names the columns
expressions-format-headers-no = Is already an answer
expressions-format-again = Read it this way
expressions-encoding-utf8 = UTF-8
expressions-encoding-mixed = UTF-8 and Windows-1252 mixed
expressions-encoding-windows-1252 = Windows-1252
expressions-encoding-iso-8859-15 = Latin-9
expressions-encoding-macintosh = Macintosh
expressions-encoding-utf-16le = UTF-16
expressions-encoding-utf-16be = UTF-16 (reverse order)
expressions-separator-comma = comma
expressions-separator-semicolon = semicolon
expressions-separator-tab = tab
expressions-separator-pipe = vertical bar
expressions-separator-none = nothing (one column)
expressions-preview = The first rows
expressions-tried = What the import would do
expressions-tried-rows = { $n ->
    [0] No row read so far.
    [one] { $shown } row read.
   *[other] { $shown } rows read.
}
expressions-tried-why = What would be wrong, in numbers of rows
expressions-counted-taken = Expressions taken
expressions-counted-blank = of these, answers that say nothing
expressions-counted-to-review = of these, to review before sharing
expressions-counted-already = Already there
expressions-counted-refused = Rows refused
expressions-progress = { $n ->
    [0] Reading has begun: { $total } rows expected.
    [one] { $shown } row read of { $total }
   *[other] { $shown } rows read of { $total }
}
expressions-progress-taken-out = { $n ->
    [0] Taking out has begun: { $total } expressions to take out.
    [one] { $shown } expression taken out of { $total }
   *[other] { $shown } expressions taken out of { $total }
}
expressions-progress-taken-out-so-far = { $n ->
    [0] Taking out begins.
    [one] { $shown } expression taken out.
   *[other] { $shown } expressions taken out.
}
expressions-progress-close = You can close this page: the work goes on.
expressions-progress-look = See how far it is
expressions-progress-over = It is done.
expressions-problems = Line by line
expressions-problems-csv = Download the list of lines
expressions-problem-line = Line
expressions-problem-outcome = Outcome
expressions-problem-why = Why
expressions-problem-refused = Refused
expressions-problem-remarked = Taken, with a remark
expressions-undo = Undo this import
expressions-undo-title = Undo the import “{ $name }”
expressions-undo-count = { $n ->
    [0] Nothing is left to take out.
    [one] { $shown } expression will be taken out of the corpus.
   *[other] { $shown } expressions will be taken out of the corpus.
}
expressions-undo-used = { $n ->
    [one] Careful: { $shown } of these expressions is evidence of a finding or of a project already. Those who use it will see that it was taken out with this import, and why.
   *[other] Careful: { $shown } of these expressions are evidence of findings or projects already. Those who use them will see that they were taken out with this import, and why.
}
expressions-undo-studies = Studies that froze or read them lose them too: what was coded there goes, and the reason is told there.
expressions-undo-why = Why undo it?
expressions-undo-why-hint = Those who stood on these words will read it.
expressions-undo-why-missing = Say why you undo this import.
expressions-undo-why-long = This is too long: at most 500 characters.
expressions-undone = Undone on { $day }: { $why }

# What makes a file unreadable

# What happens on a line
expressions-line-text-too-long = A text is over { $limit } characters.
expressions-line-number-taken = This number has other words already: correct it, or import without a number of origin.
expressions-line-date-unreadable = Date not understood: taken without a date.
expressions-line-date-to-come = Date in the future: taken without a date.
expressions-line-polarity-unreadable = Positive or negative not understood: taken without.
expressions-line-attribute-cut = The column “{ $column }” is cut at 400 characters.
expressions-problem-ragged = Wrong number of cells (refused)
expressions-problem-quote-never-closed = Quote that never closes (refused)
expressions-problem-cell-too-long = Cell too long (refused)
expressions-problem-row-too-long = Row too long (refused)
expressions-problem-nul-byte = NUL byte (refused)
expressions-problem-undecodable = Unreadable characters (refused)
expressions-problem-unreadable = Reading stopped
expressions-problem-text-too-long = Text too long (refused)
expressions-problem-number-taken = Number that has other words already (refused)
expressions-problem-date-unreadable = Date not understood (taken without)
expressions-problem-date-to-come = Date in the future (taken without)
expressions-problem-polarity-unreadable = Positive or negative not understood (taken without)
expressions-problem-attribute-cut = Column cut at 400 characters (taken)

# Reviewing before sharing
expressions-review-title = To review before sharing
expressions-review-heading = Review before sharing
expressions-review-count-more = More than { $shown } texts to review
expressions-review-count = { $n ->
    [0] Nothing to review
    [one] { $shown } text to review
   *[other] { $shown } texts to review
}
expressions-review-lead = Portevoix has masked what it found, and hesitates on these texts. Nobody else reads them before you.
expressions-review-none = Nothing waits to be reviewed.
expressions-review-none-how = Texts with a name or a doubtful passage will come here.
expressions-review-open = Review what is masked
expressions-review-place = Text { $place } of { $total }
expressions-review-found = { $n ->
    [0] The tool found no passage.
    [one] The tool found { $shown } passage.
   *[other] The tool found { $shown } passages.
}
expressions-review-doubts = { $n ->
    [one] It hesitates on { $shown }.
   *[other] It hesitates on { $shown }.
}
expressions-review-raw = Original text
expressions-review-raw-note = Original text. Only those in charge of the review may read it. This reading is noted.
expressions-review-already = These words are already shared: what you decide here changes at once what others read.
expressions-review-legend-mask = Will be masked
expressions-review-legend-doubt = The tool hesitates
expressions-review-legend-keep = Kept
expressions-review-key-move = next, previous passage
expressions-review-key-mask = mask
expressions-review-key-keep = keep
expressions-review-keys = Use these keys
expressions-review-add = Add a passage
expressions-review-add-words = Word to mask
expressions-review-add-hint = Select it in the text, or copy it: it will be masked everywhere in this text.
expressions-review-add-kind = What it is
expressions-review-add-do = Mask
expressions-review-preview = What the group will read
expressions-review-passages = The passages
expressions-review-no-passage = No passage. If a name strikes you, add it.
expressions-review-mask = Mask
expressions-review-keep = Keep
expressions-review-everywhere = In all texts to come
expressions-review-to-decide = To decide
expressions-review-share = Share these words
expressions-review-shared = The words are shared.
expressions-review-undecided = { $n ->
    [one] { $shown } passage is not decided: it will be masked.
   *[other] { $shown } passages are not decided: they will be masked.
}
expressions-review-changed = Somebody else decided on these words meanwhile. This is how they stand.
expressions-review-closed = These words can no longer be reviewed: they were withdrawn, or their original text is no longer kept.

# Sharing in one go
expressions-sharing-title = Share in one go
expressions-sharing-lead = When many texts wait, share those where the tool is sure enough of what it found. Passages that nobody decided will be masked in them. You can open each one again and correct it.
expressions-sharing-confidence = The tool’s certainty
expressions-sharing-confidence-hint = A text goes on waiting if a single passage is below it.
expressions-sharing-confidence-of = { $n }% or more
expressions-sharing-confidence-bounds = Give a certainty from 1 to 100.
expressions-sharing-count = Count
expressions-sharing-would = { $n ->
    [0] No text would be shared.
    [one] { $shown } text would be shared.
   *[other] { $shown } texts would be shared.
}
expressions-sharing-would-wait = { $n ->
    [0] None would go on waiting.
    [one] { $shown } would go on waiting.
   *[other] { $shown } would go on waiting.
}
expressions-sharing-share = { $n ->
    [one] Share this text
   *[other] Share these { $shown } texts
}
expressions-sharing-going = At work
expressions-sharing-begins = The work begins.
expressions-sharing-looked-at = { $n ->
    [one] { $shown } text looked at of { $total }
   *[other] { $shown } texts looked at of { $total }
}
expressions-sharing-failed = The last sharing stopped. What was shared stays shared: begin again for the rest.
expressions-sharing-done = { $n ->
    [0] No text was shared in one go on { $day }.
    [one] { $shown } text shared in one go on { $day }.
   *[other] { $shown } texts shared in one go on { $day }.
}
expressions-sharing-rule = Apply the policy again
expressions-sharing-rule-lead = The establishment’s policy is: “{ $rule }”. If you have just changed it, or added words, it can apply to the texts that wait too. What people decided stays.
expressions-sharing-rule-again = Apply the policy to what waits
expressions-sharing-rule-done = { $n ->
    [0] Policy applied on { $day }: all still wait for a person.
    [one] Policy applied on { $day }: { $shown } text shared.
   *[other] Policy applied on { $day }: { $shown } texts shared.
}
expressions-review-kind-missing = Say what this passage holds.
expressions-review-words-absent = These words are not in the text. Copy them as they are written there.
expressions-review-decision-missing = Choose to mask or to keep.
expressions-decision-machine = Will be masked
expressions-decision-accepted = Masked by a person
expressions-decision-rejected = Kept by a person
expressions-decision-added = Added by a person
expressions-kind-name = Name
expressions-kind-phone = Telephone
expressions-kind-email = E-mail address
expressions-kind-address = Address
expressions-kind-birth-date = Date of birth
expressions-kind-nir = Social security number
expressions-kind-record-number = Record number
expressions-kind-url = Link
expressions-kind-account = Account (network, site)
expressions-kind-place = Small town, hamlet
expressions-kind-date = Exact date
expressions-reason-after-title = Comes after a title.
expressions-reason-after-role = Comes after a role or a family tie.
expressions-reason-after-introduction = Comes after words that announce a name.
expressions-reason-in-name-list = In the list of names.
expressions-reason-same-name = The same name is elsewhere in the text.
expressions-reason-organisation-list = In your establishment’s list.
expressions-reason-pattern = Written like one.
expressions-reason-key-checked = Written like one, and its key is right.
expressions-reason-after-keyword = Comes after words that announce it.
expressions-reason-by-hand = Marked by a person.

# The establishment’s rule
expressions-policy-title = Masking rule
expressions-policy-review = When does a person review before sharing?
expressions-policy-review-hint = The rule holds for the words to come.
expressions-policy-missing = Choose a rule.
expressions-policy-changed = Somebody else changed this rule meanwhile. This is how it stands.
expressions-policy-kept = The rule is kept.
expressions-review-policy-always = Always
expressions-review-policy-always-hint = Each text waits for a person.
expressions-review-policy-doubtful = In doubt
expressions-review-policy-doubtful-hint = When the tool finds a name, or is not sure.
expressions-review-policy-never = Never
expressions-review-policy-never-hint = What the tool finds is masked, the rest is shared at once.
expressions-policy-days = Keep only the month of dates
expressions-policy-days-hint = “12 March 2024” becomes “March 2024”: with the ward, a day may tell who was there. Dates of birth are always masked.
expressions-policy-words = Words of the establishment
expressions-policy-words-lead = Rare names of your teams, always to mask; names of your buildings or services, never to mask.
expressions-policy-words-none = No word yet.
expressions-policy-word = Word
expressions-policy-choice = What to do
expressions-policy-add = Add this word
expressions-policy-remove = Remove
expressions-mask-always = Always mask
expressions-mask-never = Never mask
expressions-mask-word-missing = Write the word.
expressions-mask-word-long = This is too long: at most 80 characters.
expressions-mask-choice-missing = Choose always or never.

# Giving one’s voice
expressions-give-title = Give my words
expressions-give-nobody = No establishment takes suggestions here for now.
expressions-give-choose = To whom is it addressed?
expressions-give-lead = Tell { $name } what happened, what helped you, what should change. No account, no name.
expressions-give-emergency = This form is not read at once. In an emergency call 15 or 112; 114 if you cannot hear. In distress, 3114 answers day and night.
expressions-give-words = Your words
expressions-give-words-hint = Name nobody, neither yourself nor others: names that we find are masked. At most { $limit } characters.
expressions-give-words-missing = Write what you want to say.
expressions-give-words-long = This is too long: at most { $limit } characters.
expressions-give-words-unreadable = This text holds characters that we cannot keep. Copy it without them.
expressions-give-unit = Service
expressions-give-unit-hint = For instance: emergency, maternity, reception.
expressions-give-unit-long = This is too long: at most 120 characters.
expressions-give-month = When was it? (month)
expressions-give-month-unreadable = Give a past month, such as 2026-03, or leave it empty.
expressions-give-speaker = You are
expressions-give-speaker-patient = The patient
expressions-give-speaker-relative = A relative
expressions-give-speaker-carer = A carer
expressions-give-speaker-professional = A professional
expressions-give-speaker-unknown = I would rather not say
expressions-give-publication = My words may be quoted in public, without any name
expressions-give-publication-hint = Otherwise only those who work on it will read them.
expressions-give-trap = Leave this field empty
expressions-give-send = Send
expressions-give-again = Another suggestion came at the same instant. Send yours again.
expressions-give-privacy = What we keep
expressions-give-privacy-text = Your text, sealed, and what you filled in; the day, not the hour; no name, address or device. Passages by which somebody could be recognised are masked before others read. With the code that you will receive, you will see what becomes of your words and can take them back.
expressions-receipt-title = Thank you, your words have arrived
expressions-receipt-lead = { $name } has received them.
expressions-receipt-code = Your code
expressions-receipt-keep = Write it down: it will not show again, and we cannot find it for you.
expressions-receipt-print = Print
expressions-receipt-next = With this code you will see what becomes of your words, read the answer, and can take them back.
expressions-follow-title = Follow my words
expressions-follow-lead = Give the code that you received when you spoke.
expressions-follow-code = Your code
expressions-follow-code-hint = For instance K7M4-Q2RX-9B
expressions-follow-see = See
expressions-follow-unknown = We do not know this code. Check each character: there is no zero, one, O or I.
expressions-follow-given = You gave them on { $day }.
expressions-follow-state-received = They have arrived.
expressions-follow-state-to-review = Somebody of the establishment checks that nobody can be recognised in them.
expressions-follow-state-shared = Those who work on improving things read them.
expressions-follow-state-blank = They are counted.
expressions-follow-state-withdrawn = No word of them is left.
expressions-follow-state-purged = They were not shared in time, and were erased.
expressions-follow-as-read = What others read
expressions-follow-answer = The answer
expressions-follow-no-answer = No answer yet. Come back with your code.
expressions-follow-hidden = { $n ->
    [one] { $shown } step is not public yet.
   *[other] { $shown } steps are not public yet.
}
expressions-follow-public = Your words may be quoted in public.
expressions-withdraw-title = Take my words back
expressions-withdraw-lead = You can take them back at any time, without saying why.
expressions-withdraw = Take my words back
expressions-withdraw-sure = Your words will be erased everywhere, at once, and nobody will find them again. Take them back?
expressions-withdrawn-done = Your words are taken back.
