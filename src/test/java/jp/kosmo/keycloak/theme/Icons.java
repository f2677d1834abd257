package jp.kosmo.keycloak.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The drawings of the theme under the class names of Font Awesome, so that no page needs its font. */
final class Icons {

    private static final Path FOLDER = Path.of("themes/kosmo/login/icons");
    private static final String ENDING = ".svg";
    /** In the colour of the text around it, or of the system where the member has chosen their own colours. */
    private static final String DRAWN = """
            %1$s{-webkit-mask:var(--kosmo-icon) center/contain no-repeat;background:currentColor;content:"";display:inline-block;height:1em;mask:var(--kosmo-icon) center/contain no-repeat;vertical-align:-.125em;width:1em}
            @media (forced-colors:active){%1$s{background:CanvasText;forced-color-adjust:none}}
            """;

    private final TreeMap<String, String> drawings = new TreeMap<>();

    Icons() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                drawings.put(
                        file.getFileName().toString().replace(ENDING, ""),
                        Files.readString(file).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> names() {
        return drawings.keySet();
    }

    String css() {
        String all = names().stream().map(name -> ".fa-" + name + ":before").collect(Collectors.joining(","));
        return DRAWN.formatted(all)
                + drawings.entrySet().stream()
                        .map(icon -> ".fa-%s{--kosmo-icon:url(\"%s\")}\n"
                                .formatted(icon.getKey(), asAddress(icon.getValue())))
                        .collect(Collectors.joining());
    }

    private static String asAddress(String svg) {
        return "data:image/svg+xml,"
                + svg.replace("\"", "'").replace("#", "%23").replace("<", "%3C").replace(">", "%3E");
    }
}
