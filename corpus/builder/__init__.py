# SPDX-License-Identifier: Apache-2.0
"""Turns the corpus sources (corpus/source/*.txt) into Word documents.

Reading order, from the text towards the file:

    inline     one line of marked-up text          -> pieces
    source     one source file                     -> blocks, notes, properties
    layout     blocks                              -> the page every block starts on
    chance     the seeded "accidents" of a document (ids, rsids, where a word is cut)
    runs       pieces                              -> paragraphs and runs in WordprocessingML
    textbox    pieces                              -> a DrawingML text box with its VML twin
    body       blocks                              -> word/document.xml and the notes
    styles     the style sheet
    numbering  the list and heading numbers
    parts      everything else in the package
    package    parts                               -> the .docx file, and the comparison of two
"""
