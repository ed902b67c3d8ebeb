// SPDX-License-Identifier: Apache-2.0
// What a read costs: the peak of memory above the idle process is less than 12 times the document's
// largest part, for each document of the model library and for one of 50 MB. Each read has a
// process of its own, whose high-water mark the kernel keeps. tests/large.py holds the whole
// program to the same.
#include "docx-parts.h"
#include "read/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { MOST = 12, LARGE = 50 << 20 };

// The sanitizer keeps what is freed, so that memory says nothing.
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

// A line of /proc/self/status in bytes; it counts in units of 1024.
static gsize status_bytes(const char *name)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents("/proc/self/status", &text, NULL, NULL));
    const char *line = strstr(text, name);
    g_assert_nonnull(line);
    return (gsize)g_ascii_strtoull(line + strlen(name), NULL, 10) * 1024;
}

static void forget_high_water(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "w");
    g_assert_nonnull(file);
    g_assert_cmpint(fputs("5", file), >=, 0);
    g_assert_cmpint(fclose(file), ==, 0);
}

static void read_whole(const guint8 *bytes, gsize length)
{
    struct limits limits = limits_default();
    struct read_options options = {.revisions = REVISIONS_ALL};
    g_autoptr(document_t) document = read_document(bytes, length, &options, &limits, NULL);
    g_assert_nonnull(document);
    g_assert_cmpuint(document->blocks->len, >, 0);
}

// A small document that uses what documents use: after it, code and tables are in memory.
#define RUN(text) "<w:r><w:t>" text "</w:t></w:r>"
static const struct part idle_parts[] = {
    {"[Content_Types].xml", CONTENT_TYPES},
    {"_rels/.rels", ROOT_RELATIONS},
    {"word/_rels/document.xml.rels",
     RELATIONS(RELATION("r1", "styles", "styles.xml") RELATION("r2", "numbering", "numbering.xml")
                   RELATION("r3", "footnotes", "footnotes.xml")
                       RELATION("r4", "header", "header1.xml")
                           RELATION("r5", "hyperlink", "https://example.se/"))},
    {"word/styles.xml", "<w:styles" ROOT_NS "><w:style w:type='paragraph' w:styleId='Rubrik1'>"
                        "<w:name w:val='heading 1'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr>"
                        "</w:style></w:styles>"},
    {"word/numbering.xml",
     "<w:numbering" ROOT_NS "><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>"
     "<w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1'/></w:lvl>"
     "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"},
    {"word/footnotes.xml",
     "<w:footnotes" ROOT_NS "><w:footnote w:id='1'><w:p>" RUN("Not.") "</w:p></w:footnote>"
                                                                      "</w:footnotes>"},
    {"word/header1.xml", "<w:hdr" ROOT_NS "><w:p>" RUN("Huvud") "</w:p></w:hdr>"},
    {"word/document.xml",
     DOCUMENT(
         "<w:p><w:pPr><w:pStyle w:val='Rubrik1'/><w:numPr><w:numId w:val='1'/></w:numPr>"
         "</w:pPr>" RUN("Vård") "</w:p><w:p><w:hyperlink r:id='r5'>" RUN(
             "Länk") "</w:hyperlink><w:r><w:footnoteReference w:id='1'/></w:r><w:ins "
                     "w:author='A'>" RUN("Nytt") "</w:ins><w:del "
                                                 "w:author='A'><w:r><w:delText>Gammalt</"
                                                 "w:delText></w:r>"
                                                 "</w:del><w:fldSimple w:instr=' PAGE '>" RUN(
                                                     "1") "</w:fldSimple></w:p>"
                                                          "<w:tbl><w:tr><w:tc><w:p>" RUN(
                                                              "Cell") "</w:p></w:tc></w:tr></w:tbl>"
                                                                      "<w:sectPr><w:"
                                                                      "headerReference "
                                                                      "r:id='r4'/></w:sectPr>")},
};

// The bytes by which memory grows while the document is read, in a process of its own.
static gsize growth(const guint8 *bytes, gsize length)
{
    int answer[2];
    g_assert_cmpint(pipe(answer), ==, 0);
    pid_t child = fork();
    if (child == 0) {
        g_autoptr(GByteArray) idle = zip_parts(idle_parts, G_N_ELEMENTS(idle_parts));
        read_whole(idle->data, idle->len);
        gsize before = status_bytes("VmRSS:");
        forget_high_water();
        read_whole(bytes, length);
        gsize grown = status_bytes("VmHWM:") - before;
        _exit(write(answer[1], &grown, sizeof grown) == sizeof grown ? 0 : 1);
    }
    gsize grown = 0;
    int status = 1;
    close(answer[1]);
    gssize got = read(answer[0], &grown, sizeof grown);
    close(answer[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(got, sizeof grown);
    return grown;
}

static gsize largest_part(const guint8 *bytes, gsize length)
{
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
    assert_non_null(zip);
    gsize largest = 0;
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++) {
        zip_stat_t stat;
        assert_int_equal(zip_stat_index(zip, (zip_uint64_t)i, 0, &stat), 0);
        largest = MAX(largest, stat.size);
    }
    zip_discard(zip);
    return largest;
}

static void assert_cheap(const char *name, const guint8 *bytes, gsize length)
{
    gsize largest = largest_part(bytes, length), grown = growth(bytes, length);
    printf("%s: %.1f times its largest part of %zu kB\n", name, (double)grown / (double)largest,
           largest / 1000);
    if (grown >= MOST * largest)
        fail_msg("%s: memory grows by %zu bytes", name, grown);
}

static void model_library(void **state)
{
    (void)state;
    if (SANITIZED)
        skip();
    static const char *const folders[] = {"library", "avtal"};
    guint count = 0;
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = g_build_filename(CORPUS, folders[i], NULL);
        g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
        assert_non_null(folder);
        for (const char *name = g_dir_read_name(folder); name; name = g_dir_read_name(folder)) {
            if (!g_str_has_suffix(name, ".docx"))
                continue;
            g_autofree char *file = g_build_filename(path, name, NULL);
            g_autofree char *bytes = NULL;
            gsize length;
            assert_true(g_file_get_contents(file, &bytes, &length, NULL));
            assert_cheap(name, (const guint8 *)bytes, length);
            count++;
        }
    }
    assert_true(count > 10);
}

static void large_document(void **state)
{
    (void)state;
    if (SANITIZED)
        skip();
    GString *text = g_string_new("<w:document" ROOT_NS "><w:body>");
    while (text->len < LARGE)
        g_string_append(text, "<w:p><w:r><w:t>Regionen ansvarar för läkarmedverkan.</w:t></w:r>"
                              "<w:ins w:author='A' w:date='2026-02-11T00:00:00Z'><w:r><w:rPr>"
                              "<w:color w:val='FF0000'/></w:rPr><w:t>Så är det.</w:t></w:r></w:ins>"
                              "</w:p>");
    g_string_append(text, "</w:body></w:document>");
    const struct part parts[] = {{"_rels/.rels", ROOT_RELATIONS}, {"word/document.xml", text->str}};
    g_autoptr(GByteArray) bytes = zip_parts(parts, G_N_ELEMENTS(parts));
    g_string_free(text, TRUE);
    assert_cheap("50 MB", bytes->data, bytes->len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(model_library),
        cmocka_unit_test(large_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
