import "./scripts/errors.js";
import "./scripts/once.js";
