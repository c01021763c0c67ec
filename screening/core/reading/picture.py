"""A picture of a page: grey pixels, and how many points one of them measures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """`pixels` holds one byte of grey per pixel, row by row."""

    width: int
    height: int
    pixels: bytes
    points_per_pixel: float
