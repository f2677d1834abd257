package jp.kosmo.keycloak.gallery;

import java.util.List;

/** The page that shows all pages: one row for each, one frame of a phone's width for each view. */
final class GalleryIndex {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Gallery of the theme</title>
            <style>
            body { font-family: sans-serif; margin: 1rem; background: #ddd }
            h2 { position: sticky; left: 1rem; font-size: 1rem; margin: 2rem 0 .5rem }
            div { display: flex; gap: 1rem }
            iframe { width: 390px; height: 844px; flex: none; border: 1px solid #888; background: #fff }
            </style>
            </head>
            <body>
            <h1>Gallery of the theme</h1>
            <p>A stylesheet is read from its source: edit, reload. After a change of a template or a text, run <code>./mvnw -Pgallery</code> again.
            Columns: %s. From a folder, browsers run no script of a login page; the demo shows those. The account pages have theirs in them.</p>
            """;

    private final StringBuilder rows = new StringBuilder();

    void page(List<View> views, String template, String state, String file) {
        rows.append("<h2>").append(template).append(": ").append(state).append("</h2>\n<div>\n");
        for (View view : views) {
            String address = view.name() + "/" + file;
            rows.append("<iframe loading=\"lazy\" title=\"%s\" src=\"%s\"></iframe>%n".formatted(address, address));
        }
        rows.append("</div>\n");
    }

    String html() {
        return HEAD.formatted(
                        String.join(", ", View.ALL.stream().map(View::name).toList())) + rows + "</body>\n</html>\n";
    }
}
