"""A logo in the corner of a sheet: checked before it is drawn, for anybody may hand one in."""

import io

import numpy as np
from matplotlib.axes import Axes
from matplotlib.image import BboxImage
from matplotlib.transforms import Bbox, TransformedBbox
from numpy.typing import NDArray
from PIL import Image

LARGEST_LOGO = 2_000_000  # bytes
_MOST_PIXELS = 16_000_000
_FORMATS = ("PNG", "JPEG")


def logo_pixels(logo: bytes) -> NDArray[np.uint8]:
    """Return the pixels of a PNG or JPEG image, (height, width, RGBA).

    Raises ValueError for another format, a file over `LARGEST_LOGO` and more than 16 million pixels.
    """
    if len(logo) > LARGEST_LOGO:
        raise ValueError(
            f"The logo is {len(logo) / 1e6:.1f} MB; give one of {LARGEST_LOGO / 1e6:.0f} MB at the most."
        )
    try:
        with Image.open(io.BytesIO(logo), formats=_FORMATS) as opened:
            wide, high = opened.size
            if wide * high > _MOST_PIXELS:
                raise ValueError(
                    f"The logo has {wide:,} × {high:,} pixels; give one of 4,000 × 4,000 at the most."
                )
            return np.asarray(opened.convert("RGBA"))
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("The logo is not an image that can be read; give a PNG or a JPEG.") from error


def draw_logo(axes: Axes, logo: bytes, right: float, top: float, most_high: float, most_wide: float) -> float:
    """Draw a logo with its upper right corner at a point of the sheet; return its width in points."""
    picture = logo_pixels(logo)
    high, wide = picture.shape[:2]
    scale = min(most_high / high, most_wide / wide)
    box = Bbox.from_bounds(right - wide * scale, top - high * scale, wide * scale, high * scale)
    image = BboxImage(TransformedBbox(box, axes.transData), interpolation="antialiased", zorder=5)
    image.set_data(picture)
    axes.figure.add_artist(image)
    return float(wide * scale)
