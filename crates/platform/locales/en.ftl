# Errors: what happened, what to do.
error-not-found = This page does not exist, or is not for you.
error-not-found-help = Check the address, or go back to the home page.
error-forbidden = You may not do this.
error-forbidden-help = If you think this is a mistake, ask the person who administers Portevoix at your place.
error-sign-in = Sign in first.
error-sign-in-help = You will come back here afterwards.
error-second-factor = Confirm first with your second factor.
error-second-factor-help = It protects people’s words.
error-invalid = We could not take what was sent.
error-invalid-help = Nothing that was already saved is lost. Correct it and send it again.
error-conflict-help = Reload the page to see how things stand, then try again if needed.
error-internal = Something went wrong on our side.
error-internal-help = What you had already saved is still there. Try again in a moment.
error-method = This address does not know this method: see the header Allow.
error-full = The installation’s disk is full, or takes nothing more.
error-full-help = Nothing that was confirmed is lost. Tell whoever looks after the installation, then try again.
error-away = A part of the installation does not answer at the moment.
error-away-help = Nothing that was confirmed is lost. Try again in a moment.
error-reference = Reference to give if you call:
job-lease-lost = Another process has taken over this work.

# Forms
form-unreadable = The form could not be read. Send it again from the page.
form-too-large = This text is too long: 2 MB at most.
query-unreadable = This address holds a filter that we do not understand. Remove it.
json-unreadable = The JSON could not be read at line { $line }, column { $column }, or a field is missing or of the wrong type.
too-many-requests = Too many posts in a short time. Wait a minute, then try again: nothing is lost.
form-sent-before = This form was sent before: nothing was done a second time.
upload-cut = The file stopped on its way. Choose it again.
upload-too-large = This file is too large: { $most } MB at most.
upload-too-many = Too many files at once: { $most } at most.
file-empty = This file is empty.
file-type-lies = This file’s contents are not of the type that its name announces. Save it again in the right format.
file-type-unknown = We do not recognise this type of file. Send a picture (JPEG, PNG, WebP) or a PDF.
file-type-not-taken = This type of file is not taken here.
file-image-broken = This picture is damaged or too large to open. Save it again, 12,000 pixels a side at most.

# Roles
role-quality = quality
role-direction = direction
role-complaints = complaints officer
role-mediator = mediator
role-clinician = clinician
role-representative = user representative
role-partner = patient partner
role-volunteer = volunteer
role-regional = regional structure
role-administrator = administration
role-author = the person who spoke
role-visitor = public
role-system = Portevoix
role-none = no role

# Colleges
college-users = users
college-professionals = professionals

# Months
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# Blocks and fields
ui-certainty = certainty
ui-confirm = Confirm
ui-crumbs = You are here
ui-dismiss = Dismiss
ui-drop = Drop the file here, or choose it.
ui-error = Error:
ui-errors = To correct before sending
ui-next = Next
ui-optional = (optional)
ui-pages = Pages
ui-previous = Previous
ui-masked-name = name masked
ui-masked-phone = telephone masked
ui-masked-email = e-mail masked
ui-masked-address = address masked
ui-masked-birth-date = date of birth masked
ui-masked-nir = social security number masked
ui-masked-record-number = number masked
ui-masked-url = link masked
ui-masked-account = account masked
ui-masked-place = place masked
ui-masked-date = date masked
ui-proposed = Proposed
ui-pros = Professionals
ui-pros-college = College of professionals
ui-search = Search
ui-sending = Sending…
ui-users = Users
ui-users-college = College of users

# A file that should be a table, and its lines.
table-empty-file = This file is empty.
table-no-header = The first row names no column. Add a row of titles.
table-bad-header = The row of titles cannot be read (line { $line }). Save the file again as UTF-8 CSV.
table-not-a-table = This is not a table. Send a CSV or XLSX file.
table-too-many-columns = This file has { $found } columns: at most { $limit }.
table-encrypted-workbook = This workbook asks for a password. Remove it, then send it again.
table-old-workbook = This workbook is in the old XLS format. Save it as XLSX.
table-zip-bomb = This workbook grows without measure when opened. Save it as CSV.
table-too-many-entries = This workbook holds too many files ({ $found }, at most { $limit }).
table-broken-workbook = This workbook is damaged. Open it and save it again.
table-sheet-not-found = This sheet is not in the workbook.
table-unreadable = The file could not be read. Send it again.
table-line-ragged = { $found } cells instead of { $expected }.
table-line-quote-never-closed = A quote opens and never closes.
table-line-cell-too-long = A cell is over { $limit }.
table-line-row-too-long = The row is over { $limit }.
table-line-nul-byte = A NUL byte: the file is damaged there.
table-line-undecodable = Characters that cannot be read in this encoding.
table-line-unreadable = The file could not be read further.
