"""What is done about kept data: saying how long, purging day by day, erasing a person."""

from app.retention.actions.erasing import erase, wipe
from app.retention.actions.running import (
    begin,
    end,
    erase_again,
    purge_letters,
    purge_other,
    purge_some,
)
from app.retention.actions.saying import KEPT, say_for_programme, say_for_region

__all__ = [
    "KEPT",
    "begin",
    "end",
    "erase",
    "erase_again",
    "purge_letters",
    "purge_other",
    "purge_some",
    "say_for_programme",
    "say_for_region",
    "wipe",
]
