# SPDX-License-Identifier: Apache-2.0
# Writes the bytes of IN to OUT as a C initializer, with a closing 0 byte.
file(READ ${IN} bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
file(WRITE ${OUT} "${bytes}0x00\n")
