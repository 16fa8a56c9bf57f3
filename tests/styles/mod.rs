//! Roadmaps in every style that people write.

/// Ordinary, with comments everywhere.
const ORDINARY: &str = r#"# Kept by the office in Sialkot.
# Do not rename.

format = 1   # the format

[cluster] # the cluster
name = "Sialkot surgical instruments"  # official name
# where it is
place = 'Sialkot, Punjab'
summary = """
Two lines
of text"""    # after a long text
colour = "unknown key"

# ---- owners ----

[[owner]]
id = "simap"
org = "SIMAP" # association

# the second
[[owner]]
id = "smeda"
# inside smeda

# ---- capabilities ----

[[capability]]
id = "testing"
name = "Testing"
[[capability.match]]
zone = "rashakai"  # the zone
grade = "weak"
[[capability.match]]
zone = "bostan"

[[capability]]
id = "forging"
name = "Forging"

# ---- milestones ----
[[milestone]]
id = "lab"
title = "Lab"  # the lab
after = [
    "rig",     # first the rig
    "staff",
    # and later
    "plant"
]
partners = ["smeda", "unido"] # both
forecast = 2026-11-30 # agreed by phone
baseline = 2026-06-30
[milestone.extra]
x = 1 # kept

[[milestone]]
id = "rig"
title = "Rig"

[[indicator]]
id = "tests"
name = "Tests"
baseline = 0
[[indicator.step]]
on = 2026-06-30
value = 3
[[indicator.reading]]
on = 2026-06-30
value = 2.5
source = "PNAC"

[[change]]
on = 2026-10-12
by = "A"
item = "lab"
field = "forecast"
from = 2026-09-30
to = 2026-11-30
code = "procurement"
why = "held at customs"
[[change]]
on = 2026-10-13
by = "A"
item = "gone"
field = "removed"
[change.from]
id = "gone"
title = "Gone"

# the end
"#;

/// Inline tables and dotted keys, crowded.
const INLINE: &str = r#"cluster.name="Fans"
cluster . place = "Gujrat" # dotted
rules={cadence_days=21,off=["stale"]}
owner=[{id="pefma",org="PEFMA"},{ id = "edb" }]
milestone = [
  { id = "rig", title = "Rig", after = ["a","b"] }, # the rig
  { id = 'mou', title = 'MoU' }
]
capability = [{id = "c", name = "C", match = [{zone = "z"}, {zone = "y", grade = "weak"}]}]
feedback = []
[[change]]
on = 2026-01-01
by = "x"
item = "rig"
field = "title"
from.a = 1
from.b.c = 2
to = { k = "v" }
"#;

/// Indented, scattered, without blank lines, and without a final newline.
const SCATTERED: &str = "[[milestone]]\n  id='a'\n  title='A'\n[cluster]\n  name='X'\n[[feedback]]\n  id='f-1'\n  on=2026-01-01\n  by='o'\n  text='''\n  keep\n  this'''\n[[milestone]]\n  id='b'\n  title='B'\n  status='active'   # on\n[[risk]]\n  id='r'\n  text='R'\n[[milestone]]\n  id='c'\n  title='C'\n[[confirmation]]\n  on=2026-02-02\n  by='o'\n  items=['a','b']";

/// The least that a roadmap can be.
const LEAST: &str = "[cluster]\nname = \"Least\"";

/// Every style.
pub(crate) const STYLES: &[&str] = &[
    ORDINARY,
    INLINE,
    SCATTERED,
    LEAST,
    "",
    "\u{feff}# only a comment",
    "\u{feff}format = 1\r\n\r\n[cluster]\r\nname = \"CRLF\" # so\r\n\r\n[[milestone]]\r\nid = \"a\"\r\ntitle = \"A\"\r\nnotes = \"\"\"\r\nx\r\ny\"\"\"\r\nafter = [\r\n  \"b\", # b\r\n  \"c\"\r\n]\r\n\r\n[[review]]\r\non = 2026-01-01\r\nby = \"me\"",
];
