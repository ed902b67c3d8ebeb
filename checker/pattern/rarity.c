// SPDX-License-Identifier: Apache-2.0
#include "pattern/literal.h"

#include <string.h>

enum { OTHER = 32, KINDS };

// Letters, the space, a digit, the byte that begins Latin-1's letters in UTF-8 and those that end
// å, ä and ö; all others are one kind.
static guint kind_of(guint8 byte)
{
    if (byte >= 'a' && byte <= 'z')
        return byte - 'a';
    if (g_ascii_isdigit((gchar)byte))
        return 27;
    switch (byte) {
    case ' ':
        return 26;
    case 0xC3:
        return 28;
    case 0xA5:
        return 29;
    case 0xA4:
        return 30;
    case 0xB6:
        return 31;
    default:
        return OTHER;
    }
}

// -log2 of how often a kind (column) follows another (row) in Swedish prose about health care, as a
// hexadecimal digit; counted in lower case.
static const char follows[KINDS][KINDS + 1] = {
    "f795fa5bdb6343f7f343b4fcff3fffff6", "578d1ddd35d5dd48d59b8ddd6dad4ddd7",
    "adad3dd14d4ddd7dddddddddadaddddd7", "495719774a767558f54976ff8f2f5fff5",
    "8874d656db7452c9f25397f8ff4fefff7", "4eee57ee5ae6ee4ce3736eee6e8e1eee7",
    "39e92e6638b6e55ee545c9ee9e2e3eee5", "3eee3eee85eeee5eee8e4eee8e1e3eee8",
    "5b64454aff536247f845b4ffff3fffffa", "4cc83cccccc6c44ccc591ccccc6c3ccc9",
    "29c94a875cc6c62bf45355ff7f5f5fff7", "39f5387935628777f84567ff7f3f4fff6",
    "47fb27766bb83556f66646ffaf2f4fff7", "4b94473748779569fa3386ff8f2f5fff5",
    "97266879ff5623b7f35676ffff8fbfff5", "39e635578ee36763e3587eeeee4e3eee6",
    "555555555555555555555555555555555", "36e338884757656cf84566cf9f2f4fff5",
    "3788477955358636f86375ff6f3f4fff6", "38eb377c38a6b679f44387ff7f2f5fff5",
    "79b46ece9e3542e3e452e5eaee8eeeeea", "2ab83b7a3bebb59be75566eeee3e2eee7",
    "777717777777777777777777777777777", "888828886885858588828888882888888",
    "5844953b8b3454b5b333bbbbbb5b9bbb9", "555555555555555555555555555555555",
    "4594445548555644f53554bfbf955fff6", "eeeeeeeeeeeeeeeeeeeeeeeeee21eeee2",
    "fffffffffffffffffffffffffffff212b", "e8e46c5cee94a3eae174e7eeee3eeeee8",
    "ee87e75eee3343eee254e6eaeeeeeeeee", "bdb5dd8dd64457d7d174d3dddd9dddddb",
    "99e9b9ccb87979a7ee78c9eeee12aeee3",
};

guint literal_rarity(const char *folded, gsize length)
{
    // Any byte may stand before the first: as after a space, or a letter less likely than that.
    guint bits = 2, previous = kind_of(' ');
    for (gsize i = 0; i < length; i++) {
        guint kind = kind_of((guint8)folded[i]);
        char digit = follows[previous][kind];
        bits += (guint)g_ascii_xdigit_value(digit);
        previous = kind;
    }
    return bits;
}
