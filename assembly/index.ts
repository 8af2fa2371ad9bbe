export { elmanBackward } from "./backward";
export { cellBackward } from "./cell/backward";
export { cellForward } from "./cell/forward";
export {
  addThroughSquare,
  denseBackward,
  denseForward,
  denseNoise,
  denseNoiseBackward,
  fillRows,
  square,
  sumRows,
} from "./dense";
export { elmanForward } from "./forward";
export { matrixProduct, normalize } from "./matrix";
export { orthonormalRows } from "./orthonormal";
export { peak } from "./peak";
export { copyRows } from "./rows";
export { adam, addScaled, momentum, scale, squaredNorm } from "./vector";
