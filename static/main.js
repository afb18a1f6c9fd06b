import "./scripts/errors.js";
import "./scripts/once.js";
import "./scripts/columns.js";
import "./scripts/again.js";
import "./scripts/keeping.js";
import "./scripts/reviewing.js";
import "./scripts/showing.js";
import "./scripts/sliders.js";
