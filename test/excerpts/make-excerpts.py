"""Cuts the excerpts of public data sets beside it, and writes stand-ins for the sets that must not be cut or state no licence.

Run: python3 make-excerpts.py FOLDER     FOLDER holds the whole sets, a folder each as in README.md. Python 3 alone.

A cut keeps the header and some consecutive rows, byte for byte. A stand-in has the layout, the notation of time, the gaps and
the missing values of its set, and invented values: a sine with digits of its own.
"""
import datetime
import gzip
import math
import pathlib
import sys

HERE = pathlib.Path(__file__).parent

# set/file, first and last row (1: the first below the header)
CUTS = [
    ("bike-sharing/hour.csv.gz", [(15870, 15911)]),
    ("bike-sharing/day.csv", [(46, 81)]),
    ("beijing-pm25/pollution.csv.gz", [(2146, 2193)]),
    ("weather-france-35/Q_35_latest-2025-2026_RR-T-Vent.csv.gz", [(7208, 7243), (7712, 7747)]),
    ("household-power/household_power_2days.txt", [(1421, 1460)]),
    ("household-power/household_power_days.csv", [(1, 36)]),
    ("occupancy/datatraining.txt", [(1, 36)]),
    ("occupancy/datatest.txt", [(185, 226)]),
    ("occupancy/datatest2.txt", [(25, 66)]),
    ("weather-seattle/seattle-weather.csv", [(1, 36)]),
    ("weather-seattle/sf-temps.csv.gz", [(1, 48)]),
]
KEPT_COMPRESSED = {"weather-seattle/sf-temps.csv.gz"}  # one file, so that reading compressed ones is tested too


def write(name, data):
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


def cut(whole, name, stretches):
    data = (whole / name).read_bytes()
    lines = (gzip.decompress(data) if name.endswith(".gz") else data).splitlines(keepends=True)
    part = b"".join(lines[:1] + [line for first, last in stretches for line in lines[first:last + 1]])
    if name in KEPT_COMPRESSED:
        write(name, gzip.compress(part, mtime=0))
    else:
        write(name.removesuffix(".gz"), part)


def wave(k, size=10.0):
    return size * (1.5 + math.sin(0.7 * k) + 0.3 * math.sin(2.9 * k))


def days(start, count):
    return [datetime.date.fromisoformat(start) + datetime.timedelta(k) for k in range(count)]


def stand_ins():
    hours = [datetime.datetime(2016, 7, 1) + datetime.timedelta(hours=k) for k in range(48)]
    yield "ett/ETTh1.csv", "\n", ["date,HUFL,HULL,MUFL,MULL,LUFL,LULL,OT"] + [
        ",".join([str(hour)] + [repr(wave(k + 5 * c)) for c in range(7)]) for k, hour in enumerate(hours)]
    yield "santafe-laser-a/santafe.dat", "\n", [f"{int(wave(k, 80)):4d}" for k in range(48)]
    yield "exchange-rate/exchange_rate.txt", "\n", [
        ",".join(f"{wave(k + 5 * c, 0.5):.6f}" for c in range(8)) for k in range(48)]
    common = [day for day in days("1984-02-11", 40) if (day.month, day.day) != (2, 29)]
    for file, column in (("max", "Temperature"), ("min", "Temp")):
        yield f"melbourne-temps/daily-{file}-temperatures.csv", "\r\n", [f'"Date","{column}"'] + [
            f'"{day}",{wave(k):.1f}' for k, day in enumerate(common)]
    months = [f"{1749 + k // 12}-{k % 12 + 1:02d}" for k in range(48)]
    yield "sunspots-monthly/monthly-sunspots.csv", "\r\n", ['"Month","Sunspots"'] + [
        f'"{month}",{round(wave(k, 40))}.0' for k, month in enumerate(months)]

    def table(name, header, rows):
        return f"R-datasets/{name}.csv", "\n", [header, *rows]

    quarters = [f"{1945 + k // 4}-Q{k % 4 + 1}" for k in range(48)]
    yield table("AirPassengers", "time,value", (f"{1949 + k // 12}-{k % 12 + 1:02d},{round(wave(k, 90))}" for k in range(48)))
    yield table("JohnsonJohnson", "time,value", (f"{quarter},{wave(k, 0.5):.2f}" for k, quarter in enumerate(quarters)))
    yield table("presidents", "time,value", (
        f"{quarter},{'NA' if k in (0, 12, 13, 30, 31) else round(wave(k, 30))}" for k, quarter in enumerate(quarters)))
    yield table("treering", "time,value", (f"{50 * k - 1000},{wave(k, 0.6):.3f}" for k in range(48)))
    yield table("EuStockMarkets", "time,DAX,SMI,CAC,FTSE", (
        ",".join([f"{1991 + (129 + k) / 260:.6f}"] + [f"{wave(k + 5 * c, 900):.2f}" for c in range(4)]) for k in range(48)))
    yield table("airquality", "Ozone,Solar.R,Wind,Temp,Month,Day", (
        f"{'NA' if k % 9 == 4 else round(wave(k, 20))},{'NA' if k % 13 == 4 else round(wave(k + 3, 90))},"
        f"{wave(k + 7, 6):.1f},{round(wave(k + 9, 40))},{day.month},{day.day}" for k, day in enumerate(days("1973-05-01", 48))))
    yield table("lh", "time,value", (f"{k + 1},{wave(k, 1.6):.1f}" for k in range(48)))


for name, stretches in CUTS:
    cut(pathlib.Path(sys.argv[1]), name, stretches)
for name, line_end, lines in stand_ins():
    write(name, (line_end.join(lines) + ("" if line_end == "\r\n" else "\n")).encode())
