"""The kit that every screen of the app is drawn with; nothing here knows the game's figures.

How to build a screen:

1. A screen is a `GameScreen`; what it shows are `Sheet`s (or `Page`, which scrolls, or `PickList`,
   which has a cursor). A sheet asks a function for its lines at a width, and draws again only those
   that differ: `reload` it as often as you like.
2. A line is a `Row` of `Span`s. A span has a *tone*, a few words: `"dim"`, `"content bold"`,
   `"bright on panel"`, `"bg on kol bold"`. The colours are those of `themes`, their reader is
   `styles`. Structure comes from grounds (`bg`, `surface`, `panel`), not from boxes.
3. Every width is in cells: `cell_len`, `fit`, `fit_right`, `width_of`, never `len`.
4. From the kit: `chip(group, t)` wherever a lever group is meant, `hue(group)` its colour,
   `monogram` and `face` for people, `goal_bar` for goals, `bar_spans` and `spark` (in `cells`),
   `columns`, `waterfall`, `histogram` and `lane_rows` for charts, `Canvas` for lines and areas,
   `hero` for big digits, `stamp` for celebrations, `titled`, `spread`, `on_ground`, `with_spare`
   for the layout, `size_of` for the class of a width.
5. Only signs of the safe set are drawn: see `symbols`. A test looks at every screen.
6. Whatever moves asks `motion` first, and no key waits for it.

`tui/pages/review/` is a screen to follow.
"""

from __future__ import annotations

from simgame.tui.look.canvas import Canvas as Canvas
from simgame.tui.look.charts import Column as Column
from simgame.tui.look.charts import Lane as Lane
from simgame.tui.look.charts import Step as Step
from simgame.tui.look.charts import chips_in_rows as chips_in_rows
from simgame.tui.look.charts import columns as columns
from simgame.tui.look.charts import histogram as histogram
from simgame.tui.look.charts import lane_rows as lane_rows
from simgame.tui.look.charts import named_points as named_points
from simgame.tui.look.charts import top_of as top_of
from simgame.tui.look.charts import waterfall as waterfall
from simgame.tui.look.charts import with_axis as with_axis
from simgame.tui.look.chips import chip as chip
from simgame.tui.look.chips import face as face
from simgame.tui.look.chips import goal_hue as goal_hue
from simgame.tui.look.chips import hue as hue
from simgame.tui.look.chips import monogram as monogram
from simgame.tui.look.chips import tag as tag
from simgame.tui.look.digits import hero as hero
from simgame.tui.look.goal_bar import goal_bar as goal_bar
from simgame.tui.look.layout import on_ground as on_ground
from simgame.tui.look.layout import size_of as size_of
from simgame.tui.look.layout import spread as spread
from simgame.tui.look.layout import titled as titled
from simgame.tui.look.layout import with_spare as with_spare
from simgame.tui.look.stamps import stamp as stamp
