"""A workbook of a small forum, as a coordinator or the benchmark writes it."""

from datetime import date, time
from io import BytesIO

import xlsxwriter

DAY = date(2026, 8, 5)
HEADINGS = ["Reference", "Track", "Required Timeslots", "Order", "Time Zone", "Presenters"]


def sheets():
    """Return the cells of a small forum, sheet by sheet."""
    hours = [time(9, 30), time(21, 30), None, time(7), time(23), 1, None, 10]
    left = [None, "GMT+9", None, hours[0], hours[1], None, *hours[3:]]
    weights = [None, *range(16)]
    return {
        "parameters": [[None, left[row] if row < len(left) else None, None, None, weights[row]]
                       for row in range(17)],
        "submissions": [
            [*HEADINGS, "Attendees", "Wed1", "Wed2", "North", "South"],
            ["t1", "Rivers ", 1, 0, "GMT+9", "Aoki Mei, Kim Jun", "Lee", 2, None, None, 3],
            ["t2", "Rivers", 2, 1, "GMT-5", "", "Aoki Mei, , Kim Jun", None, None, None, None],
            [3, "Ports", 1.0, None, None, None, None, None, None, None, None],
        ],
        "tracks": [["Tracks", "Chairs"], ["Rivers", "Kim Jun"], ["Ports", None]],
        "sessions": [
            ["Sessions", "Max Number of Timeslots", "Date", "Start Time", "End Time"],
            ["Wed1", 2, DAY, time(9, 30), time(10, 30)],
            ["Wed2", 3, DAY, time(20), time(21, 30)],
        ],
        "rooms": [["Rooms"], ["North"], ["South"]],
        "tracks_sessions|penalty": [["", "Wed1", "Wed2"], ["Rivers", 4, None], ["Ports", None, 5]],
        "tracks_rooms|penalty": [["", "North", "South"], ["Ports", None, 6]],
        "similar tracks": [["", "Rivers", "Ports"], ["Rivers", None, 7], ["Ports", 8, None]],
        "sessions_rooms|penalty": [["", "North", "South"], ["Wed1", None, 9]],
    }  # fmt: skip


def workbook(cells):
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        day, clock = (book.add_format({"num_format": form}) for form in ("yyyy-mm-dd", "hh:mm"))
        for name, rows in cells.items():
            sheet = book.add_worksheet(name)
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    form = {date: day, time: clock}.get(type(value))
                    sheet.write(row, column, value, form)
    return file.getvalue()
