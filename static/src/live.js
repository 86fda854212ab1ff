// What makes the pages lively: htmx, which follows the hx-* attributes of the templates. Its settings stand in base.html.
import "htmx.org";

// The three typefaces, written to live.css. A browser fetches only the subsets whose letters a page holds.
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/noto-sans-arabic/wght.css";

import "./reading/linking.js";
import "./reading/copying.js";
import "./charts.js";
