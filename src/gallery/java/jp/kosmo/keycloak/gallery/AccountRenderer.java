package jp.kosmo.keycloak.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kosmo.keycloak.gallery.AccountFixture.Answer;
import org.keycloak.models.Constants;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;
import org.keycloak.theme.beans.MessageFormatterMethod;
import org.keycloak.theme.freemarker.FreeMarkerProvider;
import org.keycloak.util.JsonSerialization;

/**
 * Renders an account page with its scripts in it: a browser loads no module from a folder. They run as they are, but for where
 * they look for each other and for what the login has answered.
 */
final class AccountRenderer {

    private static final Path SCRIPTS = Path.of("themes/kosmo/account/resources/js");
    private static final Pattern FRAME =
            Pattern.compile("<script src=\"[^\"]*/js/(account-\\d+)\\.js\" type=\"module\"></script>");
    private static final Pattern POLICY = Pattern.compile("<meta http-equiv=\"Content-Security-Policy\"[^>]*>");
    private static final Pattern ENTRY = Pattern.compile("href=\"[^\"]*\" data-module=\"([\\w-]+)\"");
    private static final String MEMBER = Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"sub\":\"member\"}".getBytes(StandardCharsets.UTF_8));

    private static final String SERVER = """
            <script type="importmap">{"imports": %s}</script>
            <script>
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
                const path = String(address).replace(/^.*\\/realms\\/sample\\//, "").replace(/\\?.*/, "");
                const { status, body } = path.endsWith("/token") ? { status: 200, body: { expires_in: 300, id_token: "e30.%s.e30" } }
                    : answers[`${method} ${path}`] ?? await Promise.reject(new TypeError("Nobody answers " + path));
                return new Response(status === 204 ? null : JSON.stringify(body), { status });
            };
            </script>
            <script type="module">
            import "%s";
            const filled = setInterval(() => {
                if (!document.querySelector("#kosmo-content[aria-busy]")) {
                    clearInterval(filled);
                    %s
                }
            }, 50);
            </script>""";

    private AccountRenderer() {}

    static String html(Sandbox sandbox, View view, AccountFixture fixture) {
        Theme theme = sandbox.theme(Theme.Type.ACCOUNT);
        try {
            Properties messages = theme.getEnhancedMessages(sandbox.realm(), view.locale());
            Map<String, Object> model = new HashMap<>();
            model.put("serverBaseUrl", "https://login.example.jp");
            model.put("baseUrl", "https://login.example.jp/realms/sample/account/");
            model.put("resourceUrl", "/resources/gallery/account/" + theme.getName());
            model.put("realm", sandbox.realm());
            model.put("clientId", Constants.ACCOUNT_CONSOLE_CLIENT_ID);
            model.put("locale", view.locale().toLanguageTag());
            model.put("localeDir", "ltr");
            model.put("msg", new MessageFormatterMethod(view.locale(), messages));
            model.put("supportedLocales", new TreeMap<>(Map.of("ja", "日本語", "en", "English")));
            model.put("properties", theme.getProperties());
            model.put("updateEmailActionEnabled", true);
            String page =
                    sandbox.keycloak().getProvider(FreeMarkerProvider.class).processTemplate(model, "index.ftl", theme);
            return withScripts(page, fixture, refusals(view, messages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FreeMarkerException e) {
            throw new IllegalStateException("The account page cannot be shown", e);
        }
    }

    /** The texts of refusals, which the script asks for when it needs one. */
    private static Map<String, Answer> refusals(View view, Properties messages) {
        List<Map<String, String>> texts = messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith("kosmoUserId"))
                .map(key -> Map.of("key", key, "value", messages.getProperty(key)))
                .toList();
        return Map.of(
                "GET https://login.example.jp/resources/sample/account/"
                        + view.locale().toLanguageTag(),
                Answer.ok(texts));
    }

    private static String withScripts(String page, AccountFixture fixture, Map<String, Answer> refusals)
            throws IOException {
        Map<String, String> modules = new TreeMap<>();
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            for (Path file : files.toList()) {
                modules.put(file.getFileName().toString().replace(".js", ""), module(file, fixture));
            }
        }
        Map<String, Answer> all = new HashMap<>(fixture.answers());
        all.putAll(refusals);
        String imports = JsonSerialization.writeValueAsString(modules);
        String answers = JsonSerialization.writeValueAsString(all).replace("</", "<\\/");
        String here = POLICY.matcher(page).replaceAll("");
        here = ENTRY.matcher(here)
                .replaceAll(entry -> "href=\"%s\" data-module=\"%s\""
                        .formatted(
                                entry.group(1).equals(fixture.module()) ? "#" : "index-" + entry.group(1) + ".html",
                                entry.group(1)));
        return FRAME.matcher(here)
                .replaceAll(frame -> Matcher.quoteReplacement(
                        SERVER.formatted(imports, answers, MEMBER, frame.group(1), fixture.begins())));
    }

    /** As an address that holds the module itself; modules find each other by the names in the page's import map. */
    private static String module(Path file, AccountFixture fixture) throws IOException {
        String script = Files.readString(file)
                .replaceAll("([\"`])\\./([^\"`]+)\\.js\\1", "$1$2$1")
                .replace("location.search", "\"?in=" + fixture.module() + "\"")
                .replace("location.hash", "\"#state=gallery&code=gallery&" + fixture.outcome() + "\"");
        return "data:text/javascript;base64,"
                + Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8));
    }
}
