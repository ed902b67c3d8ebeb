// SPDX-License-Identifier: Apache-2.0
// What a read costs: the peak of memory above the idle process is less than 12 times the document's
// largest part, for each document of the model library, for one of 50 MB, and for documents made to
// cost much: as many blocks, spans, notes ... as can be had for the fewest bytes. Each read is the
// first of a process of its own, whose high-water mark the kernel keeps; idle is that process with
// its code in memory, before it has read anything. tests/large.py holds the whole program to the
// same.
#include "docx-parts.h"
#include "read/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { MOST = 12, LARGE = 50 << 20 };

#define MEASURE "--measure"

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
    limits.blocks = G_MAXUINT32;
    struct read_options options = {.revisions = REVISIONS_ALL};
    g_autoptr(document_t) document = read_document(bytes, length, &options, &limits, NULL);
    g_assert_nonnull(document);
    g_assert_cmpuint(document->block_count, >, 0);
}

// Brings the code and the tables of the program and its libraries into memory: they are its own,
// not what a document costs.
static void load_code(void)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents("/proc/self/maps", &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    volatile char sum = 0;
    for (guint i = 0; lines[i]; i++) {
        gsize start, end;
        char access[5];
        if (sscanf(lines[i], "%zx-%zx %4s", &start, &end, access) != 3 || access[0] != 'r' ||
            access[1] == 'w' || !strchr(lines[i], '/'))
            continue;
        for (gsize at = start; at < end; at += 4096)
            sum = (char)(sum + *(const char *)at);
    }
}

// What the other process does: prints the bytes by which its memory grows while it reads the
// document at standard input.
static int measure(void)
{
    struct stat stat;
    g_assert_cmpint(fstat(STDIN_FILENO, &stat), ==, 0);
    gsize length = (gsize)stat.st_size;
    const guint8 *bytes =
        mmap(NULL, length, PROT_READ, MAP_PRIVATE | MAP_POPULATE, STDIN_FILENO, 0);
    g_assert_true(bytes != MAP_FAILED);
    load_code();
    gsize before = status_bytes("VmRSS:");
    forget_high_water();
    read_whole(bytes, length);
    printf("%zu\n", status_bytes("VmHWM:") - before);
    return 0;
}

// The bytes by which memory grows while the document is read.
static gsize growth(const guint8 *bytes, gsize length)
{
    FILE *in = tmpfile();
    assert_non_null(in);
    assert_int_equal(fwrite(bytes, 1, length, in), length);
    assert_int_equal(fflush(in), 0);
    int out[2];
    assert_int_equal(pipe(out), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(fileno(in), STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        execl("/proc/self/exe", "unit-read-memory", MEASURE, NULL);
        _exit(1);
    }
    fclose(in);
    close(out[1]);
    char text[32] = "";
    gssize got = read(out[0], text, sizeof text - 1);
    close(out[0]);
    int status = 1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_true(got > 0);
    return (gsize)g_ascii_strtoull(text, NULL, 10);
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

// Whether the read costs less than it may; prints what it costs.
static gboolean is_cheap(const char *name, const guint8 *bytes, gsize length)
{
    gsize largest = largest_part(bytes, length), grown = growth(bytes, length);
    gboolean cheap = grown < MOST * largest;
    printf("%s%s: %.1f times its largest part of %zu kB\n", cheap ? "" : "TOO MUCH: ", name,
           (double)grown / (double)largest, largest / 1000);
    return cheap;
}

static void model_library(void **state)
{
    (void)state;
    if (SANITIZED)
        skip();
    static const char *const folders[] = {"library", "avtal"};
    guint count = 0, dear = 0;
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
            dear += !is_cheap(name, (const guint8 *)bytes, length);
            count++;
        }
    }
    assert_true(count > 10);
    assert_int_equal(dear, 0);
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
    assert_true(is_cheap("50 MB", bytes->data, bytes->len));
}

// ---- Documents made to cost much

// A part that repeats a text; in each repetition the number signs stand for six digits that no
// other has.
struct repeated {
    const char *name, *before, *each, *after;
};

struct crafted {
    const char *name;
    guint count;
    struct repeated parts[4];
};

#define W "<w:document" ROOT_NS "><w:body><w:p/>"
#define W_END "</w:body></w:document>"
#define BODY(each)                                                                                 \
    {                                                                                              \
        "word/document.xml", W, each, W_END                                                        \
    }
#define IN_PARAGRAPH(each)                                                                         \
    {                                                                                              \
        "word/document.xml", W "<w:p>", each, "</w:p>" W_END                                       \
    }
#define DEFAULT "<document xmlns='" W_NS "' xmlns:w='" W_NS "'><body>"
#define OF_PART(root, each)                                                                        \
    {                                                                                              \
        "word/" root ".xml", "<w:" root ROOT_NS ">", each, "</w:" root ">"                         \
    }
#define RELATED(type)                                                                              \
    {                                                                                              \
        "word/_rels/document.xml.rels", RELATIONS(RELATION("r1", type, type ".xml")), "", ""       \
    }
// Every paragraph is the item of a list, by the default style.
#define NUMBERED                                                                                   \
    {"word/styles.xml",                                                                            \
     "<w:styles" ROOT_NS "><w:style w:type='paragraph' w:default='1' w:styleId='a'><w:pPr>"        \
     "<w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style></w:styles>",                       \
     "", ""},                                                                                      \
    {                                                                                              \
        "word/numbering.xml",                                                                      \
            "<w:numbering" ROOT_NS "><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'>"        \
            "<w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"      \
            "</w:abstractNum><w:num w:numId='1'><w:abstractNumId "                                 \
            "w:val='1'/></w:num></w:numbering>",                                                   \
            "", ""                                                                                 \
    }

static const struct crafted crafted[] = {
    {"empty paragraphs", 500000, {BODY("<w:p/>")}},
    {"empty paragraphs without prefix",
     500000,
     {{"word/document.xml", DEFAULT, "<p/>", "</body></document>"}}},
    {"empty runs", 300000, {BODY("<w:p><w:r/></w:p>")}},
    {"letters", 200000, {BODY("<w:p><w:r><w:t>a</w:t></w:r></w:p>")}},
    {"letters, as short as can be",
     300000,
     {{"word/document.xml", DEFAULT, "<p><t>a</t></p>", "</body></document>"}}},
    {"rows",
     100000,
     {{"word/document.xml", W "<w:tbl>", "<w:tr><w:tc><w:p/></w:tc></w:tr>", "</w:tbl>" W_END}}},
    {"cells with a text",
     100000,
     {{"word/document.xml", DEFAULT "<tbl><tr>", "<tc><p><t>a</t></p></tc>",
       "</tr></tbl></body></document>"}}},
    {"tables", 100000, {BODY("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")}},
    {"tables without rows",
     200000,
     {{"word/document.xml", DEFAULT, "<tbl><p/></tbl>", "</body></document>"}}},
    {"coloured runs",
     200000,
     {IN_PARAGRAPH("<w:r><w:rPr><w:color w:val='######'/></w:rPr><w:t>a</w:t></w:r>")}},
    {"revisions side by side",
     200000,
     {IN_PARAGRAPH(
         "<w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:del><w:r><w:t>b</w:t></w:r></w:del>")}},
    {"revisions by many",
     100000,
     {BODY("<w:p><w:ins w:author='A######' w:date='2026-01-01T######'><w:r><w:t>a</w:t></w:r>"
           "</w:ins></w:p>")}},
    {"bookmarks",
     200000,
     {IN_PARAGRAPH(
         "<w:bookmarkStart w:id='######' w:name='_Toc######'/><w:bookmarkEnd w:id='######'/>")}},
    {"paragraphs with an id", 200000, {BODY("<w:p w14:paraId='00######'/>")}},
    {"content controls", 200000, {BODY("<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>")}},
    {"alternative texts", 100000, {IN_PARAGRAPH("<wp:docPr id='######' name='a' descr='a'/>")}},
    {"links",
     100000,
     {BODY("<w:p><w:hyperlink r:id='r######'><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>"),
      {"word/_rels/document.xml.rels", "<Relationships xmlns='" RELS_NS "'>",
       "<Relationship Id='r######' Type='/relationships/hyperlink' TargetMode='External' "
       "Target='https://example.se/en/ganska/lang/adress/######'/>",
       "</Relationships>"}}},
    {"relationships",
     200000,
     {BODY(""),
      {"word/_rels/document.xml.rels", "<Relationships xmlns='" RELS_NS "'>",
       "<Relationship Id='######' Type='' Target='a'/>", "</Relationships>"}}},
    {"footnotes",
     100000,
     {BODY("<w:p><w:r><w:footnoteReference w:id='######'/></w:r></w:p>"),
      OF_PART("footnotes",
              "<w:footnote w:id='######'><w:p><w:r><w:t>a</w:t></w:r></w:p></w:footnote>"),
      RELATED("footnotes")}},
    {"footnotes nobody refers to",
     100000,
     {BODY(""), OF_PART("footnotes", "<w:footnote w:id='######'><w:p/></w:footnote>"),
      RELATED("footnotes")}},
    {"references to no footnotes", 200000, {IN_PARAGRAPH("<w:footnoteReference w:id='######'/>")}},
    {"comments",
     100000,
     {BODY("<w:p><w:commentRangeStart w:id='######'/><w:r><w:t>a</w:t></w:r><w:commentRangeEnd "
           "w:id='######'/><w:r><w:commentReference w:id='######'/></w:r></w:p>"),
      OF_PART("comments",
              "<w:comment w:id='######' w:author='A######' w:date='######'><w:p><w:r><w:t>a"
              "</w:t></w:r></w:p></w:comment>"),
      RELATED("comments")}},
    {"paragraphs of one comment",
     300000,
     {BODY(""),
      {"word/comments.xml", "<w:comments" ROOT_NS "><w:comment w:id='1' w:author='A'>", "<w:p/>",
       "</w:comment></w:comments>"},
      RELATED("comments")}},
    {"list items",
     300000,
     {BODY("<w:p/>"),
      NUMBERED,
      {"word/_rels/document.xml.rels",
       RELATIONS(RELATION("r1", "styles", "styles.xml")
                     RELATION("r2", "numbering", "numbering.xml")),
       "", ""}}},
    {"list items without prefix",
     500000,
     {{"word/document.xml", DEFAULT, "<p/>", "</body></document>"},
      NUMBERED,
      {"word/_rels/document.xml.rels",
       RELATIONS(RELATION("r1", "styles", "styles.xml")
                     RELATION("r2", "numbering", "numbering.xml")),
       "", ""}}},
    {"definitions of lists",
     100000,
     {BODY(""),
      OF_PART("numbering", "<w:abstractNum w:abstractNumId='######'/><w:num w:numId='######'/>"),
      RELATED("numbering")}},
    {"styles",
     100000,
     {BODY(""), OF_PART("styles", "<w:style w:styleId='######'/>"), RELATED("styles")}},
    {"typed numbers",
     100000,
     {BODY("<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>1.2 A</w:t></w:r></w:p>")}},
    {"letter-spaced words", 100000, {BODY("<w:p><w:r><w:t>A N S V</w:t></w:r></w:p>")}},
    {"symbols of many fonts", 100000, {IN_PARAGRAPH("<w:sym w:font='######' w:char='F000'/>")}},
    {"names of elements", 100000, {IN_PARAGRAPH("<w:a######/>")}},
    {"headers", 200000, {BODY("<w:headerReference r:id='r1'/>"), RELATED("header")}},
};

// The text with every number sign replaced, six and six, by the digits.
static void append_numbered(GString *text, const char *each, guint number)
{
    g_autofree char *digits = g_strdup_printf("%06u", number);
    for (guint signs = 0; *each; each++)
        g_string_append_c(text, *each == '#' ? digits[signs++ % 6] : *each);
}

static void crafted_documents(void **state)
{
    (void)state;
    if (SANITIZED)
        skip();
    guint dear = 0;
    for (guint i = 0; i < G_N_ELEMENTS(crafted); i++) {
        struct part parts[G_N_ELEMENTS(crafted[i].parts) + 1] = {{"_rels/.rels", ROOT_RELATIONS}};
        guint count = 1;
        for (guint j = 0; j < G_N_ELEMENTS(crafted[i].parts) && crafted[i].parts[j].name; j++) {
            const struct repeated *part = &crafted[i].parts[j];
            GString *text = g_string_new(part->before);
            for (guint n = 0; *part->each && n < crafted[i].count; n++)
                append_numbered(text, part->each, n);
            g_string_append(text, part->after);
            parts[count++] = (struct part){part->name, g_string_free(text, FALSE)};
        }
        g_autoptr(GByteArray) bytes = zip_parts(parts, count);
        for (guint j = 1; j < count; j++)
            g_free((char *)parts[j].text);
        dear += !is_cheap(crafted[i].name, bytes->data, bytes->len);
    }
    assert_int_equal(dear, 0);
}

int main(int count, char **arguments)
{
    if (count > 1 && strcmp(arguments[1], MEASURE) == 0)
        return measure();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(model_library),
        cmocka_unit_test(large_document),
        cmocka_unit_test(crafted_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
