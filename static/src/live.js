// What makes the pages lively: htmx, which follows the hx-* attributes of the templates. Its settings stand in base.html.
import "htmx.org";

// The three typefaces (scripts/typefaces makes them), written to live.css. A browser fetches only the subsets whose letters a page holds.
import "./typefaces/inter.css";
import "./typefaces/source-serif-4.css";
import "./typefaces/noto-sans-arabic.css";

import "./reading/linking.js";
import "./reading/copying.js";
import "./charts.js";
