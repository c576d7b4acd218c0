"""The copy desk: reads a story as a careful sub-editor does. Text in, findings out.

The record of who said what: `text` cuts a text into paragraphs, tokens and sentences, `quotes`
finds what stands between quotation marks, `people` gathers who is named, `cues` finds in a sentence
who says it and by which verb, `turns` carries speakers from sentence to sentence, and `statements`
puts together what was said, by whom, to whom, on which day. What is particular to a language stands
in `languages/`, a file a language.

Nothing but the standard library; every step takes time in proportion to the text.
"""
