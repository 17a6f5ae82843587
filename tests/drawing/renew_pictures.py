"""Renews `pictures/`: `python -m tests.drawing.renew_pictures`. Look at the whole snapshots before."""

import io

from PIL import Image

from geo.drawing.snapshot import draw_snapshot
from geo.frame import claims_frame
from tests.drawing.test_snapshot import CASES, PICTURES, at

if __name__ == "__main__":
    for name in ("one", "world", "antimeridian", "south"):
        whole = Image.open(io.BytesIO(draw_snapshot(claims_frame([at(*CASES[name])]), dpi=96)))
        whole.convert("L").resize((160, 90), Image.Resampling.BOX).save(
            PICTURES / f"{name}.png", optimize=True
        )
