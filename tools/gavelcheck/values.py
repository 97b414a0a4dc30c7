"""Section 1: canonical JSON, times, calendar arithmetic and intervals."""

import base64
import binascii
import datetime
import hashlib
import re

LIMITS = {  # bytes, depth, members, items, bytes of a string
    "event": (32_768, 16, 256, 4_096, 4_096),
    "entry": (60_000, 17, 256, 4_096, 4_096),
    "document": (16_777_216, 16, 4_096, 65_536, 65_536),
    "submission": (67_108_864, 16, 4_096, 65_536, 33_554_432),
}
LARGEST_INTEGER = 2**53 - 1

_INTEGER = re.compile(r"0|[1-9][0-9]*")
_NAME = re.compile(r'"([a-z][a-z0-9_]*)":')
_PLAIN = re.compile(r'[^"\\]*')
_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_ESCAPES = {'"': '"', "\\": "\\", "n": "\n", "t": "\t"}


class Malformed(Exception):
    """What is not of the form that the page tells."""


class Broken(Malformed):
    """A receipt, proof or note that does not hold: the code of 16.3."""

    def __init__(self, code, text=""):
        super().__init__(text or code)
        self.code = code


class _Reader:
    """A reader of canonical JSON (1.1) that takes nothing else."""

    def __init__(self, text, limits):
        self.text, self.at, self.depth = text, 0, 0
        _, self.most_depth, self.most_members, self.most_items, self.most_string = limits

    def value(self):
        text, at = self.text, self.at
        first = text[at:at + 1]
        if first == '"':
            return self.string()
        if first == "{":
            return self.object()
        if first == "[":
            return self.array()
        for word, value in (("true", True), ("false", False)):
            if text.startswith(word, at):
                self.at += len(word)
                return value
        match = _INTEGER.match(text, at)
        if not match or int(match.group()) > LARGEST_INTEGER:
            raise Malformed(f"no value at character {at}")
        self.at = match.end()
        return int(match.group())

    def enter(self):
        self.at += 1
        self.depth += 1
        if self.depth > self.most_depth:
            raise Malformed("too deep")

    def next(self, close):
        """Whether another item follows; eats the comma or the closing bracket."""
        sign = self.text[self.at:self.at + 1]
        self.at += 1
        if sign == close:
            self.depth -= 1
            return False
        if sign != ",":
            raise Malformed(f"no comma at character {self.at - 1}")
        return True

    def object(self):
        self.enter()
        result, last = {}, ""
        if self.text[self.at:self.at + 1] == "}":
            self.next("}")
            return result
        while True:
            match = _NAME.match(self.text, self.at)
            if not match or match.group(1) <= last:
                raise Malformed(f"no member name, or out of order, at character {self.at}")
            last = match.group(1)
            self.at = match.end()
            result[last] = self.value()
            if len(result) > self.most_members:
                raise Malformed("too many members")
            if not self.next("}"):
                return result

    def array(self):
        self.enter()
        result = []
        if self.text[self.at:self.at + 1] == "]":
            self.next("]")
            return result
        while True:
            result.append(self.value())
            if len(result) > self.most_items:
                raise Malformed("too many items")
            if not self.next("]"):
                return result

    def string(self):
        self.at += 1
        parts = []
        while True:
            match = _PLAIN.match(self.text, self.at)
            if _FORBIDDEN.search(match.group()):
                raise Malformed("a character that no string holds")
            parts.append(match.group())
            self.at = match.end()
            sign = self.text[self.at:self.at + 1]
            if sign == '"':
                self.at += 1
                result = "".join(parts)
                if len(result.encode()) > self.most_string:
                    raise Malformed("string too long")
                return result
            escaped = _ESCAPES.get(self.text[self.at + 1:self.at + 2])
            if not sign or escaped is None:
                raise Malformed("unknown escape, or an open string")
            parts.append(escaped)
            self.at += 2


def parse(data, kind):
    """The value of canonical JSON, within the limits of an event, entry, document or submission."""
    limits = LIMITS[kind]
    if len(data) > limits[0]:
        raise Malformed("too long")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("not UTF-8") from error
    reader = _Reader(text, limits)
    result = reader.value()
    if reader.at != len(text):
        raise Malformed("something after the value")
    return result


def canonical(value):
    """The canonical JSON of a value, as bytes."""
    return _write(value).encode()


def _write(value):
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'
    if isinstance(value, list):
        return "[" + ",".join(map(_write, value)) + "]"
    return "{" + ",".join(f'"{name}":{_write(value[name])}' for name in sorted(value)) + "}"


def digest(data):
    return hashlib.sha256(data).hexdigest()


def unbase64(text):
    """Base64 as 1.2 takes it: padded, in its one spelling."""
    try:
        data = base64.b64decode(text.encode(), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Malformed("not base64") from error
    if base64.b64encode(data).decode() != text:
        raise Malformed("another spelling of base64")
    return data


# Times (1.2) are integers: seconds since 1970 without leap seconds.

_TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z")
_EPOCH = datetime.datetime(1970, 1, 1)
DAY = 86_400


def _seconds(moment):
    return (moment - _EPOCH).days * DAY + (moment - _EPOCH).seconds


FIRST = _seconds(datetime.datetime(2000, 1, 1))
LAST = _seconds(datetime.datetime(9999, 12, 31, 23, 59, 59))


def time_of(text):
    match = _TIME.fullmatch(text)
    if not match:
        raise Malformed("not a time")
    try:
        result = _seconds(datetime.datetime(*map(int, match.groups())))
    except ValueError as error:
        raise Malformed("no such time") from error
    if result < FIRST:
        raise Malformed("before the year 2000")
    return result


def moment(time):
    return _EPOCH + datetime.timedelta(seconds=time)


def time_text(time):
    return moment(time).isoformat() + "Z"


def plus(time, seconds):
    """Adding seconds stops at the first and last second (1.2)."""
    return max(FIRST, min(LAST, time + seconds))


def plus_months(time, months):
    """Adding months keeps the time of day and moves to the end of a shorter month (1.2)."""
    start = moment(time)
    index = start.year * 12 + start.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if year > 9999:
        return LAST
    following = datetime.date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    length = (following - datetime.timedelta(days=1)).day if following else 31
    return _seconds(start.replace(year=year, month=month, day=min(start.day, length)))


def day_of(time):
    return time // DAY


def contains(record, time):
    """Whether the half-open interval of a record contains the time."""
    return record.start is not None and record.start <= time and (record.end is None or time < record.end)


def reaches_beyond(record, time):
    """*It reaches beyond t* (1.2)."""
    return record.start is not None and (record.end is None or record.end > time and record.end > record.start)


def end_at(record, time):
    """*To end it at t* (1.2): whether it was ended."""
    if not reaches_beyond(record, time):
        return False
    record.end = max(record.start, time)
    return True


def earliest(*times):
    """The earliest of the times that there are, or none."""
    return min((time for time in times if time is not None), default=None)


class Refused(Exception):
    """An entry that is not lawful, or an act that is void: the code of the refusal."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def require(condition, code):
    if not condition:
        raise Refused(code)
