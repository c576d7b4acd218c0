"""The archive: captured pages in, stories' fields out.

A capture (`capture.read_capture`) is text or HTML. Both become `lines.Line`s; the story's stretch
of text is found (`prose`), then its headline, its top (standfirst, dates, bylines, picture, labels)
and its body; each line gets a role, so that nothing is dropped in silence. HTML adds the page's own
statements about itself as evidence. What comes out is `found.Found`, or `refusal.Refused`.

How captures come in: `walk` names the files, `intake` tells known ones by their digest, has the
others read (`reading`, in the processes of `hands`), turns what was found into arrivals
(`arriving`, `companions`) and gives an `intake.Outcome` for each.

The extraction imports no other room and no Django; `arriving` and `intake` import
`stories.actions` and `comments.actions`.
"""
