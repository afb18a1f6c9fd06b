"""Where a place lies on the house's map: azimuthal equal-area, turned about three axes.

The same mathematics as d3-geo's `geoAzimuthalEqualArea().rotate()`, which draws the land
(J. P. Snyder, Map Projections: A Working Manual, 1987, chapter 24).
"""

from dataclasses import dataclass
from math import asin, atan2, cos, radians, sin, sqrt


@dataclass(frozen=True, kw_only=True)
class Projection:
    """A projection: rotation about the three axes in degrees, and map units per radius."""

    rotate: tuple[float, float, float]
    scale: float

    def project(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return the point in map units, x to the right and y downwards, of a place in degrees."""
        turned, height = self._turned(radians(longitude), radians(latitude))
        stretch = sqrt(2 / (1 + cos(turned) * cos(height))) * self.scale
        return stretch * cos(height) * sin(turned), -stretch * sin(height)

    def _turned(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return longitude and latitude (radians) on the turned globe."""
        about, tilt, roll = map(radians, self.rotate)
        x = cos(longitude + about) * cos(latitude)
        y = sin(longitude + about) * cos(latitude)
        z = sin(latitude)
        k = z * cos(tilt) + x * sin(tilt)
        return (
            atan2(y * cos(roll) - k * sin(roll), x * cos(tilt) - z * sin(tilt)),
            asin(k * cos(roll) + y * sin(roll)),
        )
