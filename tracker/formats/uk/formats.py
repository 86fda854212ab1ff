"""E is the month in the genitive, as it stands after a day."""

DATE_FORMAT = "j E Y р."
MONTH_DAY_FORMAT = "j E"
YEAR_MONTH_FORMAT = "F Y р."
DATETIME_FORMAT = "j E Y р., H:i"
SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
