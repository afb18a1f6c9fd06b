import "./scripts/errors.js";
import "./scripts/once.js";
import "./scripts/columns.js";
