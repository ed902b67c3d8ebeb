// SPDX-License-Identifier: Apache-2.0
#include "docx-parts.h"
#include "package/opc.h"
#include "package/package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct part parts[] = {
    {"[Content_Types].xml", CONTENT_TYPES},
    {"_rels/.rels", RELATIONS(RELATION("r1", "officeDocument", "/word/document.xml") RELATION(
                        "r2", "hyperlink", "https://example.se/'  TargetMode='External"))},
    {"word/document.xml", DOCUMENT("<w:p/>")},
    {"word\\media\\Bild.XML", "<x/>"},
};

static void reads_parts(void **state)
{
    (void)state;
    struct limits limits = limits_default();
    g_autoptr(GByteArray) bytes = zip_parts(parts, G_N_ELEMENTS(parts));
    g_autoptr(package_t) package = package_open(bytes->data, bytes->len, &limits, NULL);
    assert_non_null(package);
    assert_string_equal(package_find(package, "/WORD/Document.xml"), "/word/document.xml");
    assert_string_equal(package_find(package, "/word/media/bild.xml"), "/word/media/Bild.XML");
    assert_null(package_find(package, "/word/none.xml"));
    assert_int_equal(package_order(package, "/word/document.xml"), 2);
    g_autoptr(GBytes) part = package_read(package, "/word/document.xml", NULL);
    assert_int_equal(g_bytes_get_size(part), strlen(parts[2].text));
    assert_memory_equal(g_bytes_get_data(part, NULL), parts[2].text, strlen(parts[2].text));
    assert_non_null(strstr(package_content_type(package, "/word/document.xml"), "wordprocessing"));
    assert_string_equal(package_content_type(package, "/word/media/bild.xml"), "application/xml");
    assert_null(package_content_type(package, "/word/bild.png"));
    g_autoptr(GPtrArray) relations = package_relations(package, "/", NULL);
    assert_int_equal(relations->len, 2);
    assert_string_equal(relation_of_type(relations, "officeDocument")->target,
                        "/word/document.xml");
    assert_string_equal(relation_of_id(relations, "r2")->target, "https://example.se/");
    assert_true(relation_of_id(relations, "r2")->external);
    g_autoptr(GPtrArray) none = package_relations(package, "/word/document.xml", NULL);
    assert_int_equal(none->len, 0);
}

static void finds_the_archive(void **state)
{
    (void)state;
    static const struct {
        const char *before, *after;
    } cases[] = {{"", ""},
                 {"HTTP/1.1 200 OK\r\n\r\n", ""},
                 {"", "\r\n-- \r\nscanned"},
                 {"x", "PK\5\6 not an end record at all"}};
    struct limits limits = limits_default();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GByteArray) zip = zip_parts(parts, G_N_ELEMENTS(parts));
        g_autoptr(GByteArray) bytes = g_byte_array_new();
        g_byte_array_append(bytes, (const guint8 *)cases[i].before, (guint)strlen(cases[i].before));
        g_byte_array_append(bytes, zip->data, zip->len);
        g_byte_array_append(bytes, (const guint8 *)cases[i].after, (guint)strlen(cases[i].after));
        g_autoptr(GError) error = NULL;
        g_autoptr(package_t) package = package_open(bytes->data, bytes->len, &limits, &error);
        if (!package)
            fail_msg("case %u: %s", i, error->message);
        g_autoptr(GBytes) part = package_read(package, "/word/document.xml", NULL);
        assert_non_null(part);
    }
}

static void resolves_targets(void **state)
{
    (void)state;
    static const struct {
        const char *source, *target, *part;
    } cases[] = {
        {"/", "word/document.xml", "/word/document.xml"},
        {"/", "/word/document.xml", "/word/document.xml"},
        {"/word/document.xml", "styles.xml", "/word/styles.xml"},
        {"/word/document.xml", "../customXml/item1.xml", "/customXml/item1.xml"},
        {"/word/document.xml", "./media\\a.png", "/word/media/a.png"},
        {"/word/document.xml", "../../../a.xml", "/a.xml"},
        {"/word/document.xml", "media/a.svg#layer", "/word/media/a.svg"},
        {"/word/document.xml", "..", "/"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *part = opc_resolve(cases[i].source, cases[i].target);
        assert_string_equal(part, cases[i].part);
    }
}

enum damage {
    CUT_OFF,
    COUNT,
    OWN_NAME,
    OWN_NAME_IN_CASE,
    OVERLAP,
    NO_ZIP,
    DUPLICATE,
    DUPLICATE_IN_CASE,
    BZIP2,
    ENCRYPTED,
    CHECKSUM,
    ENTRIES,
    PART_SIZE,
    PACKAGE_SIZE,
    MISSING,
};

static const struct part some[] = {{"word/document.xml", DOCUMENT("<w:p/>")},
                                   {"word/documenu.xml", DOCUMENT("<w:p/>")},
                                   {"word/styles.xml", "<x/>"}};

static void damage(GByteArray *bytes, enum damage how, struct limits *limits)
{
    switch (how) {
    case CUT_OFF:
        g_byte_array_set_size(bytes, bytes->len - 30);
        break;
    case COUNT:
        bytes->data[bytes->len - 12]--;
        break;
    case OWN_NAME: // the first of the name's places is in its own header
        memcpy((char *)memmem(bytes->data, bytes->len, "word/documenu", 13) + 5, "dokument", 8);
        break;
    case OWN_NAME_IN_CASE:
        memcpy(memmem(bytes->data, bytes->len, "word/document", 13), "WORD\\", 5);
        break;
    case OVERLAP: // the first entry is said to go on into the second
        patch_headers(bytes, "word/document.xml", 18, 20, 600);
        break;
    case NO_ZIP:
        patch_bytes(bytes, "PK", "XX");
        break;
    case DUPLICATE:
        patch_bytes(bytes, "word/documenu.xml", "word/document.xml");
        break;
    case DUPLICATE_IN_CASE:
        patch_bytes(bytes, "word/documenu.xml", "WORD\\Document.xml");
        break;
    case BZIP2:
        patch_headers(bytes, "word/document.xml", 8, 10, ZIP_CM_BZIP2);
        break;
    case ENCRYPTED:
        patch_headers(bytes, "word/document.xml", 6, 8, 1);
        break;
    case CHECKSUM:
        patch_headers(bytes, "word/document.xml", 14, 16, 0x1234);
        break;
    case ENTRIES:
        limits->entries = 2;
        break;
    case PART_SIZE:
        limits->part_size = 100;
        break;
    case PACKAGE_SIZE:
        limits->package_size = 100;
        break;
    case MISSING:
        patch_bytes(bytes, "word/document.xml", "word/dokument.xml");
        break;
    }
}

static void refuses(void **state)
{
    (void)state;
    static const struct {
        enum damage how;
        enum package_error code;
        const char *says;
    } cases[] = {
        {CUT_OFF, PACKAGE_ERROR_DAMAGED, "cut off"},
        {COUNT, PACKAGE_ERROR_DAMAGED, "should hold 2 entries and holds 3"},
        {OWN_NAME, PACKAGE_ERROR_DAMAGED, "lists word/documenu.xml where the entry calls itself "},
        {OVERLAP, PACKAGE_ERROR_DAMAGED, "word/document.xml and word/documenu.xml share bytes"},
        {NO_ZIP, PACKAGE_ERROR_NOT_ZIP, "not a zip archive"},
        {DUPLICATE, PACKAGE_ERROR_DUPLICATE, "word/document.xml"},
        {DUPLICATE_IN_CASE, PACKAGE_ERROR_DUPLICATE, "WORD/Document.xml"},
        {BZIP2, PACKAGE_ERROR_COMPRESSION, "bzip2"},
        {ENCRYPTED, PACKAGE_ERROR_ENCRYPTED, "encrypted"},
        {CHECKSUM, PACKAGE_ERROR_DAMAGED, "word/document.xml is damaged"},
        {ENTRIES, PACKAGE_ERROR_LIMIT, "--max-entries"},
        {PART_SIZE, PACKAGE_ERROR_LIMIT, "--max-part-size"},
        {PACKAGE_SIZE, PACKAGE_ERROR_LIMIT, "--max-package-size"},
        {MISSING, PACKAGE_ERROR_MISSING, "word/document.xml"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct limits limits = limits_default();
        g_autoptr(GByteArray) bytes = zip_parts(some, G_N_ELEMENTS(some));
        damage(bytes, cases[i].how, &limits);
        g_autoptr(GError) error = NULL;
        g_autoptr(package_t) package = package_open(bytes->data, bytes->len, &limits, &error);
        g_autoptr(GBytes) part =
            package ? package_read(package, "/word/document.xml", &error) : NULL;
        if (part)
            fail_msg("case %u is read", i);
        if (!g_error_matches(error, PACKAGE_ERROR, (gint)cases[i].code) ||
            !strstr(error->message, cases[i].says))
            fail_msg("case %u: %s", i, error->message);
    }
}

static void allows_other_spellings(void **state)
{
    (void)state;
    struct limits limits = limits_default();
    g_autoptr(GByteArray) bytes = zip_parts(some, G_N_ELEMENTS(some));
    damage(bytes, OWN_NAME_IN_CASE, &limits);
    g_autoptr(package_t) package = package_open(bytes->data, bytes->len, &limits, NULL);
    assert_non_null(package);
    static const struct part escaped[] = {{"inneh%C3%A5ll.xml", "<a/>"}, {"bild 1.xml", "<b/>"}};
    g_autoptr(GByteArray) other = zip_parts(escaped, G_N_ELEMENTS(escaped));
    g_autoptr(package_t) names = package_open(other->data, other->len, &limits, NULL);
    assert_string_equal(package_find(names, "/innehåll.xml"), "/inneh%C3%A5ll.xml");
    assert_string_equal(package_find(names, "/inneh%c3%a5ll.xml"), "/inneh%C3%A5ll.xml");
    assert_string_equal(package_find(names, "/bild%201.xml"), "/bild 1.xml");
    assert_string_equal(package_name(names, 1), "/bild 1.xml");
    assert_null(package_name(names, 2));
}

static void refuses_bombs(void **state)
{
    (void)state;
    g_autofree char *blanks = g_strnfill(11 << 20, ' ');
    const struct part bomb[] = {{"word/document.xml", blanks}, {"word/styles.xml", "<x/>"}};
    g_autoptr(GByteArray) bytes = zip_parts(bomb, 2);
    struct limits limits = limits_default();
    g_autoptr(GError) error = NULL;
    g_autoptr(package_t) package = package_open(bytes->data, bytes->len, &limits, &error);
    assert_non_null(package);
    g_autoptr(GBytes) unneeded = package_read(package, "/word/styles.xml", &error);
    assert_non_null(unneeded);
    assert_null(package_read(package, "/word/document.xml", &error));
    assert_true(g_error_matches(error, PACKAGE_ERROR, PACKAGE_ERROR_LIMIT));
    assert_non_null(strstr(error->message, "--max-ratio"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_parts),      cmocka_unit_test(finds_the_archive),
        cmocka_unit_test(resolves_targets), cmocka_unit_test(refuses),
        cmocka_unit_test(refuses_bombs),    cmocka_unit_test(allows_other_spellings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
