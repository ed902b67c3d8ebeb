// SPDX-License-Identifier: Apache-2.0
// How people name agreements, sections and laws: the program's own patterns, in one table, so that
// the filter looks for them in the same pass as for the rules'.
#include "check/internal.h"

#define EDGE "(?<![\\p{L}\\p{N}])"
#define AGREEMENT_WORD "(?:[\\p{L}-]*avtal(?:et|ets)?)"
#define SECTION_WORD "(?:avsnitt|avsnitten|punkt|punkterna|kapitel)"
#define NUMBER "(\\d{1,2}(?:\\.\\d{1,2}){0,3})"
#define NUMBERS NUMBER "(?:(?:,| och| samt|-) ?" NUMBER ")?(?!\\.?\\d)"
#define SECTION "\\d{1,3}(?:\\.\\d{1,3}){0,5}"
#define AND                                                                                        \
    "(?:, | och | samt | eller | respektive | till och med | till | t\\.o\\.m\\. | ?- ?| ?/ ?)"
#define SECTION_NAME                                                                               \
    "(?:avsnitt(?:et|en|ets)?|punkt(?:en|er|erna)?|p\\.|kapitel|kapitlet|kapitlen|kap\\.?|"        \
    "bilag(?:a|an|or|orna)|paragraf(?:en|er|erna)?|§§?)"

const char *const own_sources[OWN_PATTERNS] = {
    [OWN_CITE_BEFORE] = "(?i)" EDGE SECTION_WORD " " NUMBERS "[^.;:]{0,60}?" EDGE AGREEMENT_WORD
                        "(?![\\p{L}\\p{N}])",
    [OWN_CITE_AFTER] =
        "(?i)" EDGE AGREEMENT_WORD ",? \\(?(?:enligt |se |i )?" SECTION_WORD " " NUMBERS,
    [OWN_CITE_EARLIER] =
        "(?<!\\d)(?:19|20)\\d\\d(?!\\d|:\\d)|(?i)(?:tidigare|äldre|gamla) [\\p{L}-]*avtal",
    // Group 1 is what makes a compound of the word, group 2 the word, group 3 its ending.
    [OWN_MENTION] = "(?i)(?<![\\p{L}\\p{N}])((?:[\\p{L}]+-)?[\\p{L}]*?)(avtal|överenskommelse|"
                    "färdplan|riktlinje|rutin)"
                    "((?:et|en|n)?s?)(?![\\p{L}\\p{N}-])",
    [OWN_REFERENCE] =
        "(?i)(?<![\\p{L}\\p{N}])(" SECTION_NAME ") ?(" SECTION "(?:" AND "(?:" SECTION_NAME
        " ?)?" SECTION ")*)(?![\\d:%]|[,.]\\d| ?§| ?(?:kap|st)\\.)",
    [OWN_APPENDIX] = "(?i)(?<![\\p{L}\\p{N}])bilaga(?:n)? (\\d{1,2})(?![\\d.:])",
    [OWN_NUMBER] = SECTION,
    [OWN_BARE] = "(?<![\\p{L}\\p{N}.:,/-])(\\d{1,2}(?:\\.\\d{1,2}){1,4})(?= (?:i|ur|enligt) )",
    [OWN_BROKEN_FIELD] =
        "(?i)fel! (?:hittar inte referenskälla|bokmärket är inte definierat|ogiltigt "
        "resultat)[^.]{0,20}|"
        "error! (?:reference source not found|bookmark not defined)",
    [OWN_LAW] = "(?i)(?<![\\p{L}])(?:[\\p{L}-]*lag(?:en|ens|ar)?|HSL|SoL|LSS|OSL|"
                "PSL|PDL|PL|LOV|LOU|FL|KL|[\\p{L}]*balk(?:en)?|"
                "[\\p{L}-]*förordning(?:en)?|[\\p{L}-]*föreskrift(?:en|er|erna)?|"
                "SFS|SOSFS|HSLF-FS)(?![\\p{L}])",
    [OWN_ELSEWHERE] =
        "\\G[)\"]? ?(?:i|ur|av|till|enligt) (?!(?:denna|detta|den här|det här)(?![\\p{L}]))",
    [OWN_SUCCESSOR] =
        "(?i)(?<![\\p{L}])(?:(?:ut)?bytt(?:s|es)?|ersatt(?:s|es)?|ersätts|flytta(?:ts|"
        "des|d)|motsvaras|blivit|blev|heter)(?: (?:ut|nu|numera|i "
        "stället|därför)){0,2}(?: (?:mot|av|med|till))?[ \"]*",
    [OWN_SAYING] =
        "(?i)(?<![\\p{L}])(?:anger|angav|anges|säger|sägs|står|stod|lyder|löd|skriver|skrivs|"
        "framgår|framgick|föreskriver|stadgar|slår fast|fastslår|formuleras?|formulerat|uttrycker|"
        "uttrycks|citera[rt]s?|enligt|heter "
        "det|bestämmelse[nr]?|innehåller|regel[n]?|krav(?:et|en)?|ordalydelse[nr]?|lydelse[nr]?)(?!"
        "[\\p{L}])",
};
