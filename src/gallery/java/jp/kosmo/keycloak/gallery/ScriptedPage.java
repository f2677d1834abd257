package jp.kosmo.keycloak.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kosmo.keycloak.gallery.ScriptFixture.Site;
import org.keycloak.util.JsonSerialization;

/**
 * A page with its scripts in it: a browser loads no module from a folder. They run as they are, but for where they look for each
 * other and for what the login has answered. As long as the page is not what the fixture makes of it, it says that it is busy.
 */
final class ScriptedPage {

    private static final Path RESOURCES = Path.of("themes/kosmo/account/resources");

    /** Where modules of one name are in two folders, the last one counts. */
    private static final Map<Site, List<String>> FOLDERS =
            Map.of(Site.ACCOUNT, List.of("js"), Site.OFFICE, List.of("js", "office"));

    private static final Pattern FRAME =
            Pattern.compile("<script src=\"[^\"]*/((?:account|office)-\\d+)\\.js\" type=\"module\"></script>");
    private static final Pattern POLICY = Pattern.compile("<meta http-equiv=\"Content-Security-Policy\"[^>]*>");
    private static final Pattern ENTRY = Pattern.compile("href=\"[^\"]*\" data-module=\"([\\w-]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("([\"`])\\.\\.?/(?:js/)?([^\"`]+)\\.js\\1");
    private static final String MEMBER = Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"sub\":\"member\"}".getBytes(StandardCharsets.UTF_8));

    private static final String SERVER = """
            <script type="importmap">{"imports": %s}</script>
            <script>
            document.documentElement.setAttribute("aria-busy", "true");
            const place = "%s";
            if (place && !location.hash) {
                addEventListener("hashchange", (event) => event.stopImmediatePropagation(), { once: true });
                location.replace(place);
            }
            const answers = %s;
            // All pages of a folder would share the browser's.
            const kept = { "kosmo-login": JSON.stringify({ state: "gallery", verifier: "gallery", page: location.href }) };
            Object.defineProperty(window, "sessionStorage", { value: {
                getItem: (key) => kept[key] ?? null,
                setItem: (key, value) => { kept[key] = value; },
                removeItem: (key) => { delete kept[key]; },
            } });
            history.replaceState = () => {};
            history.pushState = (state, title, address) => location.assign(address);
            window.fetch = async (address, { method = "GET" } = {}) => {
                const path = String(address).split("%s").at(-1).replace(/\\?.*/, "");
                const { status, body } = path.endsWith("/token") ? { status: 200, body: { expires_in: 300, refresh_expires_in: 900, id_token: "e30.%s.e30" } }
                    : answers[`${method} ${path}`] ?? await Promise.reject(new TypeError("Nobody answers " + path));
                const headers = status === 401 ? { "www-authenticate": 'Bearer max_age="900"' } : {};
                return new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
            };
            const there = (selector) => new Promise((resolve) => {
                const look = () => document.querySelector("#kosmo-content[aria-busy]") || !document.querySelector(selector)
                    ? setTimeout(look, 50) : resolve(document.querySelector(selector));
                look();
            });
            </script>
            <script type="module">
            import "%s";
            await there("#kosmo-content");
            %s
            document.documentElement.removeAttribute("aria-busy");
            </script>""";

    private ScriptedPage() {}

    static String html(String page, ScriptFixture fixture) {
        String here = POLICY.matcher(page).replaceAll("");
        here = ENTRY.matcher(here)
                .replaceAll(entry -> "href=\"%s\" data-module=\"%s\""
                        .formatted(
                                entry.group(1).equals(fixture.place()) ? "#" : "index-" + entry.group(1) + ".html",
                                entry.group(1)));
        return FRAME.matcher(here)
                .replaceAll(frame -> Matcher.quoteReplacement(SERVER.formatted(
                        json(modules(fixture)),
                        fixture.site() == Site.OFFICE ? "#/" + fixture.place() : "",
                        json(fixture.answers()),
                        fixture.site().path(),
                        MEMBER,
                        frame.group(1),
                        fixture.begins())));
    }

    private static String json(Object value) {
        try {
            return JsonSerialization.writeValueAsString(value).replace("</", "<\\/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> modules(ScriptFixture fixture) {
        Map<String, String> modules = new TreeMap<>();
        for (String folder : FOLDERS.getOrDefault(fixture.site(), List.of())) {
            try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
                for (Path file : files.filter(script -> script.toString().endsWith(".js"))
                        .toList()) {
                    modules.put(file.getFileName().toString().replace(".js", ""), module(file, fixture));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return modules;
    }

    /** As an address that holds the module itself; modules find each other by the names in the page's import map. */
    private static String module(Path file, ScriptFixture fixture) throws IOException {
        String script = IMPORTED.matcher(Files.readString(file))
                .replaceAll("$1$2$1")
                .replace("location.search", "\"?in=" + fixture.place() + "\"")
                .replace("location.hash.slice(1)", "\"" + loginAnswer(fixture) + "\"")
                .replace("location.hash.includes(", "\"" + loginAnswer(fixture) + "\".includes(");
        return "data:text/javascript;base64,"
                + Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8));
    }

    private static String loginAnswer(ScriptFixture fixture) {
        return "state=gallery&code=gallery&" + fixture.outcome();
    }
}
