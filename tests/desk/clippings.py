"""What a word processor puts on the clipboard: written for these tests in its manner."""

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15">
<style><!-- @font-face {font-family:Calibri; panose-1:2 15 5 2;}
p.MsoNormal, li.MsoNormal {mso-style-unhide:no; margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
</head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1><span style='font-size:20.0pt;mso-ansi-language:EN-US'>What the council
decided<o:p></o:p></span></h1>
<p class=MsoNormal><span class=SpellE>Corvina</span> <b style='mso-bidi-font-weight:normal'>buys</b>
the <i>old</i> mill<span style='mso-spacerun:yes'>  </span>for <a
href="https://council.example/minutes">two million</a>.<a style='mso-footnote-id:ftn1' href="#_ftn1"
name="_ftnref1" title=""><span class=MsoFootnoteReference><span
style='mso-special-character:footnote'><![if !supportFootnotes]><span
style='font-size:11.0pt'>[1]</span><![endif]></span></span></a><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>A
library<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>A
<b>bakery</b><o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if
!supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>First</p>
<p class=MsoQuote>“It is a bargain.”<o:p></o:p></p>
<p class=MsoQuote>— Rosa Lind, mayor</p>
<p class=MsoNormal><img width=200 height=100 src="file:///C:/clip_image001.png"></p>
<p class=MsoNormal><del cite="mailto:x">Not this.</del><ins>But this.</ins></p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr size=1
width="33%"><![endif]><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span
class=MsoFootnoteReference><![if !supportFootnotes]><span>[1]</span><![endif]></span></a> Minutes of
3 May.<o:p></o:p></p></div></div>
<!--EndFragment--></body></html>"""

WORD_BLOCKS = [
    ("heading", "What the council decided"),
    (
        "paragraph",
        (
            "<p>Corvina <b>buys</b> the <i>old</i> mill for"
            ' <a href="https://council.example/minutes">two million</a>.<sup>1</sup></p>'
        ),
    ),
    ("list", ["A library", "A <b>bakery</b>"]),
    ("list", ["First"]),
    ("quotation", "Rosa Lind, mayor"),
    ("paragraph", "<p>But this.</p>"),
    ("paragraph", "<p><sup>1</sup> Minutes of 3 May.</p>"),
]

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-12ab">
<h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span
style="font-size:16pt;font-family:Arial,sans-serif;font-weight:400;white-space:pre-wrap;">Who
pays</span></h2><p dir="ltr" style="line-height:1.38;margin-top:0pt;"><span
style="font-size:11pt;font-weight:400;font-style:normal;vertical-align:baseline;">The town pays
</span><span style="font-size:11pt;font-weight:700;">half</span><span style="font-weight:400;">, the
province </span><span style="font-weight:400;font-style:italic;">the rest</span><span>; see
</span><a href="https://www.google.com/url?q=https://province.example/plan&amp;sa=D&amp;usg=x"
style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">the
plan</span></a><span>. CO</span><span style="font-size:0.6em;vertical-align:sub;">2</span></p><br>
<ol style="margin-top:0;margin-bottom:0;"><li dir="ltr" style="list-style-type:decimal;"
aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Vote</span></p></li>
<li dir="ltr" aria-level="1"><p dir="ltr"><span>Build</span></p></li><ul><li dir="ltr"
aria-level="2"><p dir="ltr"><span>Walls</span></p></li></ul></ol><p dir="ltr"
style="line-height:1.38;margin-left: 36pt;"><span style="font-style:italic;">Nobody asked
us.</span></p><p dir="ltr"><span><span
style="border:none;display:inline-block;width:10px;"><img src="https://docs.example/x"
width="10"></span></span></p></b><br class="Apple-interchange-newline">"""

DOCS_BLOCKS = [
    ("heading", "Who pays"),
    (
        "paragraph",
        (
            "<p>The town pays <b>half</b>, the province <i>the rest</i>; see"
            ' <a href="https://province.example/plan">the plan</a>. CO<sub>2</sub></p>'
        ),
    ),
    ("list", ["Vote", "Build", "Walls"]),
    ("quotation", "<p><i>Nobody asked us.</i></p>"),
]
