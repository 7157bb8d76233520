"""One scene as drawing programs write it, each with what it leaves behind: a red square at the top left, and a blue circle at the bottom right."""

from __future__ import annotations

RED, BLUE = "#dc281e", "#143cc8"
SVG = 'xmlns="http://www.w3.org/2000/svg"'
SQUARE = "M 2,2 H 18 V 12 H 2 Z"

PROGRAMS: dict[str, str] = {
    # Inkscape 1.2.2, --export-plain-svg --export-text-to-path: words turned into outlines keep their font and say what they were.
    "Inkscape, plain SVG": f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg width="48mm" height="32mm" viewBox="0 0 48 32" version="1.1" id="svg17" {SVG} xmlns:svg="http://www.w3.org/2000/svg">
  <defs id="defs7" />
  <g aria-label="1" id="text11" style="font-size:12px;line-height:1.25;font-family:sans-serif;-inkscape-font-specification:'sans-serif, Normal';letter-spacing:0px;word-spacing:0px;fill:{RED};fill-opacity:1;stroke:none">
    <path d="{SQUARE}" id="path21" style="font-variant-ligatures:none;text-orientation:mixed;white-space:pre;shape-inside:url(#rect5)" />
  </g>
  <circle cx="38" cy="22" r="6" style="fill:{BLUE};-inkscape-stroke:none;stop-color:#000000;paint-order:stroke fill markers" id="circle15" />
</svg>""",
    # Inkscape 0.92, "Plain SVG" from its window: what the drawing is about, in RDF; the colours of a gradient stand in another one.
    "Inkscape of old": f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:svg="http://www.w3.org/2000/svg" {SVG} xmlns:xlink="http://www.w3.org/1999/xlink" width="48mm" height="32mm" viewBox="0 0 48 32" version="1.1" id="svg8">
  <defs id="defs2">
    <linearGradient id="linearGradient4524"><stop style="stop-color:{RED};stop-opacity:1;" offset="0" id="stop4520" /><stop style="stop-color:{RED};stop-opacity:1" offset="1" id="stop4522" /></linearGradient>
    <linearGradient xlink:href="#linearGradient4524" id="linearGradient4526" x1="2" y1="2" x2="18" y2="2" gradientUnits="userSpaceOnUse" />
    <marker style="overflow:visible" id="Arrow1Lend" refX="0" refY="0" orient="auto"><path transform="scale(0.8)" style="fill-rule:evenodd;stroke:#000" d="M 0,0 5,-5 -12.5,0 5,5 Z" /></marker>
    <filter id="filter9"><feGaussianBlur stdDeviation="2" /></filter>
  </defs>
  <metadata id="metadata5"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage" /><dc:title>a scene</dc:title></cc:Work></rdf:RDF></metadata>
  <g id="layer1">
    <path style="color:#000000;font-style:normal;font-weight:normal;font-size:medium;text-indent:0;text-align:start;text-decoration:none;line-height:normal;mix-blend-mode:normal;solid-color:#000000;solid-opacity:1;clip-rule:nonzero;display:inline;overflow:visible;visibility:visible;opacity:1;isolation:auto;color-interpolation:sRGB;color-interpolation-filters:linearRGB;vector-effect:none;fill:url(#linearGradient4526);fill-opacity:1;fill-rule:nonzero;stroke:none;stroke-width:0.26458332;stroke-linecap:butt;stroke-linejoin:miter;stroke-miterlimit:4;stroke-dasharray:none;stroke-dashoffset:0;stroke-opacity:1;marker:none;color-rendering:auto;image-rendering:auto;shape-rendering:auto;text-rendering:auto;enable-background:accumulate" d="{SQUARE}" id="path815" />
    <circle style="fill:{BLUE};filter:none;marker-end:none" id="path817" cx="38" cy="22" r="6" />
    <text xml:space="preserve" style="font-size:10.58px" x="3" y="9" id="text819"><tspan id="tspan817" x="3" y="9" /></text>
  </g>
</svg>""",
    # Inkscape 1.2.2, "Inkscape SVG": its window and layers; a layer that is switched off still holds the words before they were outlines.
    "Inkscape SVG": f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg width="48mm" height="32mm" viewBox="0 0 48 32" version="1.1" id="svg17" sodipodi:docname="in.svg" inkscape:version="1.2.2" inkscape:export-xdpi="96"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" {SVG}>
  <sodipodi:namedview id="namedview19" pagecolor="#ffffff" inkscape:pageopacity="0.0" showgrid="true"><inkscape:grid type="xygrid" id="grid1" /><inkscape:page x="0" y="0" width="48" height="32" id="page2" /></sodipodi:namedview>
  <defs id="defs7"><inkscape:path-effect effect="spiro" id="path-effect1" is_visible="true" /></defs>
  <g inkscape:groupmode="layer" id="layer2" inkscape:label="words" style="display:none"><text x="3" y="9" id="text3">1</text></g>
  <g inkscape:groupmode="layer" id="layer1" inkscape:label="Layer 1" sodipodi:insensitive="true">
    <path d="{SQUARE}" style="fill:{RED}" sodipodi:nodetypes="ccccc" inkscape:connector-curvature="0" inkscape:path-effect="#path-effect1" inkscape:original-d="M 2,2" id="path21" />
    <circle sodipodi:type="arc" cx="38" cy="22" r="6" fill="{BLUE}" id="circle15" />
  </g>
</svg>""",
    # Illustrator, Save As SVG 1.1 with presentation attributes: the document type, and what SVG Filters would need.
    "Illustrator": f"""<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Layer_1" {SVG} xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px" width="48px" height="32px" viewBox="0 0 48 32" style="enable-background:new 0 0 48 32;" enable-background="new 0 0 48 32" xml:space="preserve">
<g id="needle_1_"><path fill="{RED}" d="M2,2h16v10H2V2z"/></g>
<circle fill="{BLUE}" cx="38" cy="22" r="6"/>
</svg>""",
    # Illustrator, Export As, Presentation Attributes: layer names, and a style sheet of classes that nothing has.
    "Illustrator, Export As": f"""<?xml version="1.0" encoding="UTF-8"?><svg id="Layer_1" data-name="Layer 1" {SVG} viewBox="0 0 48 32"><defs><style>.cls-1 {{ isolation: isolate; }} .cls-2, .cls-3 {{ fill: none; }}</style></defs>
<title>scene</title><g class="cls-1" id="Artwork" data-name="Artwork 1"><path d="M2,2h16v10H2V2z" fill="{RED}"/><circle cx="38" cy="22" r="6" fill="{BLUE}" style="isolation:isolate"/></g></svg>""",
    # Figma, Export SVG: a clip round the frame, a colour of wide screens beside its common one.
    "Figma": f"""<svg width="48" height="32" viewBox="0 0 48 32" fill="none" {SVG}>
<g clip-path="url(#clip0_12_34)">
<path d="M2 2H18V12H2V2Z" fill="{RED}" style="fill:{RED};fill:color(display-p3 0.8000 0.2200 0.1600);fill-opacity:1;"/>
<g style="mix-blend-mode:normal"><circle cx="38" cy="22" r="6" fill="{BLUE}"/></g>
</g>
<defs>
<clipPath id="clip0_12_34"><rect width="48" height="32" fill="white"/></clipPath>
</defs>
</svg>
""",
    # PowerPoint, Save as Picture: a size and no viewBox.
    "PowerPoint": f"""<svg width="48" height="32" {SVG} xmlns:xlink="http://www.w3.org/1999/xlink" xml:space="preserve" overflow="hidden"><defs><clipPath id="clip0"><rect x="616" y="312" width="48" height="32"/></clipPath></defs><g clip-path="url(#clip0)" transform="translate(-616 -312)"><path d="M618 314 634 314 634 324 618 324Z" fill="{RED}" fill-rule="evenodd"/><path d="M648 334C648 330.686 650.686 328 654 328 657.314 328 660 330.686 660 334 660 337.314 657.314 340 654 340 650.686 340 648 337.314 648 334Z" fill="{BLUE}" fill-rule="evenodd"/><rect x="616" y="312" width="48" height="32" fill="none"/></g></svg>""",
    # LibreOffice Draw 7.4, --convert-to svg: bullets that no list has, a slide and its parts, its own names.
    "LibreOffice": f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.2" width="48mm" height="32mm" viewBox="0 0 4800 3200" preserveAspectRatio="xMidYMid" fill-rule="evenodd" stroke-width="28.222" stroke-linejoin="round" {SVG} xmlns:ooo="http://xml.openoffice.org/svg/export" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:presentation="http://sun.com/xmlns/staroffice/presentation" xmlns:smil="http://www.w3.org/2001/SMIL20/" xmlns:anim="urn:oasis:names:tc:opendocument:xmlns:animation:1.0" xml:space="preserve">
 <defs class="ClipPathGroup">
  <clipPath id="presentation_clip_path" clipPathUnits="userSpaceOnUse"><rect x="0" y="0" width="4800" height="3200"/></clipPath>
  <clipPath id="presentation_clip_path_shrink" clipPathUnits="userSpaceOnUse"><rect x="21" y="29" width="4758" height="3141"/></clipPath>
 </defs>
 <defs class="TextShapeIndex"><g ooo:slide="id1" ooo:id-list="id3 id4"/></defs>
 <defs class="EmbeddedBulletChars"><g id="bullet-char-template-57356" transform="scale(0.00048828125,-0.00048828125)"><path d="M 580,1141 L 1163,571 580,0 -4,571 580,1141 Z"/></g></defs>
 <defs><font id="EmbeddedFont_1" horiz-adv-x="2048"><font-face font-family="Noto Sans embedded" units-per-em="2048"/><missing-glyph horiz-adv-x="2048" d="M 0,0 L 2047,0 Z"/></font></defs>
 <g><g id="id2" class="Master_Slide"><g id="bg-id2" class="Background"/><g id="bo-id2" class="BackgroundObjects"/></g></g>
 <g class="SlideGroup"><g><g id="container-id1"><g id="id1" class="Slide" clip-path="url(#presentation_clip_path)"><g class="Page">
  <g class="com.sun.star.drawing.PolyPolygonShape"><g id="id3"><rect class="BoundingBox" stroke="none" fill="none" x="150" y="150" width="1701" height="1101"/><path fill="rgb(220,40,30)" stroke="none" d="M 200,200 L 1800,200 1800,1200 200,1200 200,200 Z"/></g></g>
  <g class="com.sun.star.drawing.EllipseShape"><g id="id4"><path fill="rgb(20,60,200)" stroke="none" d="M 3800,2800 C 3469,2800 3200,2531 3200,2200 3200,1869 3469,1600 3800,1600 4131,1600 4400,1869 4400,2200 4400,2531 4131,2800 3800,2800 Z"/></g></g>
 </g></g></g></g></g>
</svg>""",
    # Affinity Designer: everything of Serif's, and the whole page as its size.
    "Affinity": f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg width="100%" height="100%" viewBox="0 0 48 32" version="1.1" {SVG} xmlns:xlink="http://www.w3.org/1999/xlink" xml:space="preserve" xmlns:serif="http://www.serif.com/" style="fill-rule:evenodd;clip-rule:evenodd;stroke-linejoin:round;stroke-miterlimit:2;">
    <g id="Artboard1" serif:id="Artboard 1"><rect x="2" y="2" width="16" height="10" style="fill:rgb(220,40,30);"/><circle cx="38" cy="22" r="6" style="fill:rgb(20,60,200);fill-rule:nonzero;"/></g>
</svg>""",
    # CorelDRAW: how finely everything should be drawn, and a note of its own.
    "CorelDRAW": f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- Creator: CorelDRAW -->
<svg {SVG} xml:space="preserve" width="48mm" height="32mm" version="1.1" style="shape-rendering:geometricPrecision; text-rendering:geometricPrecision; image-rendering:optimizeQuality; fill-rule:evenodd; clip-rule:evenodd" viewBox="0 0 48 32" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xodm="http://www.corel.com/coreldraw/odm/2003">
 <defs><style type="text/css"><![CDATA[
    .fil9 {{fill:#1F1A17}}
  ]]></style></defs>
 <g id="Layer_x0020_1"><metadata id="CorelCorpID_0Corel-Layer"/><polygon fill="{RED}" points="2,2 18,2 18,12 2,12 "/><circle fill="{BLUE}" cx="38" cy="22" r="6"/></g>
</svg>""",
    # Sketch and Vectornator: their names for layers, a page behind the drawing.
    "Sketch": f"""<?xml version="1.0" encoding="UTF-8"?>
<svg width="48px" height="32px" viewBox="0 0 48 32" version="1.1" {SVG} xmlns:sketch="http://www.bohemiancoding.com/sketch/ns" role="img" aria-labelledby="title" focusable="false">
    <title>scene</title><desc>Created with Sketch.</desc><defs></defs>
    <g id="Page-1" stroke="none" stroke-width="1" fill="none" fill-rule="evenodd" sketch:type="MSPage"><rect fill="{RED}" x="2" y="2" width="16" height="10"></rect><circle fill="{BLUE}" cx="38" cy="22" r="6"></circle></g>
</svg>""",
    "Vectornator": f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg height="100%" stroke-miterlimit="10" style="fill-rule:nonzero;clip-rule:evenodd;stroke-linecap:round;stroke-linejoin:round;background:#ffffff" version="1.1" viewBox="0 0 48 32" width="100%" xml:space="preserve" {SVG} xmlns:vectornator="http://vectornator.io" xmlns:xlink="http://www.w3.org/1999/xlink">
<defs/><g id="Layer-1" vectornator:layerName="Layer 1"><path d="M2 2L18 2L18 12L2 12L2 2Z" fill="{RED}" fill-rule="nonzero" opacity="1" stroke="none" vectornator:layerName="path 1"/><path d="M32 22C32 18.6863 34.6863 16 38 16C41.3137 16 44 18.6863 44 22C44 25.3137 41.3137 28 38 28C34.6863 28 32 25.3137 32 22Z" fill="{BLUE}" stroke="none"/></g>
</svg>""",
}  # fmt: skip
# What does draw, as the same programs write it, and a word of the hint that leads out of it.
STILL_DRAWN: dict[str, tuple[str, str]] = {
    "Illustrator's classes": (f'<svg {SVG} viewBox="0 0 9 9"><defs><style>.cls-1{{fill:#dc281e;}}</style></defs><path class="cls-1" d="M1 1H5V9Z"/></svg>', "Presentation Attributes"),
    "a style sheet for all paths": (f'<svg {SVG} viewBox="0 0 9 9"><style>path{{fill:#dc281e}}</style><path d="M1 1H5V9Z"/></svg>', "Presentation Attributes"),
    "a style sheet that is fetched": (f'<svg {SVG} viewBox="0 0 9 9"><style>@import url(x.css);</style><path d="M1 1H5V9Z"/></svg>', "Presentation Attributes"),
    "Figma's shadow": (f'<svg {SVG} viewBox="0 0 9 9"><g filter="url(#a)"><path d="M1 1H5V9Z"/></g><defs><filter id="a"><feOffset/></filter></defs></svg>', "effect"),
    "Figma's blending": (f'<svg {SVG} viewBox="0 0 9 9"><path style="mix-blend-mode:multiply" d="M1 1H5V9Z"/></svg>', "effect"),
    "Figma's mask of alpha": (f'<svg {SVG} viewBox="0 0 9 9"><mask id="m" style="mask-type:alpha"><rect width="9" height="9" fill="#D9D9D9"/></mask><g mask="url(#m)"/></svg>', "mask"),
    "Inkscape's clone": (f'<svg {SVG} xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><path id="a" d="M1 1H5V9Z"/><use xlink:href="#a"/></svg>', "Unlink"),
    "Inkscape's arrow": (f'<svg {SVG} viewBox="0 0 9 9"><defs><marker id="a"><path d="M1 1"/></marker></defs><path style="marker-end:url(#a)" d="M1 1H5"/></svg>', "path"),
    "Inkscape's halo": (f'<svg {SVG} viewBox="0 0 9 9"><g style="paint-order:stroke fill markers;stroke:#fff"><path d="M1 1H5V9Z"/></g></svg>', "Path"),
    "a line that does not grow": (f'<svg {SVG} viewBox="0 0 9 9"><path vector-effect="non-scaling-stroke" stroke="#000" d="M1 1H5"/></svg>', "Path"),
    "a pattern": (f'<svg {SVG} viewBox="0 0 9 9"><pattern id="a"><path d="M1 1"/></pattern><path fill="url(#a)" d="M1 1H5"/></svg>', "path"),
    "words": (f'<svg {SVG} viewBox="0 0 9 9"><text x="1" y="5">1</text></svg>', "Object to Path"),
    "a photograph": (f'<svg {SVG} viewBox="0 0 9 9"><image href="x.png"/></svg>', "PNG"),
    "Illustrator's own data": (f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]><svg {SVG} viewBox="0 0 9 9"/>', "Preserve"),
    "a switch": (f'<svg {SVG} viewBox="0 0 9 9"><switch><g/></switch></svg>', "Preserve"),
    "the colours of a press": (f'<svg {SVG} viewBox="0 0 9 9"><path style="fill:device-cmyk(0 1 1 0)" d="M1 1H5V9Z"/></svg>', "RGB"),
    "only the colours of wide screens": (f'<svg {SVG} viewBox="0 0 9 9"><path style="fill:color(display-p3 1 0 0)" d="M1 1H5V9Z"/></svg>', "RGB"),
    "a page behind the drawing": (f'<svg {SVG} viewBox="0 0 9 9" style="background:#ffff00"><path d="M1 1H5V9Z"/></svg>', "PNG"),
    "a clone that is hidden and used": (f'<svg {SVG} viewBox="0 0 9 9"><g display="none"><clipPath id="c"><text>1</text></clipPath></g><path clip-path="url(#c)" d="M1 1H5V9Z"/></svg>', "outlines"),
    "a script in what is hidden": (f'<svg {SVG} viewBox="0 0 9 9"><g display="none"><script>1</script></g></svg>', "out"),
    "notes that would be drawn": (f'<svg {SVG} viewBox="0 0 9 9"><x:note xmlns:x="urn:x"><path d="M1 1H5V9Z"/></x:note></svg>', "out"),
}  # fmt: skip
