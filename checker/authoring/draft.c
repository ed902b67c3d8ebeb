// SPDX-License-Identifier: Apache-2.0
#include "authoring/draft.h"

#include "authoring/authoring.h"

#include <string.h>

void draft_line(struct writer *writer, guint depth)
{
    g_autofree char *text = g_strdup_printf("\n%*s", (int)(2 * depth), "");
    writer_text(writer, text);
}

void draft_start(struct writer *writer, const char *pack, const char *title)
{
    writer_xml(writer);
    writer_start(writer, "ruleset");
    writer_attribute(writer, "xmlns", "urn:linjera:rules:1");
    writer_attribute(writer, "id", pack);
    writer_attribute(writer, "version", "1.0.0");
    writer_attribute(writer, "xml:lang", "sv");
    draft_line(writer, 1);
    writer_element(writer, "title", title);
}

void draft_agreement(struct writer *writer, const char *id, const char *role, const char *title)
{
    draft_line(writer, 1);
    writer_start(writer, "agreement");
    writer_attribute(writer, "id", id);
    writer_attribute(writer, "role", role);
    writer_text(writer, title);
    writer_end(writer);
}

void draft_basis(struct writer *writer, const char *agreement, const char *section)
{
    draft_line(writer, 2);
    writer_start(writer, "basis");
    writer_attribute(writer, "agreement", agreement);
    writer_attribute(writer, "section", section);
    writer_end(writer);
}

void draft_term(struct writer *writer, const char *term, gboolean inflect)
{
    writer_start(writer, strchr(term, ' ') ? "phrase" : "token");
    if (inflect)
        writer_attribute(writer, "inflect", "suffix");
    writer_text(writer, term);
    writer_end(writer);
}

void draft_example(struct writer *writer, const char *before, const char *marked, const char *after,
                   const char *fixed)
{
    draft_line(writer, 2);
    writer_start(writer, "example");
    writer_attribute(writer, "expect", marked ? "match" : "no-match");
    if (fixed)
        writer_attribute(writer, "fixed", fixed);
    writer_text(writer, before);
    if (marked)
        writer_element(writer, "mark", marked);
    writer_text(writer, after);
    writer_end(writer);
}

gboolean draft_holds(const char *pack, const GString *text, const struct limits *limits,
                     GPtrArray *faults)
{
    struct rule_file file = {.name = pack, .bytes = text->str, .length = text->len};
    struct ruleset_options options = {.include_off = TRUE};
    g_autoptr(ruleset_t) ruleset = ruleset_load(&file, 1, &options, faults);
    if (!ruleset)
        return FALSE;
    struct test_report report;
    authoring_test(ruleset, limits, &report);
    guint failed = report.failures->len;
    g_ptr_array_extend_and_steal(faults, g_steal_pointer(&report.failures));
    report.failures = g_ptr_array_new();
    test_report_clear(&report);
    return failed == 0;
}
