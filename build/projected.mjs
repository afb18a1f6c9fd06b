// Prints d3's own answer for twenty places, the yardstick of tests/core/test_projection.py.
import { geoAzimuthalEqualArea } from "d3-geo";

const PLACES = {
  Toyama: [137.211, 36.695], Niigata: [139.036, 37.902], Sapporo: [141.347, 43.064], Tottori: [134.238, 35.504],
  Fukuoka: [130.418, 33.607], Naha: [127.681, 26.212], Vladivostok: [131.874, 43.106], Khabarovsk: [135.097, 48.462],
  Yuzhno: [142.736, 46.954], Petropavlovsk: [158.628, 53.064], Magadan: [150.802, 59.563], Yakutsk: [129.723, 62.031],
  Irkutsk: [104.296, 52.296], Ulaanbaatar: [106.883, 47.908], Shenyang: [123.433, 41.792], Shanghai: [121.458, 31.222],
  Chengdu: [104.067, 30.667], Chuncheon: [127.734, 37.875], "Ho Chi Minh City": [106.63, 10.823], Edmonton: [-113.469, 53.55],
};
const project = geoAzimuthalEqualArea().rotate([-136, -40.5, 140]).scale(2400).translate([0, 0]);
console.log("place,longitude,latitude,x,y");
for (const [place, point] of Object.entries(PLACES)) {
  console.log([place, ...point, ...project(point).map((value) => value.toFixed(6))].join(","));
}
