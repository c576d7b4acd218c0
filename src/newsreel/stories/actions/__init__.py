"""What the newsroom does to stories: one verb a file. Each checks, writes and audits, in one
transaction. With ``user`` the right to do it is checked (PermissionDenied); without, the house
itself acts (an import, the ticker).

publish · schedule · unpublish · move · rename              one story
file_under · delete · keep_pace                              one story
correct · retract · record                                  what was wrong, and its public record
embargo · hold · catch_up · resolve                         what waits for its time, and is merged
arrange · breaking                                          the front page, the breaking line
write                                                       a draft in plain terms
furnish                                                     sections, topics, contributors, pages
arrive · load                                               many stories, from captures or plain
take_in · renditions · clips                                pictures, their sizes, sound and film
tick                                                        what the clock makes due
"""
