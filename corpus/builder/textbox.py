# SPDX-License-Identifier: Apache-2.0
"""A text box as Word writes it: DrawingML, and the same text again as VML for older readers."""

EMU_PER_POINT = 12700
WIDTH_POINTS = 440
LINE_POINTS = 16


def text_box(number, lines, content):
    """The markup inside a w:r. `content`: its paragraphs, `lines`: how high the text stands.

    Both branches hold the same paragraphs with the same ids, as in Word's own files: a reader
    must take one branch and leave the other.
    """
    height = lines * LINE_POINTS + 16
    cx, cy = WIDTH_POINTS * EMU_PER_POINT, height * EMU_PER_POINT
    choice = (
        '<w:drawing><wp:anchor distT="45720" distB="45720" distL="114300" distR="114300" '
        f'simplePos="0" relativeHeight="{251659264 + number}" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>76200</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{cx}" cy="{cy}"/>'
        '<wp:effectExtent l="0" t="0" r="19050" b="19050"/><wp:wrapTopAndBottom/>'
        f'<wp:docPr id="{number}" name="Textruta {number}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"><a:spLocks noChangeArrowheads="1"/></wps:cNvSpPr>'
        f'<wps:spPr bwMode="auto"><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        '<a:srgbClr val="EAF1F7"/></a:solidFill><a:ln w="9525"><a:solidFill>'
        '<a:srgbClr val="1F4E79"/></a:solidFill><a:miter lim="800000"/></a:ln></wps:spPr>'
        f'<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>'
        '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="91440" tIns="45720" rIns="91440" '
        'bIns="45720" anchor="t" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp>'
        '</a:graphicData></a:graphic></wp:anchor></w:drawing>')
    shape_type = (
        '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
        'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
        '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>') if number == 1 else ""
    fallback = (
        f'<w:pict>{shape_type}<v:shape id="Textruta {number}" o:spid="_x0000_s{1025 + number}" '
        'type="#_x0000_t202" style="position:absolute;margin-left:0;margin-top:6pt;'
        f'width:{WIDTH_POINTS}pt;height:{height}pt;z-index:{251659264 + number};visibility:visible;'
        'mso-wrap-style:square;mso-position-horizontal:left;'
        'mso-position-horizontal-relative:margin;mso-position-vertical-relative:text;'
        'v-text-anchor:top" fillcolor="#eaf1f7" strokecolor="#1f4e79"><v:textbox>'
        f'<w:txbxContent>{content}</w:txbxContent></v:textbox>'
        '<w10:wrap type="topAndBottom" anchorx="margin"/></v:shape></w:pict>')
    return (f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
            f'<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>')
