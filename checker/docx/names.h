// SPDX-License-Identifier: Apache-2.0
// The vocabulary: every element the reader knows, by namespace and local name. Transitional and
// strict namespaces are one; prefixes never matter.
#ifndef LINJERA_DOCX_NAMES_H
#define LINJERA_DOCX_NAMES_H

#include "xml/sax.h"

enum name_space {
    NS_NONE,
    NS_OTHER,
    NS_W,      // WordprocessingML
    NS_W14,    // paraId
    NS_R,      // relationship ids
    NS_M,      // Office math
    NS_WP,     // placed drawings
    NS_A,      // DrawingML
    NS_C,      // charts, the 2014 kind (chartex) included
    NS_DGM,    // SmartArt
    NS_O,      // VML's Office extensions
    NS_V,      // VML
    NS_W15,    // comments' replies
    NS_SHAPE,  // what is inside a drawing: picture, shape, group
    NS_OFFICE, // a vocabulary of Office or OPC that says nothing in prose
    NS_MC,     // markup compatibility
};

// X(constant, namespace, local name)
#define ELEMENTS(X)                                                                                \
    X(EL_DOCUMENT, NS_W, "document")                                                               \
    X(EL_BODY, NS_W, "body")                                                                       \
    X(EL_HEADER, NS_W, "hdr")                                                                      \
    X(EL_FOOTER, NS_W, "ftr")                                                                      \
    X(EL_FOOTNOTE, NS_W, "footnote")                                                               \
    X(EL_ENDNOTE, NS_W, "endnote")                                                                 \
    X(EL_COMMENT, NS_W, "comment")                                                                 \
    X(EL_P, NS_W, "p")                                                                             \
    X(EL_P_PR, NS_W, "pPr")                                                                        \
    X(EL_P_STYLE, NS_W, "pStyle")                                                                  \
    X(EL_NUM_PR, NS_W, "numPr")                                                                    \
    X(EL_NUM_ID, NS_W, "numId")                                                                    \
    X(EL_ILVL, NS_W, "ilvl")                                                                       \
    X(EL_OUTLINE_LVL, NS_W, "outlineLvl")                                                          \
    X(EL_PAGE_BREAK_BEFORE, NS_W, "pageBreakBefore")                                               \
    X(EL_SECT_PR, NS_W, "sectPr")                                                                  \
    X(EL_HEADER_REFERENCE, NS_W, "headerReference")                                                \
    X(EL_FOOTER_REFERENCE, NS_W, "footerReference")                                                \
    X(EL_R, NS_W, "r")                                                                             \
    X(EL_R_PR, NS_W, "rPr")                                                                        \
    X(EL_R_STYLE, NS_W, "rStyle")                                                                  \
    X(EL_SPEC_VANISH, NS_W, "specVanish")                                                          \
    X(EL_VANISH, NS_W, "vanish")                                                                   \
    X(EL_COLOR, NS_W, "color")                                                                     \
    X(EL_HIGHLIGHT, NS_W, "highlight")                                                             \
    X(EL_LANG, NS_W, "lang")                                                                       \
    X(EL_T, NS_W, "t")                                                                             \
    X(EL_DEL_TEXT, NS_W, "delText")                                                                \
    X(EL_INSTR_TEXT, NS_W, "instrText")                                                            \
    X(EL_DEL_INSTR_TEXT, NS_W, "delInstrText")                                                     \
    X(EL_TAB, NS_W, "tab")                                                                         \
    X(EL_PTAB, NS_W, "ptab")                                                                       \
    X(EL_BR, NS_W, "br")                                                                           \
    X(EL_CR, NS_W, "cr")                                                                           \
    X(EL_SOFT_HYPHEN, NS_W, "softHyphen")                                                          \
    X(EL_NO_BREAK_HYPHEN, NS_W, "noBreakHyphen")                                                   \
    X(EL_SYM, NS_W, "sym")                                                                         \
    X(EL_RENDERED_BREAK, NS_W, "lastRenderedPageBreak")                                            \
    X(EL_FOOTNOTE_REFERENCE, NS_W, "footnoteReference")                                            \
    X(EL_ENDNOTE_REFERENCE, NS_W, "endnoteReference")                                              \
    X(EL_COMMENT_RANGE_START, NS_W, "commentRangeStart")                                           \
    X(EL_COMMENT_RANGE_END, NS_W, "commentRangeEnd")                                               \
    X(EL_BOOKMARK_START, NS_W, "bookmarkStart")                                                    \
    X(EL_COMMENT_EX, NS_W15, "commentEx")                                                          \
    X(EL_COMMENT_REFERENCE, NS_W, "commentReference")                                              \
    X(EL_FLD_CHAR, NS_W, "fldChar")                                                                \
    X(EL_FLD_SIMPLE, NS_W, "fldSimple")                                                            \
    X(EL_FF_DATA, NS_W, "ffData")                                                                  \
    X(EL_DD_RESULT, NS_W, "result")                                                                \
    X(EL_DD_ENTRY, NS_W, "listEntry")                                                              \
    X(EL_HYPERLINK, NS_W, "hyperlink")                                                             \
    X(EL_INS, NS_W, "ins")                                                                         \
    X(EL_DEL, NS_W, "del")                                                                         \
    X(EL_MOVE_FROM, NS_W, "moveFrom")                                                              \
    X(EL_MOVE_TO, NS_W, "moveTo")                                                                  \
    X(EL_TBL, NS_W, "tbl")                                                                         \
    X(EL_TR, NS_W, "tr")                                                                           \
    X(EL_TR_PR, NS_W, "trPr")                                                                      \
    X(EL_TBL_HEADER, NS_W, "tblHeader")                                                            \
    X(EL_TBL_CAPTION, NS_W, "tblCaption")                                                          \
    X(EL_TBL_DESCRIPTION, NS_W, "tblDescription")                                                  \
    X(EL_TC, NS_W, "tc")                                                                           \
    X(EL_TC_PR, NS_W, "tcPr")                                                                      \
    X(EL_GRID_SPAN, NS_W, "gridSpan")                                                              \
    X(EL_GRID_BEFORE, NS_W, "gridBefore")                                                          \
    X(EL_V_MERGE, NS_W, "vMerge")                                                                  \
    X(EL_CELL_INS, NS_W, "cellIns")                                                                \
    X(EL_CELL_DEL, NS_W, "cellDel")                                                                \
    X(EL_TXBX_CONTENT, NS_W, "txbxContent")                                                        \
    X(EL_ALT_CHUNK, NS_W, "altChunk")                                                              \
    X(EL_SUB_DOC, NS_W, "subDoc")                                                                  \
    X(EL_CONTROL, NS_W, "control")                                                                 \
    X(EL_OBJECT, NS_W, "object")                                                                   \
    X(EL_RT, NS_W, "rt")                                                                           \
    X(EL_SDT_PR, NS_W, "sdtPr")                                                                    \
    X(EL_SDT_END_PR, NS_W, "sdtEndPr")                                                             \
    X(EL_P_PR_CHANGE, NS_W, "pPrChange")                                                           \
    X(EL_R_PR_CHANGE, NS_W, "rPrChange")                                                           \
    X(EL_SECT_PR_CHANGE, NS_W, "sectPrChange")                                                     \
    X(EL_TBL_PR_CHANGE, NS_W, "tblPrChange")                                                       \
    X(EL_TR_PR_CHANGE, NS_W, "trPrChange")                                                         \
    X(EL_TC_PR_CHANGE, NS_W, "tcPrChange")                                                         \
    X(EL_TBL_PR_EX_CHANGE, NS_W, "tblPrExChange")                                                  \
    X(EL_NUMBERING_CHANGE, NS_W, "numberingChange")                                                \
    X(EL_STYLE, NS_W, "style")                                                                     \
    X(EL_NAME, NS_W, "name")                                                                       \
    X(EL_BASED_ON, NS_W, "basedOn")                                                                \
    X(EL_TBL_STYLE_PR, NS_W, "tblStylePr")                                                         \
    X(EL_ABSTRACT_NUM, NS_W, "abstractNum")                                                        \
    X(EL_NUM, NS_W, "num")                                                                         \
    X(EL_ABSTRACT_NUM_ID, NS_W, "abstractNumId")                                                   \
    X(EL_RPR_DEFAULT, NS_W, "rPrDefault")                                                          \
    X(EL_NUM_STYLE_LINK, NS_W, "numStyleLink")                                                     \
    X(EL_LVL, NS_W, "lvl")                                                                         \
    X(EL_LVL_OVERRIDE, NS_W, "lvlOverride")                                                        \
    X(EL_START_OVERRIDE, NS_W, "startOverride")                                                    \
    X(EL_TRACK_REVISIONS, NS_W, "trackRevisions")                                                  \
    X(EL_DOCUMENT_PROTECTION, NS_W, "documentProtection")                                          \
    X(EL_THEME_FONT_LANG, NS_W, "themeFontLang")                                                   \
    X(EL_DOC_VAR, NS_W, "docVar")                                                                  \
    X(EL_START, NS_W, "start")                                                                     \
    X(EL_NUM_FMT, NS_W, "numFmt")                                                                  \
    X(EL_LVL_TEXT, NS_W, "lvlText")                                                                \
    X(EL_LVL_RESTART, NS_W, "lvlRestart")                                                          \
    X(EL_IS_LGL, NS_W, "isLgl")                                                                    \
    X(EL_R_FONTS, NS_W, "rFonts")                                                                  \
    X(EL_M_T, NS_M, "t")                                                                           \
    X(EL_DOC_PR, NS_WP, "docPr")                                                                   \
    X(EL_C_NV_PR, NS_SHAPE, "cNvPr")                                                               \
    X(EL_HLINK_CLICK, NS_A, "hlinkClick")                                                          \
    X(EL_V_SHAPE, NS_V, "shape")                                                                   \
    X(EL_V_RECT, NS_V, "rect")                                                                     \
    X(EL_V_ROUNDRECT, NS_V, "roundrect")                                                           \
    X(EL_V_OVAL, NS_V, "oval")                                                                     \
    X(EL_V_GROUP, NS_V, "group")                                                                   \
    X(EL_V_TEXTPATH, NS_V, "textpath")                                                             \
    X(EL_A_P, NS_A, "p")                                                                           \
    X(EL_A_T, NS_A, "t")                                                                           \
    X(EL_A_BR, NS_A, "br")                                                                         \
    X(EL_CHART, NS_C, "chart")                                                                     \
    X(EL_REL_IDS, NS_DGM, "relIds")                                                                \
    X(EL_OLE_OBJECT, NS_O, "OLEObject")                                                            \
    X(EL_ALTERNATE, NS_MC, "AlternateContent")                                                     \
    X(EL_CHOICE, NS_MC, "Choice")                                                                  \
    X(EL_FALLBACK, NS_MC, "Fallback")

enum element {
    EL_OTHER,
#define ELEMENT_CONSTANT(constant, space, name) constant,
    ELEMENTS(ELEMENT_CONSTANT)
#undef ELEMENT_CONSTANT
        ELEMENT_COUNT
};

struct names;
struct names *names_new(void);
typedef struct names names_t;
void names_free(struct names *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(names_t, names_free)
// Forgets the interned pointers of the parse before. Call it before each xml_parse.
void names_restart(struct names *names);
enum element names_find(struct names *names, const struct xml_element *element);
enum name_space names_space(struct names *names, const struct xml_element *element);
// Whether the reader understands a vocabulary that an AlternateContent requires (ECMA-376 Part 3,
// 7.6): its own and those whose elements stand in them.
gboolean names_understands(const char *uri);

// An attribute of a namespace; one without a namespace counts too.
const char *name_attribute(const struct xml_element *element, enum name_space space,
                           const char *name);
// w:val, or NULL.
const char *name_val(const struct xml_element *element);
// w:val as an on/off value: on unless it says no (ECMA-376 Part 1, 17.17.4).
gboolean name_on(const struct xml_element *element);
// w:val as a number; `missing` when it is absent or none.
int name_number(const struct xml_element *element, int missing);

#endif
