# The room
people-room = Directory
people-title = Directory
people-yes = yes
people-no = no
people-cancel = Cancel
people-save = Save
people-confirm = Confirm
people-name = Name
people-email = E-mail address
people-role = Role
people-roles = Roles
people-college = College
people-organisation = Organisation
people-since = Since
people-choose = Choose…
people-until = Until
people-language = Language
people-language-fr = Français
people-language-en = English

# What is missing or wrong
people-name-missing = The name is missing.
people-name-too-long = This name is too long: 160 characters at most.
people-email-missing = The e-mail address is missing.
people-email-shape = This e-mail address does not look complete. Write it like this: first.last@hospital.org
people-email-taken = This address already has an account.
people-organisation-missing = Choose an organisation.
people-role-missing = Choose a role.
people-reason-missing = Say why, in a sentence.
people-reason-too-long = This explanation is too long: 500 characters at most.
people-password-too-short = This password is too short: 12 characters at least. A few words that you will remember do very well.
people-password-too-long = This password is too long: 200 characters at most.
people-password-frequent = This password is too common: it would be among the first to be tried. Choose another one.
people-password-is-you = This password is too close to your name or address. Choose another one.
people-password-differs = The two passwords are not the same. Write them again.
people-password-wrong = This is not your current password.

# Signing in
people-sign-in-title = Sign in
people-sign-in = Sign in
people-sign-in-back = Back to signing in
people-sign-in-refused = The address or the password is not right. Check both.
people-password = Password
people-wait-seconds = { $n ->
    [one] Too many tries. Wait one second, then try again.
   *[other] Too many tries. Wait { $shown } seconds, then try again.
}
people-wait-minutes = { $n ->
    [one] Too many tries. Wait one minute, then try again.
   *[other] Too many tries. Wait { $shown } minutes, then try again.
}
people-link-title-short = Or without a password
people-link-words = We send you a link that works once, for 15 minutes.
people-link-ask = Receive a link
people-link-no-mail = Forgot your password? Ask the person who administers Portevoix where you work: no mail server is set up here.
people-link-sent-title = Look at your e-mail
people-link-sent-words = If this address has an account, a link is on its way to it. It works once, for 15 minutes.
people-link-sent-how = Nothing there? Look into the junk folder, or check the address. At most three links leave in a quarter of an hour.
people-link-title = Sign in by this link
people-link-once = This link works once. Press to sign in.
people-signed-out = You are signed out.

# Second factor
people-factor-title = Confirm that it is you
people-factor-why = A code changes every 30 seconds in your application. It protects people’s words.
people-code = Code
people-code-hint = Six figures, or a recovery code.
people-factor-refused = This code is not right, or was used already. Wait for the next one in your application, then try again.
people-factor-lost = I no longer have my phone
people-factor-lost-words = Write one of your recovery codes in place of the code. If you no longer have them, the person who administers Portevoix where you work can take your second factor away; you will then set up another one.
people-factor-leave = Sign in with another account
people-demo-code = Demonstration: your code is { $code }
people-set-up-title = Set up the second factor
people-set-up-needed = Your role allows opening words as they were said. This asks for a second factor: an application on your phone that gives a code.
people-set-up-chosen = An application on your phone gives a code at each sign-in. A stolen password is then not enough.
people-set-up-scan = 1. Add Portevoix to your application
people-set-up-scan-words = With an application for codes (such as FreeOTP, Aegis, 2FAS or your phone’s own), scan this picture.
people-set-up-picture = Picture to scan with the application for codes; the same secret is written below
people-set-up-type = Or write this secret in it:
people-set-up-confirm = 2. Write the first code
people-code-first = Code of the application
people-code-first-hint = Six figures, without a space.
people-set-up-done = Set up
people-recovery-title = Your recovery codes
people-recovery-words = Each of these ten codes replaces the application’s code once, if you no longer have your phone.
people-recovery-once = They will not be shown again. Print or copy them, and keep them away from your phone.
people-recovery-kept = I have kept them
people-recovery-print = Print
people-recovery-left = { $n ->
    [0] You have no recovery code left: ask for ten new ones.
    [one] You have one recovery code left.
   *[other] You have { $shown } recovery codes left.
}
people-recovery-renew = Receive ten new recovery codes
people-recovery-renew-ask = The old codes will no longer work. Continue?
people-factor-on = in place
people-factor-off = not in place
people-factor-on-words = A code is asked for at each sign-in.
people-factor-change = Change application
people-factor-change-words = Remove the second factor, then set up another one. Your other sessions and your API tokens will be closed.
people-factor-change-needed = Remove the second factor: you will set up another one at once, since your role asks for it. Your other sessions and your API tokens will be closed.
people-factor-remove = Remove the second factor
people-factor-removed = The second factor is removed.
people-factor-set-already = A second factor is already in place.
people-factor-elsewhere = This person also has a role in an organisation that you do not administer: only they can remove their second factor.
people-factor-reset = Remove their second factor
people-factor-reset-words = If this person lost their phone and their recovery codes. First make sure, by voice, that it is really them: they will be told, and their sessions will be closed.
people-factor-reset-ask = Have you made sure that this person asked for it?
people-factor-reset-done = This person’s second factor is removed. Their sessions are closed.

# My account
people-account-title = My account
people-account-choices = My choices
people-account-password = Password
people-account-factor = Second factor
people-account-sessions = Sessions
people-account-tokens = API tokens
people-account-saved = Your choices are saved.
people-account-changed = This account has changed meanwhile, perhaps in another tab. Check your choices below, then save again.
people-own-name = Your name
people-own-name-hint = First and last name, as others will see them.
people-own-facts = What Portevoix knows about you
people-own-roles = Your roles
people-own-roles-none = No running role.
people-digest = E-mails
people-digest-at_once = One e-mail for each piece of news
people-digest-daily = A summary each morning, when there is news
people-digest-never = No e-mail
people-digest-hint = An e-mail holds a sentence and a link, never a person’s words.
people-digest-no-mail = No mail server is set up: news shows on your home page only.
people-password-change = Change password
people-password-choose = Choose a password
people-password-closes = Your other sessions will be closed.
people-password-current = Current password
people-password-new = New password
people-password-hint = 12 characters at least. A sentence does well: “the giraffe reads the paper”.
people-password-again = The same once more
people-password-save = Change the password
people-password-changed = The password is changed. Your other sessions are closed.
people-sessions-words = The browsers where you are signed in. Close those that you do not recognise, then change your password.
people-session-browser = Browser
people-session-opened = Opened
people-session-seen = Seen
people-session-what = Do
people-session-proved = proved
people-session-not-proved = not proved
people-session-this = this one
people-session-unknown = Unknown browser
people-session-close = Close
people-session-closed = The session is closed.
people-sessions-close = Close all others
people-sessions-close-ask = Close all your other sessions?
people-sessions-closed = Your other sessions are closed.
people-tokens-words = A token lets a program act in your name through the API. It has your rights, and proves the second factor if this session proved it.
people-tokens-none = No token.
people-token-new = New token
people-token-name = Name
people-token-name-hint = What it is for, such as “monthly import”.
people-token-name-missing = Give the token a name.
people-token-name-too-long = This name is too long: 80 characters at most.
people-token-too-many = You already have 20 tokens. Revoke one first.
people-token-default-name = Unnamed
people-token-create = Create the token
people-token-created = Created
people-token-used = Last day of use
people-token-unused = never
people-token-once = Here is the token. Copy it now: it will not be shown again.
people-token-revoke = Revoke
people-token-revoke-ask = The program that uses it will no longer be able to do anything. Revoke?
people-token-revoked = The token is revoked.

# The directory
people-count = { $n ->
    [0] No role
    [one] One role
   *[other] { $shown } roles
}
people-filter-name = Name
people-filter-past = Show ended roles too
people-filter = Filter
people-any-organisation = All
people-any-role = All
people-none = Nobody matches.
people-none-how = Remove a filter.
people-page-of = Page { $page } of { $last }
people-membership-add-title = Give one more role
people-membership-add = Give this role
people-membership-added = The role is given.
people-membership-there-already = This person already has this role in this organisation.
people-end = End
people-end-title = End a role
people-end-lead = { $name }, { $role }, { $organisation }. Their rights stop today. What was done stays signed with their name.
people-end-because = Why
people-end-because-hint = For example: end of term, departure, change of post.
people-membership-ended = The role is ended.
people-membership-ended-already = This role had already ended.
people-last-administrator = This is the last person who administers this organisation. Give that role to somebody else first.

# Invitations
people-invitations-title = Invitations
people-invitation-new = Invite somebody
people-invitation-by-mail = The person receives a link by e-mail, good for 7 days, and chooses their own password.
people-invitation-by-hand = No mail server is set up: the link will be shown to you once, to hand over yourself. It is good for 7 days.
people-invitation-language = Language of the invitation
people-invite = Invite
people-invitations-waiting = Waiting invitations
people-invitations-none = No invitation is waiting.
people-invitation-sent-on = Sent
people-invitation-sent = The invitation is on its way.
people-invitation-link-once = Here is the link to hand to the person. It will not be shown again.
people-invitation-again = New link
people-invitation-withdraw = Withdraw
people-invitation-withdraw-ask = The link already received will no longer work. Withdraw this invitation?
people-invitation-withdrawn = The invitation is withdrawn.
people-invitation-waits-already = The same invitation is already waiting. Send a new link instead.
people-invitation-over = This invitation is no longer waiting.
people-invitation-title = You are invited
people-invitation-lead = { $organisation } invites you to Portevoix. Your role: { $role }.
people-invitation-has-account = The address { $email } already has an account. Sign in with it, you will come back here.
people-invitation-accepted = Your new role is in place.
people-join = Join
people-accept = Accept the invitation

# Organisations
people-organisations-title = Organisations
people-organisations-none = No organisation.
people-organisation-new = New organisation
people-organisation-name = Name of the organisation
people-organisation-create = Create the organisation
people-organisation-created = The organisation is created. You administer it.
people-organisation-correct = Correct
people-organisation-drafts = Drafts of a machine
people-organisation-save = Save
people-organisation-saved = The organisation is saved.
people-organisation-changed = Somebody changed this organisation meanwhile. This is what is saved now; what you wrote is below, and will replace it if you save.
people-organisation-people = See the people
people-kind = Kind
people-kind-establishment = Health or social care establishment
people-kind-association = Association of users
people-kind-regional_body = Regional body
people-kind-training_institute = Training institute
people-kind-territory = Community of professionals (CPTS, DAC)
people-kind-other = Other
people-finess = FINESS number
people-finess-hint = Nine characters, the site’s own. Leave it empty if there is none.
people-finess-none = none
people-finess-too-long = This number is too long: a FINESS number has nine characters.
people-finess-shape = The FINESS number does not have nine figures or letters. Check it; it is kept as it is.
people-finess-key = The key of the FINESS number (its last figure) does not match the others. Check it; it is kept as it is.
people-finess-twice = Another organisation of this installation has the same FINESS number. That may be right for a legal entity and its only site; check it.
people-finess-closed = This establishment is closed in the FINESS register. Check the number.
people-finess-closed-on = This establishment is closed in the FINESS register since { $day }. Check the number.
people-finess-register = FINESS register
people-finess-lead = The numbers of establishments that exist, and those that are closed. It serves to check the list of establishments of a campaign, and to fill it.
people-finess-kept-none = No register is kept.
people-finess-kept-none-how = Without it, only the key of numbers is checked.
people-finess-day = As of
people-finess-establishments = Establishments
people-finess-closed-count = of which closed
people-finess-entities = Legal entities
people-finess-imported-on = Imported on
people-finess-left-out = Lines left out
people-finess-without-closed = This file has open establishments only: a closed number is missing from it, as a wrong one is.
people-finess-find = Number, name or town
people-finess-found = What the register says
people-finess-found-none = Nothing in the register matches.
people-finess-found-none-how = Check the number, or search with fewer words.
people-finess-found-more = The first 50 are shown: add a word to see fewer.
people-finess-name = Name
people-finess-town = Town
people-finess-state = State
people-finess-entity = legal entity
people-finess-open = open
people-finess-open-since = open since { $day }
people-finess-closes = open, will close on { $day }
people-finess-closed-since = closed since { $day }
people-finess-closed-some-day = closed
people-finess-noted = The first lines left out
people-finess-noted-line = Line { $place }: { $why }
people-finess-noted-entity = Legal entity no. { $place } of the file: { $why }
people-finess-left-no-number = there is no number.
people-finess-left-bad-number = the number does not have nine figures or letters.
people-finess-left-twice = this number stands further up already.
people-finess-left-short-line = the line ends before its last column.
people-finess-import = Replace the register
people-finess-where = The file is downloaded from data.gouv.fr: look for “FINESS”, of the Agence du numérique en santé. Take the JSON file of structures, or the earlier CSV file “etalab-cs1100507”, unpacked. Portevoix itself fetches nothing: do it again when the register seems old.
people-finess-file = File of the register
people-finess-file-hint = A .json or .csv file, 2 GB at most. It replaces the whole register that is kept; that may take a minute.
people-finess-older = Take this file even if it is older than the register that is kept
people-finess-replace = Replace the register
people-finess-imported = The register is replaced.
people-finess-file-absent = Choose the file of the register.
people-finess-file-empty = This file is empty.
people-finess-file-other = This is no file of the FINESS register. It takes the JSON of structures or the CSV “etalab-cs1100507”, unpacked.
people-finess-file-encoding = The characters of this file cannot be read: it takes UTF-8, or Latin-1 for the CSV. Take the file again as it is published.
people-finess-file-cut = This file ends in the middle: its download was cut. Download it again.
people-finess-file-broken = This file cannot be read any further at line { $line }, column { $column }. Download it again.
people-finess-file-long-line = Line { $line } is too long for a file of the register.
people-finess-file-no-day = This file does not say of which day it is. Take it again as it is published.
people-finess-file-no-site = No establishment can be read in this file.
people-finess-file-too-many = This file has more than a million establishments: it is not the FINESS register.
people-finess-file-older = This file is of { $day }, older than the register that is kept, of { $kept }. To take it all the same, say so: the box of the form, or --older for the command.
people-finess-file-changed = The file changed while it was read: nothing is kept. Start again.
people-regions-broken = The file regions.json of the installation cannot be read. Mend it, or take it away.
people-takes-suggestions = Receives words from the public
people-takes-suggestions-hint = The public form “Have my say” then offers this organisation.
people-fictitious = invented
people-fictitious-label = Invented organisation
people-fictitious-hint = For a demonstration or a training: each page says so.
people-units = Units
people-units-none = No unit: wards, departments or places of the organisation.
people-unit-name = Name of the unit
people-unit-add = Add the unit
people-unit-added = The unit is added.
people-unit-taken = A unit already has this name.

# First person
people-begin-title = Begin
people-begin-lead = This installation is empty. Say which organisation it is for, and who administers it.
people-begin-organisation = The organisation
people-begin-you = You
people-begin-you-words = You administer accounts and settings. Reading people’s words takes another role.
people-begin = Begin

# Cards, tasks, news
people-card-person = Person
people-card-organisation = Organisation
people-task-factor = Set up your second factor
people-task-factor-why = Your role allows opening words as they were said: they stay closed until then.
people-task-factor-verb = Set up
people-task-invite = Invite a first person
people-task-invite-why = Without a quality manager or a complaints officer, no words can come in.
people-task-invite-verb = Invite
people-notice-new-browser = Your account was just opened in a browser that we did not know ({ $browser }). If it was not you, close that session and change your password.
people-notice-recovery-used = One of your recovery codes was just used. If it was not you, change your password and your second factor.
people-notice-factor-set = A second factor was just set up on your account ({ $browser }).
people-notice-factor-removed = The second factor of your account was just removed ({ $browser }). If it was not you, change your password.
people-notice-factor-reset = The person who administers Portevoix removed your second factor. If you had not asked for it, tell them by voice.
people-notice-password-changed = Your password was just changed ({ $browser }). If it was not you, ask for a link by e-mail and change it.
people-notice-role-given = You were given one more role.
people-notice-role-taken = Whoever administers Portevoix has just taken one more role. If that was not agreed, talk to them and look at their page.

# E-mails
people-mail-link-subject = Your link to sign in to Portevoix
people-mail-link =
    Hello { $name },

    To sign in to Portevoix, open this link. It works once, for 15 minutes:
    { $url }

    If you asked for nothing, do nothing: without this link, nobody comes in.
people-mail-invitation-subject = An invitation to Portevoix
people-mail-invitation =
    Hello { $name },

    { $organisation } invites you to Portevoix. Your role: { $role }.
    Open this link to choose your password. It is good for 7 days:
    { $url }

    If you did not expect it, do nothing.
people-mail-notice-subject = News in Portevoix
people-mail-notice =
    Hello { $name },

    { $what }

    To receive fewer e-mails:
    { $account }
people-mail-digest-subject = { $n ->
    [one] One piece of news in Portevoix
   *[other] { $shown } pieces of news in Portevoix
}
people-mail-digest =
    Hello { $name },

    { $what }

    To receive this summary another way:
    { $account }
