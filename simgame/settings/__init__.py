"""What a player has set once and for all: how the app speaks, looks and moves."""

from __future__ import annotations

from simgame.settings.kept import KeptSettings as KeptSettings
from simgame.settings.offered import OFFERED as OFFERED
from simgame.settings.offered import STOPS as STOPS
from simgame.settings.offered import Settings as Settings
from simgame.settings.offered import forced as forced
from simgame.settings.stored import VARIABLE as VARIABLE
from simgame.settings.stored import read_settings as read_settings
from simgame.settings.stored import settings_file as settings_file
